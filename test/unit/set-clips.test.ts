import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeTrack } from '../../src/pipeline/baked-track.ts';
import { failures } from '../../src/set/failures/index.ts';
import { sceneIds } from '../../src/terms/scenes.ts';
import { faultKinds } from '../../src/terms/kinds.ts';
import type { Truth } from '../../src/terms/truth.ts';
import { benchNames, benchTakes, gradedKinds, isMeant, split } from '../../tools/clips/bench-takes.ts';
import { readRecord } from '../../tools/clips/files.ts';
import { gameTakes } from '../../tools/clips/game-takes.ts';
import { filesIn, sha256, sourcesHash, sourcesOf } from '../../tools/clips/sources.ts';
import { pairs, soundTakes } from '../../tools/clips/takes.ts';
import { detectabilityOf } from '../../tools/bench-truth/detectable.ts';
import { keptSetFolder, outdatedKept, readKept } from '../../tools/bench-truth/kept-set.ts';
import { root } from '../../tools/setup/say.mjs';

const folder = join(root, 'public', 'clips');
const read = (name: string) => readFileSync(join(folder, name));
const truthOf = (name: string) => JSON.parse(gunzipSync(read(`${name}.truth.json.gz`)).toString()) as Truth;
const isInside = (truth: Truth, frame: number) =>
  truth.faults.some(({ firstFrame, lastFrame }) => frame >= firstFrame && frame <= lastFrame);
const brokenShare = (truth: Truth) => {
  const frames = Array.from(truth.frames.keys());
  return frames.filter((frame) => isInside(truth, frame)).length / frames.length;
};
interface ClipRecord {
  pair?: string;
  role: string;
  planted: string | null;
  scene: string;
}
const recordOf = (name: string) =>
  JSON.parse(readFileSync(join(root, 'content', 'clips', `${name}.json`), 'utf8')) as ClipRecord;

const rounds = gameTakes.map(({ take }) => take);
const shippedTakes = [...soundTakes, ...pairs.map(({ broken }) => broken), ...rounds];

describe('the plan', () => {
  test('has every kind of fault in a pair, and a failure for each', () => {
    const planted = new Set(pairs.flatMap(({ broken }) => broken.failures.map(({ kind }) => kind)));
    expect(faultKinds.filter((kind) => !planted.has(kind))).toEqual([]);
    expect(failures.map(({ kind }) => kind).sort()).toEqual([...faultKinds].sort());
  });

  test('has every scene in a pair, at least fourteen pairs, and one in which everything fails at once', () => {
    expect(new Set(pairs.map(({ sound }) => sound.scene))).toEqual(new Set(sceneIds));
    expect(pairs.length).toBeGreaterThanOrEqual(14);
    expect(pairs.some(({ broken }) => broken.together && broken.failures.length >= 8)).toBe(true);
    expect(new Set(shippedTakes.map(({ name }) => name)).size).toBe(shippedTakes.length);
  });

  test('means clips of the benchmark by shot, by kind and by name, all of them where nothing is named', () => {
    const meant = (...names: string[]) =>
      benchTakes.filter((each) => isMeant(each, names)).map(({ take }) => take.name);
    expect(meant()).toHaveLength(benchTakes.length);
    expect(meant('swapped')).toEqual(['exercise-b-swapped-strong', 'passing-b-swapped-strong']);
    expect(meant('sound')).toHaveLength(new Set(benchTakes.map(({ shot }) => shot)).size);
    expect(new Set(meant('wave-b').map((name) => name.slice(0, 7)))).toEqual(new Set(['wave-b-']));
    expect(meant('cup-a-sound', 'nothing')).toEqual(['cup-a-sound']);
    expect(benchNames.has('nothing')).toBe(false);
    for (const name of benchNames) expect(meant(name), name).not.toEqual([]);
  });

  test('has twelve rounds for the game, one of them sound, in shots that no pair shows', () => {
    expect(gameTakes).toHaveLength(12);
    expect(gameTakes.filter(({ take }) => take.failures.length === 0)).toHaveLength(1);
    const seeds = new Set(pairs.map(({ sound }) => sound.seed));
    for (const { take } of gameTakes) expect(seeds.has(take.seed)).toBe(false);
  });

  test('plants each graded kind in both halves of the split, at three strengths unless it has one', () => {
    expect([...split.fit].filter((scene) => split.report.includes(scene))).toEqual([]);
    for (const kind of gradedKinds)
      for (const half of ['fit', 'report'] as const) {
        const found = benchTakes.filter((take) => take.half === half && take.planted?.kind === kind);
        const levels = new Set(found.map(({ planted }) => planted?.strength));
        expect(levels.size, `${kind}, ${half}`).toBe(kind === 'swapped' || kind === 'identity' ? 1 : 3);
      }
    const cannot = ['cloth-fold', 'object-broken', 'shadow-wrong'];
    expect([...gradedKinds].sort()).toEqual(faultKinds.filter((kind) => !cannot.includes(kind)).sort());
  });

  test('knows what a clip is made from: its scene and its failures, and none of the others', () => {
    const { broken } = pairs.find(({ name }) => name === 'street-walk-redrawn')!;
    const files = sourcesOf(broken).map((path) => path.slice(root.length + 1).replaceAll('\\', '/'));
    for (const file of [
      'src/set/stage.ts',
      'src/set/failures/redrawn.ts',
      'src/set/light/sky.ts',
      'public/figure/man.glb',
    ])
      expect(files).toContain(file);
    expect(files.filter((file) => file.includes('scenes/flight') || file.endsWith('teleport.ts'))).toEqual([]);
    expect(sourcesHash(broken)).not.toBe(sourcesHash({ ...broken, planSeed: 99 }));
  });
});

