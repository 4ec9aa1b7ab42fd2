import type { Fault } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';
import { joints } from '../terms/landmarks.ts';
import { jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import { hangingParts, headPart, partStepsOf, type PartStep } from './limb-steps.ts';
import { displacementDial, severityOf } from './severity.ts';

/**
 * Two steps that belong together are, taken together, this many times what is ordinary: sound clips reach 1.92 in a limb. The longer apart, the more chance has to
 * bring together: so much more for each second beyond the first of these.
 */
const leastPair = 2.3;
const pairUs = 600_000;
const leastPairPerSecond = 2;
/** A second more is worth so much strength. */
const worthPerSecond = 2;
/** Each step of a head, which nothing throws about: sound clips reach 2.1 once. One alone is as likely the detector's slip. */
const leastHead = 2;
/** Each of the two stands out by itself ... */
const leastEach = 1.2;
const leastTorsoLengths = 0.05;
/** ... and the stronger counts for no more than twice the weaker. */
const mostLead = 2;
/** The way back is the way out, turned round: to within this cosine and this many times its length. */
const mostAlong = -0.4;
const mostLonger = 4;
/** Frames between them, at least, and time, at most. */
const leastFrames = 3;
const mostUs = 1_000_000;
/** Steps of a head closer than this are one fault. */
const oneTurnUs = 500_000;
/** Where the other side steps too, by this share, the detector took one for the other. */
const mirrorShare = 0.5;

/** Parts that step in one frame when it is none of them. */
const gapParts = 3;

/** A part that is lost is still placed somewhere, but with so much less visibility than in the frames on either side. */
const leastFading = 0.07;
const beside = 5;

/** A knee that steps this many times as far as its ankle bent where it stood; an elbow that stays bent its forearm. */
const bendLead = 1.5;
const bendStay = 0.25;
/** A bone is another length when it changes by this share, in a limb that points where it did to within so many radians. */
const leastLonger = 0.12;
const mostTurned = 0.2;

interface Step {
  position: number;
  step: PartStep;
}

/**
 * Limbs that are suddenly elsewhere and as suddenly back, and heads that turn at once: two steps of a part, one back along the other, that its movement before and after
 * explains neither of.
 *
 * A limb that jumps is `teleport`; one that bends at its middle joint while its end stays, `wrong-bend`; one that grows along its own direction, `stretch`; a head, `head-twist`.
 *
 * @param body in which the detector's exchanges of sides are mended
 * @param frames one stretch
 * @param doubtful frames in which the detector was of two minds, from `mendSwaps`
 */
export function excursionsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  doubtful: ReadonlySet<number>,
): Fault[] {
  const steps = partStepsOf(body, frames, torsoPixels);
  return hangingParts.flatMap(({ mirror }, part) => {
    const own = peaksOf(steps[part]!).filter(({ position, step }) => {
      if (doubtful.has(frames[position]!) || isGap(steps, position)) return false;
      if (mirror === undefined) return true;
      const other = Math.max(
        ...[position - 1, position, position + 1].map((near) => steps[mirror]![near]?.torsoLengths ?? 0),
      );
      return other <= mirrorShare * step.torsoLengths;
    });
    const groups =
      part === headPart ? turnsOf(own, frames, body.timestampsUs) : pairsOf(own, frames, body.timestampsUs);
    return groups.map((group) => faultFrom(body, frames, part, group));
  });
}

/** Whether most of the body steps at once: then time jumped, or the camera, and no part of its own. */
function isGap(steps: readonly (readonly (PartStep | undefined)[])[], position: number): boolean {
  return steps.filter((part) => (part[position]?.ratio ?? 0) >= leastEach).length >= gapParts;
}

/** Steps that stand out, and by more than their neighbours. */
function peaksOf(steps: readonly (PartStep | undefined)[]): Step[] {
  return steps.flatMap((step, position) => {
    if (!step || step.ratio < leastEach || step.torsoLengths < leastTorsoLengths) return [];
    const beside = [steps[position - 1], steps[position + 1]];
    return beside.some((other) => other && other.torsoLengths > step.torsoLengths) ? [] : [{ position, step }];
  });
}

/**
 * Steps away with the steps back, each used once: of all ways to pair them without overlap the one with the greatest sum of strengths. A way out is told from a way home by
 * time alone: the shorter of two readings of equal strength is the odd one.
 */
function pairsOf(steps: readonly Step[], frames: readonly number[], timestampsUs: readonly number[]): Step[][] {
  const timeOf = ({ position }: Step) => timestampsUs[frames[position]!]!;
  /** The best pairs among the first so many steps, and their sum. */
  const best: { worth: number; pairs: Step[][] }[] = [{ worth: 0, pairs: [] }];
  steps.forEach((back, last) => {
    let found = best[last]!;
    steps.slice(0, last).forEach((away, first) => {
      const gapUs = timeOf(back) - timeOf(away);
      if (gapUs > mostUs || back.position - away.position < leastFrames) return;
      const strength = strengthOf(away.step, back.step);
      const least = leastPair + (leastPairPerSecond * Math.max(0, gapUs - pairUs)) / 1e6;
      if (strength < least) return;
      const worth = best[first]!.worth + strength - (worthPerSecond * gapUs) / 1e6;
      if (worth > found.worth) found = { worth, pairs: [...best[first]!.pairs, [away, back]] };
    });
    best.push(found);
  });
  return best.at(-1)!.pairs;
}

