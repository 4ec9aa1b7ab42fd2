import { expect, test } from 'vitest';

test('the browser has what the site is built on', () => {
  expect(typeof VideoDecoder).toBe('function');
  expect(typeof OffscreenCanvas).toBe('function');
  expect(typeof DecompressionStream).toBe('function');
});
