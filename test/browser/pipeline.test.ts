import { afterAll, beforeAll, expect, test } from 'vitest';
import { measure } from '../../src/measure/measure.ts';
import { detectClip, type Detection } from '../../src/pipeline/analyse-clip.ts';
import { chunkFrames } from '../../src/pipeline/chunks.ts';
import { Detector } from '../../src/pipeline/detector.ts';
import { handSides } from '../../src/terms/hands.ts';
import { blazePoseLandmarks, joints } from '../../src/terms/landmarks.ts';
import { handOffset, hasPerson, landmarkOffset, modelIds } from '../../src/terms/track.ts';
import { publicFile, testClip } from './counting.ts';

let walk: Blob;
let detector: Detector;
let detection: Detection;

beforeAll(async () => {
  walk = await publicFile('clips/street-walk-sound.mp4');
  detector = await Detector.open({ model: 'blazepose-full', backend: 'wasm', workers: 2 });
  detection = await detectClip(walk, 'walk', detector);
});
afterAll(() => detector.close());

test('every frame of the walk gives a person, at the time the file says', () => {
  const { track, info } = detection;
  expect(track.timestampsUs).toEqual(info.timestampsUs);
  expect(track).toMatchObject({ model: 'blazepose-full', backend: 'wasm', width: 854, height: 480 });
  expect(track.browser).toMatch(/^Chromium \d+$/);
  expect(info.timestampsUs.every((_, frame) => hasPerson(track, frame))).toBe(true);
  expect(detection.pixels.timestampsUs).toEqual(info.timestampsUs);
});

test('another run, one worker and four give the same track, to the bit', async () => {
  expect(bitsOf((await detectClip(walk, 'walk', detector)).track.values)).toEqual(bitsOf(detection.track.values));
  for (const workers of [1, 4]) {
    const other = await Detector.open({ model: 'blazepose-full', backend: 'wasm', workers });
    const again = await detectClip(walk, 'walk', other);
    other.close();
    expect(bitsOf(again.track.values)).toEqual(bitsOf(detection.track.values));
    expect(again.pixels).toEqual(detection.pixels);
  }
});

test('jumps where chunks meet are like those elsewhere', () => {
  const { rawTorsoLengths } = measure(detection.track, detection.pixels).drift;
  const frames = detection.info.timestampsUs.length;
  const jumpsOf = (frame: number) =>
    joints.map((_, joint) => rawTorsoLengths[frame * joints.length + joint]!).filter((jump) => !Number.isNaN(jump));
  const isBorder = (frame: number) =>
    frame > 1 && (frame % chunkFrames === 0 || frame % chunkFrames === chunkFrames - 1);
  const all = Array.from({ length: frames }, (_, frame) => frame);
  const atBorders = all
    .filter(isBorder)
    .flatMap(jumpsOf)
    .sort((a, b) => a - b);
  const elsewhere = all
    .filter((frame) => !isBorder(frame))
    .flatMap(jumpsOf)
    .sort((a, b) => a - b);
  const quantile = (values: readonly number[], share: number) => values[Math.floor(share * (values.length - 1))]!;
  expect(atBorders.length).toBeGreaterThan(50);
  expect(quantile(atBorders, 0.5)).toBeLessThan(1.5 * quantile(elsewhere, 0.5));
  expect(quantile(atBorders, 0.95)).toBeLessThan(1.5 * quantile(elsewhere, 0.95));
});

test('no tensor is left behind by clip after clip', async () => {
  await detectClip(walk, 'walk', detector);
  const before = [...detector.liveTensors];
  await detectClip(await testClip('counting.mp4'), 'nobody', detector);
  await detectClip(walk, 'walk', detector);
  expect(detector.liveTensors).toEqual(before);
});

