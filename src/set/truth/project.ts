import { Vector3, type PerspectiveCamera } from 'three';
import { joints, type Joint } from '../../terms/landmarks.ts';
import type { FigureTruth, FrameTruth } from '../../terms/truth.ts';
import type { Shot } from '../scenes/scene.ts';
import { hiddenJoints } from './occlusion.ts';

/** Pixels to a hundredth, metres to a tenth of a millimetre: finer than anything that reads them. */
const pixelSteps = 100;
const metreSteps = 10_000;

/** Where a point of the world lies in the picture, in pixels from its upper left corner. */
export function project(
  point: Vector3,
  camera: PerspectiveCamera,
  size: { width: number; height: number },
): { x: number; y: number } {
  const { x, y } = point.clone().project(camera);
  return { x: ((x + 1) / 2) * size.width, y: ((1 - y) / 2) * size.height };
}

/** What is known of a frame, of every figure. @param lost joints of the subject that are not there at all: they count as hidden */
export function frameTruth(
  shot: Shot,
  sceneSeconds: number,
  positions: readonly (readonly Vector3[])[],
  size: { width: number; height: number },
  lost: ReadonlySet<Joint> = new Set(),
): FrameTruth {
  return {
    sceneSeconds: round(sceneSeconds, 1e6),
    figures: shot.figures.map((figure, index): FigureTruth => {
      const points = positions[index] ?? [];
      const places = points.map((point) => project(point, shot.camera, size));
      return {
        pixels: places.flatMap(({ x, y }) => [round(x, pixelSteps), round(y, pixelSteps)]),
        metres: points.flatMap(({ x, y, z }) => [x, y, z].map((value) => round(value, metreSteps))),
        inFrame: places.map(({ x, y }) => x >= 0 && y >= 0 && x < size.width && y < size.height),
        hidden: hiddenJoints(figure, points, {
          eye: shot.camera.getWorldPosition(new Vector3()),
          figures: shot.figures,
          occluders: shot.occluders,
        }).map((hidden, joint) => hidden || (index === 0 && lost.has(joints[joint]!))),
      };
    }),
  };
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
