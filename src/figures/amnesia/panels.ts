import { scaleLinear } from 'd3-scale';
import type { AmnesiaResults, AmnesiaRow } from '../../terms/amnesia-results.ts';
import { memories, type Memory } from '../../terms/generated.ts';
import { s, type SvgNode } from '../../views/svg-tree.ts';

/** One of the three charts that stand side by side: a figure of the benchmark against memory, and the reader's own clip in it. */
export interface Panel {
  id: 'jump' | 'coherence' | 'plausibility';
  title: string;
  /** What a reader must know to read it. */
  note: string;
  of: (row: AmnesiaRow) => number;
  /** Least and most that the chart shows, if nothing lies beyond. */
  range: (results: AmnesiaResults) => readonly [number, number];
  label: (value: number) => string;
}

/** What is known of the reader's own clips. */
export type OwnFigures = ReadonlyMap<Memory, { jumpP50: number; coherence: number }>;

const mostOf = (results: AmnesiaResults, of: (row: AmnesiaRow) => number): number =>
  Math.max(of(results.data), ...results.memories.map(of));

/** "0.302", "0.013", "−0.62": as many digits as tell the rows apart. */
const digits = (count: number) => (value: number) => value.toFixed(count).replace('-', '−');

export const panels: readonly Panel[] = [
  {
    id: 'jump',
    title: 'Jump',
    note: 'How far a point is from the middle between where it was and where it will be, in torso lengths.',
    of: ({ jumpP50 }) => jumpP50,
    range: (results) => [0, mostOf(results, ({ jumpP50 }) => jumpP50) * 1.12],
    label: digits(3),
  },
  {
    id: 'coherence',
    title: 'Coherence',
    note: 'Whether hands and feet go on the way they went: 1 is straight on, −1 is back each time.',
    of: ({ coherence }) => coherence,
    range: () => [-1, 1],
    label: digits(2),
  },
  {
    id: 'plausibility',
    title: 'Single frames',
    note: 'How far a frame, by itself, is from the nearest pose that it could have learned, in centimetres.',
    of: ({ plausibility }) => 100 * plausibility,
    range: (results) => [0, mostOf(results, ({ plausibility }) => 100 * plausibility) * 1.6],
    label: digits(1),
  },
];

const width = 320;
const height = 190;
const plot = { left: 14, right: 306, top: 16, bottom: 156 } as const;

const across = (memory: Memory): number =>
  plot.left + 22 + (memories.indexOf(memory) * (plot.right - plot.left - 44)) / (memories.length - 1);

/** How far a mark reaches, a diamond with its edge, and a value's letters above and below their base line. */
const reach = { mark: 5, own: 7, above: 10, below: 2 } as const;

/**
 * The base line of the value written at a mark: above or below it, or as near as may be to the diamond of the reader's own clip,
 * where nothing is covered.
 */
function valuePlace(mark: number, { data, own }: { data: number; own: number | undefined }): number {
  // Above its mark, unless the picture ends there or the line of the data runs through.
  const isFreeAbove = mark > plot.top + 22 && !(mark - data > 1 && mark - data < 34);
  const [above, below] = [mark - 10, mark + 19];
  const usual = isFreeAbove ? above : below;
  if (own === undefined) return usual;
  const isClear = (place: number, at: number, by: number): boolean =>
    place + reach.below < at - by || place - reach.above > at + by;
  const isFree = (place: number): boolean =>
    place - reach.above >= 0 &&
    place + reach.below < plot.bottom &&
    isClear(place, mark, reach.mark) &&
    isClear(place, own, reach.own);
  const places = [usual, above, below, own - 11, own + 20].filter(isFree);
  return places.find((place) => isClear(place, data, 1)) ?? places[0] ?? usual;
}

/**
 * A panel as a drawing. The benchmark's figures are joined by a line and written beside their marks; data is a dashed line; the reader's own
 * clip is a diamond.
 */
export function panelDrawing(
  { id, title, of, range, label }: Panel,
  results: AmnesiaResults,
  { own, memory }: { own?: OwnFigures; memory?: Memory } = {},
): SvgNode {
  const [least, most] = range(results);
  const y = scaleLinear().domain([least, most]).range([plot.bottom, plot.top]).clamp(true);
  const rows = results.memories.map((row) => ({ memory: row.memory, value: of(row) }));
  const path = rows.map((row) => `${across(row.memory).toFixed(1)} ${y(row.value).toFixed(1)}`).join('L');
  const data = y(of(results.data));
  const zero =
    least < 0 ? [s('line', { class: 'fa-panel-zero', x1: plot.left, x2: plot.right, y1: y(0), y2: y(0) })] : [];
  const mine = new Map(
    [...(own ?? [])].flatMap(([each, figures]) => {
      const value = id === 'jump' ? figures.jumpP50 : id === 'coherence' ? figures.coherence : Number.NaN;
      return Number.isNaN(value) ? [] : [[each, y(value)] as const];
    }),
  );
  const diamonds = [...mine].map(([each, at]) =>
    s('path', {
      class: each === memory ? 'fa-panel-own is-chosen' : 'fa-panel-own',
      d: `M${across(each)} ${(at - 6).toFixed(1)}l6 6-6 6-6-6z`,
    }),
  );
  return s(
    'svg',
    {
      class: 'fa-panel',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': `${title} for each memory: ${rows.map((row) => `${row.memory}: ${label(row.value)}`).join(', ')}; held-out data ${label(of(results.data))}`,
    },
    ...(memory === undefined
      ? []
      : [
          s('rect', {
            class: 'fa-panel-here',
            x: across(memory) - 20,
            width: 40,
            y: plot.top - 14,
            height: height - plot.top + 12,
          }),
        ]),
    ...zero,
    s('line', { class: 'fa-panel-axis', x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom }),
    s('line', { class: 'fa-panel-data', x1: plot.left, x2: plot.right, y1: data, y2: data }),
    s('path', { class: 'fa-panel-line', d: `M${path}` }),
    ...rows.map((row) => s('circle', { class: 'fa-panel-mark', cx: across(row.memory), cy: y(row.value), r: 4 })),
    ...diamonds,
    // Last, so that nothing lies on them.
    ...rows.flatMap((row) => [
      s(
        'text',
        {
          class: 'fa-panel-value',
          x: across(row.memory),
          y: valuePlace(y(row.value), { data, own: mine.get(row.memory) }),
          'text-anchor': 'middle',
        },
        label(row.value),
      ),
      s(
        'text',
        { class: 'fa-panel-tick', x: across(row.memory), y: plot.bottom + 20, 'text-anchor': 'middle' },
        String(row.memory),
      ),
    ]),
  );
}

/** What the three charts come to, in sentences. */
export function panelsSummary({ clips, memories: rows, data }: AmnesiaResults): string {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const times = first.jumpP50 / last.jumpP50;
  const apart =
    Math.max(...rows.map(({ plausibility }) => plausibility)) /
    Math.min(...rows.map(({ plausibility }) => plausibility));
  return (
    `Over ${clips} clips of each memory: from memory ${first.memory} to ${last.memory} the median jump becomes ${Math.round(times)} times smaller, ` +
    `from ${digits(3)(first.jumpP50)} to ${digits(3)(last.jumpP50)} torso lengths, and coherence rises from ${digits(2)(first.coherence)} to ` +
    `${digits(2)(last.coherence)} (the set’s own motion: ${digits(2)(data.coherence)}). Single frames are equally good throughout, within ` +
    `${Math.max(1, Math.round(100 * (apart - 1)))} %: all that memory changes is what lies between them.`
  );
}
