import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../terms/look.ts';
import { landmarksOf, field, landmarkFields, type ModelId } from '../terms/track.ts';
import type { Landmark } from '../terms/landmarks.ts';
import { chromaByte, labOf, lightnessByte, linearLight, type Lab } from './lab.ts';

/** A picture as `ImageData` holds it. */
export interface PixelPicture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** A strip of the body: from one point to another, so broad to either side. */
interface Strip {
  from: Point;
  to: Point;
  /** Half its breadth, in pixels. */
  half: number;
}

/** Samples along a strip, and across it. */
const along = 8;
const across = 6;
/** Beside a strip its surroundings are sampled in this many of its half breadths from its middle. */
const besideFrom = 2;
const besideTo = 3;
/** Below this a landmark says nothing about where the body is. */
const leastVisibility = 0.3;

/** Half breadths in torso lengths: what surely lies on the body of a slight person. */
const halfBreadths: Record<'arm' | 'hand' | 'thigh' | 'shank' | 'foot' | 'head' | 'trunk', number> = {
  arm: 0.05,
  hand: 0.05,
  thigh: 0.09,
  shank: 0.06,
  foot: 0.05,
  head: 0.1,
  trunk: 0.16,
};

/**
 * What a person looks like in a picture, region by region, in body coordinates: see terms/look.ts for the bytes.
 *
 * @param pose landmarks x `landmarkFields` values, in pixels of the picture
 */
export function lookOf(picture: PixelPicture, pose: Float32Array, model: ModelId): Uint8Array {
  const look = new Uint8Array(lookBytes);
  const strips = stripsOf(pose, landmarksOf(model));
  bodyRegions.forEach((region, index) => {
    const strip = strips[region];
    const seen = strip && sampled(picture, strip);
    if (seen) look.set(seen, index * lookFields.length);
  });
  return look;
}

function stripsOf(pose: Float32Array, landmarks: readonly Landmark[]): Partial<Record<BodyRegion, Strip>> {
  const at = (name: Landmark): Point | undefined => {
    const offset = landmarks.indexOf(name) * landmarkFields;
    if (offset < 0 || !(pose[offset + field.visibility]! >= leastVisibility)) return undefined;
    return { x: pose[offset + field.x]!, y: pose[offset + field.y]! };
  };
  const shoulders = middle(at('left-shoulder'), at('right-shoulder'));
  const hips = middle(at('left-hip'), at('right-hip'));
  const width = distance(at('left-shoulder'), at('right-shoulder'));
  // Where the hips are not seen, shoulders stand in, as in scale.ts.
  const torso = shoulders && hips ? Math.max(distance(shoulders, hips), width) : 1.47 * width;
  if (!(torso > 0)) return {};
  const strips: Partial<Record<BodyRegion, Strip>> = {};
  const put = (region: BodyRegion, from: Point | undefined, to: Point | undefined, half: number) => {
    if (from && to) strips[region] = { from, to, half: half * torso };
  };
  if (shoulders && hips) {
    put('chest', between(shoulders, hips, 0.12), between(shoulders, hips, 0.45), halfBreadths.trunk);
    put('belly', between(shoulders, hips, 0.5), between(shoulders, hips, 0.9), halfBreadths.trunk);
  }
  const eyes = middle(at('left-eye'), at('right-eye'));
  const nose = at('nose');
  const mouth = middle(at('mouth-left'), at('mouth-right')) ?? (eyes && nose && between(eyes, nose, 2));
  if (eyes && mouth) {
    put('face', between(eyes, mouth, 0.1), between(eyes, mouth, 1.2), halfBreadths.head);
    put('hair', between(eyes, mouth, -1.1), between(eyes, mouth, -1.7), halfBreadths.head);
  }
  for (const side of ['left', 'right'] as const) {
    const [shoulder, elbow, wrist] = [at(`${side}-shoulder`), at(`${side}-elbow`), at(`${side}-wrist`)];
    const [hip, knee, ankle] = [at(`${side}-hip`), at(`${side}-knee`), at(`${side}-ankle`)];
    const fingers = middle(at(`${side}-index`), at(`${side}-pinky`));
    put(`${side}-upper-arm`, shoulder && elbow && between(shoulder, elbow, 0.25), elbow, halfBreadths.arm);
    put(`${side}-forearm`, elbow && wrist && between(elbow, wrist, 0.1), wrist, halfBreadths.arm);
    put(`${side}-hand`, wrist && fingers && between(wrist, fingers, 0.2), fingers, halfBreadths.hand);
    put(`${side}-thigh`, hip && knee && between(hip, knee, 0.25), knee, halfBreadths.thigh);
    put(`${side}-shank`, knee && ankle && between(knee, ankle, 0.1), ankle, halfBreadths.shank);
    put(`${side}-foot`, ankle, at(`${side}-foot-index`), halfBreadths.foot);
  }
  return strips;
}

