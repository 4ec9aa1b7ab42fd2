/** A decoded frame: rows of red, green and blue bytes from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** How much of each pixel belongs to something, 0 to 1. Nothing outside the box does. Pixels of a picture. */
export interface Mask {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly alpha: Float32Array;
}

/** A place in a picture, in pixels; whole numbers are the middles of pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export function copyOf({ width, height, rgb }: Picture): Picture {
  return { width, height, rgb: rgb.slice() };
}

/** Zero outside the mask's box. */
export function alphaAt({ left, top, width, height, alpha }: Mask, x: number, y: number): number {
  const [column, row] = [x - left, y - top];
  return column < 0 || row < 0 || column >= width || row >= height ? 0 : alpha[row * width + column]!;
}

/** Calls for every pixel of the mask that has a share of it. */
export function eachPixel(mask: Mask, visit: (x: number, y: number, alpha: number) => void): void {
  for (let row = 0; row < mask.height; row++)
    for (let column = 0; column < mask.width; column++) {
      const alpha = mask.alpha[row * mask.width + column]!;
      if (alpha > 0) visit(mask.left + column, mask.top + row, alpha);
    }
}

/** A mask made of a function of the place, in a box that is cut to the picture. */
export function maskOf(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  box: { left: number; top: number; right: number; bottom: number },
  alphaOf: (x: number, y: number) => number,
): Mask {
  const [left, top] = [Math.max(0, Math.floor(box.left)), Math.max(0, Math.floor(box.top))];
  const [right, bottom] = [Math.min(width, Math.ceil(box.right) + 1), Math.min(height, Math.ceil(box.bottom) + 1)];
  const [columns, rows] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  const alpha = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) alpha[row * columns + column] = alphaOf(left + column, top + row);
  return { left, top, width: columns, height: rows, alpha };
}

/** The value of one channel between pixels, bilinear; beyond the rim the rim's own. */
export function sampleAt({ width, height, rgb }: Picture, x: number, y: number, channel: number): number {
  const [inX, inY] = [Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y))];
  const [column, row] = [Math.min(width - 2, Math.floor(inX)), Math.min(height - 2, Math.floor(inY))];
  const [right, down] = [inX - column, inY - row];
  const at = (row * width + column) * 3 + channel;
  const [upper, lower] = [rgb[at]! * (1 - right) + rgb[at + 3]! * right, at + width * 3];
  return upper * (1 - down) + (rgb[lower]! * (1 - right) + rgb[lower + 3]! * right) * down;
}

/** Lays one picture over another where the mask says so: what it leaves out keeps every byte. */
export function layOver(under: Picture, over: Picture, mask: Mask): Picture {
  const shown = copyOf(under);
  eachPixel(mask, (x, y, alpha) => {
    const at = (y * under.width + x) * 3;
    for (let channel = at; channel < at + 3; channel++)
      shown.rgb[channel] = Math.round(under.rgb[channel]! * (1 - alpha) + over.rgb[channel]! * alpha);
  });
  return shown;
}

/** 0 up to `from`, 1 from `to` on, without corners in between. Falls instead where `from` is the larger. */
export function smoothStep(from: number, to: number, value: number): number {
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}
