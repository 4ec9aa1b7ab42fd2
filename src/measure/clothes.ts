import type { Fault } from '../terms/fault.ts';
import { isRegionSeen, lookOffset, type BodyRegion } from '../terms/look.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import { faultOf } from './fault-of.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf } from './median.ts';
import { excursionsOf, popsOf } from './pops.ts';
import { severityOf } from './severity.ts';

/** What is worn as one piece. */
const garments = [
  { region: 'the shirt', of: ['chest', 'belly', 'left-upper-arm', 'right-upper-arm'] },
  { region: 'the trousers', of: ['left-thigh', 'right-thigh', 'left-shank', 'right-shank'] },
] as const satisfies readonly { region: string; of: readonly BodyRegion[] }[];

/** CIELAB distances that the film set plants as weak, medium and strong. */
const dial = [10, 25, 50] as const;
/** A garment's colour pops where it changes by so many times what is ordinary around it. */
const clear = 3;
/** A garment is another for no longer than this; shade leaves it a little off when it is back. */
const back = { mostUs: 2_000_000, backShare: 0.4 };
/** Regions of a garment that must tell ... */
const leastRegions = 2;
/** ... and share of them that must step as their median does, to within this share of it. */
const agreeing = 0.75;
const agreement = 0.5;
/** What lasts for less than this is more likely a sample beside the cloth. */
const leastUs = 250_000;

/**
 * Clothes that are of another colour or pattern for a while, in body coordinates: light and shade slide over cloth that moves, dye does not. Several regions of one garment must
 * change together, in one frame, and change back.
 *
 * @param breaks frames that are not compared with the one before: cuts, and pops of the light
 */
export function clothingFaultsOf(
  pixels: PixelStatistics,
  breaks: readonly number[],
  { clothing: { leastStep } }: Limits = fittedLimits,
): Fault[] {
  const { timestampsUs } = pixels;
  return garments.flatMap(({ region, of }): Fault[] => {
    const steps = timestampsUs.map((_, frame) =>
      breaks.includes(frame) ? unknown : garmentStep(pixels, frame, of, leastStep),
    );
    const lasting = excursionsOf(popsOf(steps, leastStep, clear), timestampsUs, back).filter(
      ({ firstFrame, pops }) => timestampsUs[pops.at(-1)!.frame]! - timestampsUs[firstFrame]! >= leastUs,
    );
    return lasting.map(({ firstFrame, lastFrame, size }) =>
      faultOf(
        {
          kind: 'clothing-change',
          joints: [],
          region,
          firstFrame,
          lastFrame,
          severity: severityOf(size, dial),
          confidence: 1 - Math.exp(-size / (2 * leastStep)),
          evidence: [
            { what: `colour of ${region}`, value: size, threshold: leastStep, unit: 'CIELAB units', frame: firstFrame },
          ],
        },
        timestampsUs,
      ),
    );
  });
}

const unknown = [Number.NaN, Number.NaN, Number.NaN, Number.NaN] as const;

/** How the garment's lightness, a*, b* and pattern changed since the frame before: the median over its regions, axis by axis. */
function garmentStep(
  { look }: PixelStatistics,
  frame: number,
  of: readonly BodyRegion[],
  leastStep: number,
): readonly number[] {
  if (frame === 0) return unknown;
  const steps = of.flatMap((name): number[][] => {
    const [before, now] = [lookOffset(frame - 1, name), lookOffset(frame, name)];
    if (!isRegionSeen(look, now) || !isRegionSeen(look, before)) return [];
    const step = (offset: number, unit: number) => (look[now + offset]! - look[before + offset]!) * unit;
    return [[step(0, 1 / 2.55), step(1, 1), step(2, 1), step(3, 1 / 4)]];
  });
  if (steps.length < leastRegions) return unknown;
  const common = unknown.map((_, axis) => medianOf(steps.map((each) => each[axis]!)));
  const size = Math.hypot(...common);
  const near = steps.filter(
    (step) => Math.hypot(...step.map((value, axis) => value - common[axis]!)) <= agreement * size,
  );
  // Where regions disagree it is light, a fold or an arm before the chest: no step of the cloth.
  return size < leastStep || near.length >= agreeing * steps.length ? common : common.map(() => 0);
}
