/** Cells of the grid that pixel statistics are kept on. */
export const gridColumns = 32;
export const gridRows = 18;

/**
 * What is kept of a clip's pictures beside its track: enough for the flashing-light check, cuts, repeated frames and the
 * camera's motion, and far too little to see anyone.
 */
export interface PixelStatistics {
  /** As in the clip's track. */
  timestampsUs: readonly number[];
  /** Relative luminance (WCAG) of each cell's mean colour, 0 to 255 for 0 to 1; frames x rows x columns. */
  luminance: Uint8Array;
  /** max(0, R - G - B) x 255 of each cell's mean linear colour where R / (R + G + B) >= 0.8, else 0; same shape. */
  saturatedRed: Uint8Array;
  /** Mean absolute luma difference to the frame before, 0 to 255, at {@link gridColumns} x 4 by {@link gridRows} x 4; 0 in the first frame. */
  difference: Float32Array;
  /** Motion of the whole picture since the frame before: shift in frame widths, and scale (1: none). */
  shiftX: Float32Array;
  shiftY: Float32Array;
  scale: Float32Array;
  /** Mean absolute luma difference that is left once that motion is taken out. */
  residual: Float32Array;
}
