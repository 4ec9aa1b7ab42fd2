import type { ChangedRegion } from '../../src/terms/truth.ts';

/** Pixels in which two pictures differ, inside and outside of what the truth says changed. */
export interface Differences {
  inside: number;
  outside: number;
}

/** @param a rows of RGB bytes from the top; `b` the same */
export function differencesOf(
  a: Uint8Array,
  b: Uint8Array,
  { width, height }: { width: number; height: number },
  changed: readonly ChangedRegion[],
): Differences {
  const boxes = changed.flatMap((region) => [...region.boxes, ...region.shadows]);
  let [inside, outside] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    const here = boxes.filter(([, top, , tall]) => y >= top && y < top + tall);
    for (let x = 0; x < width; x += 1) {
      const offset = (y * width + x) * 3;
      if (a[offset] === b[offset] && a[offset + 1] === b[offset + 1] && a[offset + 2] === b[offset + 2]) continue;
      if (here.some(([left, , wide]) => x >= left && x < left + wide)) inside += 1;
      else outside += 1;
    }
  }
  return { inside, outside };
}
