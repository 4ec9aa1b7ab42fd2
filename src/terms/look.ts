/** Parts of the body whose colour is followed through a clip: body coordinates, so that cloth stays cloth wherever it walks. */
export const bodyRegions = [
  'face',
  'hair',
  'chest',
  'belly',
  'left-upper-arm',
  'left-forearm',
  'left-hand',
  'right-upper-arm',
  'right-forearm',
  'right-hand',
  'left-thigh',
  'left-shank',
  'left-foot',
  'right-thigh',
  'right-shank',
  'right-foot',
] as const;

export type BodyRegion = (typeof bodyRegions)[number];

/**
 * What is kept of a region in a frame, a byte each: CIELAB lightness (0 to 255 for 0 to 100), a* and b* (128 is grey, a unit a step), how much the lightness
 * varies inside (standard deviation, a quarter of a unit a step), how much lighter its left than its right half is in the picture (128 is equal, a unit a step), and how
 * far its colour is from what lies beside it (CIELAB distance, half a unit a step). All zero where the region was not seen.
 */
export const lookFields = ['lightness', 'greenRed', 'blueYellow', 'spread', 'side', 'contrast'] as const;

/** Bytes of a frame in `PixelStatistics.look`. */
export const lookBytes = bodyRegions.length * lookFields.length;

/** Place of a region's first byte in `PixelStatistics.look`. */
export function lookOffset(frame: number, region: BodyRegion): number {
  return frame * lookBytes + bodyRegions.indexOf(region) * lookFields.length;
}

/** Whether the region whose bytes begin there was seen: one as black as can be still differs from what lies beside it. */
export function isRegionSeen(look: Uint8Array, from: number): boolean {
  for (let at = from; at < from + lookFields.length; at++) if (look[at]! > 0) return true;
  return false;
}
