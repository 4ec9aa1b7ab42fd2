import { applyPose } from '../figure/pose.ts';
import type { Figure, Shot } from '../scenes/scene.ts';

/** Moments of a scene, seconds, that stand for all of it where a failure asks whether it could be seen. */
const moments = [0.5, 1.25, 2, 2.75, 3.5, 4.25, 5];

/** Whether something is so of the subject in any moment of a scene. Leaves the shot in some moment: the next frame moves it again. */
export function inSomeMoment(shot: Shot, isSo: (figure: Figure, shot: Shot) => boolean): boolean {
  return moments.some((seconds) => {
    shot.moveTo(seconds);
    const figure = shot.figures[0];
    if (!figure) return false;
    applyPose(figure.rig, figure.pose);
    shot.camera.updateMatrixWorld(true);
    return isSo(figure, shot);
  });
}
