import type { Landmark } from '../terms/landmarks.ts';
import { isRegionSeen, lookFields, lookOffset, type BodyRegion } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';

/** Something by which people differ, as series along one stretch; NaN where it was not seen. */
export interface Cue {
  what: string;
  of: 'build' | 'colour';
  where: 'head' | 'trunk' | 'arms';
  /** Least change that counts: of a length, a natural logarithm; of a colour, CIELAB units. */
  least: number;
  /** No two people differ by more. */
  most: number;
  unit: string;
  axes: readonly (readonly number[])[];
}

/** What there is to tell a person by, and what tells that something else changed: a head that turns, another light on the clothes. */
export interface Person {
  cues: readonly Cue[];
  /** Where the nose lies from the middle of the ears, in sizes of the head. */
  turn: readonly (readonly number[])[];
  /** Colours of chest and belly. */
  clothes: readonly (readonly (readonly number[])[])[];
}

/** Follows through one stretch how a person is built and coloured. Lengths are logarithms of torso lengths. */
export function personOf(
  track: Track,
  frames: readonly number[],
  torsoPixels: Float32Array,
  pixels: PixelStatistics,
): Person {
  const head = headOf(track, frames, torsoPixels);
  const colour = (region: BodyRegion) => colourOf(pixels, frames, region);
  const ofColour = { of: 'colour', unit: 'CIELAB units', most: Infinity } as const;
  const ofBuild = { of: 'build', unit: 'per cent' } as const;
  const hair = [...colour('hair'), lookSeries(pixels, frames, 'hair', 'spread')];
  const shoulders = shouldersOf(track, frames, torsoPixels);
  return {
    turn: head.turn,
    clothes: [colour('chest'), colour('belly')],
    cues: [
      { ...ofBuild, what: 'size of the head', where: 'head', least: 0.04, most: 0.3, axes: [head.size] },
      { ...ofBuild, what: 'breadth of the shoulders', where: 'trunk', least: 0.03, most: Infinity, axes: [shoulders] },
      { ...ofColour, what: 'colour of the face', where: 'head', least: 2.5, axes: colour('face') },
      { ...ofColour, what: 'colour of the hair', where: 'head', least: 2.5, axes: hair },
      ...(['left-hand', 'right-hand', 'left-forearm', 'right-forearm'] as const).map((region): Cue => ({
        ...ofColour,
        what: `colour of the ${region.replace('-', ' ')}`,
        where: 'arms',
        least: 4,
        axes: colour(region),
      })),
    ],
  };
}

/** Of the head's landmarks: their spread about their middle, and how the head is turned. */
function headOf(
  track: Track,
  frames: readonly number[],
  torsoPixels: Float32Array,
): { size: number[]; turn: readonly number[][] } {
  const landmarks: readonly Landmark[] = landmarksOf(track.model);
  const ofHead = landmarks.filter((name) => /nose|eye|ear|mouth/.test(name));
  const size: number[] = [];
  const turn: [number[], number[]] = [[], []];
  for (const frame of frames) {
    const places = ofHead.map((name) => placeOf(track, frame, name));
    const middle = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis]!, 0) / places.length);
    const square = places.reduce((sum, [x, y]) => sum + (x - middle[0]!) ** 2 + (y - middle[1]!) ** 2, 0);
    const spread = Math.sqrt(square / places.length);
    size.push(Math.log(spread / torsoPixels[frame]!));
    const [nose, left, right] = (['nose', 'left-ear', 'right-ear'] as const).map((name) =>
      placeOf(track, frame, name),
    ) as [Place, Place, Place];
    turn.forEach((axis, index) => axis.push((nose[index]! - (left[index]! + right[index]!) / 2) / spread));
  }
  return { size, turn };
}

function shouldersOf(track: Track, frames: readonly number[], torsoPixels: Float32Array): number[] {
  return frames.map((frame) => {
    const [left, right] = [placeOf(track, frame, 'left-shoulder'), placeOf(track, frame, 'right-shoulder')];
    return Math.log(Math.hypot(left[0] - right[0], left[1] - right[1]) / torsoPixels[frame]!);
  });
}

type Place = readonly [x: number, y: number];

function placeOf(track: Track, frame: number, name: Landmark): Place {
  const landmarks: readonly Landmark[] = landmarksOf(track.model);
  const from = landmarkOffset(track, frame, landmarks.indexOf(name));
  return [track.values[from + field.x]!, track.values[from + field.y]!];
}

/** Lightness, a* and b* of a region. */
function colourOf(pixels: PixelStatistics, frames: readonly number[], region: BodyRegion): number[][] {
  return (['lightness', 'greenRed', 'blueYellow'] as const).map((name) => lookSeries(pixels, frames, region, name));
}

/** CIELAB units in a byte. */
const perByte = { lightness: 1 / 2.55, greenRed: 1, blueYellow: 1, spread: 1 / 4 } as const;

function lookSeries(
  { look }: PixelStatistics,
  frames: readonly number[],
  region: BodyRegion,
  name: keyof typeof perByte,
): number[] {
  return frames.map((frame) => {
    const from = lookOffset(frame, region);
    return isRegionSeen(look, from) ? look[from + lookFields.indexOf(name)]! * perByte[name] : Number.NaN;
  });
}
