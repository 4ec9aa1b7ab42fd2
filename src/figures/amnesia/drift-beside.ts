import { scaleLinear } from 'd3-scale';
import { jumpsOf } from '../../generator/measures.ts';
import { drawnPoints, type DrawnPose } from '../../terms/generated.ts';
import { joints } from '../../terms/landmarks.ts';
import type { Measurement } from '../../terms/measurement.ts';
import { s, type SvgNode } from '../../views/svg-tree.ts';

/** One number a frame from the poses themselves, and one from the pixels of their film; null where there is none. */
export interface Beside {
  known: readonly (number | null)[];
  measured: readonly (number | null)[];
  /** Whether a frame lies inside a fault that the detector's measures found. */
  flagged: readonly boolean[];
}

const pointOf = joints.map((joint) => drawnPoints.indexOf(joint));

function meanOf(values: readonly number[]): number | null {
  const sound = values.filter((value) => !Number.isNaN(value));
  return sound.length === 0 ? null : sound.reduce((sum, value) => sum + value, 0) / sound.length;
}

/**
 * How far the joints are, on average, from where the frames before and after say that they should be, in torso lengths: known from the poses, in
 * space; measured on the film, in the picture plane, over the joints that gave evidence, and with the detector's own noise still in it.
 */
export function besideOf(clip: readonly DrawnPose[], { drift, faults }: Pick<Measurement, 'drift' | 'faults'>): Beside {
  const jumps = jumpsOf(clip);
  const raw = drift.rawTorsoLengths;
  return {
    known: clip.map((_, frame) => meanOf(pointOf.map((point) => jumps[frame * drawnPoints.length + point]!))),
    measured: clip.map((_, frame) => meanOf([...raw.subarray(frame * joints.length, (frame + 1) * joints.length)])),
    flagged: clip.map((_, frame) =>
      faults.some(({ firstFrame, lastFrame }) => frame >= firstFrame && frame <= lastFrame),
    ),
  };
}

const width = 640;
const height = 190;
const plot = { left: 44, right: 628, top: 14, bottom: 160 } as const;

/** Both numbers over time: known as a line with round marks, measured as a dashed one with crosses; flagged frames stand on a bar. */
export function besideDrawing({ known, measured, flagged }: Beside): SvgNode {
  const most = Math.max(0.1, ...[...known, ...measured].map((value) => value ?? 0));
  const x = scaleLinear()
    .domain([0, known.length - 1])
    .range([plot.left, plot.right]);
  const y = scaleLinear().domain([0, most]).range([plot.bottom, plot.top]);
  const half = (plot.right - plot.left) / (known.length - 1) / 2;
  const lineOf = (values: readonly (number | null)[]): string =>
    values
      .map((value, frame) =>
        value === null
          ? ''
          : `${(values[frame - 1] ?? null) === null ? 'M' : 'L'}${x(frame).toFixed(1)} ${y(value).toFixed(1)}`,
      )
      .join('');
  const marks = (values: readonly (number | null)[], d: string, name: string): SvgNode[] =>
    values.flatMap((value, frame) =>
      value === null
        ? []
        : [s('path', { class: name, d, transform: `translate(${x(frame).toFixed(1)} ${y(value).toFixed(1)})` })],
    );
  return s(
    'svg',
    {
      class: 'fa-beside',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': besideSummary({ known, measured, flagged }),
    },
    ...flagged.flatMap((isFlagged, frame) =>
      isFlagged
        ? [s('rect', { class: 'fa-beside-flag', x: x(frame) - half, width: 2 * half, y: plot.bottom, height: 6 })]
        : [],
    ),
    s('line', { class: 'fa-panel-axis', x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom }),
    ...[0, most].map((value) =>
      s('text', { x: plot.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, value.toFixed(2)),
    ),
    ...[0, 6, 12, 18, 23].map((frame) =>
      s('text', { x: x(frame), y: plot.bottom + 24, 'text-anchor': frame === 23 ? 'end' : 'middle' }, `frame ${frame}`),
    ),
    s('path', { class: 'fa-beside-known', d: lineOf(known) }),
    s('path', { class: 'fa-beside-measured', d: lineOf(measured) }),
    ...marks(known, 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0', 'fa-beside-dot'),
    ...marks(measured, 'M-3-3l6 6M-3 3l6-6', 'fa-beside-cross'),
  );
}

/** What both come to, in a sentence. */
export function besideSummary({ known, measured, flagged }: Beside): string {
  const label = (values: readonly (number | null)[]): string => {
    const mean = meanOf(values.map((value) => value ?? Number.NaN));
    return mean === null ? 'nothing' : mean.toFixed(3);
  };
  const count = flagged.filter(Boolean).length;
  return (
    `On average the joints are ${label(known)} torso lengths off, as the poses know, and ${label(measured)} as the detector measured in the picture, ` +
    `its own tremble included. It flags ${count} of ${flagged.length} frames.`
  );
}
