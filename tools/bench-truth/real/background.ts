import { fillUnknown } from './fill.ts';
import { boxOf } from './limb-line.ts';
import { maskOf, eachPixel, type Picture } from './picture.ts';
import { linesWithout, skinDistance, type SeenBody } from './seen-body.ts';

/** Torso lengths that a pixel must be away from the person to count as background: hair, shadows and the detector's error. */
const away = 0.12;
/** A median of fewer frames may still be the person, whom the detector placed wrongly. */
const fewestFrames = 3;

export interface Background {
  picture: Picture;
  /** Share of the pixels that the person never left free: they are made up, smoothly from around. */
  madeUp: number;
}

/**
 * What stands behind the person: of each pixel the median over the frames in which she is not near it. Holds for a camera that
 * stands still.
 *
 * @throws RangeError when she covers everything all the time
 */
export function backgroundOf(pictures: readonly Picture[], bodies: readonly (SeenBody | undefined)[]): Background {
  const { width, height } = pictures[0]!;
  const frames = pictures.flatMap((picture, frame) => {
    const body = bodies[frame];
    return body ? [{ picture, near: nearPerson(picture, body) }] : [];
  });
  const rgb = new Uint8Array(width * height * 3);
  const known = new Float32Array(width * height);
  const values = new Uint8Array(frames.length);
  for (let at = 0; at < known.length; at++) {
    const free = frames.filter(({ near }) => near[at] === 0);
    if (free.length < fewestFrames) continue;
    known[at] = 1;
    for (let channel = at * 3; channel < at * 3 + 3; channel++) {
      free.forEach(({ picture }, index) => (values[index] = picture.rgb[channel]!));
      rgb[channel] = values.subarray(0, free.length).sort()[free.length >> 1]!;
    }
  }
  const madeUp = known.filter((share) => share === 0).length / known.length;
  return { picture: fillUnknown({ width, height, rgb }, known), madeUp };
}

/** 1 for pixels on the person or near her. */
export function nearPerson(picture: Picture, body: SeenBody, part = away): Uint8Array {
  const near = new Uint8Array(picture.width * picture.height);
  for (const line of linesWithout(body)) {
    const spare = part * body.torso;
    const mask = maskOf(picture, boxOf(line, spare), (x, y) => (skinDistance([line], x, y) < spare ? 1 : 0));
    eachPixel(mask, (x, y) => (near[y * picture.width + x] = 1));
  }
  return near;
}
