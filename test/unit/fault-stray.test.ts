import { expect, test } from 'vitest';
import type { Fault } from '../../src/terms/fault.ts';
import type { PlantedFault } from '../../src/terms/truth.ts';
import { isStray } from '../../src/views/faults/stray.ts';

const found = (firstFrame: number, lastFrame: number) => ({ firstFrame, lastFrame }) as Fault;
const planted = [
  { firstFrame: 55, lastFrame: 64 },
  { firstFrame: 82, lastFrame: 97 },
] as PlantedFault[];

test.each([
  ['between two planted ones', 65, 81, true],
  ['far from all', 10, 20, true],
  ['a single frame beside one', 66, 66, false],
  ['as planted', 55, 64, false],
  ['longer than planted', 50, 66, false],
])('what was found %s (%i to %i)', (_, first, last, stray) => {
  expect(isStray(found(first, last), planted)).toBe(stray);
});

test('nothing is a mistake where nobody knows the truth', () => {
  expect(isStray(found(10, 20), [])).toBe(false);
});
