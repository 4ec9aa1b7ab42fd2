/** A strength on the dial: weak, medium and strong as faults.md has them, in the failure's own unit. */
export interface Strengths {
  weak: number;
  medium: number;
  strong: number;
}

/** From the dial of severity (0 to 1) to the failure's own unit: 0 at 0, then straight from mark to mark. */
export function strengthAt(severity: number, { weak, medium, strong }: Strengths): number {
  const thirds = Math.min(1, Math.max(0, severity)) * 3;
  if (thirds <= 1) return weak * thirds;
  if (thirds <= 2) return weak + (medium - weak) * (thirds - 1);
  return medium + (strong - medium) * (thirds - 2);
}
