import { expect, it } from 'vitest';
import { embedsOf } from '../../src/components/text/embeds.ts';

it('lists an article’s figures as they stand alone: whole, and in no slot', () => {
  const body = [
    '<ClipFigure id="blob" clip="wave-fingers" />',
    '<PairFigure id="cup" broken="a" sound="b" title="A cup, and an arm" slot="films" compact />',
    '<KindsFigure id="footage" of="footage" title="Planted">\n<p>Words.</p>\n</KindsFigure>',
  ].join('\n\n');
  expect(embedsOf(body)).toEqual([
    { id: 'cup', component: 'PairFigure', props: { id: 'cup', broken: 'a', sound: 'b', title: 'A cup, and an arm' } },
    { id: 'blob', component: 'ClipFigure', props: { id: 'blob', clip: 'wave-fingers' } },
    { id: 'footage', component: 'KindsFigure', props: { id: 'footage', of: 'footage', title: 'Planted' } },
  ]);
});

it('refuses a figure without a name, and two of the same', () => {
  expect(() => embedsOf('<ClipFigure clip="a" />')).toThrow(/without an id/);
  expect(() => embedsOf('<ClipFigure id="a" clip="x" />\n<ReplayFigure id="a" track="y" />')).toThrow(/called "a"/);
});
