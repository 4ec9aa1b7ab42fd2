import { maskOf, smoothStep, type Mask, type Picture, type Point } from './picture.ts';

/** A joint of a limb in the picture, and how thick the limb is there: pixels from the bone to the skin. */
export interface LimbPoint extends Point {
  readonly radius: number;
}

/** A limb from the body outwards: its bones lie between neighbouring points. */
export type LimbLine = readonly LimbPoint[];

/** Where a place lies beside a limb. */
export interface Beside {
  /** Which bone is nearest, counted from the body. */
  bone: number;
  /** How far along that bone, 0 to 1. */
  along: number;
  /** Pixels from the bone's line, and the limb's own radius there. */
  distance: number;
  radius: number;
}

/** The nearest bone of a limb, measured by the skin and not by the line: a thick thigh reaches further than a wrist. */
export function besideLimb(line: LimbLine, x: number, y: number): Beside {
  let best: Beside | undefined;
  for (let bone = 0; bone + 1 < line.length; bone++) {
    const [from, to] = [line[bone]!, line[bone + 1]!];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const square = dx * dx + dy * dy;
    const along = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / square));
    const distance = Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
    const radius = from.radius + along * (to.radius - from.radius);
    if (!best || distance - radius < best.distance - best.radius) best = { bone, along, distance, radius };
  }
  if (!best) throw new RangeError('A limb has at least one bone.');
  return best;
}

/** A box around the limb, with so many pixels to spare. */
export function boxOf(line: LimbLine, spare: number) {
  return {
    left: Math.min(...line.map(({ x, radius }) => x - radius)) - spare,
    top: Math.min(...line.map(({ y, radius }) => y - radius)) - spare,
    right: Math.max(...line.map(({ x, radius }) => x + radius)) + spare,
    bottom: Math.max(...line.map(({ y, radius }) => y + radius)) + spare,
  };
}

/**
 * What lies within a limb's radius, as a mask that fades out over `feather` pixels beyond it.
 *
 * @param begins where along the first bone the mask begins, 0 to 1: it rises from nothing at the joint on the body to all
 * there, so that the body itself is left alone. 0 takes in the joint's whole roundness.
 */
export function limbMask(size: Pick<Picture, 'width' | 'height'>, line: LimbLine, feather: number, begins = 0): Mask {
  return maskOf(size, boxOf(line, feather), (x, y) => {
    const { bone, along, distance, radius } = besideLimb(line, x, y);
    const started = begins === 0 || bone > 0 ? 1 : smoothStep(0, begins, along);
    return started * smoothStep(radius + feather, radius, distance);
  });
}

/** The limb from a share of its length on, 0 to 1, to its end. Length is measured along the bones up to `counted` points. */
export function endOf(line: LimbLine, share: number, counted = line.length): LimbLine {
  if (share <= 0) return line;
  const lengths = line.slice(1).map((point, bone) => Math.hypot(point.x - line[bone]!.x, point.y - line[bone]!.y));
  let left = share * lengths.slice(0, counted - 1).reduce((sum, length) => sum + length, 0);
  for (const [bone, length] of lengths.entries()) {
    if (left < length) {
      const [from, to, along] = [line[bone]!, line[bone + 1]!, left / length];
      const between = (key: 'x' | 'y' | 'radius') => from[key] + along * (to[key] - from[key]);
      return [{ x: between('x'), y: between('y'), radius: between('radius') }, ...line.slice(bone + 1)];
    }
    left -= length;
  }
  return line.slice(-2);
}
