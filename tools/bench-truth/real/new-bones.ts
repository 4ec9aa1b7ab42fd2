import type { Random } from '../../../src/set/random.ts';
import type { LimbLine } from './limb-line.ts';
import type { Point } from './picture.ts';

/** The joints that a fault moves: elbow and wrist, knee and ankle, or ears and crown; the first stays on the body. */
const moved = [1, 2] as const;
/** Of so many directions that chance offers a redrawn joint, it takes the one that keeps its bone's length best. */
const offered = 4;
/** A head goes up or to a side, this far from the way the neck points: radians. */
const headTurn = (100 / 180) * Math.PI;

/** The whole limb turned about the joint on the body, until the moving joints are `distance` pixels off, root of the mean square. */
export function turnedLimb(line: LimbLine, distance: number, way: 1 | -1): LimbLine {
  const root = line[0]!;
  const squares = moved.map((joint) => (line[joint]!.x - root.x) ** 2 + (line[joint]!.y - root.y) ** 2);
  const reach = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  const angle = way * 2 * Math.asin(Math.min(1, distance / (2 * reach)));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return line.map(({ x, y, radius }) => {
    const [dx, dy] = [x - root.x, y - root.y];
    return { x: root.x + dx * cos - dy * sin, y: root.y + dx * sin + dy * cos, radius };
  });
}

/** Both bones of a limb longer or shorter by a factor; hand or foot keeps its size. */
export function scaledLimb(line: LimbLine, factor: number): LimbLine {
  const scaled = [line[0]!];
  for (const [index, point] of line.slice(1).entries()) {
    const [before, after] = [line[index]!, scaled[index]!];
    const by = index < moved.length ? factor : 1;
    scaled.push({ ...point, x: after.x + by * (point.x - before.x), y: after.y + by * (point.y - before.y) });
  }
  return scaled;
}

/** Each moving joint is off by `distance` pixels in a direction of its own, as if drawn by someone who did not see the last frame. */
export function redrawnLimb(line: LimbLine, distance: number, random: Random): LimbLine {
  const drawn = [line[0]!];
  for (const joint of moved) {
    const [old, root, before] = [line[joint]!, line[joint - 1]!, drawn[joint - 1]!];
    const length = lengthOf(root, old);
    const places = Array.from({ length: offered }, () => {
      const angle = random.between(0, 2 * Math.PI);
      return { ...old, x: old.x + distance * Math.cos(angle), y: old.y + distance * Math.sin(angle) };
    });
    const offLength = (place: Point) => Math.abs(Math.log(Math.max(1, lengthOf(before, place)) / Math.max(1, length)));
    drawn.push(places.reduce((best, place) => (offLength(place) < offLength(best) ? place : best)));
  }
  const [wrist, oldWrist] = [drawn[2]!, line[2]!];
  return [
    ...drawn,
    ...line.slice(3).map((end) => ({ ...end, x: end.x + wrist.x - oldWrist.x, y: end.y + wrist.y - oldWrist.y })),
  ];
}

/** The head moved as a whole by `distance` pixels, up or to a side and never into the chest; the neck follows. */
export function redrawnHead(line: LimbLine, distance: number, random: Random): LimbLine {
  const [neck, ears] = [line[0]!, line[1]!];
  const angle = Math.atan2(ears.y - neck.y, ears.x - neck.x) + random.between(-headTurn, headTurn);
  const [dx, dy] = [distance * Math.cos(angle), distance * Math.sin(angle)];
  return line.map((point, index) => (index === 0 ? point : { ...point, x: point.x + dx, y: point.y + dy }));
}

function lengthOf(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}
