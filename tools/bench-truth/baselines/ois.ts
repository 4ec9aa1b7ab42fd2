import type { Landmark } from '../../../src/terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../../../src/terms/track.ts';

/**
 * Object integrity (OIS) of VMBench (arXiv 2503.10076), as its rules stand: segments and joint angles of one person, compared from one frame in which
 * they were seen to the next such frame, however far apart in time.
 */
const leastScore = 0.3;
const mostLengthChange = 0.45;
const mostAngleDegrees = 30;

const segments = [
  ['left-shoulder', 'left-elbow'],
  ['left-elbow', 'left-wrist'],
  ['right-shoulder', 'right-elbow'],
  ['right-elbow', 'right-wrist'],
  ['left-hip', 'left-knee'],
  ['left-knee', 'left-ankle'],
  ['right-hip', 'right-knee'],
  ['right-knee', 'right-ankle'],
  ['left-shoulder', 'right-shoulder'],
  ['left-hip', 'right-hip'],
  ['left-shoulder', 'left-hip'],
  ['right-shoulder', 'right-hip'],
] as const satisfies readonly (readonly [Landmark, Landmark])[];

/** The joint in the middle of each three is where the angle is. */
const angles = [
  ['left-shoulder', 'left-elbow', 'left-wrist'],
  ['right-shoulder', 'right-elbow', 'right-wrist'],
  ['left-hip', 'left-shoulder', 'left-elbow'],
  ['right-hip', 'right-shoulder', 'right-elbow'],
  ['left-shoulder', 'left-hip', 'left-knee'],
  ['right-shoulder', 'right-hip', 'right-knee'],
  ['left-hip', 'left-knee', 'left-ankle'],
  ['right-hip', 'right-knee', 'right-ankle'],
] as const satisfies readonly (readonly [Landmark, Landmark, Landmark])[];

/** Frames in which a segment or an angle breaks its rule. */
export function oisFlags(track: Track): number[] {
  const flagged = new Set<number>();
  for (const [from, to] of segments)
    walk(track, [from, to], ([a, b]) => Math.hypot(a!.x - b!.x, a!.y - b!.y)).forEach(({ frame, value }, i, all) => {
      const before = all[i - 1]?.value;
      if (before !== undefined && Math.abs(value - before) > mostLengthChange * before) flagged.add(frame);
    });
  for (const three of angles)
    walk(track, three, ([a, b, c]) => degreesAt(a!, b!, c!)).forEach(({ frame, value }, i, all) => {
      const before = all[i - 1]?.value;
      if (before !== undefined && Math.abs(value - before) > mostAngleDegrees) flagged.add(frame);
    });
  return [...flagged].sort((a, b) => a - b);
}

interface Point {
  x: number;
  y: number;
}

/** A figure of some landmarks in each frame in which all of them were seen. */
function walk(
  track: Track,
  names: readonly Landmark[],
  figure: (points: readonly Point[]) => number,
): { frame: number; value: number }[] {
  const all: readonly string[] = landmarksOf(track.model);
  const places = names.map((name) => all.indexOf(name));
  return track.timestampsUs.flatMap((_, frame) => {
    const points = places.map((place): Point | undefined => {
      const offset = landmarkOffset(track, frame, place);
      const [x, y, score] = [field.x, field.y, field.visibility].map((each) => track.values[offset + each]!);
      return score! > leastScore ? { x: x!, y: y! } : undefined;
    });
    const seen = points.filter((point) => point !== undefined);
    return seen.length === names.length ? [{ frame, value: figure(seen) }] : [];
  });
}

function degreesAt(a: Point, b: Point, c: Point): number {
  const [one, other] = [Math.atan2(a.y - b.y, a.x - b.x), Math.atan2(c.y - b.y, c.x - b.x)];
  const turn = Math.abs(one - other);
  return (Math.min(turn, 2 * Math.PI - turn) * 180) / Math.PI;
}
