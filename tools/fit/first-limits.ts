import type { Limits } from '../../src/measure/limits.ts';

/** Where the fit begins: limits set by hand, from what each measure means. What the clips do not change stays as it is here. */
export const firstLimits: Limits = {
  // Half of what counts as a weak fault.
  redrawn: { leastDrift: 0.075 },
  // A medium fault; and what sound clips of the half to fit on stay below, past all other tests (2.5), with a margin.
  teleport: { leastStep: 0.3, leastStrength: 3.1 },
  // Sound clips of the half to fit on reach 1.3 (a flight), real clips at any rate not 0.5.
  trembling: { leastFloors: 1.45, clearOfOthers: 1.9 },
  // No real clip and no sound clip reaches half of the first two, past all other tests: they were set by what losses reach.
  lostLimb: { leastLogits: 1.3, leastColour: 13.5, leastVisibility: 0.35, mostContrast: 0.28 },
  // Sound clips of the half to fit on reach 2.2, real clips at any rate 2.1; an arm that comes out of a back 2.9.
  extraLimb: { leastStrength: 2.7 },
  // The detector shows about a third of what a bone grew by; real and sound clips reach 4.1 standard errors.
  stretch: { leastArm: 0.085, leastLeg: 0.12, leastErrors: 4.5 },
  // Sound and real clips reach 2.1, and only once in a clip.
  headTwist: { leastRatio: 2 },
  // Two frames of sound and real clips reach 13.6 in a knee, less in an elbow.
  wrongBend: { leastDegrees: 18 },
  // Two thirds of the weak one.
  lightLevel: { leastStep: 0.03 },
  lightColour: { leastStep: 2 },
  lightDirection: { leastShare: 0.5 },
  // Two thirds of a weak flicker.
  background: { leastStep: 0.033, mostBetween: 0.3 },
  clothing: { leastStep: 6 },
  repeatedFrames: { leastMotion: 0.3 },
  // Two frames left out make a step three times as long.
  droppedFrames: { leastSpike: 1.55, leastRatio: 2.2 },
};
