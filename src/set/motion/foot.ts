import { hermite, mix, smooth } from './ease.ts';

/** One foot at one moment, in the plane it walks in. */
export interface FootState {
  /** Ankle along the way and above the ground, metres. */
  along: number;
  height: number;
  /** How far the ankle is from where it stands while the sole is flat, along the foot, metres: no swing of the leg is in it. */
  roll: number;
  /** Degrees, toes up positive. */
  pitch: number;
  /** Degrees that the toes stay behind when the heel lifts; they stay flat on the ground. */
  toeBend: number;
  /** What holds the ground. */
  contact: 'heel' | 'sole' | 'toes' | 'none';
}

export interface FootMeasures {
  ankleHeight: number;
  /** Ankle to the back of the heel and to the ball, along the sole, metres. */
  heelBack: number;
  ballAhead: number;
}

/** When in the cycle (0: heel strike) the foot is flat, the heel lifts, the toes leave. */
const phase = { flat: 0.11, heelOff: 0.36, toeOff: 0.62 };
const pitch = { strike: 19, toeOff: -50, swing: -58 };

/**
 * A foot through its cycle: the heel strikes, the sole lies flat, the heel lifts over the planted ball, the foot swings. In each part
 * of the stance one point of the shoe stays where it is, and the ankle follows from the pitch: nothing slides.
 *
 * @param cycle 0 at a heel strike, 1 at the next
 * @param planted where the ankle stands while the foot is flat, and where it will stand next
 */
export function footAt(cycle: number, planted: { now: number; next: number }, measures: FootMeasures): FootState {
  if (cycle < phase.flat) return overHeel(planted.now, pitch.strike * (1 - cycle / phase.flat) ** 2, measures);
  if (cycle < phase.heelOff)
    return { along: planted.now, height: measures.ankleHeight, roll: 0, pitch: 0, toeBend: 0, contact: 'sole' };
  if (cycle < phase.toeOff) return overBall(planted.now, pitch.toeOff * liftAt(cycle), measures);
  return swinging(cycle, planted, measures);
}

/** The heel lifts slowly at first and fastest as the toes leave. */
function liftAt(cycle: number): number {
  const share = (cycle - phase.heelOff) / (phase.toeOff - phase.heelOff);
  return share ** 2.3 * (1.5 - 0.5 * share);
}

function overHeel(planted: number, degrees: number, { heelBack, ankleHeight }: FootMeasures): FootState {
  const radians = (degrees * Math.PI) / 180;
  const roll = heelBack * (Math.cos(radians) - 1) - ankleHeight * Math.sin(radians);
  return {
    along: planted + roll,
    roll,
    height: heelBack * Math.sin(radians) + ankleHeight * Math.cos(radians),
    pitch: degrees,
    toeBend: 0,
    contact: 'heel',
  };
}

function overBall(planted: number, degrees: number, { ballAhead, ankleHeight }: FootMeasures): FootState {
  const radians = (degrees * Math.PI) / 180;
  const roll = ballAhead * (1 - Math.cos(radians)) - ankleHeight * Math.sin(radians);
  return {
    along: planted + roll,
    roll,
    height: -ballAhead * Math.sin(radians) + ankleHeight * Math.cos(radians),
    pitch: degrees,
    toeBend: -degrees,
    contact: 'toes',
  };
}

function swinging(cycle: number, planted: { now: number; next: number }, measures: FootMeasures): FootState {
  const share = (cycle - phase.toeOff) / (1 - phase.toeOff);
  const leave = overBall(planted.now, pitch.toeOff, measures);
  const before = overBall(planted.now, pitch.toeOff * liftAt(phase.toeOff - 0.01), measures);
  const land = overHeel(planted.next, pitch.strike, measures);
  // The swing begins with the speed the roll over the ball ended with.
  const perShare = (1 - phase.toeOff) / 0.01;
  const along = hermite(leave.along, (leave.along - before.along) * perShare, land.along, 0.42, share);
  const rise = (leave.height - before.height) * perShare;
  const middle = measures.ankleHeight + 0.045;
  const height =
    share < 0.5
      ? hermite(leave.height, rise, middle, -0.1, share * 2)
      : hermite(middle, -0.1, land.height, -0.03, share * 2 - 1);
  const drop = mix(pitch.toeOff, pitch.swing, smooth(0, 0.22, share));
  const degrees = mix(drop, pitch.strike, smooth(0.1, 0.92, share));
  const roll = mix(leave.roll, land.roll, smooth(0, 0.9, share));
  return { along, height, roll, pitch: degrees, toeBend: 50 * (1 - smooth(0, 0.35, share)), contact: 'none' };
}
