import { signal } from '@preact/signals-core';
import { afterEach, describe, expect, test } from 'vitest';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import type { FrameSource } from '../../src/terms/frame-source.ts';
import { mountFilm } from '../../src/views/film/film.ts';
import { frameNumberIn, syntheticAnalysis, syntheticInfo, syntheticSource } from './views-synthetic.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Numbers from 0 to 1 that are the same in every run. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function film(options: Parameters<typeof syntheticSource>[1] = {}) {
  // A variable rate: nothing here may be index times frames a second.
  const baked = syntheticAnalysis({ frames: 90, stepsUs: [33_333, 50_000, 16_667], broken: [[30, 40]] });
  const info = { ...syntheticInfo('clip', baked.track), width: 160, height: 90 };
  const study = new Study({ id: 'clip', baked, info });
  const playhead = new Playhead([study]);
  const pictures = syntheticSource(info, options);
  const source = signal<FrameSource | null>(pictures);
  const problem = signal<string | null>(null);
  const host = document.createElement('div');
  host.style.width = '320px';
  document.body.append(host);
  const dispose = mountFilm(host, { study, playhead, source, problem });
  endings.push(dispose, () => host.remove());
  const canvas = host.querySelector('canvas')!;
  const settled = (frame: number): Promise<void> =>
    expect.poll(() => canvas.dataset['frame'], { timeout: 4000, interval: 5 }).toBe(String(frame));
  return { host, study, playhead, pictures, source, problem, canvas, dispose, settled };
}

describe('the film is frame-exact', () => {
  test.each([
    ['that heeds being given up', true],
    ['that answers all the same', false],
  ])('with a slow source %s, in whatever order it answers', async (_, heedsAbort) => {
    const random = randomly(7);
    const { playhead, study, canvas, settled } = film({ delayMs: () => random() * 25, heedsAbort });
    const wrong: string[] = [];
    const wanted = (): number => study.frameAt(playhead.timeUs.peek());
    const watch = new MutationObserver(() => {
      const shown = canvas.dataset['frame'];
      if (shown !== '' && Number(shown) !== frameNumberIn(canvas))
        wrong.push(`says ${shown}, shows ${frameNumberIn(canvas)}`);
    });
    watch.observe(canvas, { attributeFilter: ['data-frame'] });
    for (let seek = 0; seek < 120; seek += 1) {
      playhead.seekFrame(study, Math.floor(random() * 90));
      const before = canvas.dataset['frame'];
      await wait(random() * 20);
      // What arrived meanwhile is either what was asked for, or nothing at all.
      if (canvas.dataset['frame'] !== before && Number(canvas.dataset['frame']) !== wanted())
        wrong.push(`stale ${canvas.dataset['frame']}`);
      if (seek % 10 === 9) {
        await settled(wanted());
        expect(frameNumberIn(canvas)).toBe(wanted());
      }
    }
    watch.disconnect();
    expect(wrong).toEqual([]);
  });

  test('draws at once what is decoded already', async () => {
    const { playhead, study, canvas, settled } = film({ keeps: 90 });
    await settled(0);
    await expect.poll(() => canvas.dataset['frame']).toBe('0');
    playhead.seekFrame(study, 2);
    expect(canvas.dataset['frame']).toBe('2');
    expect(frameNumberIn(canvas)).toBe(2);
  });

  test('asks again when the source closed a picture before it could be drawn', async () => {
    const { source, pictures, settled } = film();
    await settled(0);
    let closed = 0;
    source.value = {
      ...pictures,
      info: pictures.info,
      frame: async (index, abort) => {
        const bitmap = await pictures.frame(index, abort);
        closed += 1;
        if (closed === 1) bitmap.close();
        return closed === 1 ? bitmap : createImageBitmap(new ImageData(160, 90));
      },
    };
    await settled(0);
    expect(closed).toBe(2);
  });

  test('says so when every picture comes closed, and does not ask for ever', async () => {
    const { source, pictures, host, settled } = film();
    await settled(0);
    let asked = 0;
    source.value = {
      ...pictures,
      info: pictures.info,
      frame: async () => {
        asked += 1;
        const bitmap = await createImageBitmap(new ImageData(1, 1));
        bitmap.close();
        return bitmap;
      },
    };
    await expect.poll(() => host.querySelector('[role=status]')!.textContent).toMatch(/could not be shown/);
    expect(asked).toBe(3);
  });
});

describe('the film while it plays', () => {
  test('drops frames rather than lag, always forwards, and rests on the very frame', async () => {
    const { playhead, study, canvas, settled } = film({ delayMs: () => 60 });
    await settled(0);
    const shown: number[] = [];
    const watch = new MutationObserver(() => shown.push(Number(canvas.dataset['frame'])));
    watch.observe(canvas, { attributeFilter: ['data-frame'] });
    playhead.play();
    for (let tick = 0; tick < 60; tick += 1) {
      playhead.advance(16);
      await wait(16);
    }
    playhead.pause();
    await settled(study.frameAt(playhead.timeUs.value));
    watch.disconnect();
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.length).toBeLessThan(25);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(frameNumberIn(canvas)).toBe(study.frameAt(playhead.timeUs.value));
  });

  test('asks ahead in the direction of play', async () => {
    const asked: [number, number][] = [];
    const { source, pictures, playhead, study, settled } = film();
    source.value = { ...pictures, info: pictures.info, prefetch: (first, count) => asked.push([first, count]) };
    playhead.seekFrame(study, 40);
    await settled(40);
    playhead.play();
    expect(asked.at(-1)).toEqual([41, 12]);
    playhead.play(-1);
    expect(asked.at(-1)).toEqual([28, 12]);
  });
});

