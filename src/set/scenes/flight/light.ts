import { Color, DirectionalLight, HemisphereLight, Quaternion, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Haze } from '../../light/haze.ts';
import type { Sky } from '../../light/sky.ts';
import { smooth } from '../../motion/ease.ts';

/** The last gold of the day: the sun stands low over the river, behind the towers at the right of the picture. */
export const towardsSun = new Vector3(0.67, 0.15, -0.74).normalize();

/** On walls it falls a little from this side of the towers, so that those which face the camera are drawn by it too. */
const towardsWalls = new Vector3(0.93, 0.23, 0.27).normalize();

/** On him it falls from further round, so that it draws his face and chest: what glass opposite would throw back. */
export const towardsKey = new Vector3(0.74, 0.36, 0.57).normalize();

export const sky: Sky = {
  zenith: new Color(0.03, 0.09, 0.34),
  horizon: new Color(0.52, 0.25, 0.22),
  glow: new Color(1.7, 0.8, 0.26),
  cloud: new Color(0.9, 0.5, 0.34),
  towardsSun,
  cover: 0.33,
};

export const haze: Haze = {
  colour: new Color(0.1, 0.1, 0.25),
  glow: new Color(0.9, 0.36, 0.13),
  towardsSun: new Vector3(towardsSun.x, 0.06, towardsSun.z).normalize(),
  density: 0.003,
  halfHeight: 85,
};

export const grade: Grade = {
  exposure: 0.94,
  shadows: [0.86, 0.97, 1.16],
  lights: [1.06, 1, 0.92],
  saturation: 1.16,
  contrast: 0.46,
  vignette: 0.38,
};

export const rim = {
  colour: new Color(2.1, 1.2, 0.62),
  towards: new Vector3(0.52, 0.66, -0.54).normalize(),
  sharpness: 1.5,
};

export interface FlightLights {
  key: DirectionalLight;
  /** Keeps the shadowed space around him, and lets the sun find him as he comes up out of the streets. */
  follow(middle: Vector3, seconds: number): void;
  /** Where the sun is for the city, as the key stands now. */
  sunNow(into: Vector3): Vector3;
}

export function lightFlight(scene: Scene): FlightLights {
  const key = new DirectionalLight(new Color(1, 0.8, 0.56), 3);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.012;
  key.shadow.radius = 1.6;
  const half = 1.55;
  Object.assign(key.shadow.camera, { left: -half, right: half, top: half, bottom: -half, near: 1, far: 9 });
  const fill = new HemisphereLight(new Color(0.52, 0.64, 1), new Color(0.54, 0.4, 0.4), 1.8);
  scene.add(key, key.target, fill);
  const toSun = new Quaternion().setFromUnitVectors(towardsKey, towardsWalls);
  return {
    key,
    follow(middle, seconds) {
      key.target.position.copy(middle);
      key.position.copy(middle).addScaledVector(towardsKey, 5);
      key.intensity = 3 + 1 * smooth(0.2, 4.4, seconds);
      key.target.updateMatrixWorld();
      key.updateMatrixWorld();
    },
    sunNow: (into) => into.subVectors(key.position, key.target.position).normalize().applyQuaternion(toSun),
  };
}
