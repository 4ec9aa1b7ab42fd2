/** How a whole picture moved since the picture before it. */
export interface PictureMotion {
  /** Shift of the middle of the picture as it is given, in its widths: positive when the content moved right. */
  shiftX: number;
  /** The same downwards, also in widths. */
  shiftY: number;
  /** Growth of the content about the picture's middle: 1 is none, above 1 the camera nears. */
  scale: number;
  /** Mean absolute luma difference that is left once that motion is taken out, 0 to 255, where both pictures have pixels. */
  residual: number;
  /** Mean absolute luma difference of the two pictures as they stand, 0 to 255. */
  difference: number;
}

/** Translation in pixels and scale about the middle; `light` is a common change of luma. */
interface Warp {
  x: number;
  y: number;
  scale: number;
  light: number;
}

interface Picture {
  luma: Float32Array;
  width: number;
  height: number;
}

/** Levels of the pyramid below the picture itself: 128 x 72, 64 x 36, 32 x 18. */
const coarserLevels = 2;
/** Whole pixels searched in each direction at the coarsest level: a quarter of the width. */
const searchReach = 8;
const iterations = [4, 5, 8] as const;
/** Luma difference beyond which a pixel is taken for something that moves by itself (Tukey's biweight). */
const outlierLuma = 40;
/** A step of all parameters below this (in pixels) ends the refinement. */
const smallStep = 0.003;
/** Share of the picture that must overlap for a motion to be believed. */
const leastOverlap = 0.4;

/**
 * Motion of the whole picture between two frames: translation and scale, by iteratively reweighted Lucas-Kanade from
 * coarse to fine (Lucas and Kanade 1981; Baker and Matthews, "Lucas-Kanade 20 Years On", 2004), started from an
 * exhaustive search at the coarsest level. A common change of light is fitted beside it, so that a flicker is not taken
 * for a move; what moves by itself (the person) is down-weighted by Tukey's biweight.
 *
 * Where the picture has too little texture, or the motion found explains the pair no better than no motion, it says none.
 *
 * @throws RangeError when the two arrays do not both hold `width` x `height` values.
 */
export function pictureMotion(
  previousLuma: Uint8Array,
  luma: Uint8Array,
  width: number,
  height: number,
): PictureMotion {
  if (previousLuma.length !== width * height || luma.length !== width * height) {
    throw new RangeError(`Both pictures must have ${width} x ${height} values.`);
  }
  let sum = 0;
  for (let index = 0; index < luma.length; index++) sum += Math.abs(luma[index]! - previousLuma[index]!);
  const difference = sum / luma.length;
  const still: PictureMotion = { shiftX: 0, shiftY: 0, scale: 1, residual: difference, difference };
  if (sum === 0) return still;

  const before = pyramidOf({ luma: Float32Array.from(previousLuma), width, height });
  const after = pyramidOf({ luma: Float32Array.from(luma), width, height });
  let warp = searchShift(before.at(-1)!, after.at(-1)!);
  for (let level = before.length - 1; level >= 0; level--) {
    warp = refine(before[level]!, after[level]!, warp, iterations[level] ?? 4);
    if (level > 0) warp = { ...warp, x: warp.x * 2, y: warp.y * 2 };
  }
  const residual = residualOf(before[0]!, after[0]!, warp);
  if (residual === undefined || residual >= difference) return still;
  return { shiftX: warp.x / width, shiftY: warp.y / width, scale: warp.scale, residual, difference };
}

function pyramidOf(picture: Picture): Picture[] {
  const levels = [picture];
  for (let level = 0; level < coarserLevels; level++) {
    const finer = levels.at(-1)!;
    if (finer.width < 16 || finer.height < 16) break;
    levels.push(halve(finer));
  }
  return levels;
}

function halve({ luma, width, height }: Picture): Picture {
  const half: Picture = {
    luma: new Float32Array((width >> 1) * (height >> 1)),
    width: width >> 1,
    height: height >> 1,
  };
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const at = 2 * y * width + 2 * x;
      half.luma[y * half.width + x] = (luma[at]! + luma[at + 1]! + luma[at + width]! + luma[at + width + 1]!) / 4;
    }
  }
  return half;
}

