import { describe, expect, it } from 'vitest';
import { figuresOf, usesOf } from '../../src/components/text/figures-of.ts';
import { figuresHere, pointAt, type Asked } from '../../src/components/text/pointing.ts';

const figures = figuresOf(`
<PairFigure id="walk" broken="street-walk-redrawn" sound="street-walk-sound" />
<ReplayFigure id="fireman" track="fireman" />
<ForgettingFigure id="dial" />
<AmnesiaFigure id="memory" prompt="jump" />
<ThresholdFigure id="threshold" />`);

describe('figuresOf', () => {
  it('finds the figures of a text and what they show, attributes with and without a value', () => {
    expect(figures).toEqual([
      { id: 'walk', shows: { clip: 'street-walk-redrawn' } },
      { id: 'fireman', shows: { track: 'fireman' } },
      { id: 'dial', shows: { dial: true } },
      { id: 'memory', shows: { generator: true } },
      { id: 'threshold', shows: { level: true } },
    ]);
    expect(usesOf('<PairFigure id="a" t={1.5} compact />', 'PairFigure')).toEqual([{ id: 'a', t: '1.5', compact: '' }]);
  });
});

describe('pointAt', () => {
  it('turns a frame into its time, and says what the words ask', async () => {
    expect(await pointAt(figures, { figure: 'walk', frame: 68, joint: 'left-wrist' })).toEqual({
      figure: 'walk',
      t: 2.833333,
      joint: 'left-wrist',
      fault: undefined,
      dial: undefined,
      level: undefined,
      label: 'Frame 68, left wrist',
      href: '?walk.t=2.833333&walk.joint=left-wrist#walk',
    });
    expect((await pointAt(figures, { figure: 'walk', t: 2.875 })).label).toBe('Frame 69');
    expect((await pointAt(figures, { figure: 'dial', dial: 0.5 })).href).toBe('?dial.dial=0.5#dial');
    expect(await pointAt(figures, { figure: 'memory', memory: 4, frame: 5 })).toMatchObject({
      memory: 4,
      label: 'Memory 4, frame 5',
      href: '?memory.t=0.416667&memory.memory=4#memory',
    });
    const threshold = await pointAt(figures, { figure: 'threshold', level: 0.15 });
    expect(threshold).toMatchObject({ level: 0.15, href: '?threshold.level=0.15#threshold' });
    expect(threshold.label).toBe('A wrist 0.15 torso lengths out');
  });

  it.each<[string, Asked, RegExp]>([
    ['a figure', { figure: 'cup', t: 1 }, /a figure "cup"/],
    ['a frame', { figure: 'walk', frame: 120 }, /frame 120/],
    ['half a frame', { figure: 'walk', frame: 1.5 }, /frame 1.5/],
    ['a time', { figure: 'walk', t: 5.1 }, /the time 5.1 s/],
    ['no number', { figure: 'walk', t: NaN }, /the time NaN s/],
    ['a joint', { figure: 'walk', joint: 'third-arm' as 'nose' }, /the joint "third-arm"/],
    ['a fault', { figure: 'walk', fault: 99 }, /a fault number 99/],
    ['a dial', { figure: 'walk', dial: 0.5 }, /a dial/],
    ['a joint of the dial', { figure: 'dial', joint: 'nose' }, /a joint/],
    ['a setting of the dial', { figure: 'dial', dial: 1.5 }, /the setting 1.5/],
    ['a memory', { figure: 'memory', memory: 3 as 4 }, /a memory of 3/],
    ['a memory of a clip', { figure: 'walk', memory: 4 }, /a memory/],
    ['a frame of the generator', { figure: 'memory', frame: 24 }, /frame 24/],
    ['a level', { figure: 'walk', level: 0.15 }, /a level/],
    ['a level of the dial', { figure: 'dial', level: 0.15 }, /a level/],
    ['a level of the threshold', { figure: 'threshold', level: 0.7 }, /the level 0.7/],
    ['too fine a level', { figure: 'threshold', level: 0.001 }, /the level 0.001/],
    ['a frame of the threshold', { figure: 'threshold', frame: 3 }, /anything but a level/],
    ['nothing', { figure: 'walk' }, /asks nothing/],
    ['a time twice', { figure: 'walk', t: 1, frame: 24 }, /one is enough/],
  ])('fails on words that point at %s that is not there', async (_, asked, sentence) => {
    await expect(pointAt(figures, asked)).rejects.toThrow(sentence);
  });

  it('is for articles', () => {
    expect(() => figuresHere({})).toThrow(/in articles only/);
  });
});
