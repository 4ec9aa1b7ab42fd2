import { describe, expect, test } from 'vitest';
import { joints } from '../../src/terms/landmarks.ts';
import { landmarksOf } from '../../src/terms/track.ts';
import { chartWidth } from '../../src/views/chart/parts.ts';
import { chartScales, floorPath, linePath, pointsOf } from '../../src/views/drift-chart/geometry.ts';
import { cutWords, lineLabels } from '../../src/views/drift-chart/labels.ts';
import { chartJoints, driftChartModel, type DriftChartModel } from '../../src/views/drift-chart/model.ts';
import { smooth } from '../../src/views/drift-chart/smooth.ts';
import { chartSummary } from '../../src/views/drift-chart/summary.ts';
import { driftChartSvg } from '../../src/views/drift-chart/svg.ts';
import { faultRows } from '../../src/views/faults/fault-rows.ts';
import type { ModelId } from '../../src/terms/track.ts';
import { certaintyOf, faultedJoints, nearestJoint } from '../../src/views/film/pose-in-frame.ts';
import { floorBelowHips, hasMetres, worldPositions } from '../../src/views/replay/world.ts';
import { s, toMarkup } from '../../src/views/svg-tree.ts';
import { lanesOf } from '../../src/views/timeline/lanes.ts';
import { sliderMove } from '../../src/views/timeline/slider-keys.ts';
import { syntheticAnalysis } from '../browser/views-synthetic.ts';

const broken = syntheticAnalysis({ frames: 60, broken: [[20, 29]] });
const model = driftChartModel(
  { timestampsUs: broken.track.timestampsUs, measurement: broken.measurement },
  { id: 'test' },
);

describe('smoothing', () => {
  const times = Array.from({ length: 9 }, (_, index) => index * 40_000);

  test('keeps a level line level, and has no value where there is none', () => {
    const smoothed = smooth([0.2, 0.2, NaN, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2], times);
    expect(smoothed[2]).toBeNaN();
    for (const value of smoothed.filter((_, index) => index !== 2)) expect(value).toBeCloseTo(0.2);
  });

  test('spreads a spike over a quarter of a second, symmetrically, and no farther', () => {
    const smoothed = smooth([0, 0, 0, 0, 1, 0, 0, 0, 0], times);
    expect(smoothed[4]).toBeLessThan(0.5);
    expect(smoothed[3]).toBeCloseTo(smoothed[5]!);
    expect(smoothed[1]).toBeGreaterThan(0);
    expect(smoothed[0]).toBe(0);
  });

  test('weighs by time, not by frame', () => {
    // The neighbour half a second away has no say, however near its index.
    expect(smooth([1, 0], [0, 500_000])).toEqual([1, 0]);
  });
});

