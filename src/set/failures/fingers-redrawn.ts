import type { Vector3 } from 'three';
import { seeded } from '../random.ts';
import { drawnHand } from './drawings-hand.ts';
import type { FailureModule, FailureMoment } from './failure.ts';
import { fingerTips, handOf, hands, handTouched, noHandNear, palmLength } from './hands.ts';
import { safely } from './ramp.ts';
import { redraw } from './redraw.ts';
import { strengthAt } from './strength.ts';

/** Finger tips off by so many palms, root of the mean square over the five. */
export const fingersRedrawnStrengths = { weak: 0.3, medium: 0.6, strong: 1 };

/** Finger tips of the sound twin, for the frames that were changed. */
const soundTips = new WeakMap<FailureMoment, Vector3[]>();

/** The fingers are others each frame: bent, spread and turned anew, as if nobody had seen the last frame's. */
export const fingersRedrawn: FailureModule = {
  kind: 'fingers-redrawn',
  title: 'The fingers are others each frame',
  unit: 'palms',
  parts: hands,
  weak: fingersRedrawnStrengths.weak,
  afterEffects: false,
  cannotShow: noHandNear,
  touches: (_, active) => handTouched(fingersRedrawn, active),
  change(shot, moment) {
    const figure = shot.figures[0];
    if (!figure) return undefined;
    const { seed, frame, severity } = moment;
    const side = handOf(fingersRedrawn, moment);
    soundTips.set(moment, fingerTips(figure.rig, side));
    const distance = strengthAt(severity, fingersRedrawnStrengths) * safely * palmLength(figure.rig, side);
    redraw(figure, drawnHand(side), seeded(seed, 'fingers-redrawn', frame), { distance, severity });
    return undefined;
  },
  deviation: ({ shot, moment }) => {
    const rig = shot.figures[0]?.rig;
    const from = soundTips.get(moment);
    if (!rig || !from) return 0;
    const side = handOf(fingersRedrawn, moment);
    const squares = fingerTips(rig, side).map((tip, index) => tip.distanceToSquared(from[index]!));
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) / palmLength(rig, side);
  },
};
