import type { Act, Repair } from './repair.ts';

/** What an act costs, in minutes of somebody's work. */
export type Rates = Readonly<Record<Act, number>>;

/** Whether an act is paid for once, or for each frame of its stretch. */
export const paidBy: Readonly<Record<Act, 'stretch' | 'frame'>> = {
  drop: 'stretch',
  hold: 'stretch',
  'in-between': 'frame',
  redraw: 'frame',
};

/** A working day, in minutes. */
const dayMinutes = 8 * 60;
/**
 * Frames that a professional rotoscopes in a day, where bodies bend little and several are in the picture: level 3 of the 158 shots that were rotoscoped
 * for Roto++ (Li et al., 2016; foundry.com/news-awards/roto). Level 2 came to 28.
 */
const redrawnADay = 14;

/** The redrawing from {@link redrawnADay}; the other three are our guesses, and the reader may put in others. */
export const usualRates: Rates = {
  drop: 2,
  hold: 3,
  'in-between': 8,
  redraw: Math.round(dayMinutes / redrawnADay),
};

export function minutesOf({ act, firstFrame, lastFrame }: Repair, rates: Rates): number {
  return rates[act] * (paidBy[act] === 'frame' ? lastFrame - firstFrame + 1 : 1);
}

/** Work that was undone by a later repair was done all the same. */
export function billOf(repairs: readonly Repair[], rates: Rates): number {
  return repairs.reduce((sum, repair) => sum + minutesOf(repair, rates), 0);
}

/** "9 h 4 min", "12 min", "0 min". */
export function hoursLabel(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
