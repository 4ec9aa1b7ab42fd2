import type { Fault } from '../terms/fault.ts';
import { indexOf, jointCount, type Body } from './body.ts';
import { faultOf } from './fault-of.ts';
import type { Jumps } from './jumps.ts';
import { fittedLimits, type Limits } from './limits.ts';
import { headPart, partStepsOf, type PartStep } from './part-steps.ts';
import { displacementDial, severityOf } from './severity.ts';

const headJoints = ['nose', 'left-ear', 'right-ear'] as const;

/** A step of a head, which nothing throws about, is no less than this. */
const leastTorsoLengths = 0.05;
/** Steps of a head closer than this are one turn; one step alone is as likely the detector's slip. */
const oneTurnUs = 500_000;
/** So many parts of the body step in one frame when it is none of them: time jumped, or the camera. */
const gapParts = 3;
const gapRatio = 1.2;
/** The nose steps by at least so large a part of what nose and ears do. */
const noseShare = 0.5;
/** A head that is drawn anew jumps in at least this share of the frames between its first step and its last. */
const restlessShare = 0.5;

interface Step {
  position: number;
  step: PartStep;
}

/**
 * Heads that turn at once, further than a neck goes, and back: two steps or more of nose and ears against the shoulders that their movement before and after does not
 * explain. A detector that meets a face on a reversed trunk turns its own head within one frame, at 10 degrees past the limit as at 60. A head that jumps all the time between
 * is drawn anew, and none of these.
 *
 * @param body in which the detector's exchanges of sides are mended
 * @param frames one stretch
 * @param doubtful frames in which the detector was of two minds, from `mendSwaps`
 */
export function headTwistFaultsOf(
  body: Body,
  frames: readonly number[],
  torsoPixels: Float32Array,
  doubtful: ReadonlySet<number>,
  jumps: Jumps,
  { headTwist: { leastRatio }, redrawn: { leastDrift } }: Limits = fittedLimits,
): Fault[] {
  const steps = partStepsOf(body, frames, torsoPixels);
  const peaks = peaksOf(steps[headPart]!, leastRatio).filter(({ step }) => noseSteps(step));
  // A face that is seen from behind may itself confuse the detector: it need not be sure all the time, but once.
  const isSure = ({ position }: Step) => !doubtful.has(frames[position]!) && !isGap(steps, position);
  return turnsOf(peaks, frames, body.timestampsUs)
    .filter((turn) => turn.some(isSure))
    .map((turn) => faultFrom(body, frames, turn, leastRatio))
    .filter((fault) => !isRestless(fault, jumps, leastDrift));
}

/** Whether the nose takes part: ears alone that step are a left ear taken for the right one. */
function noseSteps({ by, torsoLengths }: PartStep): boolean {
  return Math.hypot(by[0]!, by[1]!) >= noseShare * torsoLengths;
}

/** Whether most of the body steps at once. */
function isGap(steps: readonly (readonly (PartStep | undefined)[])[], position: number): boolean {
  return steps.filter((part) => (part[position]?.ratio ?? 0) >= gapRatio).length >= gapParts;
}

/** Steps that stand out, and by more than their neighbours. */
function peaksOf(steps: readonly (PartStep | undefined)[], leastRatio: number): Step[] {
  return steps.flatMap((step, position) => {
    if (!step || step.ratio < leastRatio || step.torsoLengths < leastTorsoLengths) return [];
    const beside = [steps[position - 1], steps[position + 1]];
    return beside.some((other) => other && other.torsoLengths > step.torsoLengths) ? [] : [{ position, step }];
  });
}

/** Steps that belong together, two at least. */
function turnsOf(steps: readonly Step[], frames: readonly number[], timestampsUs: readonly number[]): Step[][] {
  const turns: Step[][] = [];
  for (const step of steps) {
    const last = turns.at(-1)?.at(-1);
    const near = last && timestampsUs[frames[step.position]!]! - timestampsUs[frames[last.position]!]! <= oneTurnUs;
    if (near) turns.at(-1)!.push(step);
    else turns.push([step]);
  }
  return turns.filter(({ length }) => length > 1);
}

function faultFrom(body: Body, frames: readonly number[], turn: readonly Step[], leastRatio: number): Fault {
  const [first, last] = [turn[0]!, turn.at(-1)!];
  const worst = turn.reduce((most, step) => (step.step.ratio > most.step.ratio ? step : most));
  const { torsoLengths, ratio } = worst.step;
  return faultOf(
    {
      kind: 'head-twist',
      joints: headJoints,
      firstFrame: frames[first.position]!,
      lastFrame: frames[last.position - 1]!,
      severity: severityOf(torsoLengths, displacementDial),
      confidence: 1 - Math.exp(-Math.sqrt(first.step.ratio * last.step.ratio) / leastRatio),
      evidence: [
        {
          what: 'step of the head between two frames, faster than a neck turns',
          value: torsoLengths,
          threshold: (torsoLengths / ratio) * leastRatio,
          unit: 'torso lengths',
          frame: frames[worst.position]!,
        },
      ],
    },
    body.timestampsUs,
  );
}

/** Whether the head goes on jumping between its steps, whose own frames and their neighbours do not count. */
function isRestless({ firstFrame, lastFrame }: Fault, jumps: Jumps, leastDrift: number): boolean {
  let [restless, frames] = [0, 0];
  for (let frame = firstFrame + 2; frame < lastFrame - 1; frame++) {
    frames++;
    const jumped = headJoints.some((joint) => {
      const at = frame * jointCount + indexOf(joint);
      return Math.hypot(jumps.x[at]!, jumps.y[at]!) - jumps.floor[at]! >= leastDrift;
    });
    if (jumped) restless++;
  }
  return frames > 0 && restless >= restlessShare * frames;
}
