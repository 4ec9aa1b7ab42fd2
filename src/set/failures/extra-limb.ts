import { Quaternion, Vector3 } from 'three';
import { bonesOf } from '../figure/parts.ts';
import { applyPose, emptyPose, turnOf } from '../figure/pose.ts';
import { fingers, signOf } from '../figure/skeleton.ts';
import { seeded } from '../random.ts';
import { frameOf, lengthIn, limbLength, limbOf, placeOf, turnIn } from './bones.ts';
import { partOf, type ActiveFailure, type FailureModule } from './failure.ts';
import { safely } from './ramp.ts';
import { showOfSpare } from './spare.ts';
import { strengthAt } from './strength.ts';
import { shorten } from './stump.ts';

/** Share of an arm. */
export const extraLimbStrengths = { weak: 0.5, medium: 0.75, strong: 1 };

/**
 * Where on the trunk it grows, from the spine between the shoulder blades, metres in the thorax's axes (`out` to the arm's side), and how
 * it is held, degrees: shoulder, and least flexion of the elbow.
 */
const places = {
  back: { from: { ahead: -0.06, up: 0.07, out: 0.1 }, flexion: -8, sideways: 118, elbow: 42 },
  side: { from: { ahead: 0, up: -0.07, out: 0.1 }, flexion: 22, sideways: 62, elbow: 38 },
} as const;

/** Seconds of its own swing: it keeps no step with anything. */
const swingSeconds = 1.37;

/** An arm too many, out of the back or out of the side, that moves as if it belonged there. */
export const extraLimb: FailureModule = {
  kind: 'extra-limb',
  title: 'An arm grows out of the back or the side',
  unit: 'arms',
  parts: ['left-arm', 'right-arm'],
  weak: extraLimbStrengths.weak,
  afterEffects: false,
  touches: (_, active) => ({
    joints: [],
    region: `${placeOn(active)} (an extra arm)`,
    areas: [{ of: 'spare', figure: 0 }],
  }),
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure || figure.spare.group.visible) return undefined;
    const { rig, spare } = figure;
    const part = partOf(extraLimb, moment);
    const { side, first, middle } = limbOf(part);
    const out = signOf(side);
    const { from, flexion, sideways, elbow } = places[placeOn(moment)];
    const phase = seeded(moment.seed, 'extra-limb', 'swing').between(0, 2 * Math.PI);
    const swing = (late: number) => Math.sin((2 * Math.PI * moment.seconds) / swingSeconds + phase - late);

    const chest = frameOf(rig, 'spine01');
    const pose = emptyPose();
    pose.pelvis.copy(chest);
    pose.turns.set(
      first,
      turnOf({ flexion: flexion + 16 * swing(0), sideways: -out * (sideways + 9 * swing(0.4)), twist: out * 20 }),
    );
    pose.turns.set(middle, turnOf({ flexion: elbow + 22 * (1 + swing(0.7)) }));
    pose.turns.set(`lowerarm02_${side}`, turnOf({ twist: -out * 25 }));
    pose.turns.set(`wrist_${side}`, turnOf({ flexion: 10 * swing(1.2), sideways: out * (8 + 14 * swing(1.3)) }));
    for (const finger of fingers)
      for (const phalanx of [1, 2, 3]) {
        const bone = `finger${finger}-${phalanx}_${side}`;
        pose.turns.set(bone, turnIn(figure.pose, bone));
      }
    const hide = showOfSpare(figure, { name: part, parts: [bonesOf(part).slice(2)], leastWeight: 0.3, isWhole: true });
    applyPose(spare, pose);
    const root = placeOf(rig, 'spine01').add(new Vector3(from.ahead, from.up, out * from.out).applyQuaternion(chest));
    const toGroup = new Quaternion().copy(spare.group.quaternion).invert();
    pose.hips.add(root.sub(placeOf(spare, first)).applyQuaternion(toGroup).divide(spare.group.scale));
    shorten(spare, pose, part, strengthAt(moment.severity, extraLimbStrengths) * safely);
    applyPose(spare, pose);
    return hide;
  },
  deviation: ({ shot, moment, sound }) => {
    const figure = shot.figures[0];
    if (!figure?.spare.group.visible) return 0;
    const part = partOf(extraLimb, moment);
    return limbLength(figure.spare, part) / lengthIn(sound[0] ?? [], part);
  },
};

function placeOn({ seed }: ActiveFailure & { seed: number }): keyof typeof places {
  return seeded(seed, 'extra-limb').pick(['back', 'side']);
}
