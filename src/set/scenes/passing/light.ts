import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Sky } from '../../light/sky.ts';

/** A clear afternoon: the sun stands ahead of the subject and over the camera's shoulder. */
export const towardsSun = new Vector3(0.5, 0.72, 0.48).normalize();

export const sky: Sky = {
  zenith: new Color(0.2, 0.4, 0.66),
  horizon: new Color(0.6, 0.73, 0.82),
  glow: new Color(0.9, 0.74, 0.48),
  cloud: new Color(1.02, 1.0, 0.96),
  towardsSun,
  cover: 0.5,
};

export const haze: Haze = {
  colour: new Color(0.44, 0.56, 0.64),
  glow: new Color(0.8, 0.74, 0.6),
  towardsSun: new Vector3(towardsSun.x, 0.12, towardsSun.z).normalize(),
  density: 0.0085,
  halfHeight: 16,
};

export const grade: Grade = {
  exposure: 0.86,
  shadows: [0.92, 1.0, 1.06],
  lights: [1.05, 1.01, 0.93],
  saturation: 1.06,
  contrast: 0.36,
  vignette: 0.3,
};

const shadow = { map: 2048, breadth: 9 };

export interface ParkLight {
  key: DirectionalLight;
  /** Moves the shadowed space along the path, in whole texels, so that standing shadows do not crawl. */
  follow(x: number): void;
}

/** Sun with shadows, sky as fill. */
export function lightPark(scene: Scene): ParkLight {
  const key = new DirectionalLight(new Color(1, 0.89, 0.7), 4.3);
  key.castShadow = true;
  key.shadow.mapSize.set(shadow.map, shadow.map);
  key.shadow.bias = -0.0004;
  key.shadow.normalBias = 0.015;
  key.shadow.radius = 2.2;
  const half = shadow.breadth / 2;
  Object.assign(key.shadow.camera, { left: -half, right: half, top: half, bottom: -half, near: 1, far: 34 });
  const fill = new HemisphereLight(new Color(0.66, 0.8, 1), new Color(0.42, 0.44, 0.3), 0.72);
  scene.add(key, key.target, fill);
  const texel = shadow.breadth / shadow.map;
  return {
    key,
    follow(x) {
      key.target.position.set(Math.round(x / texel) * texel, 0, -1);
      key.position.copy(key.target.position).addScaledVector(towardsSun, 18);
      key.target.updateMatrixWorld();
      key.updateMatrixWorld();
    },
  };
}
