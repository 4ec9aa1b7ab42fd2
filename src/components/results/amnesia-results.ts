import kept from '../../../content/results/amnesia.json';
import type { AmnesiaResults } from '../../terms/amnesia-results.ts';

/** What the benchmark of the generator found out when its results were last kept. */
export const amnesiaResults = kept as unknown as AmnesiaResults;
