import { Color } from 'three';
import type { Random } from '../random.ts';
import type { Facade, StreetBatches, StreetSheets } from './building.ts';

/** Sill, glass, door, board and awning of each shop on a building's ground floor. */
export function shopFront(batches: StreetBatches, sheets: StreetSheets, random: Random, front: Facade): void {
  const count = front.shops.length;
  const width = front.width / count;
  front.shops.forEach((shop, index) =>
    oneShop(batches, sheets, random, front, { ...shop, left: index * width, width }),
  );
}

function oneShop(
  batches: StreetBatches,
  sheets: StreetSheets,
  random: Random,
  front: Facade,
  shop: { left: number; width: number; board: number; colour: Color; awning: number | undefined },
): void {
  const { trim, glass, sign } = batches;
  const wood = { colour: shop.colour };
  const dark = { colour: shop.colour.clone().multiplyScalar(0.55) };
  const stone = { colour: front.trim, shadeBelow: 0.6 };
  const [left, right] = [shop.left, shop.left + shop.width];
  const pier = 0.42;
  for (const x of [left, right - pier]) {
    trim.box([x, 0, -0.25], [x + pier, 3.75, 0.12], stone, ['back', 'bottom']);
    trim.box([x - 0.03, 0, 0], [x + pier + 0.03, 0.5, 0.17], stone, ['back', 'bottom']);
    trim.box([x - 0.03, 3.1, 0], [x + pier + 0.03, 3.25, 0.17], { colour: front.trim }, ['back']);
  }
  const [x0, x1] = [left + pier, right - pier];
  const deep = -0.22;
  const doorLeft = random.unit() < 0.5 ? x0 : x1 - 1.15;
  const doorRight = doorLeft + 1.15;

  // Windows on both sides of the door, on a panelled sill.
  const cell = sheets.shops[shop.board % sheets.shops.length]!;
  for (const [a, b] of [
    [x0, doorLeft],
    [doorRight, x1],
  ] as const) {
    if (b - a < 0.5) continue;
    trim.box([a, 0, deep], [b, 0.62, deep + 0.2], { ...wood, shadeBelow: 0.55 }, ['back', 'bottom']);
    const panels = Math.max(1, Math.round((b - a) / 1.1));
    const step = (b - a) / panels;
    for (let panel = 0; panel < panels; panel += 1) {
      const from = a + panel * step;
      if (front.isNear)
        trim.box([from + 0.14, 0.14, deep + 0.2], [from + step - 0.14, 0.5, deep + 0.225], dark, ['back']);
      const share = (x: number) => cell.left + ((cell.right - cell.left) * (x - a)) / (b - a);
      glass.quad(
        [
          [from, 0.62, deep + 0.04],
          [from + step, 0.62, deep + 0.04],
          [from + step, 2.95, deep + 0.04],
          [from, 2.95, deep + 0.04],
        ],
        {
          colour: shop.colour,
          cell: { left: share(from), right: share(from + step), bottom: cell.bottom, top: cell.top },
        },
      );
      trim.box([from - 0.035, 0.62, deep], [from + 0.035, 2.95, deep + 0.12], wood, ['back', 'top', 'bottom']);
    }
    trim.box([a, 2.35, deep], [b, 2.42, deep + 0.11], wood, ['back']);
    trim.box([a, 0.6, deep], [b, 0.68, deep + 0.26], wood, ['back']);
    trim.box([b - 0.05, 0.62, deep], [b, 2.95, deep + 0.12], wood, ['back', 'top', 'bottom']);
  }

  // The door, a step further in.
  const inner = deep - 0.35;
  trim.quad(
    [
      [doorLeft, 0, 0.1],
      [doorLeft, 0, inner],
      [doorLeft, 2.95, inner],
      [doorLeft, 2.95, 0.1],
    ],
    dark,
  );
  trim.quad(
    [
      [doorRight, 0, inner],
      [doorRight, 0, 0.1],
      [doorRight, 2.95, 0.1],
      [doorRight, 2.95, inner],
    ],
    dark,
  );
  trim.box([doorLeft, 0, inner], [doorRight, 0.35, inner + 0.06], wood, ['back']);
  glass.quad(
    [
      [doorLeft, 0.35, inner + 0.02],
      [doorRight, 0.35, inner + 0.02],
      [doorRight, 2.95, inner + 0.02],
      [doorLeft, 2.95, inner + 0.02],
    ],
    {
      colour: shop.colour,
      cell: { left: cell.left, right: cell.left + (cell.right - cell.left) * 0.4, bottom: cell.bottom, top: cell.top },
    },
  );
  for (const x of [doorLeft, doorRight - 0.12])
    trim.box([x, 0.3, inner], [x + 0.12, 2.95, inner + 0.08], wood, ['back']);
  trim.box([doorLeft, 2.25, inner], [doorRight, 2.37, inner + 0.08], wood, ['back']);
  trim.box([doorLeft + 0.12, 1, inner + 0.08], [doorLeft + 0.16, 1.35, inner + 0.13], { colour: new Color(0xc9a55a) });
  trim.box([doorLeft, 0, inner], [doorRight, 0.12, 0.1], { colour: front.trim }, ['back', 'bottom']);

  // Board with its little cornice.
  const board = sheets.boards[shop.board % sheets.boards.length]!;
  trim.box([x0, 2.95, -0.25], [x1, 3.02, 0.14], wood, ['back']);
  sign.quad(
    [
      [x0, 3.02, 0.13],
      [x1, 3.02, 0.13],
      [x1, 3.6, 0.13],
      [x0, 3.6, 0.13],
    ],
    { colour: new Color(0xffffff), cell: board },
  );
  trim.box([left, 3.6, -0.1], [right, 3.72, 0.26], { ...wood, shadeBelow: 0.6 }, ['back']);
  for (let x = x0 + 0.4; front.isNear && x < x1; x += 1.5) {
    trim.box([x, 3.58, 0.26], [x + 0.04, 3.62, 0.5], { colour: new Color(0x222222) });
    trim.box([x - 0.05, 3.5, 0.42], [x + 0.09, 3.58, 0.54], { colour: new Color(0x2a2622) });
  }
  if (shop.awning !== undefined) awning(batches, sheets, { x0, x1, stripes: shop.awning });
}

