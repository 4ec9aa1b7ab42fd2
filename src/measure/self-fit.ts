import { joints, type Joint } from '../terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';

/** What a clip may draw wrong without the rest of the pose being in doubt: a fault of one of these is a fault, not a misfit. */
const spared: readonly (readonly Joint[])[] = [
  ['nose', 'left-ear', 'right-ear'],
  ['left-elbow', 'left-wrist'],
  ['right-elbow', 'right-wrist'],
  ['left-knee', 'left-ankle'],
  ['right-knee', 'right-ankle'],
];

/** A joint's place in the picture, pixels, and in the body, metres. */
type Place = readonly [x: number, y: number, metresX: number, metresY: number];

/**
 * How badly a pose's two halves agree: what is left of the joints' places in the picture once their places in metres, which the model gives in the same breath, are laid on them as well as
 * a shift, a turn and a scale can (least squares; two-dimensional Procrustes), as a share of their spread; without whichever limb, or the head, it is that agrees least. 0 is one body; 1 is
 * nothing alike. NaN without a person or without metres.
 *
 * A body that is there gives two views of one thing, however it stands. Where the model makes a body up, as out of a pair of legs, they part.
 */
export function misfitOf(track: Track, frame: number): number {
  const names = landmarksOf(track.model);
  const places = joints.map((joint): Place => {
    const at = landmarkOffset(track, frame, names.indexOf(joint));
    const [x, y, metresX, metresY] = track.values.subarray(at, at + field.metresZ);
    return [x!, y!, metresX!, metresY!];
  });
  return Math.min(
    ...spared.map((without) => disagreementOf(places.filter((_, index) => !without.includes(joints[index]!)))),
  );
}

function disagreementOf(places: readonly Place[]): number {
  const middle = [0, 1, 2, 3].map((part) => places.reduce((sum, place) => sum + place[part]!, 0) / places.length);
  let [along, across, pixels, metres] = [0, 0, 0, 0];
  for (const place of places) {
    const [x, y] = [place[0] - middle[0]!, place[1] - middle[1]!];
    const [metresX, metresY] = [place[2] - middle[2]!, place[3] - middle[3]!];
    along += metresX * x + metresY * y;
    across += metresX * y - metresY * x;
    pixels += x * x + y * y;
    metres += metresX * metresX + metresY * metresY;
  }
  return Math.sqrt(Math.max(0, 1 - (along * along + across * across) / (pixels * metres)));
}