/** Means over a strip; undefined where most of it is outside the picture. */
function sampled(picture: PixelPicture, strip: Strip): number[] | undefined {
  const { from, to, half } = strip;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  // A strip seen end on has no direction; across is then to the right.
  const [ux, uy] = length > 1e-6 ? [(to.x - from.x) / length, (to.y - from.y) / length] : [0, 1];
  const row = (offset: number, step: number): Point => {
    const place = (step + 0.5) / along;
    return {
      x: from.x + place * (to.x - from.x) - uy * offset * half,
      y: from.y + place * (to.y - from.y) + ux * offset * half,
    };
  };
  const [left, right, one, other] = [new Tally(), new Tally(), new Tally(), new Tally()];
  for (let step = 0; step < along; step++) {
    for (let k = 0; k < across; k++) {
      const offset = -0.9 + (1.8 * (k + 0.5)) / across;
      // "Left" is the picture's: across a strip that points down, a positive offset lies to the left.
      const isLeft = Math.abs(uy) > Math.abs(ux) ? offset * uy > 0 : offset < 0;
      (isLeft ? left : right).add(picture, row(offset, step));
    }
    for (const beside of [besideFrom, besideTo]) {
      one.add(picture, row(-beside, step));
      other.add(picture, row(beside, step));
    }
  }
  const whole = left.with(right);
  if (whole.count < (along * across) / 2) return undefined;
  const colour = whole.lab();
  const nearest = Math.min(...[one, other].filter(({ count }) => count > 0).map((each) => apart(colour, each.lab())));
  const side = left.count > 0 && right.count > 0 ? left.lab().lightness - right.lab().lightness : 0;
  return [
    lightnessByte(colour.lightness),
    chromaByte(colour.greenRed),
    chromaByte(colour.blueYellow),
    Math.min(255, Math.round(4 * whole.spread())),
    chromaByte(side),
    Number.isFinite(nearest) ? Math.min(255, Math.round(2 * nearest)) : 0,
  ];
}

/** Light gathered from some pixels. */
class Tally {
  count = 0;
  #red = 0;
  #green = 0;
  #blue = 0;
  #lightness = 0;
  #squares = 0;

  add({ data, width, height }: PixelPicture, { x, y }: Point): void {
    const [column, line] = [Math.round(x), Math.round(y)];
    if (!(column >= 0 && line >= 0 && column < width && line < height)) return;
    const byte = (line * width + column) * 4;
    const [red, green, blue] = [data[byte]!, data[byte + 1]!, data[byte + 2]!];
    this.count += 1;
    this.#red += linearLight[red]!;
    this.#green += linearLight[green]!;
    this.#blue += linearLight[blue]!;
    // For a spread, luma is lightness enough.
    const luma = (100 * (0.2126 * red + 0.7152 * green + 0.0722 * blue)) / 255;
    this.#lightness += luma;
    this.#squares += luma * luma;
  }

  with(other: Tally): Tally {
    const both = new Tally();
    both.count = this.count + other.count;
    both.#red = this.#red + other.#red;
    both.#green = this.#green + other.#green;
    both.#blue = this.#blue + other.#blue;
    both.#lightness = this.#lightness + other.#lightness;
    both.#squares = this.#squares + other.#squares;
    return both;
  }

  lab(): Lab {
    return labOf(this.#red / this.count, this.#green / this.count, this.#blue / this.count);
  }

  spread(): number {
    const mean = this.#lightness / this.count;
    return Math.sqrt(Math.max(0, this.#squares / this.count - mean * mean));
  }
}

function apart(a: Lab, b: Lab): number {
  return Math.hypot(a.lightness - b.lightness, a.greenRed - b.greenRed, a.blueYellow - b.blueYellow);
}

function middle(a: Point | undefined, b: Point | undefined): Point | undefined {
  return a && b && { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
}

function distance(a: Point | undefined, b: Point | undefined): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}
