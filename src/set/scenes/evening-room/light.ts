import { Color, DirectionalLight, HemisphereLight, SpotLight, Vector3, type Scene } from 'three';
import type { Grade } from '../../light/grade.ts';
import type { Sky } from '../../light/sky.ts';
import { plan } from './layout.ts';

export const grade: Grade = {
  exposure: 0.92,
  shadows: [0.86, 0.97, 1.2],
  lights: [1.05, 1, 0.93],
  saturation: 0.9,
  contrast: 0.16,
  vignette: 0.34,
};

/** What shines in eyes and varnish: a dim warm room. */
export const sky: Sky = {
  zenith: new Color(0.32, 0.26, 0.22),
  horizon: new Color(0.3, 0.3, 0.36),
  glow: new Color(1.2, 0.8, 0.45),
  cloud: new Color(0.3, 0.26, 0.24),
  towardsSun: new Vector3(0.1, 0.6, 0.8).normalize(),
  cover: 0.1,
};

/** The lamp is the key; dusk comes through the window from behind, and walls give a little of both back. */
export function lightRoom(scene: Scene): SpotLight {
  const { x, y, z } = plan.lamp;
  const key = new SpotLight(new Color(1, 0.76, 0.5), 5.6, 0, 1.28, 0.4, 0.62);
  key.position.set(x, y + 0.06, z);
  key.target.position.set(x - 0.05, 0.35, z - 2);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.camera.near = 0.25;
  key.shadow.camera.far = 12;
  key.shadow.bias = -0.0012;
  key.shadow.normalBias = 0.02;
  key.shadow.radius = 2.5;
  const fill = new HemisphereLight(new Color(0.5, 0.56, 0.78), new Color(0.62, 0.44, 0.3), 0.62);
  const dusk = new DirectionalLight(new Color(0.42, 0.6, 1), 0.75);
  dusk.position.set(2.6, 2.2, -3);
  scene.add(key, key.target, fill, dusk);
  return key;
}
