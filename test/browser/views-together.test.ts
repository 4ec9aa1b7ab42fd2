import { effect, Signal, signal } from '@preact/signals-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import { syncWithUrl } from '../../src/study/url-sync.ts';
import type { FrameSource } from '../../src/terms/frame-source.ts';
import { mountDriftChart } from '../../src/views/drift-chart/drift-chart.ts';
import { mountFaultList } from '../../src/views/faults/fault-list.ts';
import { mountNotes } from '../../src/views/faults/notes.ts';
import { mountFilm } from '../../src/views/film/film.ts';
import { mountFlashHold, type FlashVerdict } from '../../src/views/flash-hold/flash-hold.ts';
import { mountReplay } from '../../src/views/replay/replay.ts';
import { mountScoreReading } from '../../src/views/faults/score-reading.ts';
import { mountLightChart } from '../../src/views/light-chart/light-chart.ts';
import { mountRunStatus } from '../../src/views/run/run-status.ts';
import { mountTimeline } from '../../src/views/timeline/timeline.ts';
import { syntheticAnalysis, syntheticInfo, syntheticSource } from './views-synthetic.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

function host(): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'position: relative; width: 320px';
  document.body.append(element);
  endings.push(() => element.remove());
  return element;
}

/** How many effects and computed values hang on a signal, by watching it come and go. */
function subscribersOf(of: object): number {
  let count = 0;
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (!(value instanceof Signal) || seen.has(value)) return;
    seen.add(value);
    // The library keeps its targets in a linked list under a mangled name: any field that is set only while there are some.
    const own = value as unknown as Record<string, unknown>;
    if (own['t'] !== undefined) count += 1;
  };
  for (const value of Object.values(of)) visit(value);
  return count;
}

test('the way subscribers are counted sees one', () => {
  const some = signal(1);
  expect(subscribersOf({ some })).toBe(0);
  const stop = effect(() => {
    some.value.toFixed();
  });
  expect(subscribersOf({ some })).toBe(1);
  stop();
  expect(subscribersOf({ some })).toBe(0);
});

function figure() {
  const baked = syntheticAnalysis({ frames: 60, broken: [[20, 29]] });
  const info = { ...syntheticInfo('clip', baked.track), width: 160, height: 90 };
  const study = new Study({ id: 'clip', baked, info });
  const playhead = new Playhead([study]);
  const source = signal<FrameSource | null>(syntheticSource(info, { keeps: 60 }));
  const verdict = signal<FlashVerdict | null>({ safe: true, sentence: '', safeSpeed: 2 });
  const hosts = Array.from({ length: 10 }, host);
  const disposers = [
    mountFilm(hosts[0]!, { study, playhead, source }),
    mountTimeline(hosts[1]!, { study, playhead, keysOn: hosts[1]! }),
    mountDriftChart(hosts[2]!, { study, playhead }),
    mountReplay(hosts[3]!, { study, playhead }),
    mountFaultList(hosts[4]!, { study, playhead }),
    mountNotes(hosts[5]!, { study }),
    mountRunStatus(hosts[6]!, {
      study,
      start: () => study.beginRun(60),
      cancel: () => study.cancelRun(),
      offer: 'Detect it here',
    }),
    mountFlashHold(hosts[7]!, { playhead, verdict }),
    mountLightChart(hosts[8]!, { study, playhead, zoomed: signal(true) }),
    mountScoreReading(hosts[9]!, { study }),
  ];
  const dispose = (): void => {
    for (const end of disposers.splice(0)) end();
  };
  endings.push(dispose);
  return { study, playhead, source, verdict, hosts, dispose };
}

describe('all views of a figure', () => {
  test('move together, frame for frame', async () => {
    const { study, playhead, hosts } = figure();
    for (const frame of [7, 59, 23, 0]) {
      playhead.seekFrame(study, frame);
      const [film, scrubber, chart, replay, light] = [
        hosts[0]!.querySelector('canvas')!,
        hosts[1]!.querySelector('.fa-scrubber')!,
        hosts[2]!.querySelector('.fa-drift-pad')!,
        hosts[3]!.querySelector('canvas')!,
        hosts[8]!.querySelector('.fa-drift-pad')!,
      ];
      await expect.poll(() => film.dataset['frame']).toBe(String(frame));
      expect(scrubber.getAttribute('aria-valuenow')).toBe(String(frame));
      expect(chart.getAttribute('aria-valuenow')).toBe(String(frame));
      expect(replay.dataset['frame']).toBe(String(frame));
      expect(light.getAttribute('aria-valuenow')).toBe(String(frame));
    }
  });

  test('show what one of them is pointed at', async () => {
    const { playhead, hosts } = figure();
    await expect.poll(() => hosts[0]!.querySelector('canvas')!.dataset['frame']).toBe('0');
    playhead.setHover({ joint: 'left-wrist', timeUs: 1_000_000 });
    expect(hosts[0]!.querySelector('[data-hovered=true]')!.getAttribute('data-joint')).toBe('left-wrist');
    expect(hosts[1]!.querySelector<HTMLElement>('.fa-scrubber-ghost')!.hidden).toBe(false);
    expect(hosts[2]!.querySelector('.fa-line[data-hovered=true]')!.getAttribute('data-joint')).toBe('left-wrist');
    expect(hosts[2]!.querySelector('.fa-drift-readout')!.textContent).toContain('left wrist');
  });

  test('leave nothing behind', () => {
    const { study, playhead, source, verdict, hosts, dispose } = figure();
    expect(subscribersOf(playhead)).toBeGreaterThan(5);
    expect(subscribersOf(study)).toBeGreaterThan(3);
    dispose();
    expect(subscribersOf(playhead)).toBe(0);
    expect(subscribersOf(study)).toBe(0);
    expect(subscribersOf({ source, verdict })).toBe(0);
    for (const element of hosts) expect(element.childElementCount).toBe(0);
    expect(hosts[1]!.hasAttribute('tabindex')).toBe(false);
  });
});

