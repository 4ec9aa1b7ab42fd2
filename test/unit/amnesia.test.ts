import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../src/figures/amnesia/address.ts';
import { defaultState, firstStateOf, type AmnesiaState } from '../../src/figures/amnesia/amnesia-state.ts';
import { packClip, unpackClip } from '../../src/figures/amnesia/kept-clips.ts';
import { frameOf, placeOf, stickPaths } from '../../src/figures/amnesia/stick.ts';
import { panelDrawing, panels, panelsSummary } from '../../src/figures/amnesia/panels.ts';
import { noiseWords, sluggishWords } from '../../src/figures/amnesia/words.ts';
import type { AmnesiaResults, AmnesiaRow } from '../../src/terms/amnesia-results.ts';
import { drawnFrames, drawnPoints, drawnPoseSize, memories } from '../../src/terms/generated.ts';
import { toMarkup } from '../../src/views/svg-tree.ts';

const read = (search: string, first = defaultState) => readAddress(new URLSearchParams(search), 'amnesia', first);

describe('the address of the generator', () => {
  it('restores what it was written from, and leaves out what is as usual', () => {
    const state: AmnesiaState = { prompt: 'dance', memory: 4, seed: 77, sharedNoise: 0.9 };
    const written = writeAddress(new URLSearchParams('walk.t=1'), 'amnesia', state, 0.75, defaultState);
    expect(written.toString()).toBe(
      'walk.t=1&amnesia.prompt=dance&amnesia.memory=4&amnesia.seed=77&amnesia.shared=0.9&amnesia.t=0.75',
    );
    expect(read(written.toString())).toEqual({ state, seconds: 0.75, problems: [] });
    expect(writeAddress(written, 'amnesia', defaultState, 0, defaultState).toString()).toBe('walk.t=1');
  });

  it('begins as its figure begins', () => {
    const first = firstStateOf({ prompt: 'jump', memory: '2', seed: '12' });
    expect(first).toEqual({ prompt: 'jump', memory: 2, seed: 12, sharedNoise: 0 });
    expect(read('', first)).toEqual({ state: first, seconds: null, problems: [] });
    expect(firstStateOf({ prompt: 'rob', memory: '3', seed: '-1' })).toEqual(defaultState);
  });

  it.each([
    ['prompt=%3Cimg%20src%3Dx%3E', '<img src=x>'],
    ['prompt=constructor', 'constructor'],
    ['memory=3', '3'],
    ['memory=1e1', '1e1'],
    ['memory=-1', '-1'],
    ['seed=0', '0'],
    ['seed=99999999999999999999', '99999999999999999999'],
    ['seed=0x10', '0x10'],
    ['shared=NaN', 'NaN'],
    ['shared=0.123', '0.123'],
    ['t=2', '2'],
    ['t=-0.1', '-0.1'],
    ['t=Infinity', 'Infinity'],
    ['colour=red', 'amnesia.colour'],
  ])('answers %s with its usual state and a sentence', (search, quoted) => {
    const { state, seconds, problems } = read(`amnesia.${search}`);
    expect(state).toEqual(defaultState);
    expect(seconds).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`“${quoted}”`);
  });

  it('quotes no more of a text than fits into a sentence', () => {
    expect(read(`amnesia.prompt=${'x'.repeat(5000)}`).problems[0]!.length).toBeLessThan(160);
  });
});

describe('clips that come with the page', () => {
  const clip = Array.from({ length: drawnFrames }, (_, frame) =>
    Float32Array.from({ length: drawnPoseSize }, (__, index) => Math.sin(frame + index) * 1.5),
  );

  it('are unpacked to the millimetre', () => {
    const again = unpackClip(packClip(clip));
    expect(again).toHaveLength(drawnFrames);
    for (const [frame, pose] of clip.entries())
      for (const [index, value] of pose.entries())
        expect(Math.abs(again[frame]![index]! - value)).toBeLessThan(0.00051);
  });

  it('are refused where they were cut short', () => {
    expect(() => unpackClip(packClip(clip.slice(1)))).toThrow(/damaged/);
  });
});

