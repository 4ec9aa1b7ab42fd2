import type { ResultBar } from '../../terms/results.ts';
import { listLabel, results, scoreLabel, shareLabel } from './truth-results.ts';

/** A bar as the page says it. */
export interface BarRow {
  what: string;
  figure: string;
  asked: string;
  holds: boolean;
}

const asScore = (value: number) => scoreLabel(value);
const asRatio = (value: number) => `${value.toFixed(1)} times`;
const asCount = (value: number) => String(value);

/** How a reader would say what each bar asks, and how its figure reads. */
const words: Readonly<Record<string, readonly [what: string, label: (value: number) => string]>> = {
  'find-strong': ['Kinds to find, strong: mean F1', asScore],
  'find-medium': ['Kinds to find, medium: mean F1', asScore],
  'find-weak': ['Kinds to find, weak: mean F1', asScore],
  'find-worst': ['The kind to find that is found worst when strong: F1', asScore],
  'try-strong': ['Kinds we try, strong: mean F1', asScore],
  margin: ['Lead over the better of the field’s two measures, kinds seen in a pose', asScore],
  named: ['Strong faults that were found, and called by their names', shareLabel],
  'real-share': ['Real clips in which more than 1 % of the frames, and more than one, are flagged', asCount],
  'real-coverage': ['Real clips: joints that could be judged, mean', shareLabel],
  'sound-share': ['Sound clips of the set: frames flagged, in all', shareLabel],
  'sound-worst': ['Sound clips of the set: frames flagged, in the worst', shareLabel],
};

/** Bars of one sort, of which the page shows how many hold and the one that is closest to falling, or has fallen furthest. */
const families: readonly (readonly [prefix: string, what: string, label: (value: number) => string])[] = [
  ['found-', 'The detector finds the person: share of frames', shareLabel],
  ['pck-', 'The detector’s joints lie within 0.2 torso lengths', shareLabel],
  ['jump-redrawn-', 'Redrawn joints jump further than their sound twin’s', asRatio],
  ['jump-untouched-', 'The arm that was left alone jumps further than its twin’s', asRatio],
];

/**
 * Every bar, a row each; those that ask the same of every scene in one row.
 *
 * @throws Error when nobody has said how a bar reads
 */
export function barRows(bars: readonly ResultBar[] = results.bars): BarRow[] {
  const familyOf = ({ id }: ResultBar) => families.find(([prefix]) => id.startsWith(prefix));
  const single = bars
    .filter((bar) => !familyOf(bar))
    .map((bar): BarRow => {
      const [what, label] = words[bar.id] ?? [];
      if (what === undefined || label === undefined)
        throw new Error(`Nobody has said how the bar "${bar.id}" reads. Say it in src/components/results/bar-rows.ts.`);
      return { what, figure: label(bar.figure), asked: `${bar.way} ${label(bar.bar)}`, holds: bar.holds };
    });
  const order = Object.keys(words).map((id) => words[id]![0]);
  single.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const many = families.flatMap((family): BarRow[] => {
    const own = bars.filter((bar) => familyOf(bar) === family);
    if (own.length === 0) return [];
    const [, what, label] = family;
    const room = ({ way, figure, bar }: ResultBar) => (way === 'at least' ? figure - bar : bar - figure);
    const closest = own.reduce((a, b) => (room(b) < room(a) ? b : a));
    const asked = [...new Set(own.map(({ bar }) => label(bar)))];
    return [
      {
        what:
          own.length === 1
            ? what
            : `${what}; ${own.filter(({ holds }) => holds).length} of ${own.length} hold, the closest`,
        figure: label(closest.figure),
        asked: `${own[0]!.way} ${listLabel(asked).replace(' and ', ' or ')}`,
        holds: own.every(({ holds }) => holds),
      },
    ];
  });
  return [...single, ...many];
}
