import type { Fault } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { colourColumns, colourRows, gridColumns, gridRows, type PixelStatistics } from '../terms/pixels.ts';
import { faultOf } from './fault-of.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { percentile } from './median.ts';
import { overlap } from './overlap.ts';
import { excursionsOf, popsOf, type Excursion } from './pops.ts';
import { severityOf } from './severity.ts';

const cells = gridColumns * gridRows;
const coarseCells = colourColumns * colourRows;

/** Shares of luminance, as log ratios, that the film set plants as weak, medium and strong. */
const levelDial = [Math.log(1.05), Math.log(1.12), Math.log(1.25)] as const;
/** The same for colour, in CIELAB: how far the mean of the picture's a* and b* moves. */
const colourDial = [4, 10, 20] as const;
/** A step of the light counts that is so many times what is ordinary around it. */
const clear = 3;
/** An odd light lasts no longer than this; over a whole picture noise is small. */
const back = { mostUs: 2_000_000, backShare: 0.3 };
/** A tint that is gone sooner is more likely something that passed close to the lens. */
const leastTintUs = 250_000;
/** Cells that must tell how the light changed, as a share of all. */
const leastShare = 0.2;
/** All of the picture takes part: so many of its cells change as the whole does, to within this share of it. What crosses the sun darkens some, and others not. */
const agreeing = 0.4;
const agreement = 0.5;

/**
 * Light that jumps and comes back, over the whole picture at once: `light-level` where it is brightness, `light-colour` where it is tint. A lasting change is a switch, and a
 * gradual one an exposure ramp or a cloud: neither is a fault.
 *
 * @param steps from `lightStepsOf`
 * @param cuts first frames of new shots: nothing is compared across them
 */
export function lightFaultsOf(
  pixels: PixelStatistics,
  steps: Float32Array,
  cuts: readonly number[],
  limits: Limits = fittedLimits,
): Fault[] {
  const [leastLevel, leastColour] = [limits.lightLevel.leastStep, limits.lightColour.leastStep];
  const { timestampsUs } = pixels;
  const level = timestampsUs.map((_, frame): number[] => {
    return [
      cuts.includes(frame) ? Number.NaN : commonStep(steps.subarray(frame * cells, (frame + 1) * cells), leastLevel),
    ];
  });
  const colour = timestampsUs.map((_, frame): number[] => {
    if (frame === 0 || cuts.includes(frame)) return [Number.NaN, Number.NaN];
    return commonTint(pixels, frame, leastColour);
  });
  const levels = excursionsOf(popsOf(level, leastLevel, clear), timestampsUs, back).map((excursion) =>
    lightFault('light-level', excursion, timestampsUs, {
      what: 'luminance of the whole picture',
      value: 100 * Math.abs(Math.expm1(excursion.by[0]!)),
      threshold: 100 * Math.expm1(leastLevel),
      unit: 'per cent',
      severity: severityOf(excursion.size, levelDial),
    }),
  );
  const tints = excursionsOf(popsOf(colour, leastColour, clear), timestampsUs, back).filter(
    ({ firstFrame, pops }) => timestampsUs[pops.at(-1)!.frame]! - timestampsUs[firstFrame]! >= leastTintUs,
  );
  const colours = tints.map((excursion) =>
    lightFault('light-colour', excursion, timestampsUs, {
      what: 'tint of the whole picture',
      value: excursion.size,
      threshold: leastColour,
      unit: 'CIELAB units',
      severity: severityOf(excursion.size, colourDial),
    }),
  );
  return withoutLesser(levels, colours);
}

/** The change of log luminance that all cells share; 0 where they do not agree, NaN where too few tell. */
function commonStep(steps: Float32Array, leastLevel: number): number {
  let known = 0;
  for (let cell = 0; cell < cells; cell++) if (!Number.isNaN(steps[cell]!)) known++;
  if (known < leastShare * cells) return Number.NaN;
  const common = percentile(steps, 0.5);
  if (Math.abs(common) < leastLevel) return common;
  // A weak change drowns in what the encoder and the camera do to a cell: they are forgiven.
  const reach = Math.max(agreement * Math.abs(common), leastLevel);
  let near = 0;
  for (let cell = 0; cell < cells; cell++) if (Math.abs(steps[cell]! - common) <= reach) near++;
  return near >= agreeing * known ? common : 0;
}

/** The change of a* and b* that all coarse cells share; nothing where they do not agree. */
function commonTint({ greenRed, blueYellow }: PixelStatistics, frame: number, leastColour: number): number[] {
  const from = frame * coarseCells;
  const step = (series: Uint8Array, cell: number) => series[from + cell]! - series[from - coarseCells + cell]!;
  let [a, b] = [0, 0];
  for (let cell = 0; cell < coarseCells; cell++) {
    a += step(greenRed, cell);
    b += step(blueYellow, cell);
  }
  [a, b] = [a / coarseCells, b / coarseCells];
  const size = Math.hypot(a, b);
  if (size < leastColour) return [a, b];
  // A tint moves a bright colour further than a dark one: what counts is that all go the same way.
  let along = 0;
  for (let cell = 0; cell < coarseCells; cell++)
    if ((step(greenRed, cell) * a + step(blueYellow, cell) * b) / size >= agreement * 0.5 * size) along++;
  return along >= agreeing * coarseCells ? [a, b] : [0, 0];
}

function lightFault(
  kind: FaultKind,
  { firstFrame, lastFrame, pops }: Excursion,
  timestampsUs: readonly number[],
  found: { what: string; value: number; threshold: number; unit: string; severity: number },
): Fault {
  const { what, value, threshold, unit, severity } = found;
  return faultOf(
    {
      kind,
      joints: [],
      region: 'the whole picture',
      firstFrame,
      lastFrame,
      severity,
      confidence: 1 - Math.exp(-value / threshold),
      evidence: [{ what, value, threshold, unit, frame: pops[0]!.frame }],
    },
    timestampsUs,
  );
}

/** A tint changes brightness a little, and brightness tint: of two faults in the same frames the graver one is the cause. */
function withoutLesser(levels: readonly Fault[], colours: readonly Fault[]): Fault[] {
  return [
    ...levels.filter((fault) => !colours.some((other) => overlap(fault, other) && other.severity > fault.severity)),
    ...colours.filter((fault) => !levels.some((other) => overlap(fault, other) && other.severity >= fault.severity)),
  ];
}