describe('a clip that flashes', () => {
  test('does not play before it was checked, nor before the reader chose how', async () => {
    const { playhead, verdict, hosts } = figure();
    const [cover] = [...hosts[7]!.children] as HTMLElement[];
    const play = hosts[1]!.querySelector<HTMLButtonElement>('[aria-label=Play]')!;
    verdict.value = null;
    expect(cover!.hidden).toBe(true);
    expect(play.disabled).toBe(true);
    verdict.value = { safe: false, sentence: 'It flashes seven times in a second.', safeSpeed: 0.4 };
    expect(cover!.hidden).toBe(false);
    expect(cover!.textContent).toContain('It flashes seven times in a second.');
    hosts[1]!.querySelector<HTMLElement>('.fa-scrubber')!.focus();
    await userEvent.keyboard(' l');
    expect(playhead.playing.value).toBe(false);
    const [slow] = [...cover!.querySelectorAll('button')];
    slow!.click();
    expect([playhead.playing.value, playhead.speed.value]).toEqual([true, 0.4]);
    expect(cover!.hidden).toBe(true);
    const offered = [...hosts[1]!.querySelectorAll('[aria-label=Speed] option')].map((option) => option.textContent);
    expect(offered).toEqual(['0.1 ×', '0.25 ×', '0.4 ×']);
  });

  test('dimmed is darkened', async () => {
    const { playhead, verdict, hosts } = figure();
    await expect.poll(() => hosts[0]!.querySelector('canvas')!.dataset['frame']).toBe('0');
    verdict.value = { safe: false, sentence: 'It flashes.', safeSpeed: 0 };
    const [slow, dimmed] = [...hosts[7]!.querySelectorAll('button')];
    expect(slow!.hidden).toBe(true);
    dimmed!.click();
    expect(playhead.caution.value).toBe('dimmed');
    expect(getComputedStyle(hosts[0]!.querySelector('canvas')!).filter).toContain('brightness');
  });
});

describe('a clip that would flash if it played faster', () => {
  test('is offered no faster than it is safe', () => {
    const { playhead, verdict, hosts } = figure();
    playhead.setSpeed(2);
    verdict.value = { safe: true, sentence: '', safeSpeed: 1 };
    expect(playhead.speed.value).toBe(1);
    const offered = [...hosts[1]!.querySelectorAll('[aria-label=Speed] option')].map((option) => option.textContent);
    expect(offered).toEqual(['0.1 ×', '0.25 ×', '0.5 ×', '1 ×']);
    playhead.shuttle(1);
    playhead.shuttle(1);
    expect([playhead.playing.value, playhead.speed.value]).toEqual([true, 1]);
  });
});

describe('the live run', () => {
  test('is offered, can be stopped, and says whether its line landed', () => {
    const { study, hosts } = figure();
    const button = hosts[6]!.querySelector('button')!;
    const words = hosts[6]!.querySelector('[role=status]')!;
    expect(button.textContent).toBe('Detect it here');
    button.click();
    expect(words.textContent).toBe('Fetching the pose model…');
    study.advanceRun(15);
    expect(hosts[6]!.querySelector('progress')!.value).toBe(15);
    button.click();
    expect(words.textContent).toBe('Stopped after 15 of 60 frames.');
    study.beginRun(60);
    study.finishRun(study.baked.value!);
    expect(words.textContent).toMatch(/landed on ours: 100 %/);
    study.failRun('Your browser ran out of memory.');
    expect(words.textContent).toBe('Your browser ran out of memory.');
  });
});

describe('the address', () => {
  test('restores a playhead and follows it at rest, seldom, without new steps of history', () => {
    vi.useFakeTimers();
    const before = location.href;
    history.replaceState(null, '', '?fig.t=0.5&fig.joint=left-wrist&keep=1&fig.range=0.2-0.9');
    const study = new Study({ id: 'clip', baked: syntheticAnalysis({ frames: 60 }) });
    const playhead = new Playhead([study]);
    const replace = vi.spyOn(history, 'replaceState');
    const push = vi.spyOn(history, 'pushState');
    const { problems, stop } = syncWithUrl(playhead, { figureId: 'fig', clipIds: ['clip'] });
    try {
      expect(problems).toEqual([]);
      expect([playhead.timeUs.value, playhead.joints.value, playhead.range.value]).toEqual([
        500_000,
        ['left-wrist'],
        [200_000, 900_000],
      ]);
      vi.advanceTimersByTime(1000);
      expect(replace).not.toHaveBeenCalled();
      for (let step = 0; step < 50; step += 1) playhead.stepFrames(1);
      vi.advanceTimersByTime(1000);
      expect(replace).toHaveBeenCalledTimes(1);
      playhead.seek(1_250_000);
      playhead.setRange(null);
      playhead.selectJoint(null);
      vi.advanceTimersByTime(1000);
      expect(location.search).toBe('?fig.t=1.25&keep=1');
      playhead.play();
      for (let tick = 0; tick < 20; tick += 1) playhead.advance(16);
      vi.advanceTimersByTime(1000);
      expect(location.search).toBe('?fig.t=1.25&keep=1');
      expect(push).not.toHaveBeenCalled();
    } finally {
      stop();
      vi.useRealTimers();
      vi.restoreAllMocks();
      history.replaceState(null, '', before);
    }
  });
});
