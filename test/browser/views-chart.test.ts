import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import { jointValue } from '../../src/study/joints.ts';
import { mountDriftChart } from '../../src/views/drift-chart/drift-chart.ts';
import { chartHeight, chartScales } from '../../src/views/drift-chart/geometry.ts';
import { driftChartModel } from '../../src/views/drift-chart/model.ts';
import { driftChartSvg } from '../../src/views/drift-chart/svg.ts';
import { syntheticAnalysis } from './views-synthetic.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

function chart(width = 424) {
  const baked = syntheticAnalysis({ frames: 100, stepsUs: [30_000, 50_000], broken: [[25, 49]] });
  const study = new Study({ id: 'clip', title: 'broken', baked });
  const other = new Study({
    id: 'twin',
    title: 'the sound take',
    baked: syntheticAnalysis({ frames: 100, stepsUs: [40_000] }),
  });
  const playhead = new Playhead([study, other]);
  const host = document.createElement('div');
  host.style.width = `${width}px`;
  document.body.append(host);
  const dispose = mountDriftChart(host, { study, playhead, other });
  endings.push(dispose, () => host.remove());
  return { baked, study, other, playhead, host, pad: host.querySelector<HTMLElement>('.fa-drift-pad')!, dispose };
}

describe('the cursor', () => {
  test('is where the playhead is, and its dots on the lines', () => {
    const { host, study, playhead, baked } = chart();
    const now = host.querySelector('.fa-cursor-now')!;
    for (const frame of [0, 1, 30, 77, 99]) {
      playhead.seekFrame(study, frame);
      expect(now.getAttribute('data-time-us')).toBe(String(playhead.timeUs.value));
      expect(parseFloat(now.getAttribute('x1')!)).toBeCloseTo(
        (100 * study.timeOfFrame(frame)) / playhead.durationUs.value,
        2,
      );
    }
    playhead.seekFrame(study, 30);
    const model = driftChartModel(
      { timestampsUs: baked.track.timestampsUs, measurement: baked.measurement },
      { id: 'x' },
    );
    const [elbow] = [...host.querySelectorAll('.fa-cursor-dots circle')];
    const value = jointValue(baked.measurement.drift.rawTorsoLengths, 30, 'left-elbow');
    expect(parseFloat(elbow!.getAttribute('cy')!)).toBeCloseTo(chartScales(model).y(value), 1);
  });

  test('stays in line when the chart is zoomed to a range', () => {
    const { host, study, playhead } = chart();
    playhead.setRange([1_000_000, 2_000_000]);
    // 1.5 s lies in frame 37, which began at 1.47 s; 15 % of the range is shown on either side of it.
    playhead.seek(1_500_000);
    expect(study.frameAt(1_500_000)).toBe(37);
    const share = (1.47 - 0.85) / 1.3;
    expect(parseFloat(host.querySelector('.fa-cursor-now')!.getAttribute('x1')!)).toBeCloseTo(100 * share, 2);
  });
});

