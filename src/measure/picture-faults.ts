import type { Fault, Told } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import type { Body } from './body.ts';
import { backgroundFaultsOf } from './background.ts';
import { backgroundStepsOf } from './background-steps.ts';
import { clothingFaultsOf } from './clothes.ts';
import { identityFaultsOf } from './identity.ts';
import { lightFaultsOf } from './light.ts';
import { limbLossesOf } from './limb-loss.ts';
import { lostLimbFaultsOf } from './lost-limb.ts';
import { lightStepsOf } from './steps.ts';
import { droppedFaultsOf, repeatedFaultsOf } from './time.ts';

/** What the faults that show in the picture are found in. */
export interface PictureEvidence {
  track: Track;
  pixels: PixelStatistics;
  body: Body;
  stretches: readonly (readonly number[])[];
  torsoPixels: Float32Array;
  cuts: readonly number[];
  repeats: readonly boolean[];
  told: readonly Told[];
}

/** Faults of light, of clothes and of time, and limbs that are not there. */
export function pictureFaultsOf({
  track,
  pixels,
  body,
  stretches,
  torsoPixels,
  cuts,
  repeats,
  told,
}: PictureEvidence): Fault[] {
  const steps = lightStepsOf(pixels);
  const light = lightFaultsOf(pixels, steps, cuts);
  const lightPops = new Set(light.flatMap(({ firstFrame, lastFrame }) => [firstFrame, lastFrame + 1]));
  // Another light is another colour on every cloth: where it pops, nothing is said of cloth.
  const clothes = clothingFaultsOf(pixels, [...cuts, ...lightPops]).filter(
    (fault) => !light.some((other) => overlap(fault, other)),
  );
  const gaps = droppedFaultsOf(body, stretches, torsoPixels, pixels, lightPops);
  const background = backgroundFaultsOf(
    pixels,
    backgroundStepsOf(track, pixels, steps, cuts),
    new Set([...lightPops, ...gaps.map(({ lastFrame }) => lastFrame)]),
  );
  const isSlow = told.some(({ kind }) => kind === 'duplicate-rate');
  const turned = background.filter(({ kind }) => kind === 'light-direction');
  return [
    // Light from elsewhere is brighter or darker on the whole, too.
    ...light.filter((fault) => !turned.some((other) => overlap(fault, other))),
    ...clothes,
    ...(isSlow ? [] : repeatedFaultsOf(pixels, repeats)),
    ...stretches.flatMap((frames) => [
      ...limbLossesOf(track, body, frames, torsoPixels, pixels),
      ...lostLimbFaultsOf(track, body, frames, torsoPixels, pixels),
      ...identityFaultsOf(track, frames, torsoPixels, pixels),
    ]),
    ...gaps,
    ...background,
  ];
}

function overlap(a: Fault, b: Fault): boolean {
  return a.firstFrame <= b.lastFrame && b.firstFrame <= a.lastFrame;
}
