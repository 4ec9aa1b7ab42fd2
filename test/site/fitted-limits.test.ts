import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fittedLimitsText, limitsFile } from '../../tools/fit.ts';

// It measures the clips that limits are fitted on a few hundred times, which takes longer than the unit tests may.
test('the fitted limits come out the same, to the byte, when they are fitted again', async () => {
  expect(await fittedLimitsText({})).toBe(readFileSync(limitsFile, 'utf8'));
});
