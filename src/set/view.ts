import { Quaternion, Vector3 } from 'three';
import type { Shot } from './scenes/scene.ts';

/** The camera turned around the subject and moved to or from it: degrees, and a factor of the distance. */
export interface View {
  azimuth: number;
  height: number;
  distance: number;
}

/** Turns the camera around the subject as one stiff piece; answers what puts it back. */
export function turnCamera(shot: Shot, view: View | undefined): () => void {
  if (!view) return () => undefined;
  const { camera } = shot;
  const { position, quaternion } = { position: camera.position.clone(), quaternion: camera.quaternion.clone() };
  const middle = shot.focus();
  const radians = Math.PI / 180;
  const around = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), view.azimuth * radians);
  const aside = new Vector3(1, 0, 0).applyQuaternion(quaternion);
  const turn = around.multiply(new Quaternion().setFromAxisAngle(aside, -view.height * radians));
  camera.position.sub(middle).applyQuaternion(turn).multiplyScalar(view.distance).add(middle);
  camera.quaternion.premultiply(turn);
  camera.updateMatrixWorld(true);
  return () => {
    camera.position.copy(position);
    camera.quaternion.copy(quaternion);
    camera.updateMatrixWorld(true);
  };
}
