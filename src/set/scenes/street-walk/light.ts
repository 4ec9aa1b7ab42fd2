import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Sky } from '../../light/sky.ts';

/** Late afternoon: the sun stands over the far roofs, ahead of him and to his right. */
export const towardsSun = new Vector3(0.56, 0.66, 0.56).normalize();

export const sky: Sky = {
  zenith: new Color(0.2, 0.36, 0.58),
  horizon: new Color(0.86, 0.8, 0.7),
  glow: new Color(1.1, 0.72, 0.36),
  cloud: new Color(1.02, 0.96, 0.9),
  towardsSun,
  cover: 0.52,
};

export const haze: Haze = {
  colour: new Color(0.5, 0.56, 0.62),
  glow: new Color(0.95, 0.74, 0.5),
  towardsSun: new Vector3(towardsSun.x, 0.1, towardsSun.z).normalize(),
  density: 0.0085,
  halfHeight: 14,
};

export const grade: Grade = {
  exposure: 0.92,
  shadows: [0.9, 1.0, 1.1],
  lights: [1.05, 1, 0.93],
  saturation: 1.1,
  contrast: 0.3,
  vignette: 0.32,
};

/** Key with shadows, sky as fill. The rim is on the figure alone (see `rim.ts`): the street has no use for it. */
export interface Lights {
  key: DirectionalLight;
  /** Moves the shadowed space along the street, in whole texels, so that standing shadows do not crawl. */
  follow(x: number): void;
}

const shadow = { map: 2048, breadth: 15 };

export function lightStreet(scene: Scene): Lights {
  const key = new DirectionalLight(new Color(1, 0.86, 0.68), 4.2);
  key.castShadow = true;
  key.shadow.mapSize.set(shadow.map, shadow.map);
  key.shadow.bias = -0.0004;
  key.shadow.normalBias = 0.02;
  key.shadow.radius = 2.2;
  const half = shadow.breadth / 2;
  Object.assign(key.shadow.camera, { left: -half, right: half, top: half, bottom: -half, near: 1, far: 60 });
  const fill = new HemisphereLight(new Color(0.62, 0.76, 1), new Color(0.52, 0.44, 0.36), 0.75);
  scene.add(key, key.target, fill);
  const texel = shadow.breadth / shadow.map;
  // Steps along x that are whole texels in the shadow map's own axes would need its rotation; steps this small do not show.
  const follow = (x: number) => {
    const centre = Math.round(x / texel) * texel;
    key.target.position.set(centre - 1.5, 0, 1);
    key.position.copy(key.target.position).addScaledVector(towardsSun, 30);
    key.target.updateMatrixWorld();
    key.updateMatrixWorld();
  };
  return { key, follow };
}
