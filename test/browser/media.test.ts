import { expect, test } from 'vitest';
import { openClip, type ClipFile } from '../../src/media/clip-file.ts';
import { DecodedFrames } from '../../src/media/decoded-frames.ts';
import type { MediaError, MediaProblem } from '../../src/media/errors.ts';
import { allFrames, numberIn, testClip } from './counting.ts';

const open = async (name: string): Promise<ClipFile> => openClip(await testClip(name), name);

/** Decodes frames and reads the number in each; null where the file gave no picture. */
async function numbersIn(clip: ClipFile, indices: readonly number[]): Promise<(number | null)[]> {
  const numbers: (number | null)[] = [];
  for await (const { index, sample } of clip.decode(indices)) {
    expect(index).toBe(indices[numbers.length]);
    if (sample) {
      const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
      sample.draw(canvas.getContext('2d')!, 0, 0);
      numbers.push(numberIn(canvas, canvas.width, canvas.height));
      sample.close();
    } else {
      numbers.push(null);
    }
  }
  return numbers;
}

for (const [name, container] of [
  ['counting.mp4', 'mp4'],
  ['counting.webm', 'webm'],
  ['one-key-frame.mov', 'mov'],
] as const) {
  test(`${name} gives every frame once, in order, at its own time`, async () => {
    const clip = await open(name);
    expect(clip.info).toMatchObject({ name, container, width: 320, height: 180, rotationDegrees: 0, warnings: [] });
    expect(clip.info.timestampsUs).toHaveLength(72);
    clip.info.timestampsUs.forEach((us, frame) => expect(Math.abs(us - (frame * 1e6) / 24)).toBeLessThan(600));
    expect(Math.abs(clip.info.durationUs - 3e6)).toBeLessThan(2000);
    expect(await numbersIn(clip, allFrames)).toEqual(allFrames);
    clip.close();
  });
}

test('some frames can be had without those between', async () => {
  const clip = await open('one-key-frame.mov');
  expect(await numbersIn(clip, [3, 4, 30, 31, 71])).toEqual([3, 4, 30, 31, 71]);
  clip.close();
});

test('a variable frame rate keeps each frame at its own time', async () => {
  const clip = await open('uneven.mp4');
  clip.info.timestampsUs.forEach((us, n) => expect(Math.abs(us - ((100 * n + n * n) * 1e6) / 6000)).toBeLessThan(2));
  expect(await numbersIn(clip, allFrames)).toEqual(allFrames);
  clip.close();
});

test('a rotated clip comes out upright', async () => {
  const clip = await open('rotated.mp4');
  expect(clip.info).toMatchObject({ width: 180, height: 320 });
  expect([90, 270]).toContain(clip.info.rotationDegrees);
  const [first] = await Array.fromAsync(clip.decode([1]));
  const canvas = new OffscreenCanvas(180, 320);
  const context = canvas.getContext('2d')!;
  first!.sample!.draw(context, 0, 0);
  first!.sample!.close();
  // Frame 1 has one white stripe, the lowest: turned clockwise it stands at the left of the top half, and back at the right of the lower.
  const bright = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[0]! > 127;
  const clockwise = clip.info.rotationDegrees === 90;
  expect(bright(clockwise ? 10 : 170, clockwise ? 40 : 280)).toBe(true);
  expect(bright(clockwise ? 170 : 10, clockwise ? 40 : 280)).toBe(false);
  clip.close();
});

for (const name of ['cut-off.mp4', 'cut-off.webm']) {
  test(`${name} gives the frames that are whole, and says so`, async () => {
    const clip = await open(name);
    const { length } = clip.info.timestampsUs;
    expect(length).toBeGreaterThan(20);
    expect(length).toBeLessThan(60);
    expect(clip.info.warnings).toHaveLength(1);
    expect(clip.info.warnings[0]).toContain(`${name} was cut off`);
    expect(clip.info.warnings[0]).toContain(String(length));
    expect(await numbersIn(clip, allFrames.slice(0, length))).toEqual(allFrames.slice(0, length));
    clip.close();
  });
}

test('damage in the middle costs the frames up to the next key frame, and no others', async () => {
  const clip = await open('damaged.mp4');
  const numbers = await numbersIn(clip, allFrames);
  expect(numbers).toHaveLength(72);
  expect(numbers.slice(0, 24)).toEqual(allFrames.slice(0, 24));
  expect(numbers.slice(48)).toEqual(allFrames.slice(48));
  expect(numbers.slice(24, 48)).not.toEqual(allFrames.slice(24, 48));
  clip.close();
});

const bad: readonly (readonly [string, MediaProblem, RegExp])[] = [
  ['empty.mp4', 'empty', /is empty/],
  ['letter.mp4', 'not-a-video', /not a video we can open/],
  ['noise.mp4', 'not-a-video', /not a video we can open/],
  ['still.png', 'not-a-video', /not a video we can open/],
  ['no-table.mp4', 'unfinished', /ends before its table of contents/],
  ['sound-only.mp4', 'no-video-track', /has sound but no pictures/],
  ['hevc.mp4', 'codec', /encoded as H\.265 \(HEVC\)/],
];
for (const [name, problem, sentence] of bad) {
  test(`${name} is refused with a sentence of its own`, async () => {
    const error = await open(name).then(
      () => undefined,
      (reason: unknown) => reason as MediaError,
    );
    expect(error).toMatchObject({ name: 'MediaError', problem });
    expect(error?.message).toMatch(sentence);
    expect(error?.message).toContain(name);
  });
}

test('a frame source shows exactly the frame asked for, in any order', async () => {
  const source = new DecodedFrames(await open('one-key-frame.mov'), 320);
  for (const index of [50, 0, 71, 49, 48, 12, 13, 70, 1]) {
    const picture = await source.frame(index);
    expect(numberIn(picture, 320, 180)).toBe(index);
  }
  source.close();
});

test('wishes that overtake each other each get their own frame', async () => {
  const source = new DecodedFrames(await open('counting.mp4'), 320);
  const wishes = [60, 5, 33, 61, 6];
  const numbers = await Promise.all(wishes.map(async (index) => numberIn(await source.frame(index), 320, 180)));
  expect(numbers).toEqual(wishes);
  source.close();
});

test('a frame source forgets what nobody wants, and refuses what is not there', async () => {
  const source = new DecodedFrames(await open('counting.mp4'), 320);
  const leaving = new AbortController();
  const unwanted = source.frame(70, leaving.signal);
  leaving.abort();
  await expect(unwanted).rejects.toMatchObject({ name: 'AbortError' });
  await expect(source.frame(72)).rejects.toThrow('There is no frame 72');
  source.prefetch(10, 5);
  await expect.poll(() => source.ready(14)).toBeDefined();
  const last = source.frame(40);
  source.close();
  await expect(last).rejects.toMatchObject({ name: 'AbortError' });
});
