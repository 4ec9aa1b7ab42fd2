import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Rim } from '../../light/rim.ts';
import type { Sky } from '../../light/sky.ts';

/** An hour before sunset: the sun stands to the left of the camera and a little behind it. */
export const towardsSun = new Vector3(-0.74, 0.44, 0.5).normalize();

/** The sky one sees is the one across from the sun, so its warm side is painted where the city is. */
export const sky: Sky = {
  zenith: new Color(0.24, 0.38, 0.6),
  horizon: new Color(0.8, 0.6, 0.55),
  glow: new Color(0.9, 0.46, 0.2),
  cloud: new Color(1.02, 0.86, 0.78),
  towardsSun: new Vector3(0.35, 0.12, -0.92).normalize(),
  cover: 0.5,
};

export const haze: Haze = {
  colour: new Color(0.45, 0.43, 0.53),
  glow: new Color(0.95, 0.64, 0.44),
  towardsSun: new Vector3(0.35, 0.05, -0.92).normalize(),
  density: 0.0115,
  halfHeight: 22,
};

export const rim: Rim = {
  colour: new Color(1.6, 1.05, 0.62),
  towards: new Vector3(0.62, 0.4, -0.68).normalize(),
  sharpness: 2.3,
};

export const grade: Grade = {
  exposure: 0.94,
  shadows: [0.92, 0.98, 1.1],
  lights: [1.05, 1, 0.93],
  saturation: 1.05,
  contrast: 0.3,
  vignette: 0.32,
};

/** Key with shadows, and the sky as fill. */
export function lightRoof(scene: Scene): DirectionalLight {
  const key = new DirectionalLight(new Color(1, 0.78, 0.54), 3.45);
  key.castShadow = true;
  key.shadow.mapSize.set(2048, 2048);
  key.shadow.bias = -0.0005;
  key.shadow.normalBias = 0.016;
  key.shadow.radius = 2.2;
  Object.assign(key.shadow.camera, { left: -4.6, right: 4.6, top: 3.4, bottom: -3.4, near: 1, far: 22 });
  key.target.position.set(0.4, 0.6, -0.9);
  key.position.copy(key.target.position).addScaledVector(towardsSun, 11);
  const fill = new HemisphereLight(new Color(0.72, 0.78, 1), new Color(0.55, 0.44, 0.36), 0.95);
  scene.add(key, key.target, fill);
  return key;
}
