/** Normal quantile of a 95 % interval. */
const z = 1.96;

/**
 * Interval in which a share lies that was seen `hits` times in `tries` (Wilson 1927): unlike the common one it stays inside 0 to 1, and says something
 * about ten out of ten.
 *
 * @returns shares, 95 %
 */
export function wilsonInterval(hits: number, tries: number): { low: number; high: number } {
  if (tries === 0) return { low: 0, high: 1 };
  const share = hits / tries;
  const spread = z * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2));
  const middle = share + z ** 2 / (2 * tries);
  const whole = 1 + z ** 2 / tries;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}
