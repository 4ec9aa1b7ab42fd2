/** What the film set plants as weak, medium and strong displacement of a joint, in torso lengths; weak is 1/3 on the dial. */
export const displacementDial = [0.15, 0.3, 0.6] as const;

/** Places a value on the 0 to 1 dial: weak is 1/3, medium 2/3, strong 1, linear between, from 0 at nothing. */
export function severityOf(value: number, dial: readonly [number, number, number]): number {
  const [weak, medium, strong] = dial;
  if (value <= weak) return Math.max(0, value / weak) / 3;
  if (value <= medium) return (1 + (value - weak) / (medium - weak)) / 3;
  return Math.min(1, (2 + (value - medium) / (strong - medium)) / 3);
}
