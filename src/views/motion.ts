/** Whether the reader asked their system for less motion: then nothing starts to move that they did not ask to play. */
export function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
