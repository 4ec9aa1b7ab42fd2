import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Sky } from '../../light/sky.ts';

/** Morning: the sun comes in by the tall windows, from the right of the picture and a little from the front. */
export const towardsSun = new Vector3(0.74, 0.62, 0.34).normalize();

/** What the room mirrors: pale walls, a dark ceiling. */
export const surroundings: Sky = {
  zenith: new Color(0.3, 0.32, 0.34),
  horizon: new Color(0.74, 0.7, 0.62),
  glow: new Color(1.2, 1.0, 0.74),
  cloud: new Color(0.7, 0.7, 0.7),
  towardsSun,
  cover: 0,
};

/** Dust in the air of a hall. */
export const haze: Haze = {
  colour: new Color(0.42, 0.44, 0.44),
  glow: new Color(0.9, 0.82, 0.66),
  towardsSun: new Vector3(towardsSun.x, 0.1, -0.4).normalize(),
  density: 0.016,
  halfHeight: 8,
};

export const grade: Grade = {
  exposure: 0.98,
  shadows: [0.9, 1.0, 1.07],
  lights: [1.05, 1.0, 0.93],
  saturation: 1.08,
  contrast: 0.3,
  vignette: 0.34,
};

/** Key through the windows, with shadows; pale walls as fill. The rim is on the figure alone. */
export function lightHall(scene: Scene): DirectionalLight {
  const key = new DirectionalLight(new Color(1, 0.9, 0.74), 3.7);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0005;
  key.shadow.normalBias = 0.015;
  key.shadow.radius = 2.4;
  Object.assign(key.shadow.camera, { left: -2.9, right: 2.9, top: 2.9, bottom: -2.9, near: 1, far: 22 });
  key.target.position.set(0, 0.7, -0.6);
  key.position.copy(key.target.position).addScaledVector(towardsSun, 11);
  const fill = new HemisphereLight(new Color(0.86, 0.92, 1), new Color(0.62, 0.5, 0.38), 1.15);
  scene.add(key, key.target, fill);
  return key;
}