describe('a stick figure', () => {
  const pose = new Float32Array(drawnPoseSize);
  pose.set([0, 1.5, 0.2], 3 * drawnPoints.indexOf('right-shoulder'));
  pose.set([0, 1.5, -0.2], 3 * drawnPoints.indexOf('left-shoulder'));
  pose.set([0.4, 1, 0], 3 * drawnPoints.indexOf('nose'));

  it('is seen from the front, its right hand on our left, and a little from its side', () => {
    const [right, left] = [placeOf(pose, 'right-shoulder'), placeOf(pose, 'left-shoulder')];
    expect(right[0]).toBeLessThan(left[0]);
    expect(right[1]).toBeCloseTo(-150, 4);
    // What is before it comes towards our right.
    expect(placeOf(pose, 'nose')[0]).toBeCloseTo(40 * Math.sin((25 * Math.PI) / 180), 4);
  });

  it('shows a hand that holds something', () => {
    expect(stickPaths(pose).holding).toBe('');
    const holding = Float32Array.from(pose);
    holding[drawnPoseSize - 1] = 1;
    expect(stickPaths(holding).holding).not.toBe('');
  });

  it('has room where it flies', () => {
    expect(frameOf('fly').width).toBeGreaterThan(frameOf('walk').width);
  });
});

const row = (jumpP50: number, coherence: number, sluggish: number): AmnesiaRow => ({
  jumpP50,
  jumpP95: 3 * jumpP50,
  coherence,
  plausibility: 0.05,
  boneVariation: 0.02,
  motion: 0.1,
  diversity: 0.3,
  sluggish: { walk: sluggish, wave: 0, jump: 0, fly: 0, drink: 0, dance: 0 },
});

const results: AmnesiaResults = {
  madeBy: 'a test',
  weightsSha256: '',
  clips: 500,
  data: row(0.01, 0.75, 0.02),
  memories: memories.map((memory) => ({ memory, ...(memory === 0 ? row(0.4, -0.5, 0) : row(0.02, 0.7, 0.084)) })),
  sharedNoise: [
    { share: 0, jumpP50: 0.4, coherence: -0.5, motion: 0.5 },
    { share: 0.9, jumpP50: 0.1, coherence: -0.6, motion: 0.1 },
  ],
  drawMilliseconds: 90,
  bars: [],
};

describe('what the charts say', () => {
  it('is the same in words', () => {
    expect(panelsSummary(results)).toMatch(
      /becomes 20 times smaller, from 0\.400 to 0\.020 .* from −0\.50 to 0\.70 \(the set’s own motion: 0\.75\)/,
    );
  });

  it('marks the reader’s own clips where they were measured, and nowhere else', () => {
    const own = new Map([[4 as const, { jumpP50: 0.03, coherence: Number.NaN }]]);
    const drawn = (id: string) =>
      toMarkup(
        panelDrawing(
          panels.find((panel) => panel.id === id)!,
          results,
          { own, memory: 4 },
        ),
      );
    expect(drawn('jump').match(/fa-panel-own is-chosen/g)).toHaveLength(1);
    expect(drawn('coherence')).not.toContain('fa-panel-own');
    expect(drawn('plausibility')).not.toContain('fa-panel-own');
    expect(drawn('jump')).toContain('4: 0.020');
  });

  it('writes no value under the reader’s own diamond', () => {
    for (let jumpP50 = 0; jumpP50 <= 0.45; jumpP50 += 0.005) {
      const own = new Map([[results.memories[0]!.memory, { jumpP50, coherence: Number.NaN }]]);
      const drawing = toMarkup(panelDrawing(panels[0]!, results, { own }));
      const diamond = Number(/fa-panel-own" d="M\S+ ([\d.]+)l/.exec(drawing)?.[1]) + 6;
      const value = Number(/fa-panel-value" x="[\d.]+" y="([\d.]+)"/.exec(drawing)?.[1]);
      expect(value - 10 > diamond + 6 || value < diamond - 6, `${jumpP50}: ${value} at ${diamond}`).toBe(true);
    }
  });

  it('says how often clips are sluggish, and what noise in common costs', () => {
    expect(sluggishWords({ ...defaultState, memory: 2 }, results)).toMatch(/^8\.4 % of the benchmark’s clips/);
    expect(sluggishWords(defaultState, results)).toMatch(/^None of/);
    expect(noiseWords({ ...defaultState, sharedNoise: 0.9 }, results)).toMatch(/90 %.* to 0\.100 from 0\.400.*−0\.60/);
    expect(noiseWords({ ...defaultState, sharedNoise: 0.9, memory: 1 }, results)).toMatch(/never taught/);
    expect(noiseWords({ ...defaultState, sharedNoise: 1 }, results)).toMatch(/does not move/);
  });
});
