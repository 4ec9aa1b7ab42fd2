import { beforeAll, expect, test } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
import { readBenchClips } from '../../tools/bench-truth/kept-set.ts';
import { readRealClips } from '../../tools/bench-truth/real/kept-real.ts';

interface Claim {
  name: string;
  kinds: readonly FaultKind[];
}

let silent: readonly Claim[];
/** Something else is wrong in these: with whatever thresholds were fitted on, or in real footage. */
let otherwise: readonly Claim[];

beforeAll(() => {
  const bench = readBenchClips().map(({ take, ...clip }) => ({ ...clip, name: take.name }));
  const claimOf = ({ name, track, pixels }: Pick<(typeof bench)[number], 'name' | 'track' | 'pixels'>): Claim => ({
    name,
    kinds: measure(track, pixels).faults.map(({ kind }) => kind),
  });
  silent = [...bench.filter(({ planted }) => !planted), ...readRealClips('whole', 'control')].map(claimOf);
  otherwise = [
    ...bench.filter(({ planted, half }) => planted && half === 'fit' && planted.kind !== 'identity'),
    ...readRealClips('injected'),
  ].map(claimOf);
}, 120_000);

const claiming = (clips: readonly Claim[], kind: FaultKind) =>
  clips.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name);

test.each(['stretch', 'wrong-bend', 'head-twist', 'identity', 'extra-limb', 'redrawn'] as const)(
  'no sound clip, and no real one at any rate, is said to have: %s',
  (kind) => {
    expect(silent.length).toBeGreaterThan(40);
    expect(claiming(silent, kind)).toEqual([]);
  },
);

test('whatever else is wrong, it is the same person', () => {
  expect(otherwise.length).toBeGreaterThan(100);
  expect(claiming(otherwise, 'identity')).toEqual([]);
});
