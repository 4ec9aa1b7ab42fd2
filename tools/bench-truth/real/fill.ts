import type { Picture } from './picture.ts';

/** One step of the pyramid: three colour channels, and how well each place is known, 0 to 1. */
interface Level {
  width: number;
  height: number;
  colour: Float32Array;
  known: Float32Array;
}

/**
 * Fills what is not known from what is, smoothly from the rim inwards: push and pull over ever coarser pictures (Gortler and others 1996).
 *
 * @param known one value a pixel, 0 to 1; pixels known in full keep every byte
 * @throws RangeError when nothing is known
 */
export function fillUnknown(picture: Picture, known: Float32Array): Picture {
  const { width, height } = picture;
  if (!known.some((share) => share > 0)) throw new RangeError('Nothing of the picture is known: it cannot be filled.');
  const levels: Level[] = [{ width, height, colour: Float32Array.from(picture.rgb), known: known.slice() }];
  for (let last = levels[0]!; last.width > 1 || last.height > 1; last = levels.at(-1)!) levels.push(halved(last));
  for (let index = levels.length - 2; index >= 0; index--) pull(levels[index]!, levels[index + 1]!);
  const rgb = Uint8Array.from(levels[0]!.colour, (value, at) =>
    known[Math.floor(at / 3)] === 1 ? picture.rgb[at]! : Math.round(value),
  );
  return { width, height, rgb };
}

/** Mean of each two by two pixels, by what is known of them. */
function halved(fine: Level): Level {
  const [width, height] = [Math.ceil(fine.width / 2), Math.ceil(fine.height / 2)];
  const coarse = {
    width,
    height,
    colour: new Float32Array(width * height * 3),
    known: new Float32Array(width * height),
  };
  for (let y = 0; y < fine.height; y++)
    for (let x = 0; x < fine.width; x++) {
      const [from, to] = [y * fine.width + x, (y >> 1) * width + (x >> 1)];
      const share = fine.known[from]!;
      coarse.known[to]! += share;
      for (let c = 0; c < 3; c++) coarse.colour[to * 3 + c]! += share * fine.colour[from * 3 + c]!;
    }
  for (let at = 0; at < coarse.known.length; at++) {
    const share = coarse.known[at]!;
    if (share === 0) continue;
    for (let c = 0; c < 3; c++) coarse.colour[at * 3 + c]! /= share;
    coarse.known[at] = Math.min(1, share);
  }
  return coarse;
}

/** Gives the finer level, where it does not know, what the coarser one says. */
function pull(fine: Level, coarse: Level): void {
  for (let y = 0; y < fine.height; y++)
    for (let x = 0; x < fine.width; x++) {
      const at = y * fine.width + x;
      const share = fine.known[at]!;
      if (share === 1) continue;
      for (let c = 0; c < 3; c++) {
        const told = between(coarse, (x - 0.5) / 2, (y - 0.5) / 2, c);
        fine.colour[at * 3 + c] = share * fine.colour[at * 3 + c]! + (1 - share) * told;
      }
    }
}

function between({ width, height, colour }: Level, x: number, y: number, channel: number): number {
  const [inX, inY] = [Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y))];
  const [left, up] = [Math.floor(inX), Math.floor(inY)];
  const [right, down] = [Math.min(width - 1, left + 1), Math.min(height - 1, up + 1)];
  const value = (column: number, row: number) => colour[(row * width + column) * 3 + channel]!;
  const [dx, dy] = [inX - left, inY - up];
  return (
    (value(left, up) * (1 - dx) + value(right, up) * dx) * (1 - dy) +
    (value(left, down) * (1 - dx) + value(right, down) * dx) * dy
  );
}