/** The whole-pixel shift with the least mean absolute difference, the pictures' mean light taken out. */
function searchShift(before: Picture, after: Picture): Warp {
  const { width, height } = before;
  const light = meanOf(after.luma) - meanOf(before.luma);
  let best: Warp = { x: 0, y: 0, scale: 1, light };
  let bestCost = Infinity;
  const reachX = Math.min(searchReach, width >> 2);
  const reachY = Math.min(searchReach, height >> 2);
  for (let shiftY = -reachY; shiftY <= reachY; shiftY++) {
    for (let shiftX = -reachX; shiftX <= reachX; shiftX++) {
      let sum = 0;
      const top = Math.max(0, -shiftY);
      const bottom = Math.min(height, height - shiftY);
      const left = Math.max(0, -shiftX);
      const right = Math.min(width, width - shiftX);
      for (let y = top; y < bottom; y++) {
        const from = y * width;
        const to = (y + shiftY) * width + shiftX;
        for (let x = left; x < right; x++) sum += Math.abs(after.luma[to + x]! - before.luma[from + x]! - light);
      }
      // A shift shows fewer pixels: of equals the smaller one is taken.
      const cost = sum / ((bottom - top) * (right - left)) + 0.01 * Math.hypot(shiftX, shiftY);
      if (cost < bestCost) {
        bestCost = cost;
        best = { x: shiftX, y: shiftY, scale: 1, light };
      }
    }
  }
  return best;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Gauss-Newton on the four parameters: after(middle + scale (p - middle) + shift) = before(p) + light. */
function refine(before: Picture, after: Picture, start: Warp, steps: number): Warp {
  const { width, height } = before;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  let warp = start;
  for (let step = 0; step < steps; step++) {
    // Normal equations of the four parameters, row after row; only the upper half is summed.
    const normal = new Float64Array(16);
    const right = new Float64Array(4);
    for (let y = 1; y < height - 1; y++) {
      const towardsY = y - middleY;
      const sampleY = middleY + warp.scale * towardsY + warp.y;
      const row = Math.floor(sampleY);
      if (row < 1 || row >= height - 2) continue;
      const partY = sampleY - row;
      for (let x = 1; x < width - 1; x++) {
        const towardsX = x - middleX;
        const sampleX = middleX + warp.scale * towardsX + warp.x;
        const column = Math.floor(sampleX);
        if (column < 1 || column >= width - 2) continue;
        const partX = sampleX - column;
        const at = row * width + column;
        const a = after.luma[at]!;
        const b = after.luma[at + 1]!;
        const c = after.luma[at + width]!;
        const d = after.luma[at + width + 1]!;
        const upper = a + (b - a) * partX;
        const lower = c + (d - c) * partX;
        const error = upper + (lower - upper) * partY - before.luma[y * width + x]! - warp.light;
        const share = error / outlierLuma;
        if (share >= 1 || share <= -1) continue;
        const weight = (1 - share * share) ** 2;
        const slopeX = (b - a) * (1 - partY) + (d - c) * partY;
        const slopeY = lower - upper;
        const slopeScale = slopeX * towardsX + slopeY * towardsY;
        normal[0]! += weight * slopeX * slopeX;
        normal[1]! += weight * slopeX * slopeY;
        normal[2]! += weight * slopeX * slopeScale;
        normal[3]! -= weight * slopeX;
        normal[5]! += weight * slopeY * slopeY;
        normal[6]! += weight * slopeY * slopeScale;
        normal[7]! -= weight * slopeY;
        normal[10]! += weight * slopeScale * slopeScale;
        normal[11]! -= weight * slopeScale;
        normal[15]! += weight;
        right[0]! -= weight * slopeX * error;
        right[1]! -= weight * slopeY * error;
        right[2]! -= weight * slopeScale * error;
        right[3]! += weight * error;
      }
    }
    const change = solve(normal, right);
    if (change === undefined) return warp;
    warp = {
      x: warp.x + change[0]!,
      y: warp.y + change[1]!,
      scale: Math.min(1.25, Math.max(0.8, warp.scale + change[2]!)),
      light: warp.light + change[3]!,
    };
    const moved = Math.abs(change[0]!) + Math.abs(change[1]!) + Math.abs(change[2]!) * middleX;
    if (moved < smallStep) break;
  }
  return warp;
}

/** Solves the symmetric 4 x 4 system by Cholesky; undefined where the picture does not say enough. */
function solve(normal: Float64Array, right: Float64Array): Float64Array | undefined {
  const factor = new Float64Array(16);
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = normal[column * 4 + row]!;
      for (let k = 0; k < column; k++) sum -= factor[row * 4 + k]! * factor[column * 4 + k]!;
      if (row === column) {
        if (sum <= 1e-6 * normal[row * 4 + row]! || sum <= 1e-9) return undefined;
        factor[row * 4 + row] = Math.sqrt(sum);
      } else {
        factor[row * 4 + column] = sum / factor[column * 4 + column]!;
      }
    }
  }
  const solution = Float64Array.from(right);
  for (let row = 0; row < 4; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= factor[row * 4 + k]! * solution[k]!;
    solution[row]! /= factor[row * 4 + row]!;
  }
  for (let row = 3; row >= 0; row--) {
    for (let k = row + 1; k < 4; k++) solution[row]! -= factor[k * 4 + row]! * solution[k]!;
    solution[row]! /= factor[row * 4 + row]!;
  }
  return solution;
}

/** Mean absolute difference under the warp, light left in; undefined where the pictures hardly overlap. */
function residualOf(before: Picture, after: Picture, warp: Warp): number | undefined {
  const { width, height } = before;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const sampleY = middleY + warp.scale * (y - middleY) + warp.y;
    const row = Math.floor(sampleY);
    if (row < 0 || row >= height - 1) continue;
    const partY = sampleY - row;
    for (let x = 0; x < width; x++) {
      const sampleX = middleX + warp.scale * (x - middleX) + warp.x;
      const column = Math.floor(sampleX);
      if (column < 0 || column >= width - 1) continue;
      const partX = sampleX - column;
      const at = row * width + column;
      const upper = after.luma[at]! + (after.luma[at + 1]! - after.luma[at]!) * partX;
      const lower = after.luma[at + width]! + (after.luma[at + width + 1]! - after.luma[at + width]!) * partX;
      sum += Math.abs(upper + (lower - upper) * partY - before.luma[y * width + x]!);
      count++;
    }
  }
  return count >= leastOverlap * width * height ? sum / count : undefined;
}
