/** 0 before `from`, 1 after `to`, and a smooth way between (zero speed at both ends). */
export function smooth(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * share * (share * (share * 6 - 15) + 10);
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** Cubic Hermite from `a` to `b`, with the slopes (per unit of `share`) at its ends. */
export function hermite(a: number, slopeA: number, b: number, slopeB: number, share: number): number {
  const s2 = share * share;
  const s3 = s2 * share;
  return (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + share) * slopeA + (3 * s2 - 2 * s3) * b + (s3 - s2) * slopeB;
}

/** The part of a number after its whole part, 0 to 1, for negative numbers too. */
export function fraction(value: number): number {
  return value - Math.floor(value);
}
