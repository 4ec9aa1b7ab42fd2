import { SetError } from '../errors.ts';
import type { FailureModule } from './failure.ts';
import { redrawn } from './redrawn.ts';

/** Every failure the set can plant: a new one is a file beside the others and an entry here. */
export const failures: readonly FailureModule[] = [redrawn];

/** @throws SetError `unknown-failure` */
export function failureOf(kind: string): FailureModule {
  const found = failures.find((failure) => failure.kind === kind);
  if (!found) {
    const known = failures.map((failure) => failure.kind).join(', ');
    throw new SetError('unknown-failure', `The set cannot plant "${kind}". It can plant: ${known}.`);
  }
  return found;
}
