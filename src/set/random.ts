/** Numbers that look random and are the same for the same seed: the set has no other kind. */
export interface Random {
  /** From 0 (included) to 1 (not included). */
  unit(): number;
  between(low: number, high: number): number;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  pick<T>(choices: readonly T[]): T;
}

/** A stream of its own for each list of parts: `seeded(7, 'redrawn', 12)` never disturbs `seeded(7, 'street')`. */
export function seeded(...parts: readonly (string | number)[]): Random {
  let state = hash(parts.join('\u0000'));
  const unit = () => {
    // mulberry32, Tommy Ettinger, public domain.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(unit() * count);
  return {
    unit,
    below,
    between: (low, high) => low + (high - low) * unit(),
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError('There is nothing to pick from.');
      return choices[below(choices.length)]!;
    },
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** Smooth noise over time, -1 to 1, that never repeats: a few sines whose phases come from the seed. */
export function drifting(seed: number, name: string, slowestSeconds: number): (seconds: number) => number {
  const random = seeded(seed, 'drifting', name);
  const waves = [1, 1.71, 2.9].map((rate) => ({
    rate: (rate * 2 * Math.PI) / slowestSeconds,
    phase: random.between(0, 2 * Math.PI),
  }));
  const weights = [0.6, 0.28, 0.12];
  return (seconds) =>
    waves.reduce((sum, { rate, phase }, index) => sum + weights[index]! * Math.sin(rate * seconds + phase), 0);
}