describe('a hand on the chart', () => {
  test('steps by key, says the value, and changes the line', async () => {
    const { pad, study, playhead, baked } = chart();
    pad.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(study.frameAt(playhead.timeUs.value)).toBe(2);
    const value = jointValue(baked.measurement.drift.rawTorsoLengths, 2, 'left-elbow').toFixed(2);
    expect(pad.getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^0\\.08 s, frame 2: left elbow ${value} torso lengths, floor 0\\.0\\d$`),
    );
    await userEvent.keyboard('{ArrowDown}');
    expect(playhead.joints.value).toEqual(['left-wrist']);
    expect(pad.getAttribute('aria-valuetext')).toContain('left wrist');
    await userEvent.keyboard('{ArrowDown}');
    expect(playhead.joints.value).toEqual(['left-elbow']);
  });

  test('goes to the frame it presses, and pointing tells the other views', () => {
    const { pad, study, playhead } = chart();
    pad.setPointerCapture = () => undefined;
    const box = pad.getBoundingClientRect();
    const at = { clientX: box.left + box.width / 2, clientY: box.bottom - 60, bubbles: true };
    pad.dispatchEvent(new PointerEvent('pointermove', at));
    expect(playhead.hover.value?.timeUs).toBeCloseTo(playhead.durationUs.value / 2, -3);
    pad.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1, pointerId: 3 }));
    expect(playhead.timeUs.value).toBe(study.timeOfFrame(study.frameAt(playhead.durationUs.value / 2)));
  });

  test('lights joints by their buttons, and one pointed at elsewhere shows here', async () => {
    const { host, playhead } = chart();
    await userEvent.click(host.querySelector('.fa-chip[data-joint=left-wrist]')!);
    expect(playhead.joints.value).toEqual(['left-wrist']);
    expect(host.querySelector('.fa-line.fa-lit')!.getAttribute('data-joint')).toBe('left-wrist');
    expect(document.activeElement).toBe(host.querySelector('.fa-chip[data-joint=left-wrist]'));
    playhead.setHover({ joint: 'left-elbow', timeUs: null });
    expect(host.querySelector('path[data-joint=left-elbow]')!.getAttribute('data-hovered')).toBe('true');
    playhead.toggleJoint('nose');
    expect(host.querySelectorAll('.fa-chip')).toHaveLength(3);
  });

  test('chooses a part of the clip below the chart', () => {
    const { host, playhead } = chart();
    const strip = host.querySelector<HTMLElement>('.fa-overview-picture')!;
    strip.setPointerCapture = () => undefined;
    const box = strip.getBoundingClientRect();
    const send = (type: string, share: number) =>
      strip.dispatchEvent(
        new PointerEvent(type, {
          clientX: box.left + box.width * share,
          clientY: box.top + 5,
          pointerId: 4,
          buttons: 1,
          bubbles: true,
        }),
      );
    send('pointerdown', 0.25);
    send('pointermove', 0.5);
    send('pointerup', 0.5);
    expect(playhead.range.value![0]).toBeCloseTo(1_000_000, -5);
    expect(playhead.range.value![1]).toBeCloseTo(2_000_000, -5);
  });
});

describe('the drawing', () => {
  test('is the build’s own: the same lines, floor and shades', () => {
    const { host, baked, other, playhead } = chart();
    const stillHost = document.createElement('div');
    const twin = other.shown.value!;
    stillHost.innerHTML = driftChartSvg(
      driftChartModel(
        { timestampsUs: baked.track.timestampsUs, measurement: baked.measurement },
        {
          id: 'still',
          durationUs: playhead.durationUs.value,
          other: { timestampsUs: twin.track.timestampsUs, drift: twin.measurement.drift, title: other.title },
        },
      ),
    );
    const live = host.querySelector('.fa-drift-picture svg')!;
    const still = stillHost.querySelector('svg')!;
    const comparable = (root: Element): string[] =>
      [...root.querySelectorAll('path, rect, text, line')].map(
        (node) =>
          [...node.attributes]
            .map(({ name, value }) => `${name}=${value.replace(/fa-drift-\d+|still/, 'id')}`)
            .join(' ') + node.textContent,
      );
    const unhovered = comparable(live).map((line) => line.replace(' data-hovered=false', ''));
    expect(unhovered).toEqual(comparable(still));
  });

  test.each([324, 1000])('keeps its height and its letters at %i px', (width) => {
    const { host } = chart(width);
    const svg = host.querySelector('.fa-drift-svg')!;
    expect(svg.getBoundingClientRect().height).toBe(chartHeight);
    expect(getComputedStyle(svg.querySelector('.fa-axis')!).fontSize).toBe('12px');
    expect(host.scrollWidth).toBeLessThanOrEqual(width);
  });

  test('runs lines together on demand', async () => {
    const { host } = chart();
    const path = (): string => host.querySelector('path[data-joint=left-elbow]')!.getAttribute('d')!;
    const raw = path();
    const [smoothed] = [...host.querySelectorAll('button')].filter((button) => button.textContent === 'Smoothed');
    await userEvent.click(smoothed!);
    expect(smoothed!.getAttribute('aria-pressed')).toBe('true');
    expect(path()).not.toBe(raw);
  });

  test('shows the live line under the baked one, then the baked under the live', () => {
    const { host, study, baked } = chart();
    const label = (): string | undefined => host.querySelector('.fa-under-label')?.textContent;
    expect(label()).toBeUndefined();
    study.beginRun(100);
    study.advanceRun(40, baked);
    expect(label()).toBe('▬ your browser');
    study.finishRun(baked);
    expect(label()).toBe('▬ as we measured it');
  });

  test('gives its figures as words and, when opened, as a table', async () => {
    const { host } = chart();
    expect(host.querySelector('.fa-hidden')!.textContent).toMatch(/1 fault: redrawn/);
    expect(host.querySelector('table')).toBeNull();
    await userEvent.click(host.querySelector('summary')!);
    await expect.poll(() => host.querySelectorAll('tbody tr').length).toBe(100);
    expect(host.querySelectorAll('thead th')).toHaveLength(6);
  });
});
