import { bones } from '../terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';

/** A body in one frame, as SVG path data inside a square of 100 units. */
export interface StripFrame {
  frame: number;
  path: string;
}

/** Landmarks below this are guesses of the detector: their bones are left out. */
const trusted = 0.5;

/**
 * A contact sheet of a track: its bodies at even steps through the clip, all to one scale so that a bone that grows can be seen to.
 * Frames without the person are passed over.
 *
 * @param count How many bodies at most.
 */
export function skeletonStrip(track: Track, count: number): readonly StripFrame[] {
  const names: readonly string[] = landmarksOf(track.model);
  const seen = track.timestampsUs.map((_, frame) => frame).filter((frame) => hasPerson(track, frame));
  const step = Math.max(1, (seen.length - 1) / Math.max(1, count - 1));
  const chosen = [
    ...new Set(Array.from({ length: Math.min(count, seen.length) }, (_, n) => seen[Math.round(n * step)]!)),
  ];
  const box = bounds(track, chosen, names.length);
  const scale = 96 / Math.max(box.width, box.height, 1);
  const place = (frame: number, landmark: number): string => {
    const at = landmarkOffset(track, frame, landmark);
    const x = 50 + (track.values[at + field.x]! - box.centreX) * scale;
    const y = 50 + (track.values[at + field.y]! - box.centreY) * scale;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return chosen.map((frame) => ({
    frame,
    path: bones
      .map(([from, to]) => [names.indexOf(from), names.indexOf(to)] as const)
      .filter(([from, to]) => from >= 0 && to >= 0 && isTrusted(track, frame, from) && isTrusted(track, frame, to))
      .map(([from, to]) => `M${place(frame, from)}L${place(frame, to)}`)
      .join(''),
  }));
}

function isTrusted(track: Track, frame: number, landmark: number): boolean {
  return track.values[landmarkOffset(track, frame, landmark) + field.visibility]! >= trusted;
}

function bounds(track: Track, frames: readonly number[], landmarks: number) {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const frame of frames) {
    for (let landmark = 0; landmark < landmarks; landmark++) {
      if (!isTrusted(track, frame, landmark)) continue;
      const at = landmarkOffset(track, frame, landmark);
      xs.push(track.values[at + field.x]!);
      ys.push(track.values[at + field.y]!);
    }
  }
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { centreX: (left + right) / 2, centreY: (top + bottom) / 2, width: right - left, height: bottom - top };
}
