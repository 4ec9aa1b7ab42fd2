import { Quaternion, Vector3 } from 'three';
import { jointAngles, limits } from '../figure/limits.ts';
import { bonesOf, jointsOf } from '../figure/parts.ts';
import type { Pose } from '../figure/pose.ts';
import { neck } from '../figure/skeleton.ts';
import { mix } from '../motion/ease.ts';
import { seeded } from '../random.ts';
import { turnIn } from './bones.ts';
import type { FailureModule } from './failure.ts';
import { ramp, safely } from './ramp.ts';
import { strengthAt } from './strength.ts';

/** Degrees past the limit of a neck. */
export const headTwistStrengths = { weak: 10, medium: 30, strong: 60 };

const turning = 5;
const limit = limits['neck twist'][1];

/** How the twist is shared out, from the shirt's collar up: the throat winds, the shirt hardly. */
const shares = [0.14, 0.26, 0.32, 0.28];
const rounds = 12;

/** The head turns, and does not stop where a neck does. */
export const headTwist: FailureModule = {
  kind: 'head-twist',
  title: 'The head twists too far',
  unit: 'degrees past the limit',
  parts: ['head'],
  weak: headTwistStrengths.weak,
  afterEffects: false,
  touches: () => ({
    joints: jointsOf('head'),
    region: 'head',
    areas: [{ of: 'bones', figure: 0, bones: bonesOf('head') }],
  }),
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const side = seeded(moment.seed, 'head-twist').unit() < 0.5 ? -1 : 1;
    const far = side * (limit + strengthAt(moment.severity, headTwistStrengths) * safely);
    twistTo(figure.pose, mix(twistOf(figure.pose), far, ramp(moment, turning)));
    return undefined;
  },
  deviation: ({ shot }) => {
    const pose = shot.figures[0]?.pose;
    return pose ? Math.max(0, Math.abs(twistOf(pose)) - limit) : 0;
  },
};

/** Degrees that the head is turned on the trunk, to the left positive. */
function twistOf(pose: Pose): number {
  return jointAngles(pose).find((angle) => angle.limit === 'neck twist')?.degrees ?? 0;
}

/** Turns every bone of the neck a little further. Nods in between take some of the twist, hence the rounds. */
function twistTo(pose: Pose, degrees: number): void {
  const sound = neck.map((bone) => turnIn(pose, bone));
  const up = new Vector3(0, 1, 0);
  let more = 0;
  for (let round = 0; round < rounds; round += 1) {
    more += degrees - twistOf(pose);
    for (const [index, bone] of neck.entries()) {
      const part = new Quaternion().setFromAxisAngle(up, (more * shares[index]! * Math.PI) / 180);
      pose.turns.set(bone, part.multiply(sound[index]!));
    }
  }
}
