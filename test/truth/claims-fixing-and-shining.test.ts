import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bakedStudy } from '../../src/pipeline/baked-study.ts';
import { mend, mendAll } from '../../src/pipeline/mend.ts';
import { billOf, usualRates } from '../../src/study/repair/bill.ts';
import { worstFirst } from '../../src/study/study.ts';
import { hasPerson } from '../../src/terms/track.ts';

/** What two articles say of their clips in words: a new threshold must not make them false in silence. */
describe('fixing it', async () => {
  const [bad, good] = await Promise.all([bakedStudy('street-walk-redrawn'), bakedStudy('street-walk-sound')]);
  const rushes = { track: bad.track, pixels: bad.pixels!, model: good.track };
  const all = (act: Parameters<typeof mendAll>[2]) => mendAll(rushes, good.measurement.torsoPixels, act);

  test('holding the long stretch in the middle takes its drift away and makes the score worse', () => {
    const { firstFrame, lastFrame, joints } = worstFirst(bad.measurement.faults)[3]!;
    expect([firstFrame, lastFrame]).toEqual([55, 72]);
    expect(joints).toContain('left-wrist');
    const { measurement } = mend(rushes, good.measurement.torsoPixels, [
      { act: 'hold', firstFrame, lastFrame, limbs: [] },
    ]);
    expect(measurement.score).toBeGreaterThan(bad.measurement.score);
    expect(measurement.faults.some(({ kind }) => kind === 'repeated-frames')).toBe(true);
  });

  test('mending uncovers: it takes a second round, and in-betweens come out as clean in less than a third of the time', () => {
    const [drawn, smooth] = [all('redraw'), all('in-between')];
    const firstRound = 3;
    expect(drawn.repairs.length).toBeGreaterThan(firstRound);
    expect(smooth.repairs.length).toBeGreaterThan(firstRound);
    expect(drawn.mended.measurement.faults).toEqual([]);
    expect(smooth.mended.measurement.faults).toEqual([]);
    expect(smooth.mended.astray).toBeGreaterThan(1.3 * drawn.mended.astray);
    const [much, little] = [billOf(drawn.repairs, usualRates), billOf(smooth.repairs, usualRates)];
    expect(readFileSync('content/articles/fixing-it.mdx', 'utf8')).toContain(
      'In-betweens come out as clean as redrawing does, in less than a third of the time.',
    );
    expect(little / much).toBeGreaterThan(0.25);
    expect(little / much).toBeLessThan(1 / 3);
    expect(much / 60 / 8).toBeGreaterThan(2);
  });

  test('dropping costs minutes and a good part of the walk', () => {
    const { repairs, mended } = all('drop');
    expect(billOf(repairs, usualRates)).toBeLessThan(60);
    expect(mended.track.timestampsUs.length).toBeLessThan(0.8 * bad.track.timestampsUs.length);
  });

  test('nothing is found in the walk whose feet slide', async () => {
    const { measurement, planted } = await bakedStudy('street-walk-foot-slide');
    expect(measurement.faults).toEqual([]);
    expect(measurement.score).toBe(0);
    expect(planted[0]).toMatchObject({ kind: 'foot-slide', firstFrame: 14, lastFrame: 25 });
  });
});

describe('where it shines', async () => {
  const [tinted, sound] = await Promise.all([bakedStudy('abstract-light-colour'), bakedStudy('abstract-sound')]);

  test('both tints are found to the frame, the blue one first', () => {
    const found = worstFirst(tinted.measurement.faults).map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]);
    expect(found).toEqual([
      [66, 77],
      [17, 36],
    ]);
    expect(tinted.planted.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame]).toReversed()).toEqual(found);
  });

  test('the detector believes in a person in a handful of frames, and coverage says how little that is', () => {
    for (const { track, measurement } of [tinted, sound]) {
      expect(hasPerson(track, 57)).toBe(true);
      expect(measurement.personFrames).toBeLessThan(20);
      expect(measurement.coverage).toBeLessThan(0.05);
    }
  });

  test('the tint of the room is as strong as that of the ribbons', async () => {
    const room = await bakedStudy('evening-room-light');
    const tints = room.planted.filter(({ kind }) => kind === 'light-colour');
    expect(tints).toMatchObject([{ firstFrame: 65, lastFrame: 78, severity: tinted.planted[0]!.severity }]);
  });
});
