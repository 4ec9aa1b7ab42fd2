import { fillUnknown } from './fill.ts';
import { alphaAt, smoothStep, type Mask, type Picture } from './picture.ts';
import { linesWithout, skinDistance, type EditedPart, type SeenBody } from './seen-body.ts';

/** Pixels over which the made-up body fades into the background. */
const edge = 3;

/**
 * What would be seen if a part of the body were not there: the background, and where the rest of the body stands behind it, that,
 * spread in from the part's rim.
 *
 * @param covers the part in the picture; what lies under it is what must be made up
 * @param inFront whether the part hides the rest of the body; if not, the body's pixels are kept as they are
 */
export function behindPart(
  picture: Picture,
  background: Picture,
  body: SeenBody,
  part: EditedPart,
  covers: Mask,
  inFront = true,
): Picture {
  const { width, height } = picture;
  const rest = linesWithout(body, part);
  const behind: Picture = { width, height, rgb: background.rgb.slice() };
  const inside = new Float32Array(covers.width * covers.height);
  // A frame around the box, from which what is known of the body can spread.
  const spare = Math.ceil(0.3 * body.torso);
  const [left, top] = [Math.max(0, covers.left - spare), Math.max(0, covers.top - spare)];
  const right = Math.min(width, covers.left + covers.width + spare);
  const bottom = Math.min(height, covers.top + covers.height + spare);
  const [columns, rows] = [right - left, bottom - top];
  const patch: Picture = { width: columns, height: rows, rgb: new Uint8Array(columns * rows * 3) };
  const known = new Float32Array(columns * rows);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = (y - top) * columns + x - left;
      const from = (y * width + x) * 3;
      patch.rgb.set(picture.rgb.subarray(from, from + 3), at * 3);
      const distance = skinDistance(rest, x, y);
      if (distance < -edge && (!inFront || alphaAt(covers, x, y) === 0)) known[at] = 1;
      const [column, row] = [x - covers.left, y - covers.top];
      if (column >= 0 && row >= 0 && column < covers.width && row < covers.height)
        inside[row * covers.width + column] = smoothStep(0, -edge, distance);
    }
  if (!known.some((share) => share > 0)) return behind;
  const made = fillUnknown(patch, known);
  inside.forEach((share, index) => {
    const [x, y] = [covers.left + (index % covers.width), covers.top + Math.floor(index / covers.width)];
    const [to, from] = [(y * width + x) * 3, ((y - top) * columns + x - left) * 3];
    for (let c = 0; c < 3; c++)
      behind.rgb[to + c] = Math.round(behind.rgb[to + c]! * (1 - share) + made.rgb[from + c]! * share);
  });
  return behind;
}
