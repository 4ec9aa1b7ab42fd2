/** Cells of the grid that pixel statistics are kept on. */
export const gridColumns = 32;
export const gridRows = 18;
/** Cells of the coarser grid that colour is kept on. */
export const colourColumns = gridColumns / 2;
export const colourRows = gridRows / 2;

/**
 * What is kept of a clip's pictures beside its track: enough for the flashing-light check, cuts, repeated frames and the
 * camera's motion, and far too little to see anyone.
 */
export interface PixelStatistics {
  /** As in the clip's track. */
  timestampsUs: readonly number[];
  /** CIELAB lightness of each cell's mean colour (the mean in linear light), 0 to 255 for 0 to 100; frames x rows x columns. */
  lightness: Uint8Array;
  /** a* and b* of each coarse cell's mean colour, 128 for grey, a unit a step; frames x colour rows x colour columns. */
  greenRed: Uint8Array;
  blueYellow: Uint8Array;
  /** max(0, R - G - B) x 255 of each cell's mean linear colour where R / (R + G + B) >= 0.8, else 0; same shape. */
  saturatedRed: Uint8Array;
  /** Mean absolute luma difference to the frame before, 0 to 255, at {@link gridColumns} x 4 by {@link gridRows} x 4; 0 in the first frame. */
  difference: Float32Array;
  /**
   * Motion of the whole picture since the frame before: shift, and scale (1: none). Both shifts are in widths of a picture drawn 16 to 9, whatever its own shape: 1 across is its
   * width, 9/16 down its height, and either, times {@link gridColumns}, is cells.
   */
  shiftX: Float32Array;
  shiftY: Float32Array;
  scale: Float32Array;
  /** Mean absolute luma difference that is left once that motion is taken out. */
  residual: Float32Array;
  /** Colours of the subject's body, region by region (terms/look.ts); frames x `lookBytes`. */
  look: Uint8Array;
}
