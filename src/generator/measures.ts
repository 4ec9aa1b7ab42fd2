import { drawnPoints, type DrawnPoint, type DrawnPose } from '../terms/generated.ts';

/**
 * What can be measured on poses themselves, without a picture or a detector: all of it in plain loops, since a benchmark asks for thousands of
 * clips. A point's place is x, y, z in metres; lengths that depend on the size of the body are given in torso lengths.
 */

const points = drawnPoints.length;
const indexOf = (point: DrawnPoint): number => 3 * drawnPoints.indexOf(point);

const leftShoulder = indexOf('left-shoulder');
const rightShoulder = indexOf('right-shoulder');
const leftHip = indexOf('left-hip');
const rightHip = indexOf('right-hip');

/** What moves most and is seen first: coherence is asked of these. */
export const endPoints = ['left-wrist', 'right-wrist', 'left-ankle', 'right-ankle'] as const satisfies DrawnPoint[];
const ends = endPoints.map(indexOf);

/** Bones whose length a body keeps, as pairs of points. */
export const drawnBones = [
  ['left-shoulder', 'left-elbow'],
  ['left-elbow', 'left-wrist'],
  ['right-shoulder', 'right-elbow'],
  ['right-elbow', 'right-wrist'],
  ['left-shoulder', 'right-shoulder'],
  ['left-hip', 'left-knee'],
  ['left-knee', 'left-ankle'],
  ['right-hip', 'right-knee'],
  ['right-knee', 'right-ankle'],
] as const satisfies (readonly [DrawnPoint, DrawnPoint])[];

const boneEnds = drawnBones.map(([from, to]) => [indexOf(from), indexOf(to)] as const);

/** Distance between the places that begin at two indices, of the same pose or of two. */
function distance(a: DrawnPose, at: number, b: DrawnPose, bt: number): number {
  const x = a[at]! - b[bt]!;
  const y = a[at + 1]! - b[bt + 1]!;
  const z = a[at + 2]! - b[bt + 2]!;
  return Math.sqrt(x * x + y * y + z * z);
}

/** From the middle between the hips to the middle between the shoulders, in metres. */
export function torsoOf(pose: DrawnPose): number {
  let squares = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const shoulders = pose[leftShoulder + axis]! + pose[rightShoulder + axis]!;
    const hips = pose[leftHip + axis]! + pose[rightHip + axis]!;
    squares += ((shoulders - hips) / 2) ** 2;
  }
  return Math.sqrt(squares);
}

/** Mean torso of a clip, in metres. */
export function torsoOfClip(clip: readonly DrawnPose[]): number {
  let sum = 0;
  for (const pose of clip) sum += torsoOf(pose);
  return sum / clip.length;
}

/** Lengths of {@link drawnBones} in metres, in their order. */
export function boneLengths(pose: DrawnPose): number[] {
  return boneEnds.map(([from, to]) => distance(pose, from, pose, to));
}

/**
 * How tall the body would stand, in metres: ankle to knee to hip (mean of both sides), torso, and shoulders to ears. It does not change when
 * somebody crouches, so where it changes it is somebody else.
 */
export function statureOf(pose: DrawnPose): number {
  const leg = (hip: number, knee: number, ankle: number): number =>
    distance(pose, hip, pose, knee) + distance(pose, knee, pose, ankle);
  const left = leg(leftHip, indexOf('left-knee'), indexOf('left-ankle'));
  const right = leg(rightHip, indexOf('right-knee'), indexOf('right-ankle'));
  const [leftEar, rightEar] = [indexOf('left-ear'), indexOf('right-ear')];
  let squares = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const ears = pose[leftEar + axis]! + pose[rightEar + axis]!;
    const shoulders = pose[leftShoulder + axis]! + pose[rightShoulder + axis]!;
    squares += ((ears - shoulders) / 2) ** 2;
  }
  return (left + right) / 2 + torsoOf(pose) + Math.sqrt(squares);
}

/** Which way the body faces, in degrees from -180 to 180: 0 along +x, positive towards its own left. From the hips and the shoulders. */
export function facingOf(pose: DrawnPose): number {
  // From left to right side; a body that faces +x has its right at +z.
  const x = pose[rightHip]! - pose[leftHip]! + pose[rightShoulder]! - pose[leftShoulder]!;
  const z = pose[rightHip + 2]! - pose[leftHip + 2]! + pose[rightShoulder + 2]! - pose[leftShoulder + 2]!;
  return (Math.atan2(x, z) * 180) / Math.PI;
}

/**
 * Jump of each point in each frame, in torso lengths: `|p(t) - (p(t-1) + p(t+1)) / 2| / torso`, how far it is from the middle between its
 * neighbours in time. The torso is the clip's mean. Frame after frame, in the order of `drawnPoints`; NaN in the first and the last frame,
 * which lack a neighbour.
 */
