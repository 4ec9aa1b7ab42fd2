import type { Evidence, Fault } from '../terms/fault.ts';
import { colourColumns, colourRows, gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { chainFrom, changesIn, isSamePlace, leastCells, meanOf, type Chain, type Change } from './background-chain.ts';
import { faultOf } from './fault-of.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { medianOf } from './median.ts';
import { severityOf } from './severity.ts';

const cells = gridColumns * gridRows;

/** Shares of luminance, as log ratios, that the film set plants as weak, medium and strong; and shares of the picture, per cent. */
const flickerDial = [Math.log(1.05), Math.log(1.12), Math.log(1.25)] as const;
const vanishDial = [0.5, 2, 6] as const;
/** Shadows and lit sides by so much: the film set's 30, 60 and 120 degrees, as far as a change of brightness tells an angle. */
const directionDial = [0.1, 0.2, 0.4] as const;

/** Brightness that changes alone does so by about the same share all over the thing: its spread over its mean. */
const mostUneven = 0.5;
/** ... by no more than this, and its colour stays (a* and b*). */
const mostFlicker = 0.3;
const mostTint = 5;
/** Light from elsewhere is told only where everything stands still enough besides: a camera that shakes moves every edge, too. */
const mostBetweenAll = 0.2;

type BackgroundKind = 'background-flicker' | 'background-vanish' | 'light-direction';

/** How bad it is by how far the light of the region moves (log luminance) and how much of the picture it takes (per cent). */
const severityFor: Record<BackgroundKind, (found: { size: number; percent: number }) => number> = {
  'background-flicker': ({ size }) => severityOf(size, flickerDial),
  'background-vanish': ({ percent }) => severityOf(percent, vanishDial),
  'light-direction': ({ size }) => severityOf(size, directionDial),
};

/**
 * Things of the background that get brighter and darker (`background-flicker`), or are gone and come back (`background-vanish`): a region that changes at once, without having
 * moved, and changes back. What moves changes its neighbours one after the other, and what changes for good is a switch.
 *
 * @param steps from `backgroundStepsOf`
 * @param pops frames in which the light of the whole picture changed: what changes then is not the region's own
 */
export function backgroundFaultsOf(
  pixels: PixelStatistics,
  steps: Float32Array,
  pops: ReadonlySet<number>,
  limits: Limits = fittedLimits,
): Fault[] {
  const { leastStep, mostBetween } = limits.background;
  const chains: Chain[] = [];
  for (let frame = 1; frame < pixels.timestampsUs.length; frame++) {
    for (const seed of changesIn(steps, frame, leastStep, limits.lightDirection.leastShare)) {
      if (pops.has(frame) && !seed.isEverywhere) continue;
      const known = chains.some(({ changes, seed: other }) => {
        return changes.some((change) => change.frame === frame) && isSamePlace(pixels, other, seed);
      });
      const chain = known ? undefined : chainFrom(pixels, steps, seed, mostBetween);
      if (chain) chains.push(chain);
    }
  }
  return merged(
    chains.flatMap((chain) => {
      const kind = kindOf(pixels, steps, chain, chains);
      return kind ? [faultFrom(pixels, steps, chain, kind, leastStep)] : [];
    }),
  );
}

/** What a chain is; undefined where most of the picture is restless, and nothing can be said. */
function kindOf(
  pixels: PixelStatistics,
  steps: Float32Array,
  chain: Chain,
  all: readonly Chain[],
): BackgroundKind | undefined {
  const { seed, changes, between } = chain;
  if (seed.isEverywhere) return changes.length === 2 && between <= mostBetweenAll ? 'light-direction' : undefined;
  const flickers = ({ changes: own }: Chain) => own.length > 2;
  if (flickers(chain)) return 'background-flicker';
  const beside = all.some((other) => flickers(other) && seed.core.some((cell) => other.seed.region.includes(cell)));
  const { mean, spread } = unevenness(steps, seed);
  const even = spread <= mostUneven * Math.abs(mean) && Math.abs(mean) <= mostFlicker;
  return beside || (even && !(tintOf(pixels, seed) > mostTint)) ? 'background-flicker' : 'background-vanish';
}

/** Mean change of the cells that stand out, and its standard deviation. */
function unevenness(steps: Float32Array, { frame, core }: Change): { mean: number; spread: number } {
  const own = core.map((cell) => steps[frame * cells + cell]!);
  const mean = meanOf(own);
  return { mean, spread: Math.sqrt(meanOf(own.map((step) => (step - mean) ** 2))) };
}

function faultFrom(
  { timestampsUs }: PixelStatistics,
  steps: Float32Array,
  { seed, changes, between }: Chain,
  kind: BackgroundKind,
  leastStep: number,
): Fault {
  const own = seed.core.map((cell) => steps[seed.frame * cells + cell]!);
  const size = medianOf(own.map(Math.abs)) * levelOf(changes);
  const percent = (100 * seed.core.length) / cells;
  const [firstFrame, lastFrame] = [seed.frame, changes.at(-1)!.frame - 1];
  const evidence: Evidence[] = [
    {
      what: 'sudden change of luminance of a part of the background',
      value: 100 * Math.expm1(size),
      threshold: 100 * Math.expm1(leastStep),
      unit: 'per cent',
      frame: firstFrame,
    },
  ];
  if (kind !== 'background-flicker')
    evidence.push({
      what: 'share of the picture that changed and came back',
      value: percent,
      threshold: (100 * leastCells) / cells,
      unit: 'per cent of the picture',
      frame: firstFrame,
    });
  return faultOf(
    {
      kind,
      joints: [],
      region: kind === 'light-direction' ? 'the whole picture' : whereabouts(seed.core),
      firstFrame,
      lastFrame,
      severity: severityFor[kind]({ size, percent }),
      confidence: (1 - Math.exp(-size / leastStep)) * (1 - between),
      evidence,
    },
    timestampsUs,
  );
}

/** How far from where it began it came, as a multiple of the first change. */
function levelOf(changes: Chain['changes']): number {
  let [level, most] = [0, 0];
  for (const { share } of changes) {
    level += share;
    most = Math.max(most, Math.abs(level));
  }
  return most;
}

/** How far a* and b* of the region moved in the frame of its change; in the colours' coarser cells. */
function tintOf({ greenRed, blueYellow }: PixelStatistics, { frame, core }: Change): number {
  const coarse = new Set(
    core.map((cell) => {
      const row = Math.floor(cell / gridColumns) >> 1;
      return row * colourColumns + ((cell % gridColumns) >> 1);
    }),
  );
  const steps = [...coarse].map((cell) => {
    const now = frame * colourColumns * colourRows + cell;
    const before = now - colourColumns * colourRows;
    return Math.hypot(greenRed[now]! - greenRed[before]!, blueYellow[now]! - blueYellow[before]!);
  });
  return medianOf(steps);
}

/** Where in the picture, as a viewer says it. */
function whereabouts(core: readonly number[]): string {
  const column = core.reduce((sum, cell) => sum + (cell % gridColumns), 0) / core.length / (gridColumns - 1);
  const row = core.reduce((sum, cell) => sum + Math.floor(cell / gridColumns), 0) / core.length / (gridRows - 1);
  const across = column < 1 / 3 ? 'left' : column > 2 / 3 ? 'right' : '';
  const down = row < 1 / 3 ? 'top' : row > 2 / 3 ? 'bottom' : '';
  return `the background, ${[down, across].filter(Boolean).join(' ') || 'in the middle'}`;
}

/** Several things that change in the same frames are one fault: the graver. */
function merged(faults: readonly Fault[]): Fault[] {
  const kept: Fault[] = [];
  for (const fault of faults.toSorted((a, b) => b.severity - a.severity)) {
    const inside = kept.some(
      (other) => other.firstFrame <= fault.firstFrame + 2 && other.lastFrame >= fault.lastFrame - 2,
    );
    if (!inside) kept.push(fault);
  }
  return kept;
}
