import { colourColumns, colourRows, gridColumns, gridRows } from '../terms/pixels.ts';
import { chromaByte, labOf, lightnessByte, linearLight } from './lab.ts';

/** Width of the small picture that pixel statistics are made from: four pixels a cell. */
export const smallWidth = gridColumns * 4;
/** Height of the small picture; the clip is stretched to it, whatever its shape, so that cells cover the whole frame. */
export const smallHeight = gridRows * 4;

/** What one picture says of its light, cell by cell, row after row. */
export interface LightGrid {
  /** CIELAB lightness of each cell's mean colour, 0 to 255 for 0 to 100. */
  lightness: Uint8Array;
  /** a* and b* of each coarse cell's mean colour, 128 for grey. */
  greenRed: Uint8Array;
  blueYellow: Uint8Array;
  /** max(0, R - G - B) x 255 of each cell's mean linear colour where R / (R + G + B) >= 0.8, else 0. */
  saturatedRed: Uint8Array;
}

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
 * Mean colour of each grid cell in linear light, as CIELAB and as saturated red (as in WCAG 2.2's definition of red flashes).
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
  const lightness = new Uint8Array(gridColumns * gridRows);
  /** Red, green and blue of each coarse cell, summed over the four cells in it. */
  const coarse = new Float64Array(colourColumns * colourRows * 3);
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
      lightness[cell] = lightnessByte(labOf(red / pixels, green / pixels, blue / pixels).lightness);
      const into = ((row >> 1) * colourColumns + (column >> 1)) * 3;
      coarse[into]! += red / pixels / 4;
      coarse[into + 1]! += green / pixels / 4;
      coarse[into + 2]! += blue / pixels / 4;
      const saturated = red > 0 && red / (red + green + blue) >= 0.8;
      saturatedRed[cell] = saturated ? Math.round((Math.max(0, red - green - blue) / pixels) * 255) : 0;
    }
  }
  const colours = Array.from({ length: colourColumns * colourRows }, (_, cell) =>
    labOf(coarse[cell * 3]!, coarse[cell * 3 + 1]!, coarse[cell * 3 + 2]!),
  );
  return {
    lightness,
    greenRed: Uint8Array.from(colours, ({ greenRed }) => chromaByte(greenRed)),
    blueYellow: Uint8Array.from(colours, ({ blueYellow }) => chromaByte(blueYellow)),
    saturatedRed,
  };
}
