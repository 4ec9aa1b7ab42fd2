import { besideLimb, boxOf, limbMask, type LimbLine } from './limb-line.ts';
import { layOver, maskOf, sampleAt, smoothStep, type Mask, type Picture, type Point } from './picture.ts';

/** Share of the first bone over which a limb that goes fades out towards the body. */
const root = 0.25;
/** Share of its radius in which a limb is always itself, whatever stands behind it. */
const core = 0.25;
/** Difference from what stands behind it, in levels of a channel, from which a pixel counts as the limb. */
const alike = 14;
const different = 34;

/** A limb taken out of a picture and put in again elsewhere. */
export interface Redrawing {
  /** The limb as it stands, and as it shall: the same number of points. */
  from: LimbLine;
  to: LimbLine;
  /** What is seen where the limb was. */
  behind: Picture;
  /** Pixels over which its rim fades. */
  feather: number;
}

/** Where a limb is taken out: all of it but the joint on the body. */
export function takenOut(size: Picture, line: LimbLine, feather: number): Mask {
  return limbMask(size, line, feather, root);
}

/** Fills a limb, or the end of one, with what is behind it. Outside the limb no byte changes. */
export function eraseLimb(picture: Picture, line: LimbLine, behind: Picture, feather: number): Picture {
  return layOver(picture, behind, takenOut(picture, line, feather));
}

/**
 * Draws a limb along other bones: moved, turned, longer or bent. Each pixel takes its colour from the same place beside the same bone of
 * the limb as it was. Outside the two limbs no byte changes.
 */
export function redrawLimb(picture: Picture, { from, to, behind, feather }: Redrawing): Picture {
  const matte = matteOf(picture, behind, from, feather);
  const emptied = eraseLimb(picture, from, behind, feather);
  const drawn: Picture = { ...picture, rgb: picture.rgb.slice() };
  const mask = maskOf(picture, boxOf(to, feather), (x, y) => {
    const source = sourceOf(from, to, x, y);
    const { distance, radius } = besideLimb(to, x, y);
    const share = smoothStep(radius + feather, radius, distance) * matte(source.x, source.y);
    if (share > 0)
      for (let channel = 0; channel < 3; channel++)
        drawn.rgb[(y * picture.width + x) * 3 + channel] = Math.round(sampleAt(picture, source.x, source.y, channel));
    return share;
  });
  return layOver(emptied, drawn, mask);
}

/** The place beside the old limb that a place beside the new one shows. */
export function sourceOf(from: LimbLine, to: LimbLine, x: number, y: number): Point {
  const { bone } = besideLimb(to, x, y);
  const [a, b, c, d] = [from[bone]!, from[bone + 1]!, to[bone]!, to[bone + 1]!];
  const [oldX, oldY, newX, newY] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
  const [oldLength, newLength] = [Math.hypot(oldX, oldY) || 1, Math.hypot(newX, newY) || 1];
  const [dx, dy] = [x - c.x, y - c.y];
  const along = (dx * newX + dy * newY) / newLength;
  const across = (dy * newX - dx * newY) / newLength;
  // Beyond its ends a bone is not stretched: a joint keeps its roundness.
  const scaled =
    along <= 0 ? along : along >= newLength ? oldLength + along - newLength : (along * oldLength) / newLength;
  return {
    x: a.x + (scaled * oldX - across * oldY) / oldLength,
    y: a.y + (scaled * oldY + across * oldX) / oldLength,
  };
}

/** How much of a place is limb and not what stands behind it: by its difference from that, but near the bone in any case. */
function matteOf(picture: Picture, behind: Picture, line: LimbLine, feather: number): (x: number, y: number) => number {
  const difference = maskOf(picture, boxOf(line, feather + 2), (x, y) => {
    const at = (y * picture.width + x) * 3;
    const off = (channel: number) => Math.abs(picture.rgb[at + channel]! - behind.rgb[at + channel]!);
    return Math.max(off(0), off(1), off(2));
  });
  const blurred = blurOf(difference);
  return (x, y) => {
    const { distance, radius } = besideLimb(line, x, y);
    const inCore = smoothStep(radius * (core + 0.2), radius * core, distance);
    const seen = smoothStep(alike, different, blurred(Math.round(x), Math.round(y)));
    return Math.max(inCore, seen);
  };
}

/** Mean over the three by three pixels around: single pixels of noise make no limb, and gaps in one are closed. */
function blurOf({ left, top, width, height, alpha }: Mask): (x: number, y: number) => number {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      sums[(y + 1) * (width + 1) + x + 1] =
        alpha[y * width + x]! +
        sums[y * (width + 1) + x + 1]! +
        sums[(y + 1) * (width + 1) + x]! -
        sums[y * (width + 1) + x]!;
  const inside = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return (x, y) => {
    const [from, to] = [inside(x - left - 1, width), inside(x - left + 2, width)];
    const [above, below] = [inside(y - top - 1, height), inside(y - top + 2, height)];
    const area = (to - from) * (below - above);
    if (area === 0) return 0;
    const sum = (row: number, column: number) => sums[row * (width + 1) + column]!;
    return (sum(below, to) - sum(above, to) - sum(below, from) + sum(above, from)) / area;
  };
}
