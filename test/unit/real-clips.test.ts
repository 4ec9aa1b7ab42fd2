import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPerson } from '../../src/terms/track.ts';
import { framesInside } from '../../tools/bench-truth/figures.ts';
import { cuts } from '../../tools/bench-truth/real/cuts.ts';
import { keptCredits, keptRealFolder, readRealClips, type RealClip } from '../../tools/bench-truth/real/kept-real.ts';
import { injectedKinds, nameOf, plan } from '../../tools/bench-truth/real/plan.ts';
import { realSourcesHash } from '../../tools/bench-truth/real/sources.ts';
import { strengths } from '../../tools/clips/bench-takes.ts';

const credits = keptCredits();
const all = readRealClips('whole', 'control', 'injected', 'normalised');
const ofRole = (role: RealClip['role']) => all.filter((clip) => clip.role === role);
const named = (name: string) => all.find((clip) => clip.name === name);
const framesOf = ({ track }: RealClip) => track.timestampsUs.length;

describe('the plan of faults in real footage', () => {
  it('has each kind in at least three sources, at three strengths', () => {
    for (const kind of injectedKinds) {
      const planned = plan.filter((each) => each.kind === kind);
      expect(new Set(planned.map(({ source }) => source)).size, kind).toBeGreaterThanOrEqual(3);
      for (const strength of Object.keys(strengths))
        expect(planned.filter((each) => each.strength === strength)).toHaveLength(planned.length / 3);
    }
    expect(plan.length).toBeGreaterThanOrEqual(50);
    expect(new Set(plan.map(nameOf)).size).toBe(plan.length);
  });
});

describe('what is kept of real and generated clips', () => {
  it('was made by the code as it is now: if not, run npm run bench:truth -- --clips FOLDER', () => {
    const stale = all.filter(({ role, sources }) => sources !== (role === 'whole' ? undefined : realSourcesHash()));
    expect(stale.map(({ name }) => name)).toEqual([]);
  });

  it('is credited, source by source, and nothing else lies there', () => {
    expect(all.every(({ source }) => source in credits)).toBe(true);
    for (const credit of Object.values(credits))
      for (const words of [credit.madeBy, credit.sourceProject, credit.licence, credit.whatIsSeen, credit.whatWasDone])
        expect(words).toMatch(/\S/);
    const files = [...Object.keys(credits).map((source) => `${source}.br`), 'credits.json'];
    expect(readdirSync(keptRealFolder).sort()).toEqual(files.sort());
  });

  it('weighs at most 4 MB', () => {
    const bytes = readdirSync(keptRealFolder).reduce((sum, name) => sum + statSync(join(keptRealFolder, name)).size, 0);
    expect(bytes).toBeLessThan(4e6);
  });

  it('has pixel statistics of the very frames of the track, and of a cut a person in nearly all of them', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, role, track, pixels } of all) {
      expect(pixels.timestampsUs, name).toEqual(track.timestampsUs);
      expect(track.timestampsUs.length, name).toBeGreaterThanOrEqual(10);
      if (role !== 'control' && role !== 'injected') continue;
      const found = [...track.timestampsUs.keys()].filter((frame) => hasPerson(track, frame)).length;
      expect(found / track.timestampsUs.length, name).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('has every real clip as it is, and at 8 and 12 frames a second where its own rate is higher', () => {
    const whole = ofRole('whole');
    for (const { source } of cuts) {
      const own = whole.find(({ name }) => name === source)!;
      for (const rate of [8, 12]) expect(named(`${source}-at-${rate}`) !== undefined).toBe(own.framesPerSecond > rate);
    }
    expect(whole.every(({ isReal, faults }) => isReal && faults.length === 0)).toBe(true);
  });

  it('has a control for each cut, and in each other clip of the cut the fault that was planned', () => {
    expect(ofRole('control').map(({ source }) => source)).toEqual(cuts.map(({ source }) => source));
    expect(ofRole('control').every(({ faults }) => faults.length === 0)).toBe(true);
    expect(new Set(ofRole('injected').map(({ name }) => name))).toEqual(new Set(plan.map(nameOf)));
    for (const planned of plan) {
      const clip = named(nameOf(planned))!;
      const { kind, strength } = planned;
      expect(clip.injected).toEqual({ kind, strength, control: `${planned.source}-control` });
      expect(named(clip.injected!.control)?.track.timestampsUs, clip.name).toEqual(clip.track.timestampsUs);
      expect(clip.faults).toHaveLength(1);
      expect(clip.faults[0]).toMatchObject({ kind, severity: strengths[strength] });
      expect(clip.faults[0]!.joints.length > 0).toBe(planned.part !== undefined);
    }
  });

  it('is at fault in 10 to 40 % of the frames of each clip with a fault', () => {
    for (const clip of ofRole('injected')) {
      const share = framesInside(clip.faults).length / framesOf(clip);
      expect(share, clip.name).toBeGreaterThanOrEqual(0.1);
      expect(share, clip.name).toBeLessThanOrEqual(0.4);
      expect(clip.faults[0]!.lastFrame).toBeLessThan(framesOf(clip));
    }
  });

  it('has all clips normalised, real and generated, with what could tell them apart besides the person', () => {
    const normalised = ofRole('normalised');
    expect(normalised.map(({ source }) => source)).toEqual(Object.keys(credits));
    expect(normalised.filter(({ isReal }) => isReal)).toHaveLength(cuts.length);
    expect(normalised.filter(({ isReal }) => !isReal).length).toBeGreaterThanOrEqual(8);
    for (const { name, track, confounds } of normalised) {
      const { asItCame, normalised: now } = confounds!;
      expect(Math.min(now.width, now.height), name).toBe(256);
      expect(now.frames, name).toBe(track.timestampsUs.length);
      expect(now.seconds, name).toBeLessThanOrEqual(2.01);
      // A clip of fewer frames a second has no more to give.
      if (asItCame.framesPerSecond > 7) expect(Math.abs(now.framesPerSecond - 8), name).toBeLessThan(0.6);
      for (const value of [asItCame, now].flatMap((each) => Object.values<number>({ ...each })))
        expect(value, name).toBeGreaterThan(0);
    }
  });
});
