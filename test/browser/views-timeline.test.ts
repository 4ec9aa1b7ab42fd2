import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import { mountFaultList } from '../../src/views/faults/fault-list.ts';
import { mountTimeline } from '../../src/views/timeline/timeline.ts';
import { syntheticAnalysis } from './views-synthetic.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

function timeline() {
  // 100 frames of 40 ms: 4 s.
  const baked = syntheticAnalysis({
    frames: 100,
    stepsUs: [40_000],
    broken: [
      [25, 49],
      [80, 81],
    ],
  });
  const study = new Study({ id: 'clip', baked });
  const playhead = new Playhead([study]);
  const figure = document.createElement('figure');
  const host = document.createElement('div');
  const list = document.createElement('div');
  const outside = document.createElement('button');
  figure.style.cssText = 'width: 400px; margin: 0';
  figure.append(host, list);
  document.body.append(figure, outside);
  const dispose = mountTimeline(host, { study, playhead, keysOn: figure });
  endings.push(
    dispose,
    mountFaultList(list, { study, playhead }),
    () => figure.remove(),
    () => outside.remove(),
  );
  const slider = host.querySelector<HTMLElement>('.fa-scrubber')!;
  const frame = (): number => study.frameAt(playhead.timeUs.value);
  return { study, playhead, figure, host, list, outside, slider, frame, dispose };
}

/** Pointer events of a kind, from a press over moves to the release. */
function drag(element: HTMLElement, pointerType: string, xs: readonly number[]): void {
  // A made-up pointer cannot be captured: the events go to the element anyway.
  element.setPointerCapture = () => undefined;
  const box = element.getBoundingClientRect();
  const send = (type: string, x: number, buttons: number): boolean =>
    element.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 5,
        pointerType,
        clientX: x,
        clientY: box.top + 5,
        buttons,
        button: 0,
        bubbles: true,
        cancelable: true,
      }),
    );
  send('pointerdown', xs[0]!, 1);
  for (const x of xs.slice(1)) send('pointermove', x, 1);
  send('pointerup', xs.at(-1)!, 0);
}

describe('the scrubber', () => {
  test('is a slider that says the time and the frame', () => {
    const { slider, playhead, study } = timeline();
    playhead.seekFrame(study, 36);
    expect(slider.getAttribute('role')).toBe('slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('1.44 s, frame 36');
    expect(slider.getAttribute('aria-valuenow')).toBe('36');
    expect(slider.getAttribute('aria-valuemax')).toBe('99');
  });

  test('moves by keys: one, ten, fifteen frames, and to the ends', async () => {
    const { slider, frame } = timeline();
    slider.focus();
    const after = async (keys: string): Promise<number> => {
      await userEvent.keyboard(keys);
      return frame();
    };
    expect(await after('{ArrowRight}{ArrowRight}{ArrowUp}')).toBe(3);
    expect(await after('{ArrowLeft}{ArrowDown}')).toBe(1);
    expect(await after('{Shift>}{ArrowRight}{/Shift}')).toBe(11);
    expect(await after('{PageUp}')).toBe(26);
    expect(await after('{PageDown}')).toBe(11);
    expect(await after('{End}')).toBe(99);
    expect(await after('{ArrowRight}')).toBe(99);
    expect(await after('{Home}')).toBe(0);
  });

  test.each(['mouse', 'pen', 'touch'])('follows a %s, and play goes on after it', (pointerType) => {
    const { slider, playhead, frame } = timeline();
    const { left, width } = slider.getBoundingClientRect();
    playhead.play();
    drag(slider, pointerType, [left + 10, left + width / 4, left + width / 2]);
    expect(frame()).toBe(50);
    expect(playhead.playing.value).toBe(true);
    drag(slider, pointerType, [left + width / 2, left + width * 3]);
    expect(frame()).toBe(99);
    expect(playhead.playing.value).toBe(false);
  });

  test('a finger scrubs sideways and still scrolls the page up and down', () => {
    expect(getComputedStyle(timeline().slider).touchAction).toBe('pan-y');
  });

  test('pointing shows in the other views', () => {
    const { slider, playhead, host } = timeline();
    const { left, top, width } = slider.getBoundingClientRect();
    slider.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width / 2, clientY: top + 5 }));
    expect(playhead.hover.value?.timeUs).toBeCloseTo(2_000_000, -3);
    expect(host.querySelector<HTMLElement>('.fa-scrubber-ghost')!.style.insetInlineStart).toBe('50%');
    expect(playhead.timeUs.value).toBe(0);
  });
});