export function jumpsOf(clip: readonly DrawnPose[]): Float64Array {
  const jumps = new Float64Array(clip.length * points).fill(Number.NaN);
  const torso = torsoOfClip(clip);
  for (let frame = 1; frame + 1 < clip.length; frame += 1) {
    const [before, now, after] = [clip[frame - 1]!, clip[frame]!, clip[frame + 1]!];
    for (let point = 0; point < points; point += 1) {
      let squares = 0;
      for (let at = 3 * point; at < 3 * point + 3; at += 1) squares += (now[at]! - (before[at]! + after[at]!) / 2) ** 2;
      jumps[frame * points + point] = Math.sqrt(squares) / torso;
    }
  }
  return jumps;
}

/**
 * The value that a share of the values lies below, between neighbours in proportion; NaN among the values counts as none, and of nothing the
 * quantile is NaN.
 */
export function quantileOf(values: Float64Array, share: number): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return Number.NaN;
  const at = (known.length - 1) * share;
  const low = Math.floor(at);
  return known[low]! + (at - low) * (known[Math.min(low + 1, known.length - 1)]! - known[low]!);
}

/**
 * Whether hands and feet go on the way they went: `sum v(t) . v(t+1) / sum |v(t)| |v(t+1)|` over {@link endPoints} and frames, v being the
 * way from one frame to the next. 1 goes straight on, 0 knows nothing of where it was going, -1 turns back each time; a clip that is drawn
 * anew in every frame comes to about -0.5, since each step out is taken back by chance. NaN where nothing moves.
 */
export function coherenceOf(clip: readonly DrawnPose[]): number {
  const { agreement, size } = coherenceSums(clip);
  return size > 0 ? agreement / size : Number.NaN;
}

/** The two sums of {@link coherenceOf}, for a figure over many clips. */
export function coherenceSums(clip: readonly DrawnPose[]): { agreement: number; size: number } {
  let [agreement, size] = [0, 0];
  for (let frame = 1; frame + 1 < clip.length; frame += 1) {
    const [before, now, after] = [clip[frame - 1]!, clip[frame]!, clip[frame + 1]!];
    for (const end of ends) {
      let [product, first, second] = [0, 0, 0];
      for (let at = end; at < end + 3; at += 1) {
        const [came, goes] = [now[at]! - before[at]!, after[at]! - now[at]!];
        product += came * goes;
        first += came * came;
        second += goes * goes;
      }
      agreement += product;
      size += Math.sqrt(first * second);
    }
  }
  return { agreement, size };
}

/** Mean way of a point from one frame to the next, in torso lengths. A clip that scarcely moves is sluggish, however smooth. */
export function motionOf(clip: readonly DrawnPose[]): number {
  let sum = 0;
  for (let frame = 1; frame < clip.length; frame += 1)
    for (let at = 0; at < 3 * points; at += 3) sum += distance(clip[frame - 1]!, at, clip[frame]!, at);
  return sum / ((clip.length - 1) * points * torsoOfClip(clip));
}

/** How much bones change length within a clip: standard deviation over mean, averaged over {@link drawnBones}. */
export function boneVariation(clip: readonly DrawnPose[]): number {
  const lengths = clip.map(boneLengths);
  let sum = 0;
  for (let bone = 0; bone < drawnBones.length; bone += 1) {
    let [total, squares] = [0, 0];
    for (const each of lengths) total += each[bone]!;
    const mean = total / clip.length;
    for (const each of lengths) squares += (each[bone]! - mean) ** 2;
    sum += Math.sqrt(squares / clip.length) / mean;
  }
  return sum / drawnBones.length;
}

/** How far two poses are apart: mean distance over all points, in metres. */
export function poseDistance(a: DrawnPose, b: DrawnPose): number {
  let sum = 0;
  for (let at = 0; at < 3 * points; at += 3) sum += distance(a, at, b, at);
  return sum / points;
}

/**
 * Distance to the nearest of many poses, as {@link poseDistance}. A pose is given up as soon as it cannot be the nearest any more.
 *
 * @param poses one after another, `stride` numbers each, of which the first are those of `drawnPoints`
 */
export function nearestDistance(pose: DrawnPose, poses: Float32Array, stride: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let start = 0; start + stride <= poses.length; start += stride) {
    let sum = 0;
    for (let at = 0; at < 3 * points && sum < best; at += 3) {
      const x = pose[at]! - poses[start + at]!;
      const y = pose[at + 1]! - poses[start + at + 1]!;
      const z = pose[at + 2]! - poses[start + at + 2]!;
      sum += Math.sqrt(x * x + y * y + z * z);
    }
    if (sum < best) best = sum;
  }
  return best / points;
}

/** What the page says of a clip. Lengths are torso lengths. */
export interface ClipMeasures {
  jumpP50: number;
  jumpP95: number;
  /** NaN where nothing moves. */
  coherence: number;
  motion: number;
}

export function measuresOf(clip: readonly DrawnPose[]): ClipMeasures {
  const jumps = jumpsOf(clip);
  return {
    jumpP50: quantileOf(jumps, 0.5),
    jumpP95: quantileOf(jumps, 0.95),
    coherence: coherenceOf(clip),
    motion: motionOf(clip),
  };
}
