import { joints, type Joint, type Landmark } from '../../src/terms/landmarks.ts';
import { field, landmarkFields, landmarkOffset, landmarksOf, type ModelId, type Track } from '../../src/terms/track.ts';

/** Where the joints of a standing person are, in torso lengths from the hip middle, y down. Shoulders to hips: exactly 1. */
const standing: Record<Joint, readonly [x: number, y: number]> = {
  nose: [0, -1.5],
  'left-ear': [0.12, -1.55],
  'right-ear': [-0.12, -1.55],
  'left-shoulder': [0.34, -1],
  'right-shoulder': [-0.34, -1],
  'left-elbow': [0.42, -0.45],
  'right-elbow': [-0.42, -0.45],
  'left-wrist': [0.46, 0.05],
  'right-wrist': [-0.46, 0.05],
  'left-hip': [0.2, 0],
  'right-hip': [-0.2, 0],
  'left-knee': [0.21, 0.85],
  'right-knee': [-0.21, 0.85],
  'left-ankle': [0.22, 1.65],
  'right-ankle': [-0.22, 1.65],
};

/** How fast the whole figure travels, in torso lengths a second: no jump of any joint. */
const travel = 0.2;

export interface StickOptions {
  model?: ModelId;
  /** Timestamps in seconds; default 24 fps. */
  seconds?: readonly number[];
  torsoPixels?: number;
  visibility?: number;
}

export const frameSeconds = 1 / 24;

/** Evenly spaced timestamps, in seconds. */
export function evenly(frames: number, step: number = frameSeconds): number[] {
  return Array.from({ length: frames }, (_, frame) => frame * step);
}

/**
 * A track of a stick figure that travels slowly, so that no two poses are the same. `move` gives a joint's offset from its standing place, in torso lengths, at a time; whatever is
 * not a measured joint follows the nose.
 */
export function stickTrack(
  move: (joint: Joint, seconds: number, frame: number) => readonly [x: number, y: number],
  { model = 'blazepose-full', seconds = evenly(24), torsoPixels = 100, visibility = 0.95 }: StickOptions = {},
): Track {
  const names = landmarksOf(model);
  const track: Track = {
    model,
    backend: 'wasm',
    browser: 'by hand',
    width: torsoPixels * 16,
    height: torsoPixels * 9,
    timestampsUs: seconds.map((second) => Math.round(second * 1e6)),
    values: new Float32Array(seconds.length * names.length * landmarkFields).fill(Number.NaN),
  };
  seconds.forEach((second, frame) => {
    names.forEach((name, landmark) => {
      const joint = jointOrNose(name);
      const [x, y] = move(joint, second, frame);
      const at = landmarkOffset(track, frame, landmark);
      track.values[at + field.x] = track.width / 2 + (standing[joint][0] + x + travel * second) * torsoPixels;
      track.values[at + field.y] = track.height / 2 + (standing[joint][1] + y) * torsoPixels;
      track.values[at + field.visibility] = visibility;
    });
  });
  return track;
}

function jointOrNose(landmark: Landmark): Joint {
  return joints.find((joint) => joint === landmark) ?? 'nose';
}

/** Takes the person out of a frame. */
export function losePerson(track: Track, frame: number): void {
  const from = landmarkOffset(track, frame, 0);
  track.values.fill(Number.NaN, from, from + landmarksOf(track.model).length * landmarkFields);
}

/** Changes one landmark of a frame: offsets in pixels, or its visibility. */
export function nudge(
  track: Track,
  frame: number,
  joint: Joint,
  change: { x?: number; y?: number; visibility?: number },
): void {
  const names: readonly Landmark[] = landmarksOf(track.model);
  const at = landmarkOffset(track, frame, names.indexOf(joint));
  track.values[at + field.x]! += change.x ?? 0;
  track.values[at + field.y]! += change.y ?? 0;
  if (change.visibility !== undefined) track.values[at + field.visibility] = change.visibility;
}

/** Exchanges left and right of the whole body in a frame, as detectors do in side views. */
export function swapSides(track: Track, frame: number): void {
  const names: readonly Landmark[] = landmarksOf(track.model);
  names.forEach((name, landmark) => {
    if (!name.startsWith('left-')) return;
    const a = landmarkOffset(track, frame, landmark);
    const b = landmarkOffset(track, frame, names.indexOf(name.replace('left-', 'right-') as Landmark));
    const kept = track.values.slice(a, a + landmarkFields);
    track.values.copyWithin(a, b, b + landmarkFields);
    track.values.set(kept, b);
  });
}

/** Repeatable noise in -1 to 1, the same on every machine (mulberry32). */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * 2 - 1;
  };
}
