import { Color, DirectionalLight, HemisphereLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Sky } from '../../light/sky.ts';

/** Towards the window's light: ahead of the face, to its right, and well above. */
const towardsWindow = new Vector3(0.62, 0.74, 0.98).normalize();

export const grade: Grade = {
  exposure: 0.9,
  shadows: [0.96, 1.0, 1.06],
  lights: [1.04, 1, 0.95],
  saturation: 0.97,
  contrast: 0.2,
  vignette: 0.26,
};

/** What shines in glazes: a bright morning above a warm room. */
export const sky: Sky = {
  zenith: new Color(0.5, 0.52, 0.52),
  horizon: new Color(0.74, 0.68, 0.58),
  glow: new Color(1.6, 1.45, 1.2),
  cloud: new Color(0.9, 0.86, 0.8),
  towardsSun: towardsWindow,
  cover: 0.1,
};

/** The window as key, its light in the room as fill, and a weak light back from the wall across. */
export function lightKitchen(scene: Scene): DirectionalLight {
  const key = new DirectionalLight(new Color(1, 0.93, 0.82), 3.1);
  key.position.copy(towardsWindow).multiplyScalar(6).add(middle);
  key.target.position.copy(middle);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.012;
  key.shadow.radius = 4;
  Object.assign(key.shadow.camera, { left: -1.9, right: 1.9, top: 1.7, bottom: -1.7, near: 1, far: 11 });
  const fill = new HemisphereLight(new Color(0.86, 0.92, 1), new Color(0.58, 0.46, 0.36), 1.15);
  const back = new DirectionalLight(new Color(1, 0.84, 0.66), 0.55);
  back.position.set(2, 1.2, -3);
  scene.add(key, key.target, fill, back);
  return key;
}

const middle = new Vector3(-0.2, 0.8, -0.1);
