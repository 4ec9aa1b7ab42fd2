import type { Fault, Told } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { Track } from '../terms/track.ts';
import type { Body } from './body.ts';
import { backgroundFaultsOf } from './background.ts';
import { backgroundStepsOf } from './background-steps.ts';
import { clothingFaultsOf } from './clothes.ts';
import { lightFaultsOf } from './light.ts';
import type { Kept } from './kept.ts';
import { limbLossesOf } from './limb-loss.ts';
import type { Limits } from './limits.ts';
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
  limits: Limits;
  kept: Kept;
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
  limits,
  kept,
}: PictureEvidence): Fault[] {
  const steps = kept.once('light steps', null, () => lightStepsOf(pixels));
  const light = kept.once('light', [limits.lightLevel, limits.lightColour], () =>
    lightFaultsOf(pixels, steps, cuts, limits),
  );
  const lightPops = new Set(light.flatMap(({ firstFrame, lastFrame }) => [firstFrame, lastFrame + 1]));
  // Another light is another colour on every cloth: where it pops, nothing is said of cloth.
  const clothes = kept
    .once('clothes', [limits.clothing, ...lightPops], () => clothingFaultsOf(pixels, [...cuts, ...lightPops], limits))
    .filter((fault) => !light.some((other) => overlap(fault, other)));
  const gaps = kept.once('gaps', [limits.droppedFrames, ...lightPops], () =>
    droppedFaultsOf(body, stretches, torsoPixels, pixels, lightPops, limits),
  );
  const backgroundSteps = kept.once('background steps', null, () => backgroundStepsOf(track, pixels, steps, cuts));
  const pops = new Set([...lightPops, ...gaps.map(({ lastFrame }) => lastFrame)]);
  const background = kept.once('background', [limits.background, limits.lightDirection, ...pops], () =>
    backgroundFaultsOf(pixels, backgroundSteps, pops, limits),
  );
  const losses = kept.once('losses', limits.lostLimb, () =>
    stretches.flatMap((frames) => [
      ...limbLossesOf(track, body, frames, torsoPixels, pixels, limits),
      ...lostLimbFaultsOf(track, body, frames, torsoPixels, pixels, limits),
    ]),
  );
  const isSlow = told.some(({ kind }) => kind === 'duplicate-rate');
  const turned = background.filter(({ kind }) => kind === 'light-direction');
  return [
    // Light from elsewhere is brighter or darker on the whole, too.
    ...light.filter((fault) => !turned.some((other) => overlap(fault, other))),
    ...clothes,
    ...(isSlow ? [] : repeatedFaultsOf(pixels, repeats, limits)),
    ...losses,
    ...gaps,
    ...background,
  ];
}

function overlap(a: Fault, b: Fault): boolean {
  return a.firstFrame <= b.lastFrame && b.firstFrame <= a.lastFrame;
}
