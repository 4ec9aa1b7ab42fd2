import { describe, expect, it } from 'vitest';
import { framesInside } from '../../tools/bench-truth/figures.ts';
import { keptCredits, readRealClips } from '../../tools/bench-truth/real/kept-real.ts';
import { inputsHash, readSoundTracks } from '../../tools/fit/kept-tracks.ts';
import { handSides } from '../../src/terms/hands.ts';
import fitted from '../../src/measure/fitted/noise-floor.json' with { type: 'json' };
import { tipsOffOf } from '../../src/measure/fingertips.ts';
import { measure } from '../../src/measure/measure.ts';

const tracks = readSoundTracks().map((sound) => ({ ...sound, frames: sound.track.timestampsUs.length }));

describe('on real clips and the sound clip of the set, at every rate', () => {
  it.each(tracks)('$name: at most 1 % of $frames frames flagged (one where that is less)', ({ frames, track }) => {
    const { faults, score } = measure(track, null);
    expect(framesInside(faults).length).toBeLessThanOrEqual(Math.max(1, Math.floor(0.01 * frames)));
    expect(score).toBeLessThan(0.05);
  });

  const films = readRealClips('whole', 'control').filter(({ isReal }) => isReal);
  it.each(films)('$name with its pictures: as little', ({ track, pixels }) => {
    const frames = track.timestampsUs.length;
    const flagged = framesInside(measure(track, pixels).faults);
    expect(flagged.length).toBeLessThanOrEqual(Math.max(1, Math.floor(0.01 * frames)));
  });

  it('sees a real hand clearly for long enough that its silence says something', () => {
    const whole = films.filter(({ role }) => role === 'whole');
    const clear = whole.map(({ track }) => {
      const frames = track.timestampsUs.map((_, frame) => frame);
      return handSides.flatMap((side) => tipsOffOf(track, frames, side)).filter((each) => each !== null).length;
    });
    expect(Math.max(...clear)).toBeGreaterThan(40);
    const kinds = whole.flatMap(({ track, pixels }) => measure(track, pixels).faults.map(({ kind }) => kind));
    expect(kinds).not.toContain('fingers-redrawn');
  });

  it('judges most of what there is to see', () => {
    const coverages = tracks.map(({ track }) => measure(track, null).coverage);
    expect(coverages.reduce((sum, coverage) => sum + coverage, 0) / coverages.length).toBeGreaterThan(0.75);
    expect(Math.min(...coverages)).toBeGreaterThan(0.5);
  });
});

describe('the fitted floor', () => {
  it('was made from the tracks that are kept now: else run `npm run fit`', () => {
    expect(fitted.inputsSha256).toBe(inputsHash());
  });

  it('is made from credited tracks', () => {
    const credits = keptCredits();
    for (const { source } of tracks) if (source !== 'street-walk-sound') expect(credits[source]?.licence).toMatch(/\S/);
  });
});
