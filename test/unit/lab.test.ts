import { describe, expect, test } from 'vitest';
import { parseFailures, readAddress, writeAddress } from '../../src/figures/lab/address.ts';
import { framesToCheck } from '../../src/figures/lab/flash-check.ts';
import { rackGroupOf, stretchesLabel } from '../../src/figures/lab/labels.ts';
import { defaultState, LabStore, takeOf, withinLimits, type LabState } from '../../src/figures/lab/lab-state.ts';
import { failures } from '../../src/set/failures/index.ts';
import { stretchesIn } from '../../src/set/take.ts';

const read = (search: string) => readAddress(new URLSearchParams(search), 'lab');

describe('the address of a lab', () => {
  test('an empty one is the default, and the default is written as nothing', () => {
    expect(read('')).toEqual({ state: defaultState, seconds: 0, problems: [] });
    expect(writeAddress(new URLSearchParams(), 'lab', defaultState, 0).toString()).toBe('');
  });

  test('every state comes back as it was written', () => {
    const state: LabState = {
      scene: 'street-walk',
      cast: 'ines',
      seed: 17,
      failures: [
        { kind: 'redrawn', severity: 0.667, part: 'right-arm' },
        { kind: 'dropped-frames', severity: 1 },
      ],
      view: { azimuth: -35, height: 12, distance: 0.85 },
      size: '426x240',
      length: 2,
    };
    const search = writeAddress(new URLSearchParams('other.t=3'), 'lab', state, 1.25);
    expect(search.get('other.t')).toBe('3');
    expect(readAddress(search, 'lab')).toEqual({ state, seconds: 1.25, problems: [] });
    const sound = { ...defaultState, failures: [] };
    expect(readAddress(writeAddress(new URLSearchParams(), 'lab', sound, 0), 'lab').state).toEqual(sound);
  });

  test('two labs on a page do not read each other', () => {
    expect(readAddress(new URLSearchParams('lab-2.seed=5'), 'lab')).toEqual({
      state: defaultState,
      seconds: 0,
      problems: [],
    });
  });

  test.each([
    ['lab.scene=moon', 'moon'],
    ['lab.cast=napoleon', 'napoleon'],
    ['lab.seed=1e99', '1e99'],
    ['lab.seed=-1', '-1'],
    ['lab.seed=', ''],
    ['lab.fail=redrawn:7', 'redrawn:7'],
    ['lab.fail=redrawn:-0.5', 'redrawn:-0.5'],
    ['lab.fail=redrawn', 'redrawn'],
    ['lab.fail=redrawn:NaN', 'redrawn:NaN'],
    ['lab.fail=redrawn:1:left-wing', 'left-wing'],
    ['lab.fail=redrawn:1,redrawn:0.5', 'redrawn:1,redrawn:0.5'],
    ['lab.fail=gravity:1', 'gravity'],
    ['lab.fail=__proto__:1', '__proto__'],
    ['lab.view=720,0,1', '720'],
    ['lab.view=0,0,0', '0,0,0'],
    ['lab.view=1,2', '1,2'],
    ['lab.view=Infinity,0,1', 'Infinity'],
    ['lab.size=100000x100000', '100000x100000'],
    ['lab.length=5', '5'],
    ['lab.t=99', '99'],
    ['lab.t=%00', ''],
    ['lab.scene=%3Cscript%3Ealert(1)%3C/script%3E', 'script'],
    ['lab.weather=rain', 'lab.weather'],
  ])('%s gives the default and says so', (search, word) => {
    const { state, seconds, problems } = read(search);
    expect(state).toEqual(defaultState);
    expect(seconds).toBe(0);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(word);
    expect(problems[0]!.length).toBeLessThan(160);
  });

  test('what can be read is kept beside what cannot', () => {
    const { state, problems } = read('lab.seed=9&lab.scene=moon&lab.view=10,0,1');
    expect(state).toEqual({ ...defaultState, seed: 9, view: { azimuth: 10, height: 0, distance: 1 } });
    expect(problems).toHaveLength(1);
  });

  test('a player of another scene is not this one’s', () => {
    expect(read('lab.scene=flight&lab.cast=ines').problems).toHaveLength(1);
    expect(read('lab.scene=flight&lab.cast=hero')).toMatchObject({ problems: [], state: { cast: null } });
  });

  test('no failure at all can be said, and nothing cannot', () => {
    expect(parseFailures('none')).toEqual([]);
    expect(parseFailures('')).toBeNull();
  });
});

describe('the way back', () => {
  test('a drag is one step, however far it went', () => {
    const store = new LabStore(defaultState);
    for (const azimuth of [5, 10, 15]) store.drag({ view: { ...defaultState.view, azimuth } });
    store.settle();
    store.settle();
    store.settle({ seed: 2 });
    expect(store.state.value).toMatchObject({ seed: 2, view: { azimuth: 15 } });
    store.undo();
    expect(store.state.value).toMatchObject({ seed: 1, view: { azimuth: 15 } });
    store.undo();
    expect(store.state.value).toEqual(defaultState);
    expect(store.canUndo.value).toBe(false);
    store.undo();
    expect(store.state.value).toEqual(defaultState);
  });

  test('a reset can be undone too', () => {
    const store = new LabStore({ ...defaultState, seed: 5 });
    store.reset();
    expect(store.state.value).toEqual(defaultState);
    store.undo();
    expect(store.state.value.seed).toBe(5);
  });
});

describe('a take of the lab', () => {
  test('has its size, its length, and only failures that do something', () => {
    const state: LabState = {
      ...defaultState,
      size: '426x240',
      length: 2,
      failures: [{ kind: 'redrawn', severity: 0 }],
    };
    expect(takeOf(state, state.failures)).toMatchObject({ width: 426, height: 240, frames: 48, failures: [] });
  });

  test('is checked for flashes where it goes wrong, and a frame on either side', () => {
    const take = takeOf(defaultState, defaultState.failures);
    const frames = framesToCheck(take);
    for (const { firstFrame, lastFrame } of stretchesIn(take, take.failures[0]!)) {
      expect(frames).toContain(firstFrame - 1);
      expect(frames).toContain(lastFrame + 1);
      expect(frames).not.toContain(lastFrame + 2);
    }
    expect(framesToCheck(takeOf(defaultState, []))).toEqual([]);
  });

  test('every failure of the set hangs somewhere in the rack', () => {
    for (const { kind } of failures) expect(rackGroupOf[kind]).toBeTruthy();
  });

  test('a camera beyond the set is brought back', () => {
    expect(withinLimits({ azimuth: 400, height: -90, distance: 0 })).toEqual({
      azimuth: 60,
      height: -8,
      distance: 0.5,
    });
  });

  test('stretches are said in frames', () => {
    const stretch = (firstFrame: number, lastFrame: number) => ({ firstFrame, lastFrame });
    expect(stretchesLabel([stretch(4, 4)])).toBe('frame 4');
    expect(stretchesLabel([stretch(4, 9), stretch(20, 31)])).toBe('frames 4 to 9, 20 to 31');
  });
});