describe('what the film says', () => {
  test('is loading until the first frame, with no claim of one', async () => {
    const { host, canvas, settled } = film({ delayMs: () => 40 });
    expect(canvas.dataset['frame']).toBe('');
    expect(host.querySelector('.fa-film')!.getAttribute('data-state')).toBe('loading');
    expect(host.querySelector('[role=status]')!.textContent).toBe('Opening the clip…');
    await settled(0);
    expect(host.querySelector('.fa-film')!.getAttribute('data-state')).toBe('ready');
    expect(canvas.getAttribute('aria-label')).toBe('clip: 0.00 s, frame 0');
  });

  test('a problem is a sentence, and a later frame ends it', async () => {
    const { host, source, pictures, playhead, study, problem, settled } = film();
    await settled(0);
    const status = host.querySelector('[role=status]')!;
    const failing = (index: number) =>
      index === 5 ? Promise.reject(new Error('Frame 5 is damaged.')) : pictures.frame(index);
    source.value = { ...pictures, info: pictures.info, frame: failing };
    await settled(0);
    playhead.seekFrame(study, 5);
    await expect.poll(() => status.textContent).toBe('Frame 5 is damaged.');
    playhead.seekFrame(study, 6);
    await settled(6);
    expect(status.textContent).toBe('');
    problem.value = 'This file is not a video.';
    expect(status.textContent).toBe('This file is not a video.');
  });
});

describe('the skeleton', () => {
  test('is the drawn frame’s, shows doubt and faults by shape, and lights joints', async () => {
    const { host, study, playhead, settled } = film();
    await settled(0);
    const wrist = host.querySelector('[data-joint=left-wrist]')!;
    playhead.seekFrame(study, 33);
    await settled(33);
    expect(wrist.getAttribute('data-faulted')).toBe('true');
    expect(wrist.getAttribute('data-certainty')).toBe('unsure');
    expect(getComputedStyle(wrist.querySelector('.fa-cross')!).display).not.toBe('none');
    const bone = [...host.querySelectorAll('.fa-bone[data-certainty=unsure] .fa-core')][0]!;
    expect(getComputedStyle(bone).strokeDasharray).toBe('6px, 5px');
    playhead.selectJoint('left-wrist');
    expect(wrist.getAttribute('data-selected')).toBe('true');
    const [x] = /[\d.]+/.exec(wrist.getAttribute('transform')!)!;
    const { track } = study.shown.value!;
    expect(Number(x)).toBeCloseTo(track.values[(33 * 33 + 15) * 6]!, 0);
  });

  test('is pointed at and chosen on the film, and named there', async () => {
    const { host, study, playhead, settled } = film();
    await settled(0);
    const stage = host.querySelector('.fa-film-stage')!;
    const box = stage.getBoundingClientRect();
    const { track } = study.shown.value!;
    const scale = box.width / track.width;
    const at = {
      clientX: box.left + track.values[25 * 6]! * scale,
      clientY: box.top + track.values[25 * 6 + 1]! * scale,
      bubbles: true,
    };
    stage.dispatchEvent(new PointerEvent('pointermove', at));
    expect(playhead.hover.value).toEqual({ joint: 'left-knee', timeUs: null });
    expect(host.querySelector('.fa-joint-label')!.textContent).toBe('left knee');
    stage.dispatchEvent(new MouseEvent('click', at));
    expect(playhead.joints.value).toEqual(['left-knee']);
    stage.dispatchEvent(new PointerEvent('pointerleave'));
    expect(playhead.hover.value).toBeNull();
    stage.dispatchEvent(new MouseEvent('click', { clientX: box.left + 2, clientY: box.top + 2, bubbles: true }));
    expect(playhead.playing.value).toBe(true);
  });
});

test('a portrait clip keeps its shape and stays on the screen', async () => {
  const { host, study, settled } = film();
  await settled(0);
  study.setInfo({ ...study.info.value!, width: 90, height: 160 });
  host.style.width = '1200px';
  const { width, height } = host.querySelector('.fa-film-stage')!.getBoundingClientRect();
  expect(width / height).toBeCloseTo(90 / 160, 2);
  expect(height).toBeLessThanOrEqual(innerHeight * 0.8 + 1);
});

test('a film that ended draws nothing more', async () => {
  const { dispose, host, playhead, study, pictures, settled } = film({ delayMs: () => 10 });
  await settled(0);
  playhead.seekFrame(study, 9);
  dispose();
  const { asked } = pictures;
  expect(host.childElementCount).toBe(0);
  playhead.seekFrame(study, 20);
  await wait(40);
  expect(pictures.asked).toBe(asked);
});