function awning(
  { sign, trim }: StreetBatches,
  sheets: StreetSheets,
  at: { x0: number; x1: number; stripes: number },
): void {
  const cell = sheets.stripes[at.stripes % sheets.stripes.length]!;
  const white = new Color(0xffffff);
  const [back, front] = [0.14, 1.35];
  const [high, low] = [2.98, 2.42];
  const parts = Math.max(1, Math.round((at.x1 - at.x0) / 1.6));
  const step = (at.x1 - at.x0) / parts;
  for (let part = 0; part < parts; part += 1) {
    const [a, b] = [at.x0 + part * step, at.x0 + (part + 1) * step];
    sign.quad(
      [
        [a, low, front],
        [b, low, front],
        [b, high, back],
        [a, high, back],
      ],
      { colour: white, cell },
    );
    sign.quad(
      [
        [b, low, front],
        [a, low, front],
        [a, high, back],
        [b, high, back],
      ],
      { colour: new Color(0x6f6660), cell },
    );
    // The valance hangs in scallops, one a stripe.
    for (let scallop = 0; scallop < 8; scallop += 1) {
      const [c, d] = [a + (step * scallop) / 8, a + (step * (scallop + 1)) / 8];
      const width = (cell.right - cell.left) / 8;
      const own = { ...cell, left: cell.left + width * scallop, right: cell.left + width * (scallop + 1) };
      sign.quad(
        [
          [c + step / 40, low - 0.2, front],
          [d - step / 40, low - 0.2, front],
          [d, low, front],
          [c, low, front],
        ],
        { colour: white, cell: own },
      );
    }
  }
  const iron = { colour: new Color(0x26282b) };
  for (const x of [at.x0 + 0.03, at.x1 - 0.06]) trim.box([x, low - 0.03, back], [x + 0.03, low, front], iron);
}
