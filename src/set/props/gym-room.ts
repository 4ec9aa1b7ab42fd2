import { Color } from 'three';
import { Batch, type Point } from './batch.ts';

/** Metres: the back wall faces +z, the right wall faces -x and has the windows in it. */
export interface RoomPlan {
  left: number;
  right: number;
  back: number;
  front: number;
  height: number;
  /** Where on the right wall the windows are: along z, and up. */
  windows: readonly { from: number; to: number }[];
  sill: number;
  lintel: number;
}

const paint = { upper: new Color(0xcfc8b8), lower: new Color(0x35524f), stripe: new Color(0xc9a24b) };
/** Height of the darker paint. */
const dado = 1.12;

/** Both walls, painted in two colours, with a skirting board. */
export function roomWalls(batch: Batch, plan: RoomPlan): void {
  const { left, right, back, front, height } = plan;
  const wall = (
    from: Point,
    to: Point,
    low: number,
    high: number,
    look: { colour: Color; shadeBelow?: number; shadeAbove?: number },
  ) =>
    batch.quad(
      [
        [from[0], low, from[2]],
        [to[0], low, to[2]],
        [to[0], high, to[2]],
        [from[0], high, from[2]],
      ],
      look,
    );
  const stretch = (from: Point, to: Point, low: number, high: number) => {
    if (low < dado) wall(from, to, low, Math.min(high, dado), { colour: paint.lower, shadeBelow: low === 0 ? 0.7 : 1 });
    if (low < dado + 0.05 && high > dado) wall(from, to, dado, dado + 0.05, { colour: paint.stripe });
    if (high > dado + 0.05)
      wall(from, to, Math.max(low, dado + 0.05), high, { colour: paint.upper, shadeAbove: high === height ? 0.82 : 1 });
  };
  stretch([left, 0, back], [right, 0, back], 0, height);
  let z = back;
  for (const { from, to } of [...plan.windows, { from: front, to: front }]) {
    stretch([right, 0, z], [right, 0, from], 0, height);
    if (to > from) {
      stretch([right, 0, from], [right, 0, to], 0, plan.sill);
      stretch([right, 0, from], [right, 0, to], plan.lintel, height);
    }
    z = to;
  }
  // Behind the glass there is wall again: what is seen where a window vanishes.
  stretch([right + 0.08, 0, back], [right + 0.08, 0, front], 0, height);
  const skirting = { colour: new Color(0x2a2320) };
  batch.box([left, 0, back], [right, 0.1, back + 0.025], skirting, ['back', 'bottom', 'left', 'right']);
  batch.box([right - 0.025, 0, back], [right, 0.1, front], skirting, ['right', 'bottom', 'front', 'back']);
}

/** Pipes along the back wall and a radiator below each window. */
export function roomFittings(batch: Batch, plan: RoomPlan): void {
  const iron = { colour: new Color(0x9a968c) };
  batch.box([plan.left, 2.5, plan.back + 0.05], [plan.right, 2.55, plan.back + 0.1], iron, ['back', 'left', 'right']);
  for (const { from, to } of plan.windows)
    for (let z = from + 0.1; z < to - 0.12; z += 0.11)
      batch.box([plan.right - 0.12, 0.14, z], [plan.right - 0.03, plan.sill - 0.1, z + 0.08], iron, [
        'right',
        'bottom',
      ]);
}

/** Frame, sill and glazing bars of one window of the right wall. */
export function windowFrame(batch: Batch, plan: RoomPlan, { from, to }: { from: number; to: number }): void {
  const { right, sill, lintel } = plan;
  const look = { colour: new Color(0x2c3436) };
  const bar = (z0: number, z1: number, y0: number, y1: number, out = 0.05) =>
    batch.box([right - out, y0, z0], [right + 0.06, y1, z1], look, ['right']);
  for (const z of [from, to - 0.06]) bar(z, z + 0.06, sill, lintel);
  for (const y of [sill, lintel - 0.06]) bar(from, to, y, y + 0.06);
  bar((from + to) / 2 - 0.02, (from + to) / 2 + 0.02, sill, lintel, 0.03);
  for (let row = 1; row < 4; row += 1) {
    const y = sill + ((lintel - sill) * row) / 4;
    bar(from, to, y - 0.015, y + 0.015, 0.03);
  }
  batch.box([right - 0.2, sill - 0.05, from - 0.06], [right, sill, to + 0.06], { colour: new Color(0xd8d0bf) }, [
    'right',
  ]);
}

/** The glass of one window, a single face with a picture on it. */
export function windowGlass(batch: Batch, plan: RoomPlan, { from, to }: { from: number; to: number }): void {
  const { right, sill, lintel } = plan;
  batch.quad(
    [
      [right + 0.03, sill, from],
      [right + 0.03, sill, to],
      [right + 0.03, lintel, to],
      [right + 0.03, lintel, from],
    ],
    { colour: new Color(1, 1, 1), cell: { left: 0, right: 1, bottom: 0, top: 1 } },
  );
}