/** How many times what is ordinary two steps are that undo each other; 0 where they do not. */
function strengthOf(away: PartStep, back: PartStep): number {
  let [both, out, home] = [0, 0, 0];
  away.by.forEach((value, axis) => {
    const other = back.by[axis]!;
    if (Number.isNaN(value) || Number.isNaN(other)) return;
    both += value * other;
    out += value * value;
    home += other * other;
  });
  const cosine = both / Math.sqrt(out * home);
  const longer = Math.sqrt(Math.max(out, home) / Math.min(out, home));
  if (!(cosine <= mostAlong) || longer > mostLonger) return 0;
  const weaker = Math.min(away.ratio, mostLead * back.ratio);
  const stronger = Math.min(back.ratio, mostLead * away.ratio);
  return Math.sqrt(weaker * stronger * -cosine);
}

/** Steps of a head that belong together, the clear ones and what lies between. */
function turnsOf(steps: readonly Step[], frames: readonly number[], timestampsUs: readonly number[]): Step[][] {
  const turns: Step[][] = [];
  for (const step of steps.filter(({ step: { ratio } }) => ratio >= leastHead)) {
    const last = turns.at(-1)?.at(-1);
    const near = last && timestampsUs[frames[step.position]!]! - timestampsUs[frames[last.position]!]! <= oneTurnUs;
    if (near) turns.at(-1)!.push(step);
    else turns.push([step]);
  }
  return turns.filter(({ length }) => length > 1);
}

function faultFrom(body: Body, frames: readonly number[], part: number, group: readonly Step[]): Fault {
  const { joints: own } = hangingParts[part]!;
  const [first, last] = [group[0]!, group.at(-1)!];
  const worst = group.reduce((most, step) => (step.step.ratio > most.step.ratio ? step : most));
  const kind = fades(body, frames, own, first.position, last.position)
    ? 'lost-limb'
    : kindOf(body, frames, part, first);
  const { torsoLengths, ratio } = worst.step;
  return faultOf(
    {
      kind,
      joints: own.map((joint) => joints[joint]!),
      firstFrame: frames[first.position]!,
      lastFrame: frames[last.position - 1]!,
      severity: severityOf(torsoLengths, displacementDial),
      confidence: 1 - Math.exp(-Math.sqrt(first.step.ratio * last.step.ratio) / leastPair),
      evidence: [
        {
          what: evidenceWords[kind]!,
          value: torsoLengths,
          threshold: (torsoLengths / ratio) * leastPair,
          unit: 'torso lengths',
          frame: frames[worst.position]!,
        },
      ],
    },
    body.timestampsUs,
  );
}

const evidenceWords: Partial<Record<FaultKind, string>> = {
  teleport: 'step from one frame to the next that no movement leads to',
  'wrong-bend': 'step of the middle joint while the end of the limb stays',
  stretch: 'step of the limb along its own direction',
  'lost-limb': 'step of the limb, while the detector no longer sees it well',
  'head-twist': 'step of the head between two frames, faster than a neck turns',
};

/** Whether the detector sees a part less well from one step to the other than before and after. */
function fades(
  { visibility }: Body,
  frames: readonly number[],
  own: readonly number[],
  from: number,
  to: number,
): boolean {
  const mean = (first: number, end: number) => {
    const values = frames
      .slice(Math.max(0, first), end)
      .flatMap((frame) => own.map((joint) => visibility[frame * jointCount + joint]!))
      .filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const usual = Math.min(mean(from - beside, from), mean(to, to + beside));
  return usual - mean(from, to) >= leastFading;
}

function kindOf(body: Body, frames: readonly number[], part: number, { position, step }: Step): FaultKind {
  if (part === headPart) return 'head-twist';
  const [middle, end] = [0, 2].map((axis) => Math.hypot(step.by[axis]!, step.by[axis + 1]!)) as [number, number];
  const isLeg = part >= 2;
  if (isLeg ? middle >= bendLead * end : middle <= bendStay * end) return 'wrong-bend';
  const [before, after] = [frames[position - 1]!, frames[position]!].map((frame) => bonesAt(body, frame, part));
  const grown = before!.some(({ length, angle }, bone) => {
    const now = after![bone]!;
    const turned = Math.abs(Math.atan2(Math.sin(now.angle - angle), Math.cos(now.angle - angle)));
    return Math.abs(Math.log(now.length / length)) >= leastLonger && turned <= mostTurned;
  });
  return grown && before!.every(({ angle }, bone) => Math.abs(now(after!, bone) - angle) <= mostTurned)
    ? 'stretch'
    : 'teleport';
}

function now(bones: readonly { angle: number }[], bone: number): number {
  return bones[bone]!.angle;
}

/** Length in pixels and direction of the two bones of a limb. */
function bonesAt({ x, y }: Body, frame: number, part: number): { length: number; angle: number }[] {
  const { joints: own, root } = hangingParts[part]!;
  const chain = [root[0]!, ...own].map((joint) => frame * jointCount + joint);
  return chain.slice(1).map((at, bone) => {
    const [dx, dy] = [x[at]! - x[chain[bone]!]!, y[at]! - y[chain[bone]!]!];
    return { length: Math.hypot(dx, dy), angle: Math.atan2(dy, dx) };
  });
}
