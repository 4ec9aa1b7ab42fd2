import { gridColumns, gridRows } from '../terms/pixels.ts';

/** Width of the small picture that pixel statistics are made from: four pixels a cell. */
export const smallWidth = gridColumns * 4;
/** Height of the small picture; the clip is stretched to it, whatever its shape, so that cells cover the whole frame. */
export const smallHeight = gridRows * 4;

/** What one picture says of its light, cell by cell, row after row. */
export interface LightGrid {
  /** Relative luminance (WCAG 2.2) of each cell's mean colour, 0 to 255 for 0 to 1. */
  luminance: Uint8Array;
  /** max(0, R - G - B) x 255 of each cell's mean linear colour where R / (R + G + B) >= 0.8, else 0. */
  saturatedRed: Uint8Array;
}

/** sRGB byte to linear light, 0 to 1, as in WCAG's definition of relative luminance. */
const linearLight = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Luma of each pixel (Rec. 709 weights on the gamma-coded values, in 256ths), 0 to 255.
 *
 * @param rgba - four bytes a pixel, as in `ImageData.data`.
 */
export function lumaOf(rgba: Uint8ClampedArray): Uint8Array {
  const luma = new Uint8Array(rgba.length >> 2);
  for (let pixel = 0, byte = 0; pixel < luma.length; pixel++, byte += 4) {
    luma[pixel] = (54 * rgba[byte]! + 183 * rgba[byte + 1]! + 19 * rgba[byte + 2]!) >> 8;
  }
  return luma;
}

/**
 * Mean colour of each grid cell in linear light, as relative luminance and as saturated red
 * (both as in WCAG 2.2's definition of general and red flashes).
 *
 * @param rgba - four bytes a pixel, as in `ImageData.data`; at least one pixel a cell.
 * @throws RangeError when the array does not hold `width` x `height` pixels, or the picture is smaller than the grid.
 */
export function gridOf(rgba: Uint8ClampedArray, width: number, height: number): LightGrid {
  if (rgba.length !== width * height * 4) {
    throw new RangeError(`A picture of ${width} x ${height} has ${width * height * 4} bytes, not ${rgba.length}.`);
  }
  if (width < gridColumns || height < gridRows) {
    throw new RangeError(`A picture of ${width} x ${height} is smaller than the ${gridColumns} x ${gridRows} grid.`);
  }
  const luminance = new Uint8Array(gridColumns * gridRows);
  const saturatedRed = new Uint8Array(gridColumns * gridRows);
  for (let row = 0; row < gridRows; row++) {
    const top = Math.floor((row * height) / gridRows);
    const bottom = Math.floor(((row + 1) * height) / gridRows);
    for (let column = 0; column < gridColumns; column++) {
      const left = Math.floor((column * width) / gridColumns);
      const right = Math.floor(((column + 1) * width) / gridColumns);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let y = top; y < bottom; y++) {
        for (let byte = (y * width + left) * 4; byte < (y * width + right) * 4; byte += 4) {
          red += linearLight[rgba[byte]!]!;
          green += linearLight[rgba[byte + 1]!]!;
          blue += linearLight[rgba[byte + 2]!]!;
        }
      }
      const pixels = (bottom - top) * (right - left);
      const cell = row * gridColumns + column;
      luminance[cell] = Math.round(((0.2126 * red + 0.7152 * green + 0.0722 * blue) / pixels) * 255);
      const saturated = red > 0 && red / (red + green + blue) >= 0.8;
      saturatedRed[cell] = saturated ? Math.round((Math.max(0, red - green - blue) / pixels) * 255) : 0;
    }
  }
  return { luminance, saturatedRed };
}