describe.each(shippedTakes.map((take) => [take.name, take] as const))('%s', (name, take) => {
  test('is in the repository as it was rendered, from the sources as they are now: if not, run npm run clips', () => {
    const record = readRecord(take, folder);
    expect(record?.sources).toBe(sourcesHash(take));
    for (const [file, hash] of Object.entries(record!.outputs)) expect(sha256(read(file)), file).toBe(hash);
  });

  test('is broken for 10 to 40 % of its frames, or not at all', () => {
    const truth = truthOf(name);
    expect(truth.frames).toHaveLength(take.frames);
    if (take.failures.length === 0) expect(truth.faults).toEqual([]);
    else {
      expect(new Set(truth.faults.map(({ kind }) => kind))).toEqual(new Set(take.failures.map(({ kind }) => kind)));
      expect(brokenShare(truth)).toBeGreaterThanOrEqual(0.1);
      expect(brokenShare(truth)).toBeLessThanOrEqual(0.4);
    }
    for (const fault of truth.faults.filter(({ afterEffects }) => !afterEffects))
      expect(fault.lastFrame).toBeLessThan(take.frames);
  });
});

describe.each(pairs.map((pair) => [pair.name, pair] as const))('the pair %s', (_, pair) => {
  test('has a record of its own for each clip', () => {
    const [broken, sound] = [recordOf(pair.broken.name), recordOf(pair.sound.name)];
    expect(broken).toMatchObject({ pair: pair.sound.name, role: 'broken', scene: pair.sound.scene });
    expect(sound).toMatchObject({ role: 'sound', planted: null, scene: pair.sound.scene });
    expect(broken.planted).toMatch(/\S/);
  });

  test('has the same truth in both clips outside the faults, at equal scene time', () => {
    const [sound, broken] = [truthOf(pair.sound.name), truthOf(pair.broken.name)];
    const atTime = new Map(sound.frames.map((frame) => [frame.sceneSeconds, frame]));
    let compared = 0;
    broken.frames.forEach((frame, index) => {
      const twin = atTime.get(frame.sceneSeconds);
      expect(frame.changed === undefined, `frame ${index}`).toBe(
        !broken.faults.some((f) => f.region !== 'time' && index >= f.firstFrame && index <= f.lastFrame),
      );
      if (frame.changed || !twin) return;
      expect(frame).toEqual(twin);
      compared += 1;
    });
    expect(compared).toBeGreaterThan(pair.sound.frames / 2);
  });

  test('has its poster inside a fault', () => {
    expect(isInside(truthOf(pair.broken.name), pair.posterFrame)).toBe(true);
  });
});

describe('the detector', () => {
  const sounds = soundTakes.filter(({ name }) => truthOf(name).frames[0]!.figures.length > 0);
  test.each(sounds.map((take) => [take.name, take] as const))('sees who plays in %s', (name, take) => {
    const { track } = decodeTrack(gunzipSync(read(`${name}.track.gz`)));
    const { judged, found, joints, near } = detectabilityOf(track, truthOf(name));
    const [leastFound, leastPck] = take.scene === 'flight' ? [0.95, 0.8] : [0.98, 0.9];
    expect(judged).toBeGreaterThan(take.frames / 3);
    expect(found / judged).toBeGreaterThanOrEqual(leastFound);
    expect(near / joints).toBeGreaterThanOrEqual(leastPck);
  });
});

describe('the files', () => {
  test('are together at most 26 MB, and nobody is left over', () => {
    const files = readdirSync(folder);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(26e6);
    const known = new Set(shippedTakes.map(({ name }) => name));
    const stems = files.filter((file) => !file.includes('-forgetting-')).map((file) => file.replace(/\..*$/, ''));
    expect([...new Set(stems)].filter((stem) => !known.has(stem))).toEqual([]);
  });

  test('of a clip have a baked track and pixel statistics each', () => {
    for (const { name } of shippedTakes)
      for (const ending of ['mp4', 'jpg', 'track.gz', 'pixels.gz'])
        expect(existsSync(join(folder, `${name}.${ending}`)), `${name}.${ending}`).toBe(true);
  });
});

describe('what is kept of the benchmark', () => {
  test('was made from the sources as they are now: if not, run npm run bench:truth -- --fresh', () => {
    expect(outdatedKept()).toEqual([]);
  });

  test('weighs at most 7 MB', () => {
    const bytes = filesIn(keptSetFolder).reduce((sum, file) => sum + statSync(join(keptSetFolder, file)).size, 0);
    expect(bytes).toBeLessThan(7e6);
  });

  test('plants what it says: faults of the kind asked for, in 10 to 40 % of the frames, and none in sound twins', () => {
    const packs = Map.groupBy(benchTakes, ({ shot }) => shot);
    const kept = [...packs].flatMap(([shot, takes]) => {
      const clips = new Map(readKept(shot).map((clip) => [clip.name, clip] as const));
      return takes.flatMap((each) => {
        const clip = clips.get(each.take.name);
        return clip ? [{ ...each, clip }] : [];
      });
    });
    expect(kept).toHaveLength(benchTakes.length);
    for (const { take, planted, clip } of kept) {
      const { faults } = clip.truth;
      expect(new Set(faults.map(({ kind }) => kind)), take.name).toEqual(new Set(planted ? [planted.kind] : []));
      if (!planted) continue;
      const frames = new Set<number>();
      for (const { firstFrame, lastFrame } of faults)
        for (let frame = firstFrame; frame <= lastFrame; frame += 1) frames.add(frame);
      expect(frames.size / take.frames, take.name).toBeGreaterThanOrEqual(0.1);
      expect(frames.size / take.frames, take.name).toBeLessThanOrEqual(0.4);
    }
  });
});