describe('keys of the figure', () => {
  test('act while the focus is in it, and only then', async () => {
    const { slider, outside, playhead, frame } = timeline();
    slider.focus();
    await userEvent.keyboard('..,');
    expect(frame()).toBe(1);
    await userEvent.keyboard('l');
    expect([playhead.playing.value, playhead.direction.value]).toEqual([true, 1]);
    await userEvent.keyboard('k');
    expect(playhead.playing.value).toBe(false);
    playhead.seek(2_000_000);
    await userEvent.keyboard('j');
    expect([playhead.playing.value, playhead.direction.value]).toEqual([true, -1]);
    await userEvent.keyboard(' ');
    expect(playhead.playing.value).toBe(false);
    outside.focus();
    await userEvent.keyboard('. l');
    expect(playhead.playing.value).toBe(false);
    expect(playhead.timeUs.value).toBe(2_000_000);
  });

  test('Space on a button is the button’s', async () => {
    const { host, frame, playhead } = timeline();
    host.querySelector<HTMLElement>('[aria-label="One frame on"]')!.focus();
    await userEvent.keyboard(' ');
    expect(frame()).toBe(1);
    expect(playhead.playing.value).toBe(false);
  });

  test('the question mark opens the list of shortcuts, and Escape closes it', async () => {
    const { slider, host, frame } = timeline();
    const dialog = host.querySelector('dialog')!;
    slider.focus();
    await userEvent.keyboard('?');
    expect(dialog.open).toBe(true);
    expect(dialog.textContent).toContain('One frame back');
    await userEvent.keyboard('.');
    expect(frame()).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(dialog.open).toBe(false);
  });
});

describe('the loop', () => {
  test('is set by keys at its handles, never past the other', async () => {
    const { host, playhead } = timeline();
    const [from, to] = [...host.querySelectorAll<HTMLElement>('.fa-range-handle')];
    from!.focus();
    await userEvent.keyboard('{PageUp}');
    expect(playhead.range.value).toEqual([600_000, 4_000_000]);
    expect(playhead.loop.value).toBe('range');
    to!.focus();
    await userEvent.keyboard('{PageDown}{ArrowLeft}');
    expect(playhead.range.value).toEqual([600_000, 3_360_000]);
    expect(to!.getAttribute('aria-valuetext')).toBe('3.36 s');
    await userEvent.keyboard('{Home}');
    expect(playhead.range.value).toEqual([600_000, 3_360_000]);
  });

  test('is dragged by its handles; the whole clip is no loop', () => {
    const { host, playhead } = timeline();
    const lane = host.querySelector('.fa-range')!.getBoundingClientRect();
    const [from] = [...host.querySelectorAll<HTMLElement>('.fa-range-handle')];
    drag(from!, 'touch', [lane.left, lane.left + lane.width / 4]);
    expect(playhead.range.value).toEqual([1_000_000, 4_000_000]);
    drag(from!, 'mouse', [lane.left + lane.width / 4, lane.left - 50]);
    expect(playhead.range.value).toBeNull();
  });

  test('is set and cleared by buttons too', async () => {
    const { host, playhead, study } = timeline();
    const press = (label: string): Promise<void> => userEvent.click(host.querySelector(`[aria-label^="${label}"]`)!);
    playhead.seekFrame(study, 10);
    await press('Set in');
    playhead.seekFrame(study, 19);
    await press('Set out');
    expect(playhead.range.value).toEqual([400_000, 800_000]);
    await press('Clear the range');
    expect(playhead.range.value).toBeNull();
    expect(playhead.loop.value).toBe('off');
  });
});