test('progress counts every frame, and a cancelled run leaves the detector usable', async () => {
  const cancel = new AbortController();
  const seen: number[] = [];
  const run = detectClip(walk, 'walk', detector, {
    signal: cancel.signal,
    onProgress: ({ framesDone, frames }) => {
      expect(frames).toBe(120);
      seen.push(framesDone);
      if (framesDone === 10) cancel.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  let last = 0;
  const again = await detectClip(walk, 'walk', detector, { onProgress: ({ framesDone }) => (last = framesDone) });
  expect(last).toBe(120);
  expect(bitsOf(again.track.values)).toEqual(bitsOf(detection.track.values));
});

test('two clips at once on one detector each give what they give alone, and both can be cancelled', async () => {
  const other = await testClip('counting-walk.mp4');
  const [one, two] = await Promise.all([
    detectClip(walk, 'walk', detector),
    detectClip(other, 'counting-walk.mp4', detector),
  ]);
  expect(bitsOf(one.track.values)).toEqual(bitsOf(detection.track.values));
  expect(bitsOf(two.track.values)).toEqual(
    bitsOf((await detectClip(other, 'counting-walk.mp4', detector)).track.values),
  );

  const cancel = new AbortController();
  let frames = 0;
  const runs = [walk, other].map((file) =>
    detectClip(file, 'cancelled', detector, { signal: cancel.signal, onProgress: () => ++frames }),
  );
  cancel.abort();
  for (const { status } of await Promise.allSettled(runs)) expect(status).toBe('rejected');
  const before = frames;
  await detectClip(await testClip('counting.mp4'), 'nobody', detector);
  expect(frames).toBe(before);
});

test('a clip with nobody in it says so', async () => {
  const { track, people, warnings } = await detectClip(await testClip('counting.mp4'), 'nobody', detector);
  expect(people).toBe(0);
  expect(warnings).toEqual(['Nobody was found in this clip, so there is no body to measure.']);
  expect(hasPerson(track, 0)).toBe(false);
});

test('a cut-off clip is analysed as far as it goes, with its warning', async () => {
  const { info, warnings, track } = await detectClip(await testClip('cut-off.mp4'), 'cut-off.mp4', detector);
  expect(warnings[0]).toContain('was cut off');
  expect(track.timestampsUs).toHaveLength(info.timestampsUs.length);
});

test('hands that are large enough are found where the wrists are, alike by any worker, and not looked at unless asked for', async () => {
  const wave = await publicFile('clips/wave-sound.mp4');
  const { track } = await detectClip(wave, 'wave', detector);
  const wrist = blazePoseLandmarks.indexOf('left-wrist');
  const away = track.timestampsUs.flatMap((_, frame) => {
    const hand = handOffset(frame, handSides.indexOf('left'));
    const x = track.hands![hand]!;
    if (Number.isNaN(x)) return [];
    const pose = landmarkOffset(track, frame, wrist);
    const palm = Math.hypot(x - track.hands![hand + 6]!, track.hands![hand + 1]! - track.hands![hand + 7]!);
    return [Math.hypot(x - track.values[pose]!, track.hands![hand + 1]! - track.values[pose + 1]!) / palm];
  });
  expect(away.length).toBeGreaterThan(0.8 * track.timestampsUs.length);
  expect(away.sort((a, b) => a - b)[Math.floor(away.length / 2)]).toBeLessThan(0.5);

  const other = await Detector.open({ model: 'blazepose-full', backend: 'wasm', workers: 1 });
  const again = await detectClip(wave, 'wave', other);
  other.close();
  expect(bitsOf(again.track.hands!)).toEqual(bitsOf(track.hands!));
  const without = await detectClip(wave, 'wave', detector, { hands: false });
  expect(without.track).not.toHaveProperty('hands');
  expect(bitsOf(without.track.values)).toEqual(bitsOf(track.values));
});

for (const model of modelIds.slice(1)) {
  test(`${model} follows the same man, alike with one worker and two`, async () => {
    const tracks = [];
    for (const workers of [1, 2]) {
      const other = await Detector.open({ model, backend: 'wasm', workers });
      tracks.push((await detectClip(walk, 'walk', other)).track);
      other.close();
    }
    const [one, two] = tracks;
    expect(bitsOf(one!.values)).toEqual(bitsOf(two!.values));
    const torso = measure(one!, null).torsoPixels[60]!;
    const reference = measure(detection.track, null).torsoPixels[60]!;
    expect(Math.abs(torso / reference - 1)).toBeLessThan(0.25);
  });
}

test('a model that is not there is a sentence, not a hang', async () => {
  const opening = Detector.open({ model: 'crystal-ball' as 'blazepose-full', backend: 'wasm', workers: 1 });
  await expect(opening).rejects.toMatchObject({
    name: 'DetectorError',
    message: 'The detector stopped: There is no pose model "crystal-ball".',
  });
});

/** Bits to compare: NaN equals NaN only so. */
function bitsOf(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}
