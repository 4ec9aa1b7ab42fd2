import { fittedFloor, floorOf } from '../../measure/noise-floor.ts';
import type { Threshold } from '../../study/staircase.ts';
import type { Body } from './body.ts';
import { rules } from './question.ts';

/** A line of the scale: something that has a size, in torso lengths, and where that lies on it. */
export interface ScaleRow {
  id: 'you' | 'tremble' | 'weak' | 'medium' | 'strong';
  label: string;
  value: string;
  /** Shares of the scale's width, 0 to 1: the point, and the stretch that it may as well lie in. Null where nothing is known yet. */
  at: number | null;
  from?: number;
  to?: number;
}

/** What the film set plants as `redrawn`: how far a joint is out in each frame (root mean square), in torso lengths. */
export const planted = { weak: 0.15, medium: 0.3, strong: 0.6 } as const;

const [least, most] = [rules.least, 1];
const place = (level: number): number => Math.min(1, Math.max(0, Math.log(level / least) / Math.log(most / least)));

/**
 * How far our detector may put a wrist of this body off by itself, 99 times in 100, in torso lengths. The fitted floor speaks of jumps, which
 * mix three frames; without motion, and with three alike, a jump is the square root of 1.5 times what each frame is off.
 */
export function trembleOf({ torsoPixels, framesPerSecond }: Body): number {
  const still = { ...fittedFloor.wrist, acceleration: 0, turning: 0 };
  const seconds = 1 / framesPerSecond;
  const situation = { secondsBefore: seconds, secondsAfter: seconds, torsoPixels, visibility: 1, speed: 0 };
  return floorOf(still, situation) / Math.sqrt(1.5);
}

/** Two digits that count: 0.048, 0.15. */
export const inTorsos = (level: number): string => String(Number(level.toPrecision(2)));

/** The scale, with a result or before there is one. */
export function scaleRows(tremble: number, result: Threshold | null): readonly ScaleRow[] {
  const fixed = (id: ScaleRow['id'], label: string, level: number): ScaleRow => ({
    id,
    label,
    value: inTorsos(level),
    at: place(level),
  });
  return [
    result
      ? {
          id: 'you',
          label: 'You',
          value: valueOf(result),
          at: place(result.level),
          from: place(result.low),
          to: place(result.high),
        }
      : { id: 'you', label: 'You', value: 'not known yet', at: null },
    fixed('tremble', 'The detector’s own tremble', tremble),
    fixed('weak', 'A weak fault on our set', planted.weak),
    fixed('medium', 'A medium one', planted.medium),
    fixed('strong', 'A strong one', planted.strong),
  ];
}

function valueOf({ level }: Threshold): string {
  if (level < rules.least) return `under ${inTorsos(rules.least)}`;
  return level > rules.most ? `over ${inTorsos(rules.most)}` : inTorsos(level);
}

/** What a result comes to, in sentences. */
export function resultWords({ level, low, high }: Threshold, tremble: number, { torsoMetres }: Body): string {
  if (level > rules.most)
    return 'Your answers look like guesses, even where the wrist was far out. Try once more, larger, and closer to the screen.';
  if (level < rules.least)
    return `You saw all that this figure can draw, down to ${inTorsos(rules.least)} torso lengths. We would have to build a finer one for you.`;
  const centimetres = level * torsoMetres * 100;
  const length =
    centimetres < 0.95 ? `${Math.max(1, Math.round(centimetres * 10))} mm` : `${Math.round(centimetres)} cm`;
  const bounds = `After ${rules.questions} questions that is rough: it lies between ${inTorsos(low)} and ${inTorsos(high)}, most likely.`;
  const detector =
    level < tremble
      ? `Our detector may tremble by ${inTorsos(tremble)} all by itself, so with a slow wrist your eye is finer than the chart.`
      : `Our detector trembles by ${inTorsos(tremble)} at the most, so the chart sees more than you here.`;
  const times = planted.weak / level;
  const fault =
    times >= 1.5
      ? `The weakest fault that we plant is ${inTorsos(times)} times what you notice.`
      : times > 1 / 1.5
        ? 'The weakest fault that we plant is about what you just notice.'
        : 'The weakest fault that we plant would often get past you.';
  return `You notice a wrist that is ${inTorsos(level)} torso lengths out, ${length} on this man, in 71 of 100 looks. ${bounds} ${detector} ${fault}`;
}
