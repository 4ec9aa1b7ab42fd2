import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fittedFile, fittedLimitsText, fittedText, limitsFile } from '../../tools/fit.ts';

test('the fitted floor comes out the same, to the byte, when it is fitted again', async () => {
  expect(await fittedText()).toBe(readFileSync(fittedFile, 'utf8'));
});

// A few hundred measurements of each clip.
test('the fitted limits come out the same, to the byte, when they are fitted again', async () => {
  expect(await fittedLimitsText({})).toBe(readFileSync(limitsFile, 'utf8'));
});