describe('the drift chart', () => {
  test('chooses the joints of the faults; without faults those that drift most', () => {
    expect(model.joints).toEqual(['left-elbow', 'left-wrist']);
    const sound = syntheticAnalysis({ frames: 60 });
    sound.measurement.drift.driftTorsoLengths[30 * joints.length + joints.indexOf('right-ankle')] = 0.5;
    expect(chartJoints(sound.measurement)[0]).toBe('right-ankle');
  });

  test('places a value where its time and its size belong', () => {
    const scales = chartScales(model);
    expect(scales.x(0)).toBe(0);
    expect(scales.x(model.durationUs)).toBe(chartWidth);
    const half = scales.y.domain()[1]! / 2;
    expect(scales.y(half)).toBeCloseTo((scales.y(0) + scales.y(half * 2)) / 2);
  });

  test('breaks a line where there is no evidence', () => {
    const scales = chartScales(model);
    const path = linePath(pointsOf([0.1, NaN, 0.1, 0.1], model.timestampsUs), scales);
    expect(path.match(/M/g)).toHaveLength(2);
  });

  test('draws the floor as a band: of the lit joints, else of all that have a line', () => {
    const path = floorPath(model, chartScales(model));
    expect(path).toMatch(/^M.*Z$/);
    const wrist = { ...model, lit: ['left-wrist'] as const };
    expect(floorPath(wrist, chartScales(wrist))).not.toBe(path);
  });

  test('shows the top of a high floor, but lets no floor flatten the lines', () => {
    const under = (floor: number): number => {
      const floorTorsoLengths = model.drift.floorTorsoLengths.map((value) => (Number.isNaN(value) ? value : floor));
      return chartScales({
        ...model,
        joints: ['right-ankle'],
        drift: { ...model.drift, floorTorsoLengths },
      }).y.domain()[1]!;
    };
    expect(under(0.01)).toBeCloseTo(0.2);
    expect(under(0.38)).toBeCloseTo(0.4);
    expect(under(30)).toBeCloseTo(1);
  });

  test('a body that stays itself does not fill the scale', () => {
    const sound = syntheticAnalysis({ frames: 60 });
    const still = driftChartModel(
      { timestampsUs: sound.track.timestampsUs, measurement: sound.measurement },
      { id: 'still' },
    );
    expect(chartScales(still).y.domain()[1]).toBeGreaterThanOrEqual(0.2);
  });

  test('puts a pair on one scale', () => {
    const sound = syntheticAnalysis({ frames: 60 });
    const other = {
      timestampsUs: broken.track.timestampsUs,
      drift: broken.measurement.drift,
      title: 'the broken take',
    };
    const alone = driftChartModel(
      { timestampsUs: sound.track.timestampsUs, measurement: sound.measurement },
      { id: 'alone', joints: ['left-wrist'] },
    );
    expect(chartScales({ ...alone, other }).y.domain()[1]).toBe(
      chartScales({ ...model, joints: ['left-wrist'] }).y.domain()[1],
    );
  });

  test('is text in Node, with its faults hatched, its words escaped, and no id of another chart', () => {
    const svg = driftChartSvg({
      ...model,
      other: { timestampsUs: model.timestampsUs, drift: model.drift, title: 'a <b> & "c"' },
    });
    expect(svg).toContain('url(#test-hatch)');
    expect(svg).toContain('&lt;b&gt; &amp; &quot;c&quot;');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect([...svg.matchAll(/ id="([^"]+)"/g)].every(([, id]) => id!.startsWith('test-'))).toBe(true);
    expect(svg.match(/class="fa-line"/g)).toHaveLength(2);
  });

  test('tells lines apart by their strokes', () => {
    const dashes = [...driftChartSvg(model).matchAll(/stroke-dasharray="([^"]+)" data-joint/g)].map(([, dash]) => dash);
    expect(new Set(dashes).size).toBe(2);
  });

  test('holds together without a single value', () => {
    const blank = new Float32Array(broken.measurement.drift.rawTorsoLengths.length).fill(NaN);
    const empty: DriftChartModel = {
      ...model,
      drift: { rawTorsoLengths: blank, floorTorsoLengths: blank, driftTorsoLengths: blank },
      faults: [],
    };
    expect(driftChartSvg(empty)).not.toMatch(/NaN|undefined/);
    expect(chartSummary(empty)).toContain('There is no evidence in this stretch. No faults.');
  });

  test('says in words what it shows', () => {
    expect(chartSummary(model)).toMatch(
      /^Drift in torso lengths, 0\.00 s to 2\.50 s: left elbow and left wrist\. Highest: left (wrist|elbow), \d\.\d\d at .+ s\. 1 fault: redrawn \(left elbow and left wrist, from 0\.83 s\)\.$/,
    );
  });

  test('a cut’s word does not stand on the names of other lines', () => {
    const cutAt = (firstFrame: number): DriftChartModel => ({
      ...model,
      told: [{ kind: 'cut', firstFrame, lastFrame: firstFrame, sentence: 'A cut.' }],
      under: { drift: model.drift, title: 'another run' },
    });
    const wordOf = (firstFrame: number) => {
      const chart = cutAt(firstFrame);
      return cutWords(chart, chartScales(chart))[0]!;
    };
    const last = model.timestampsUs.length - 1;
    expect(wordOf(1)).toMatchObject({ anchor: 'start' });
    expect(wordOf(last)).toMatchObject({ anchor: 'end' });
    expect(wordOf(last).y).toBeGreaterThanOrEqual(wordOf(1).y + 16);
  });

  test('names of lines do not cover each other on a phone', () => {
    const many = { ...model, joints: [...joints].slice(0, 6) };
    const labels = lineLabels(many, chartScales(many));
    for (const [index, a] of labels.entries()) {
      for (const b of labels.slice(index + 1)) {
        const widthOf = (text: string): number => (text.length * 7 * chartWidth) / 320;
        const apart =
          Math.abs(a.x - b.x) >= Math.min(widthOf(a.text), widthOf(b.text)) / 2 || Math.abs(a.y - b.y) >= 15;
        expect(apart, `${a.text} and ${b.text}`).toBe(true);
      }
    }
  });
});

describe('the film', () => {
  test('how sure the detector is has three steps', () => {
    const steps = (model: ModelId) => [0.95, 0.5, 0.49, 0.3, 0.25, 0.1, NaN].map((each) => certaintyOf(each, model));
    expect(steps('blazepose-full')).toEqual(['sure', 'sure', 'unsure', 'unsure', 'unsure', 'guess', 'guess']);
    expect(steps('movenet-thunder')).toEqual(['sure', 'sure', 'sure', 'sure', 'unsure', 'guess', 'guess']);
  });

  test('a fault touches its joints from its first to its last frame', () => {
    const into = new Set<(typeof joints)[number]>(['nose']);
    expect([...faultedJoints(broken.measurement.faults, 20, into)]).toEqual(['left-elbow', 'left-wrist']);
    expect(faultedJoints(broken.measurement.faults, 29, into).size).toBe(2);
    expect(faultedJoints(broken.measurement.faults, 30, into).size).toBe(0);
  });

  test('finds the joint under a point, within reach only', () => {
    const { track } = broken;
    const knee = landmarksOf(track.model).indexOf('left-knee') * 6;
    const [x, y] = [track.values[knee]!, track.values[knee + 1]!];
    expect(nearestJoint(track, 0, x + 2, y - 2, 10)).toBe('left-knee');
    expect(nearestJoint(track, 0, x + 400, y, 10)).toBeNull();
    expect(nearestJoint(track, 999, x, y, 10)).toBeNull();
  });
});

describe('the replay', () => {
  const { track } = broken;
  const names = landmarksOf(track.model);
  const at = (out: Float32Array, name: (typeof names)[number]) =>
    out.subarray(names.indexOf(name) * 3, names.indexOf(name) * 3 + 3);

  test('stands the body upright: y up, z towards the camera, nothing mirrored', () => {
    const out = new Float32Array(names.length * 3);
    worldPositions(track, 0, out);
    const start = names.indexOf('nose') * 6;
    const [x, y, z] = at(out, 'nose');
    expect([x, y, z]).toEqual([track.values[start + 2], -track.values[start + 3]!, -track.values[start + 4]!]);
    expect(y).toBeGreaterThan(0.6);
    expect(at(out, 'left-ankle')[1]).toBeLessThan(-0.6);
  });

  test('has no positions outside the clip', () => {
    const out = new Float32Array(names.length * 3);
    for (const frame of [-1, 60]) {
      worldPositions(track, frame, out);
      expect(out.every(Number.isNaN)).toBe(true);
    }
  });

  test('the floor lies where the lowest landmark usually is', () => {
    expect(floorBelowHips(track)).toBeGreaterThan(0.75);
    expect(floorBelowHips(track)).toBeLessThan(0.95);
  });

  test('a model without depth has no metres', () => {
    expect(hasMetres(track)).toBe(true);
    expect(hasMetres(syntheticAnalysis({ frames: 5, model: 'movenet-thunder' }).track)).toBe(false);
  });
});

describe('the timeline', () => {
  test('marks that would cover each other get lanes of their own', () => {
    const stretches = [
      { from: 0, to: 0.3 },
      { from: 0.2, to: 0.4 },
      { from: 0.35, to: 0.36 },
      { from: 0.9, to: 1 },
    ];
    expect(lanesOf(stretches, 0.08, 3)).toEqual([0, 1, 0, 0]);
  });

  test('a mark too short for a finger is widened before it is placed', () => {
    expect(
      lanesOf(
        [
          { from: 0.5, to: 0.501 },
          { from: 0.52, to: 0.521 },
        ],
        0.08,
        3,
      ),
    ).toEqual([0, 1]);
  });

  test('never more lanes than there are', () => {
    const same = Array.from({ length: 5 }, () => ({ from: 0, to: 1 }));
    expect(lanesOf(same, 0.08, 3)).toEqual([0, 1, 2, 2, 2]);
  });

  test('keys move by frames, and leave the browser its own', () => {
    const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
      sliderMove({ key: name, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });
    expect(key('ArrowRight')).toBe(1);
    expect(key('ArrowLeft', { shiftKey: true })).toBe(-10);
    expect(key('PageUp')).toBe(15);
    expect(key('Home')).toBe('start');
    expect(key('End')).toBe('end');
    expect(key('ArrowLeft', { altKey: true })).toBeNull();
    expect(key('Tab')).toBeNull();
  });
});

describe('words', () => {
  test('a fault in a reader’s words', () => {
    const [row] = faultRows(broken.measurement.faults, broken.track.timestampsUs, 2_500_000);
    expect(row).toMatchObject({
      kind: 'Redrawn',
      where: 'left elbow and left wrist',
      time: '0.83 to 1.25 s',
      frames: 'frames 20 to 29',
      severity: 'strong (0.90)',
      confidence: '93 %',
    });
  });

  test('whatever stands in a picture is escaped', () => {
    expect(toMarkup(s('text', { title: '"><script>' }, '<&>'))).toBe(
      '<text title="&quot;&gt;&lt;script&gt;">&lt;&amp;&gt;</text>',
    );
  });
});
