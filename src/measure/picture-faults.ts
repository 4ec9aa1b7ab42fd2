import type { Fault, Told } from '../terms/fault.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { pickPoses, type Track } from '../terms/track.ts';
import type { Body } from './body.ts';
import { backgroundFaultsOf } from './background.ts';
import { backgroundStepsOf } from './background-steps.ts';
import { clothingFaultsOf } from './clothes.ts';
import { extraLimbsOf } from './extra-limb.ts';
import { faultOf } from './fault-of.ts';
import { identityFaultsOf } from './identity.ts';
import { lightFaultsOf } from './light.ts';
import type { Kept } from './kept.ts';
import { limbLossesOf } from './limb-loss.ts';
import type { Limits } from './limits.ts';
import { lostLimbFaultsOf } from './lost-limb.ts';
import { overlap } from './overlap.ts';
import { pickFrames } from './pixel-statistics.ts';
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
  const losses = kept.once('losses', limits.lostLimb, () =>
    stretches.flatMap((frames) => [
      ...limbLossesOf(track, body, frames, torsoPixels, pixels, limits),
      ...lostLimbFaultsOf(track, body, frames, torsoPixels, pixels, limits),
    ]),
  );
  const identities = kept.once('identity', null, () =>
    stretches.flatMap((frames) => identityFaultsOf(track, frames, torsoPixels, pixels)),
  );
  const isSlow = told.some(({ kind }) => kind === 'duplicate-rate');
  const restless = new Set([...lightPops, ...gaps.map(({ lastFrame }) => lastFrame)]);
  const background = kept.once('background', [limits.background, limits.lightDirection, ...restless], () => {
    if (isSlow) return distinctBackgroundFaultsOf(track, pixels, cuts, repeats, restless, limits);
    const backgroundSteps = kept.once('background steps', null, () => backgroundStepsOf(track, pixels, steps, cuts));
    return backgroundFaultsOf(pixels, backgroundSteps, restless, limits);
  });
  const extraLimbs = kept.once('extra limbs', [limits.extraLimb, ...restless], () =>
    stretches.flatMap((frames) => extraLimbsOf(track, pixels, steps, frames, restless, limits)),
  );
  const turned = background.filter(({ kind }) => kind === 'light-direction');
  return [
    // Light from elsewhere is brighter or darker on the whole, too.
    ...light.filter((fault) => !turned.some((other) => overlap(fault, other))),
    ...clothes,
    ...(isSlow ? [] : repeatedFaultsOf(pixels, repeats, limits)),
    ...losses,
    ...extraLimbs,
    ...identities,
    ...gaps,
    ...background,
  ];
}

/** As `backgroundFaultsOf`, of the frames that repeat none: beside a repeat, in which nothing changes, every change stands out. */
function distinctBackgroundFaultsOf(
  track: Track,
  pixels: PixelStatistics,
  cuts: readonly number[],
  repeats: readonly boolean[],
  restless: ReadonlySet<number>,
  limits: Limits,
): Fault[] {
  const frames = [...repeats.keys()].filter((frame) => !repeats[frame]);
  /** Where a frame, or the first distinct one behind it, stands among the distinct ones. */
  const placeOf = (frame: number) => frames.findIndex((distinct) => distinct >= frame);
  const few = pickFrames(pixels, frames);
  const steps = backgroundStepsOf(pickPoses(track, frames), few, lightStepsOf(few), cuts.map(placeOf));
  return backgroundFaultsOf(few, steps, new Set([...restless].map(placeOf)), limits).map((fault) =>
    faultOf(
      {
        ...fault,
        firstFrame: frames[fault.firstFrame]!,
        lastFrame: (frames[fault.lastFrame + 1] ?? repeats.length) - 1,
        evidence: fault.evidence.map((evidence) => ({ ...evidence, frame: frames[evidence.frame]! })),
      },
      pixels.timestampsUs,
    ),
  );
}
