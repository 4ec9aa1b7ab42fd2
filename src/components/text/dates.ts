/** "2026-11-27", in UTC. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** "27 November 2026", in UTC. */
export const longDay = (date: Date): string => date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
