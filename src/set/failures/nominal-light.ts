import { DirectionalLight, HemisphereLight, Light, SpotLight, PointLight, Vector3 } from 'three';
import type { Shot } from '../scenes/scene.ts';
import type { Linear } from './colours.ts';

/** Mean over a body that is lit from one side: what is turned away and what lies in its own shadow get nothing. */
const lit = 0.45;
/** Light that comes from a sky as environments paint it, over its intensity. */
const surround = 0.5;

/** What a white, dull body in the middle of the shot sends to the camera, on average: the scene's lights, roughly. */
export function nominalLight(shot: Shot): Linear {
  const { scene } = shot;
  const sum: [number, number, number] = [0, 0, 0];
  const add = (color: { r: number; g: number; b: number }, amount: number) => {
    sum[0] += color.r * amount;
    sum[1] += color.g * amount;
    sum[2] += color.b * amount;
  };
  const middle = shot.focus();
  scene.traverse((object) => {
    if (!(object instanceof Light) || !object.visible) return;
    const light: Light = object;
    if (light instanceof HemisphereLight) {
      add(light.color, light.intensity / 2 / Math.PI);
      add(light.groundColor, light.intensity / 2 / Math.PI);
    } else if (light instanceof DirectionalLight) add(light.color, (light.intensity * lit) / Math.PI);
    else if (light instanceof SpotLight || light instanceof PointLight) {
      const far = Math.max(0.5, light.getWorldPosition(new Vector3()).distanceTo(middle));
      add(light.color, (light.intensity * lit) / Math.PI / far ** light.decay);
    } else add(light.color, light.intensity / Math.PI);
  });
  if (scene.environment) add({ r: 1, g: 1, b: 1 }, scene.environmentIntensity * surround);
  return sum;
}
