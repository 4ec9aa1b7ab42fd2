import { expect, test } from 'vitest';
import { browserName } from '../../src/pipeline/browser-name.ts';
import { chunkFrames, chunksOf, deal, runInFrames } from '../../src/pipeline/chunks.ts';

test('chunks cover every frame once, and only their run-in twice', () => {
  for (const frames of [1, chunkFrames - 1, chunkFrames, chunkFrames + 1, 240]) {
    const chunks = chunksOf(frames);
    expect(chunks.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i))).toEqual(
      Array.from({ length: frames }, (_, i) => i),
    );
    expect(chunks.map(({ runIn }) => runIn)).toEqual(chunks.map((_, i) => (i === 0 ? 0 : runInFrames)));
  }
  expect(chunksOf(0)).toEqual([]);
});

test('the cut does not depend on how many workers there are, and each works forwards', () => {
  const chunks = chunksOf(240);
  for (const workers of [1, 2, 3, 16]) {
    const hands = deal(chunks, workers);
    expect(hands.length).toBe(Math.min(workers, chunks.length));
    expect(hands.flat().sort((a, b) => a.first - b.first)).toEqual(chunks);
    for (const hand of hands) expect(hand).toEqual([...hand].sort((a, b) => a.first - b.first));
  }
});

test('a browser is named with its major version', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserName(`${windows} Chrome/156.0.0.0 Safari/537.36`)).toBe('Chromium 156');
  expect(browserName(`${windows} Chrome/156.0.0.0 Safari/537.36 Edg/156.1.2`)).toBe('Edge 156');
  expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe('Firefox 150');
  expect(browserName('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/26.1 Safari/605.1.15')).toBe('Safari 26');
  expect(browserName('curl/8')).toBe('unknown browser');
});
