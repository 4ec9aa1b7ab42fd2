import type { DriftSeries } from '../terms/measurement.ts';

/** How near the live line must come to the baked one, in torso lengths. */
export const agreementTorsoLengths = 0.02;

/** The share of joints that must come that near for the figure to say that the line landed. */
export const agreementShare = 0.95;

/**
 * Share of joint-frames whose raw line is the same in both, within {@link agreementTorsoLengths}, among those that
 * either has evidence of; 1 where there is none. One that has it where the other lacks it does not agree.
 *
 * @returns 0 to 1, or `null` where the two have different lengths and cannot be compared.
 */
export function shareInAgreement(live: DriftSeries, baked: DriftSeries): number | null {
  const a = live.rawTorsoLengths;
  const b = baked.rawTorsoLengths;
  if (a.length !== b.length || a.length === 0) return null;
  let agreeing = 0;
  let either = 0;
  for (let index = 0; index < a.length; index += 1) {
    const here = a[index]!;
    const there = b[index]!;
    if (Number.isNaN(here) && Number.isNaN(there)) continue;
    either += 1;
    if (Math.abs(here - there) <= agreementTorsoLengths) agreeing += 1;
  }
  return either === 0 ? 1 : agreeing / either;
}

/** What to tell the reader about a finished live run; `null` while there is nothing to say. */
export function agreementSentence(share: number | null): string {
  if (share === null)
    return 'Your browser read another number of frames than we did, so the two lines cannot be compared.';
  const percent = Math.floor(share * 100);
  if (share >= agreementShare) {
    return `Your browser's line landed on ours: ${percent} % of the joints lie within ${agreementTorsoLengths} torso lengths.`;
  }
  return `Your browser's line did not land on ours: only ${percent} % of the joints lie within ${agreementTorsoLengths} torso lengths (we expect ${agreementShare * 100} %).`;
}
