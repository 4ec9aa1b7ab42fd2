/** One question of a test with two choices, and whether the answer was right. */
export interface Answer {
  /** How large the thing was that had to be noticed. Any unit, above 0. */
  level: number;
  right: boolean;
}

/** How a staircase goes. Levels are multiplied and divided, for what is noticed goes by ratios. */
export interface StaircaseRules {
  first: number;
  least: number;
  most: number;
  /** Step down after each right answer until the first wrong one, so that easy questions are soon over. */
  coarseStep: number;
  /** From then on: down after two right answers in a row, up after each wrong one. */
  fineStep: number;
  /** How many questions there are. */
  questions: number;
}

/** Where a two-down, one-up staircase settles: two right in a row come half the time where one comes with this chance (Levitt 1971). */
export const noticedShare = Math.SQRT1_2;

/** The level of the next question. */
export function nextLevel(answers: readonly Answer[], rules: StaircaseRules): number {
  const { first, least, most, coarseStep, fineStep } = rules;
  let level = first;
  let inARow = 0;
  let coarse = true;
  for (const { right } of answers) {
    const step = coarse ? coarseStep : fineStep;
    if (!right) {
      level *= step;
      coarse = false;
      inARow = 0;
    } else if (coarse || inARow === 1) {
      level /= step;
      inARow = 0;
    } else inARow = 1;
    level = Math.min(most, Math.max(least, level));
  }
  return level;
}

/** What the answers say: the level that is noticed in 71 of 100 questions, and between which two it lies eight times in ten. */
export interface Threshold {
  level: number;
  low: number;
  high: number;
}

/** Share of wrong answers to what is plain to see: a slip of the finger, a blink. */
const slips = 0.02;
/** How steeply noticing rises with the level. Nobody knows it of a reader, so all of these are weighed together. */
const slopes = [1, 2, 3.5];
const gridSteps = 240;

/**
 * The chance of a right answer: a Weibull curve from a guess (1/2) to all but the slips, which passes `noticedShare` at the threshold.
 *
 * @param ratio - level over threshold
 */
export function chanceOfRight(ratio: number, slope: number): number {
  const reach = 0.5 - slips;
  const bend = -Math.log(1 - (noticedShare - 0.5) / reach);
  return 0.5 + reach * (1 - Math.exp(-bend * ratio ** slope));
}

/**
 * Weighs every threshold from a tenth of the least level to ten times the most by how well it explains the answers (Bayes' rule; before the
 * first answer all ratios are alike). Better than the mean of the turning points after few questions, and it says how unsure it is.
 *
 * @throws RangeError without an answer
 */
export function thresholdOf(answers: readonly Answer[], { least, most }: StaircaseRules): Threshold {
  if (answers.length === 0) throw new RangeError('Without an answer there is no threshold.');
  const [from, to] = [Math.log(least / 10), Math.log(most * 10)];
  const levels = Array.from({ length: gridSteps + 1 }, (_, step) => Math.exp(from + ((to - from) * step) / gridSteps));
  const weights = levels.map((threshold) =>
    slopes.reduce(
      (sum, slope) =>
        sum +
        answers.reduce((product, { level, right }) => {
          const chance = chanceOfRight(level / threshold, slope);
          return product * (right ? chance : 1 - chance);
        }, 1),
      0,
    ),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const below = (share: number): number => {
    let sum = 0;
    return levels[weights.findIndex((weight) => (sum += weight) >= share * total)]!;
  };
  return { level: below(0.5), low: below(0.1), high: below(0.9) };
}
