import { bonesOf, jointsOf, partLabel } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import { mix, smooth } from '../motion/ease.ts';
import { seeded } from '../random.ts';
import type { Figure } from '../scenes/scene.ts';
import { bonesIn, limbOf } from './bones.ts';
import { partOf, type ActiveFailure, type FailureModule } from './failure.ts';
import { flexionFor, poseLeg, stanceOf } from './leg-stance.ts';
import { ramp, safely } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** Per cent of the bone's length. */
export const stretchStrengths = { weak: 15, medium: 30, strong: 60 };

/** Frames in which the bone grows to its full strength. */
const growing = 4;

/** The bones of each half of a limb, from the joint where it begins to the one where it ends. */
const chains = {
  arm: { upper: ['shoulder02', 'upperarm02', 'lowerarm01'], lower: ['lowerarm01', 'lowerarm02', 'wrist'] },
  leg: { upper: ['upperleg01', 'upperleg02', 'lowerleg01'], lower: ['lowerleg01', 'lowerleg02', 'foot'] },
};

/** How much of a factor of length goes into thickness too: a bone that shrank alone would leave its flesh behind. */
const swelling = 0.3;
const thinning = 0.7;

/** Metres above the ground below which an ankle keeps its place, and from which it goes where the longer bone takes it. */
const standing = { from: 0.3, to: 0.6 };

/** A bone of an arm or a leg grows, or shrinks, as if it were rubber. */
export const stretch: FailureModule = {
  kind: 'stretch',
  title: 'A bone grows or shrinks',
  unit: 'per cent',
  parts: ['left-arm', 'right-arm', 'left-leg', 'right-leg'],
  weak: stretchStrengths.weak,
  afterEffects: false,
  touches: (_, active) => {
    const part = partOf(stretch, active);
    return {
      joints: jointsOf(part),
      region: partLabel(part),
      areas: [{ of: 'bones', figure: 0, bones: bonesOf(part) }],
    };
  },
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const part = partOf(stretch, moment);
    const { isUpper, grows } = wayOf(moment);
    const by = (strengthAt(moment.severity, stretchStrengths) / 100) * safely * ramp(moment, growing);
    const factor = 1 + by * (grows ? 1 : -1);
    const { side, isArm } = limbOf(part);
    if (!isArm) stand(figure, side, isUpper ? { upper: factor, lower: 1 } : { upper: 1, lower: factor });
    lengthen(
      figure.pose,
      chains[isArm ? 'arm' : 'leg'][isUpper ? 'upper' : 'lower'].map((name) => `${name}_${side}`),
      factor,
    );
    return undefined;
  },
  deviation: ({ moment, sound, shown }) => {
    const part = partOf(stretch, moment);
    const [from, to] = [bonesIn(sound[0] ?? [], part), bonesIn(shown[0] ?? [], part)];
    return Math.max(...from.map((length, index) => Math.abs(to[index]! / length - 1) * 100));
  },
};

/** Which bone of the limb it is, and which way: an arm too short is hard to see, so most grow. */
function wayOf({ seed }: ActiveFailure & { seed: number }): { isUpper: boolean; grows: boolean } {
  const random = seeded(seed, 'stretch');
  return { isUpper: random.unit() < 0.5, grows: random.unit() < 0.7 };
}

/** Makes the bones between the first and the last longer by a factor; flesh swells or thins with them, to a part. */
function lengthen(pose: Pose, bones: readonly string[], factor: number): void {
  const size = factor ** (factor > 1 ? swelling : thinning);
  for (const bone of bones.slice(1)) pose.lengths.set(bone, factor / size);
  pose.sizes.set(bones[0]!, size);
  pose.sizes.set(bones.at(-1)!, 1 / size);
}

/** A leg that stands goes on standing: the knee takes up what the bone has grown. */
function stand({ rig, pose }: Figure, side: 'L' | 'R', factor: { upper: number; lower: number }): void {
  const stance = stanceOf(rig, pose, side);
  const [thigh, shank] = [stance.thigh * factor.upper, stance.shank * factor.lower];
  const bent = flexionFor(stance.hip.distanceTo(stance.ankle), thigh, shank);
  const flexion = mix(bent, stance.flexion, smooth(standing.from, standing.to, stance.ankle.y));
  poseLeg(rig, pose, stance, { target: stance.ankle, flexion, thigh, shank });
}
