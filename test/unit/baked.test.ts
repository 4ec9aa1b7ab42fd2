import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodePixels, encodePixels } from '../../src/pipeline/baked-pixels.ts';
import { decodeTrack, encodeTrack } from '../../src/pipeline/baked-track.ts';
import { unzip } from '../../src/pipeline/packed.ts';
import { lookBytes } from '../../src/terms/look.ts';
import type { PixelStatistics } from '../../src/terms/pixels.ts';
import { isFresh } from '../../tools/bake.ts';
import { handFields, handsFields } from '../../src/terms/hands.ts';
import { field, handOffset, landmarkFields, type Track } from '../../src/terms/track.ts';

const frames = 5;

function someTrack(model: Track['model'], width: number, height: number): Track {
  const landmarks = model.startsWith('blazepose') ? 33 : 17;
  const values = new Float32Array(frames * landmarks * landmarkFields);
  for (let i = 0; i < values.length; i++) {
    const kind = i % landmarkFields;
    const wave = Math.sin(i * 12.9898);
    if (kind === field.x) values[i] = width * (0.5 + 0.7 * wave);
    else if (kind === field.y) values[i] = height * (0.5 + 0.7 * wave);
    else if (kind === field.visibility) values[i] = (wave + 1) / 2;
    else values[i] = landmarks === 33 ? wave : NaN;
  }
  values.fill(NaN, 2 * landmarks * landmarkFields, 3 * landmarks * landmarkFields);
  return {
    model,
    backend: 'wasm',
    browser: 'Chromium 156',
    width,
    height,
    timestampsUs: [0, 41667, 83333, 125000, 170000],
    values,
  };
}

for (const [model, width, height, pixels] of [
  ['blazepose-full', 854, 480, 1 / 32],
  ['movenet-lightning', 854, 480, 1 / 32],
  ['blazepose-lite', 3840, 2160, 1 / 8],
] as const) {
  test(`a baked ${model} track of ${width} x ${height} comes back within ${pixels} of a pixel`, () => {
    const track = someTrack(model, width, height);
    const { track: back, sourceSha256 } = decodeTrack(encodeTrack(track, 'abc'));
    expect(sourceSha256).toBe('abc');
    expect({ ...back, values: undefined }).toEqual({ ...track, values: undefined });
    const most = [pixels, pixels, 1 / 16384, 1 / 16384, 1 / 16384, 1 / 20000];
    track.values.forEach((value, i) => {
      const error = Math.abs(back.values[i]! - value);
      if (Number.isNaN(value)) expect(back.values[i]).toBeNaN();
      else expect(error).toBeLessThanOrEqual(most[i % landmarkFields]! * 1.001);
    });
  });
}

test('hands come back with a baked track, and a track without any stays the bytes it was', () => {
  const plain = someTrack('blazepose-full', 854, 480);
  const hands = Float32Array.from({ length: frames * handsFields }, (_, i) => {
    const wave = Math.sin(i * 78.233);
    return i % handFields === handFields - 1 ? (wave + 1) / 2 : 400 + 300 * wave;
  });
  hands.fill(NaN, handOffset(1, 1), handOffset(2, 0));
  const { track: back } = decodeTrack(encodeTrack({ ...plain, hands }, 'abc'));
  expect(back.values).toEqual(decodeTrack(encodeTrack(plain, 'abc')).track.values);
  hands.forEach((value, i) => {
    const most = i % handFields === handFields - 1 ? 1 / 2000 : 1 / 32;
    if (Number.isNaN(value)) expect(back.hands![i]).toBeNaN();
    else expect(Math.abs(back.hands![i]! - value)).toBeLessThanOrEqual(most * 1.001);
  });
  expect(decodeTrack(encodeTrack(plain, 'abc')).track).not.toHaveProperty('hands');
});

test('baked pixel statistics come back as they were', () => {
  const bytes = (each: number, prime: number) =>
    Uint8Array.from({ length: each * frames }, (_, i) => (i * prime) & 255);
  const series = (scale: number) => Float32Array.from({ length: frames }, (_, i) => Math.fround(scale * Math.sin(i)));
  const pixels: PixelStatistics = {
    timestampsUs: [0, 1, 2, 3, 4],
    lightness: bytes(32 * 18, 7919),
    greenRed: bytes(16 * 9, 6007),
    blueYellow: bytes(16 * 9, 4007),
    saturatedRed: bytes(32 * 18, 104729),
    difference: series(9),
    shiftX: series(0.1),
    shiftY: series(0.2),
    scale: series(1),
    residual: series(3),
    look: bytes(lookBytes, 2003),
  };
  expect(decodePixels(encodePixels(pixels, 'abc'))).toEqual({ pixels, sourceSha256: 'abc' });
});

test('what a host has unzipped already is left alone', async () => {
  const bytes = Uint8Array.from(encodeTrack(someTrack('blazepose-full', 640, 360), 'abc'));
  expect(await unzip(bytes)).toEqual(bytes);
  expect(await unzip(Uint8Array.from(gzipSync(bytes)))).toEqual(bytes);
});

test('bytes of another kind are refused', () => {
  expect(() => decodeTrack(new Uint8Array(40))).toThrow('no baked data');
  const other = encodeTrack(someTrack('blazepose-full', 640, 360), 'abc');
  const text = new TextDecoder('latin1').decode(other).replace('"schema":1', '"schema":9');
  const changed = Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(() => decodeTrack(changed)).toThrow('has schema 9; this site reads 1');
});

test('the tracks of real generators that the site replays are whole', () => {
  for (const [name, count] of [
    ['fireman', 24],
    ['dancer', 16],
  ] as const) {
    const { track } = decodeTrack(gunzipSync(readFileSync(`public/tracks/${name}.track.gz`)));
    expect(track.timestampsUs).toHaveLength(count);
    expect(decodePixels(gunzipSync(readFileSync(`public/tracks/${name}.pixels.gz`))).pixels.timestampsUs).toEqual(
      track.timestampsUs,
    );
  }
});

test('every clip of the site has a track and pixel statistics made from the very file', () => {
  const clips = readdirSync('public/clips').filter((name) => name.endsWith('.mp4'));
  expect(clips.length).toBeGreaterThanOrEqual(2);
  expect(clips.filter((name) => !isFresh(`public/clips/${name}`, 'public/clips'))).toEqual([]);
});
