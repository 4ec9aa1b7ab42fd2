import { describe, expect, it } from 'vitest';
import { readingMinutes, wordCount } from '../../src/components/reading-time.ts';
import { skeletonStrip } from '../../src/components/skeleton-strip.ts';
import { blazePoseLandmarks } from '../../src/terms/landmarks.ts';
import { field, landmarkFields, landmarkOffset, type Track } from '../../src/terms/track.ts';

describe('reading time', () => {
  it('counts the words that are read: no tags, no addresses, no footnote texts', () => {
    const mdx =
      'Stop the film.[^a] Go to <Set figure="walk" t={1.25}>frame 30</Set>, [see why](/why-simulated/).\n\n[^a]: A source with many words.\n';
    expect(wordCount(mdx)).toBe('Stop the film. Go to frame 30, see why.'.split(' ').length);
  });

  it('is whole minutes at 220 words each, and never none', () => {
    expect(readingMinutes('word '.repeat(550))).toBe(3);
    expect(readingMinutes('word')).toBe(1);
  });
});

/** A track in which every landmark stands at (100 + frame, 10 x its index), except in frames without the person. */
function trackOf(frames: number, without: readonly number[]): Track {
  const values = new Float32Array(frames * blazePoseLandmarks.length * landmarkFields).fill(Number.NaN);
  const track: Track = {
    model: 'blazepose-full',
    backend: 'wasm',
    browser: 'Chromium 156',
    timestampsUs: Array.from({ length: frames }, (_, frame) => frame * 125_000),
    width: 640,
    height: 360,
    values,
  };
  for (let frame = 0; frame < frames; frame++) {
    if (without.includes(frame)) continue;
    blazePoseLandmarks.forEach((_, landmark) => {
      const at = landmarkOffset(track, frame, landmark);
      values[at + field.x] = 100 + frame;
      values[at + field.y] = 10 * landmark;
      values[at + field.visibility] = 0.9;
    });
  }
  return track;
}

describe('skeletonStrip', () => {
  it('takes bodies at even steps, first and last included, and passes over frames without one', () => {
    expect(skeletonStrip(trackOf(9, []), 3).map(({ frame }) => frame)).toEqual([0, 4, 8]);
    expect(skeletonStrip(trackOf(9, [0, 4]), 3).map(({ frame }) => frame)).toEqual([1, 5, 8]);
  });

  it('draws all bodies to one scale, inside a square of 100', () => {
    const numbers = skeletonStrip(trackOf(3, []), 3).flatMap(({ path }) => path.match(/-?[\d.]+/g)!.map(Number));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(100);
  });

  it('leaves out bones whose ends the detector only guessed', () => {
    const track = trackOf(2, []);
    const whole = skeletonStrip(track, 1)[0]!.path;
    const wrist = landmarkOffset(track, 0, blazePoseLandmarks.indexOf('left-wrist'));
    track.values[wrist + field.visibility] = 0.1;
    const bonesAtWrist = 3;
    expect(skeletonStrip(track, 1)[0]!.path.split('M').length).toBe(whole.split('M').length - bonesAtWrist);
  });

  it('of an empty track is empty', () => {
    expect(skeletonStrip(trackOf(2, [0, 1]), 4)).toEqual([]);
  });
});
