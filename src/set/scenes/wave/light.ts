import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Rim } from '../../light/rim.ts';
import type { Sky } from '../../light/sky.ts';

/** Morning: the sun comes over the camera's right shoulder, low enough to put his shadow on the door. */
export const towardsSun = new Vector3(0.6, 0.42, 0.72).normalize();

export const sky: Sky = {
  zenith: new Color(0.3, 0.46, 0.66),
  horizon: new Color(0.9, 0.88, 0.76),
  glow: new Color(0.9, 0.7, 0.42),
  cloud: new Color(1, 0.98, 0.94),
  towardsSun,
  cover: 0.4,
};

/** Mist in the garden, brightest at the right, where the light comes between the trees. */
export const haze: Haze = {
  colour: new Color(0.46, 0.52, 0.4),
  glow: new Color(0.9, 0.82, 0.52),
  towardsSun: new Vector3(0.5, 0.08, -0.86).normalize(),
  density: 0.036,
  halfHeight: 9,
};

export const rim: Rim = {
  colour: new Color(1.35, 1.15, 0.75),
  towards: new Vector3(0.7, 0.45, -0.6).normalize(),
  sharpness: 2.4,
};

export const grade: Grade = {
  exposure: 0.67,
  shadows: [0.94, 1, 1.08],
  lights: [1.05, 1.01, 0.92],
  saturation: 1.06,
  contrast: 0.46,
  vignette: 0.34,
};

/** Key with shadows, and the sky as fill. */
export function lightGarden(scene: Scene): DirectionalLight {
  const key = new DirectionalLight(new Color(1, 0.88, 0.68), 2.75);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0005;
  key.shadow.normalBias = 0.012;
  key.shadow.radius = 2;
  Object.assign(key.shadow.camera, { left: -2.3, right: 2.3, top: 2.3, bottom: -2.3, near: 1, far: 16 });
  key.target.position.set(-0.4, 1.05, -0.6);
  key.position.copy(key.target.position).addScaledVector(towardsSun, 8);
  const fill = new HemisphereLight(new Color(0.72, 0.84, 1), new Color(0.5, 0.47, 0.36), 0.8);
  scene.add(key, key.target, fill);
  return key;
}
