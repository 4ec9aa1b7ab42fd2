import type { Random } from '../../../src/set/random.ts';
import type { Box } from '../../../src/terms/truth.ts';
import { nearPerson } from './background.ts';
import { maskOf, smoothStep, type Mask, type Picture } from './picture.ts';
import type { SeenBody } from './seen-body.ts';

/** Torso lengths between a region of the background and the person: her arms may reach further than the detector says. */
const away = 0.35;
/** Sides of a region, shares of the picture's. */
const sides = [0.5, 0.42, 0.35, 0.28, 0.22] as const;
/** A region may have a corner cut off by the person, but not more than this share. */
const mostPerson = 0.02;
/** From this level on a pixel is nearly white: it cannot get brighter. */
const nearlyWhite = 225;
/** Pixels over which a region fades out, inside its box. */
const fade = 10;

/**
 * A box of the background that the person does not come near in any of the frames, chosen by chance among the largest there are, and of
 * these those with something that can get brighter.
 *
 * @throws Error when the person leaves no such box free
 */
export function backgroundRegion(
  pictures: readonly Picture[],
  bodies: readonly (SeenBody | undefined)[],
  random: Random,
): Box {
  const { width, height } = pictures[0]!;
  const person = new Uint8Array(width * height);
  bodies.forEach((body) => {
    if (!body) return;
    nearPerson(pictures[0]!, body, away).forEach((near, at) => (person[at]! |= near));
  });
  for (const side of sides) {
    const found = boxesOf(width, height, side)
      .filter((box) => shareOf(box, width, (at) => person[at] === 1) <= mostPerson)
      .map((box) => ({ box, white: shareOf(box, width, (at) => isNearlyWhite(pictures[0]!, at)) }))
      .sort((a, b) => a.white - b.white)
      .filter(({ white }, _, [first]) => white <= first!.white + 0.05);
    if (found.length > 0) return random.pick(found).box;
  }
  throw new Error('The person leaves no part of the background free.');
}

/** A region as a mask that fades out towards the rim of its box, and leaves the person out. */
export function regionMask(picture: Picture, [left, top, width, height]: Box, body: SeenBody | undefined): Mask {
  const near = body && nearPerson(picture, body, away / 2);
  return maskOf(picture, { left, top, right: left + width - 1, bottom: top + height - 1 }, (x, y) => {
    if (near?.[y * picture.width + x] === 1) return 0;
    // At the picture's own rim there is nothing to fade into.
    const inwards = [
      left === 0 ? fade : x - left,
      top === 0 ? fade : y - top,
      left + width === picture.width ? fade : left + width - 1 - x,
      top + height === picture.height ? fade : top + height - 1 - y,
    ];
    return smoothStep(0, fade, Math.min(...inwards));
  });
}

function boxesOf(width: number, height: number, side: number): Box[] {
  const [boxWidth, boxHeight] = [Math.round(side * width), Math.round(side * height)];
  const steps = Array.from({ length: 9 }, (_, step) => step / 8);
  return steps.flatMap((x) =>
    steps.map((y): Box => [
      Math.round(x * (width - boxWidth)),
      Math.round(y * (height - boxHeight)),
      boxWidth,
      boxHeight,
    ]),
  );
}

/** Share of a box's pixels that pass, by every fourth of them. */
function shareOf([left, top, boxWidth, boxHeight]: Box, width: number, passes: (at: number) => boolean): number {
  let [seen, passed] = [0, 0];
  for (let y = top; y < top + boxHeight; y += 2)
    for (let x = left; x < left + boxWidth; x += 2) {
      seen += 1;
      if (passes(y * width + x)) passed += 1;
    }
  return passed / seen;
}

function isNearlyWhite({ rgb }: Picture, at: number): boolean {
  return Math.max(rgb[at * 3]!, rgb[at * 3 + 1]!, rgb[at * 3 + 2]!) >= nearlyWhite;
}
