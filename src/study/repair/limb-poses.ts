import type { Landmark } from '../../terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../../terms/track.ts';
import { partsOf, type Limb } from './limbs.ts';

/** Frames before and after a stretch whose motion the in-betweens take up. */
const reach = 2;

/**
 * Draws limbs through a stretch from where they are just before it to where they are just after, leaving and arriving at the speed they have
 * there (a cubic Hermite curve). A limb moves against what it hangs on, which keeps its own motion.
 *
 * @param first first frame to draw; `last` is included
 */
export function inBetween(track: Track, first: number, last: number, limbs: readonly Limb[]): Track {
  const drawn = { ...track, values: Float32Array.from(track.values) };
  const before = first - 1;
  const after = last + 1;
  const ends = [before, after].filter(
    (frame) => frame >= 0 && frame < track.timestampsUs.length && hasPerson(track, frame),
  );
  if (ends.length === 0) return drawn;
  for (const limb of limbs) {
    const { landmarks, roots } = partsOf[limb];
    for (const landmark of landmarks) {
      const place = placeOf(track, landmark);
      if (place === undefined) continue;
      for (let frame = first; frame <= last; frame++) {
        if (!hasPerson(track, frame)) continue;
        const to = landmarkOffset(drawn, frame, place);
        for (const axis of axes) {
          const root = rootAt(track, frame, roots, axis);
          drawn.values[to + axis] = root + offsetAt(track, ends, frame, place, roots, axis);
        }
        drawn.values[to + field.visibility] = Math.max(
          ...ends.map((end) => track.values[landmarkOffset(track, end, place) + field.visibility]!),
        );
      }
    }
  }
  return drawn;
}

/** Draws limbs, frame by frame, as another track of the same rushes has them. */
export function redraw(
  track: Track,
  first: number,
  last: number,
  limbs: readonly Limb[],
  model: Track,
  sourceFrames: readonly number[],
): Track {
  const drawn = { ...track, values: Float32Array.from(track.values) };
  const places = limbs.flatMap((limb) => partsOf[limb].landmarks.flatMap((name) => placeOf(track, name) ?? []));
  for (let frame = first; frame <= last; frame++) {
    const source = sourceFrames[frame]!;
    if (!hasPerson(track, frame) || !hasPerson(model, source)) continue;
    for (const place of places) {
      const from = landmarkOffset(model, source, place);
      drawn.values.set(model.values.subarray(from, from + field.visibility + 1), landmarkOffset(drawn, frame, place));
    }
  }
  return drawn;
}

const axes = [field.x, field.y, field.metresX, field.metresY, field.metresZ] as const;

type Axis = (typeof axes)[number];

function placeOf(track: Track, landmark: Landmark): number | undefined {
  const place = landmarksOf(track.model).indexOf(landmark);
  return place === -1 ? undefined : place;
}

function rootAt(track: Track, frame: number, roots: readonly Landmark[], axis: Axis): number {
  const places = roots.flatMap((root) => placeOf(track, root) ?? []);
  return (
    places.reduce((sum, place) => sum + track.values[landmarkOffset(track, frame, place) + axis]!, 0) / places.length
  );
}

/** Where the curve between the ends has the landmark, from its root. With one end there is nowhere to go. */
function offsetAt(
  track: Track,
  ends: readonly number[],
  frame: number,
  place: number,
  roots: readonly Landmark[],
  axis: Axis,
): number {
  const offset = (at: number) =>
    track.values[landmarkOffset(track, at, place) + axis]! - rootAt(track, at, roots, axis);
  const [from, to] = ends;
  if (to === undefined) return offset(from!);
  const seconds = (a: number, b: number) => (track.timestampsUs[b]! - track.timestampsUs[a]!) / 1e6;
  /** Mean speed over the frames on the outer side of an end. */
  const speed = (end: number, step: -1 | 1) => {
    let far = end;
    while (
      Math.abs(far + step - end) <= reach &&
      track.timestampsUs[far + step] !== undefined &&
      hasPerson(track, far + step)
    )
      far += step;
    return far === end ? 0 : (offset(far) - offset(end)) / seconds(end, far);
  };
  const span = seconds(from!, to);
  const s = seconds(from!, frame) / span;
  const [s2, s3] = [s * s, s * s * s];
  return (
    (2 * s3 - 3 * s2 + 1) * offset(from!) +
    (s3 - 2 * s2 + s) * span * speed(from!, -1) +
    (-2 * s3 + 3 * s2) * offset(to) +
    (s3 - s2) * span * speed(to, 1)
  );
}
