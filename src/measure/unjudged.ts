import type { Box } from '../terms/box.ts';
import type { Told } from '../terms/fault.ts';
import { joints, type Joint } from '../terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../terms/track.ts';
import { jointCount } from './body.ts';
import { framesNear, framesOf, runsWithin, spanOf, type Run } from './runs.ts';
import { misfitOf } from './self-fit.ts';

/** What of a track says nothing: there is no evidence in it, and the reader is told why. */
export interface Unjudged {
  /** Frames in which nothing is said of the body. */
  frames: ReadonlySet<number>;
  /** Joints of other frames (frame x {@link jointCount} + joint) that are only guessed. */
  joints: ReadonlySet<number>;
  told: readonly Told[];
}

/**
 * A pose that fits itself worse than this is no body's. Sound clips of the set and real clips at any rate reach 0.105, with faults injected 0.121; legs alone in the picture are beyond it
 * in a tenth to a half of their frames.
 */
const mostMisfit = 0.125;
/** Two people whose boxes share so much of the smaller one are before or behind each other. */
const crossingShare = 0.05;
/** A joint nearer to the rim than this share of the picture's shorter side may lie beyond it. */
const rimShare = 0.02;
/** A shoulder nearer to a side of the picture than this has no room for its arm. */
const armTorsoLengths = 0.2;
/** Someone seen for less than this before and after being lost is no one to judge. */
const briefUs = 400_000;
/** What is said of a frame goes for those so near to it: between two bad poses a passable one is chance. */
const nearUs = 250_000;
/** ... and for what lies between two, if that is no longer. */
const betweenUs = 1_000_000;
/** A misfit with no other within this time is alone. */
const aloneUs = 1_000_000;
/** Shorter sightings of the rim are not told; pauses shorter than this do not part one. */
const shortestUs = 250_000;
const longestPauseUs = 400_000;

/** Joints whose place is worked out from each other: one beyond the rim makes the other a guess. */
const chains: readonly (readonly Joint[])[] = (['left', 'right'] as const).flatMap((side): Joint[][] => [
  [`${side}-elbow`, `${side}-wrist`],
  [`${side}-knee`, `${side}-ankle`],
]);

const trunk = ['left-shoulder', 'right-shoulder', 'left-hip', 'right-hip'] as const satisfies readonly Joint[];

/** What a reader calls the joints beyond the rim, from the head down. */
const parts: readonly (readonly [name: string, joints: readonly Joint[]])[] = [
  ['the head', ['nose', 'left-ear', 'right-ear']],
  ['the hips', trunk],
  ['an arm', ['left-elbow', 'right-elbow', 'left-wrist', 'right-wrist']],
  ['the legs', ['left-knee', 'right-knee', 'left-ankle', 'right-ankle']],
];

/**
 * Finds what cannot be judged in a track: bodies that the picture's rim cuts, poses that are no body's, and people before or behind each other.
 *
 * A limb may well go beyond the rim: it is not seen there, and what hangs together with it is guessed. A trunk may not, but for hips below the picture (a portrait): the model
 * makes up the rest of a body from what is left of it, another each frame. And where two people cross, it takes the limbs of one for the other's.
 *
 * @param others boxes around the other people of each frame; empty where there are none
 */
export function unjudgedOf(track: Track, others: readonly (readonly Box[])[]): Unjudged {
  const beyond = track.timestampsUs.map((_, frame) => beyondRim(track, frame));
  const cutOff = near(track, (frame) => isCutOff(track, frame, beyond[frame]!));
  const misfits = new Set([...misfitsOf(track), ...briefSightings(track)]);
  const crossings = near(track, (frame) => (others[frame] ?? []).some((box) => covers(box, boxOf(track, frame))));
  return {
    frames: new Set([...cutOff, ...misfits, ...crossings]),
    joints: new Set(
      track.timestampsUs.flatMap((_, frame) =>
        guessedBeside(beyondRim(track, frame, 0)).map((joint) => frame * jointCount + joints.indexOf(joint)),
      ),
    ),
    told: [...outOfFrameTold(track, beyond, cutOff), ...misfitTold(track, misfits), ...crossingTold(track, crossings)],
  };
}

/** Frames in which the pose is no body's, and those about them; one alone in its second is a slip of the detector's, and says nothing of others. */
function misfitsOf(track: Track): ReadonlySet<number> {
  const { timestampsUs } = track;
  const own = [...timestampsUs.keys()].filter((frame) => misfitOf(track, frame) > mostMisfit);
  const isAlone = (frame: number) =>
    own.every((other) => other === frame || Math.abs(timestampsUs[other]! - timestampsUs[frame]!) > aloneUs);
  const many = near(track, (frame) => own.includes(frame) && !isAlone(frame));
  return new Set([...many, ...own]);
}

/** Joints that lie outside the picture or on its rim, where the model goes on guessing, and squeezes in what it can. */
function beyondRim(
  track: Track,
  frame: number,
  rim = rimShare * Math.min(track.width, track.height),
): ReadonlySet<Joint> {
  return new Set(
    joints.filter((joint) => {
      const { x, y } = placeOf(track, frame, joint);
      return x < rim || y < rim || x > track.width - rim || y > track.height - rim;
    }),
  );
}

function placeOf(track: Track, frame: number, joint: Joint): { x: number; y: number } {
  const at = landmarkOffset(track, frame, landmarksOf(track.model).indexOf(joint));
  return { x: track.values[at + field.x]!, y: track.values[at + field.y]! };
}

/**
 * Whether the rim cuts the trunk: a shoulder is outside, or so near to a side that the arm must be, or a hip is outside and not just below. A portrait, whose hips are both below the picture, may
 * well be broader than it: of that the model has seen many.
 */