describe('faults', () => {
  test('a mark stands where its fault is, says what it is, goes there and loops it', async () => {
    const { host, playhead, frame } = timeline();
    const mark = host.querySelector<HTMLElement>('.fa-mark')!;
    expect(mark.getAttribute('aria-label')).toBe('redrawn: left elbow and left wrist, 1.00 s to 2.00 s, strong');
    expect([mark.style.insetInlineStart, mark.style.inlineSize]).toEqual(['25%', '25%']);
    await userEvent.click(mark);
    expect(frame()).toBe(25);
    expect(playhead.loop.value).toBe('range');
    expect(mark.getAttribute('aria-pressed')).toBe('true');
  });

  test('the list and the marks are one selection', async () => {
    const { host, list, playhead } = timeline();
    const second = list.querySelectorAll<HTMLElement>('.fa-fault')[1]!;
    await userEvent.click(second);
    expect(playhead.fault.value).toEqual({ clipId: 'clip', index: 1 });
    expect(host.querySelectorAll('.fa-mark')[1]!.getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(second);
    expect(playhead.fault.value).toBeNull();
    expect(playhead.range.value).toBeNull();
  });

  test('the list, made anew while a clip is read, leaves open what was opened, and the keyboard where it was', async () => {
    const { track, measurement } = syntheticAnalysis({ frames: 100, stepsUs: [40_000], broken: [[25, 49]] });
    const [found] = measurement.faults;
    const study = new Study({ id: 'own' });
    study.beginRun(100);
    study.advanceRun(50, { track, measurement });
    const playhead = new Playhead([study]);
    const list = document.createElement('div');
    document.body.append(list);
    endings.push(mountFaultList(list, { study, playhead }), () => list.remove());
    await userEvent.click(list.querySelector('summary')!);
    expect(playhead.fault.value).toEqual({ clipId: 'own', index: 0 });
    const graver = { ...found!, firstFrame: 60, lastFrame: 69, severity: 1, confidence: 1 };
    study.advanceRun(90, { track, measurement: { ...measurement, faults: [found!, graver] } });
    const [first, second] = [...list.querySelectorAll<HTMLDetailsElement>('.fa-why')];
    expect([first!.open, second!.open]).toEqual([false, true]);
    expect(document.activeElement).toBe(second!.querySelector('summary'));
    const pressed = [...list.querySelectorAll('.fa-fault')].map((button) => button.getAttribute('aria-pressed'));
    expect(pressed).toEqual(['false', 'true']);
  });

  test('marks follow one another in time, whichever is worst, and each goes to its own fault', async () => {
    const { track, measurement } = syntheticAnalysis({ frames: 100, stepsUs: [40_000], broken: [[25, 49]] });
    const [found] = measurement.faults;
    const graver = { ...found!, firstFrame: 60, lastFrame: 69, severity: 1, confidence: 1 };
    const study = new Study({ id: 'own' });
    study.beginRun(100);
    study.advanceRun(90, { track, measurement: { ...measurement, faults: [found!, graver] } });
    const playhead = new Playhead([study]);
    const host = document.createElement('div');
    host.style.inlineSize = '600px';
    document.body.append(host);
    endings.push(mountTimeline(host, { study, playhead }), () => host.remove());
    expect(study.faults.value[0]!.firstFrame).toBe(60);
    const marks = [...host.querySelectorAll<HTMLElement>('.fa-mark')];
    const starts = marks.map((mark) => Number.parseFloat(mark.style.insetInlineStart));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    await userEvent.click(marks[0]!);
    expect(playhead.fault.value).toEqual({ clipId: 'own', index: 1 });
    expect(marks.map((mark) => mark.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  });

  test('every target is at least 24 px', () => {
    const { figure } = timeline();
    for (const target of figure.querySelectorAll<HTMLElement>('button:not([hidden]), select, [role=slider]')) {
      if (target.closest('dialog')) continue;
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(24);
    }
  });
});