function isCutOff(track: Track, frame: number, beyond: ReadonlySet<Joint>): boolean {
  const [leftShoulder, rightShoulder, leftHip, rightHip] = trunk.map((joint) => placeOf(track, frame, joint));
  const torso = Math.hypot(
    (leftShoulder!.x + rightShoulder!.x - leftHip!.x - rightHip!.x) / 2,
    (leftShoulder!.y + rightShoulder!.y - leftHip!.y - rightHip!.y) / 2,
  );
  const isAtSide = (x: number, margin: number) => x < margin || x > track.width - margin;
  const bottom = track.height - rimShare * Math.min(track.width, track.height);
  const isPortrait = leftHip!.y > bottom && rightHip!.y > bottom;
  if ([leftShoulder, rightShoulder].some((shoulder) => shoulder!.y < 0 || shoulder!.y > bottom)) return true;
  if (isPortrait) return false;
  if (beyond.has('left-shoulder') || beyond.has('right-shoulder')) return true;
  if ([leftShoulder, rightShoulder].some((shoulder) => isAtSide(shoulder!.x, armTorsoLengths * torso))) return true;
  return (['left-hip', 'right-hip'] as const).some((hip) => {
    return beyond.has(hip) && placeOf(track, frame, hip).y <= bottom;
  });
}

/** Joints inside the picture that hang together with one outside. */
function guessedBeside(beyond: ReadonlySet<Joint>): Joint[] {
  return chains.flatMap((chain) =>
    chain.filter((joint, place) => {
      const beside = [chain[place - 1], chain[place + 1]];
      return !beyond.has(joint) && beside.some((other) => other !== undefined && beyond.has(other));
    }),
  );
}

/** Frames of sightings that are over at once, in a clip that has longer ones or is longer. */
function briefSightings(track: Track): number[] {
  const { timestampsUs } = track;
  const isBrief = ({ firstFrame, lastFrame }: Run) => timestampsUs[lastFrame]! - timestampsUs[firstFrame]! < briefUs;
  if (isBrief({ firstFrame: 0, lastFrame: timestampsUs.length - 1 })) return [];
  return sightingsOf(track).filter(isBrief).flatMap(framesOf);
}

/** Runs of frames with the person in them. */
function sightingsOf(track: Track): Run[] {
  const sightings: Run[] = [];
  track.timestampsUs.forEach((_, frame) => {
    if (!hasPerson(track, frame)) return;
    const last = sightings.at(-1);
    if (last?.lastFrame === frame - 1) last.lastFrame = frame;
    else sightings.push({ firstFrame: frame, lastFrame: frame });
  });
  return sightings;
}

/** Frames with the person in which something holds, in a frame close by, or both before and after. */
function near(track: Track, holds: (frame: number) => boolean): ReadonlySet<number> {
  const { timestampsUs } = track;
  const close = framesNear(timestampsUs, (frame) => hasPerson(track, frame) && holds(frame), nearUs);
  const runs = runsWithin(timestampsUs, (frame) => close.has(frame), betweenUs, 0);
  return new Set(runs.flatMap(framesOf).filter((frame) => hasPerson(track, frame)));
}

function outOfFrameTold(track: Track, beyond: readonly ReadonlySet<Joint>[], cutOff: ReadonlySet<number>): Told[] {
  const { timestampsUs } = track;
  const isOut = (frame: number) => hasPerson(track, frame) && (beyond[frame]!.size > 0 || cutOff.has(frame));
  return runsWithin(timestampsUs, isOut, longestPauseUs, 0).flatMap((run): Told[] => {
    const { firstFrame, lastFrame } = run;
    const frames = framesOf(run);
    const when = spanOf(timestampsUs, firstFrame, lastFrame);
    if (frames.some((frame) => cutOff.has(frame))) {
      const sentence = `The rim of the picture cuts through the person's trunk ${when}: nothing is said of the body there.`;
      return [{ kind: 'out-of-frame', firstFrame, lastFrame, sentence }];
    }
    if (timestampsUs[lastFrame]! - timestampsUs[firstFrame]! < shortestUs) return [];
    const names = parts.filter(([, own]) => frames.some((frame) => own.some((joint) => beyond[frame]!.has(joint))));
    const sentence = `Part of the person (${names.map(([name]) => name).join(', ')}) is outside the picture ${when}: nothing is said of what is not seen.`;
    return [{ kind: 'out-of-frame', firstFrame, lastFrame, sentence }];
  });
}

function misfitTold({ timestampsUs }: Track, misfits: ReadonlySet<number>): Told[] {
  return runsWithin(timestampsUs, (frame) => misfits.has(frame), longestPauseUs, 0).map(
    ({ firstFrame, lastFrame }) => ({
      kind: 'unsure-pose',
      firstFrame,
      lastFrame,
      sentence: `What the detector sees ${spanOf(timestampsUs, firstFrame, lastFrame)} does not hang together as one body: nothing is said of the body there.`,
    }),
  );
}

function crossingTold({ timestampsUs }: Track, crossings: ReadonlySet<number>): Told[] {
  return runsWithin(timestampsUs, (frame) => crossings.has(frame), longestPauseUs, 0).map(
    ({ firstFrame, lastFrame }) => ({
      kind: 'several-people',
      firstFrame,
      lastFrame,
      sentence: `Another person is before or behind this one ${spanOf(timestampsUs, firstFrame, lastFrame)}: nothing is said of the body there, and who is followed afterwards may be the other.`,
    }),
  );
}

/** Box around the measured joints. */
function boxOf(track: Track, frame: number): Box {
  const places = joints.map((joint) => placeOf(track, frame, joint));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function covers(a: Box, b: Box): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const area = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top);
  return width > 0 && height > 0 && width * height >= crossingShare * Math.min(area(a), area(b));
}
