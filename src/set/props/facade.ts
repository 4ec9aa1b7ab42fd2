import type { Matrix4 } from 'three';
import type { Random } from '../random.ts';
import type { Batch } from './batch.ts';
import { floorHeight, groundHeight, type Facade, type StreetBatches, type StreetSheets } from './building.ts';
import { balcony, flowerBox, roof } from './facade-parts.ts';
import { shopFront } from './shop-front.ts';

/** Builds the front of a house: shops below, windows that lie in the wall, sills, cornices, a roof with dormers or a parapet. */
export function facade(
  batches: StreetBatches,
  sheets: StreetSheets,
  place: Matrix4,
  random: Random,
  front: Facade,
): void {
  for (const batch of Object.values(batches) as Batch[]) batch.place = place;
  const wall = batches[front.wall];
  const { trim } = batches;
  const look = { colour: front.colour };
  const stone = { colour: front.trim };
  const top = groundHeight + front.floors * floorHeight;

  shopFront(batches, sheets, random, front);
  trim.box([-0.04, groundHeight - 0.12, 0], [front.width + 0.04, groundHeight + 0.14, 0.2], stone, ['back']);
  trim.box([-0.02, groundHeight + 0.14, 0], [front.width + 0.02, groundHeight + 0.26, 0.1], stone, ['back', 'bottom']);

  const bay = front.width / front.bays;
  for (let floor = 0; floor < front.floors; floor += 1) {
    const y = groundHeight + floor * floorHeight;
    for (let index = 0; index < front.bays; index += 1)
      windowBay(batches, sheets, random, front, { left: index * bay, bottom: y, width: bay, floor });
    if (floor > 0) trim.box([0, y - 0.06, 0], [front.width, y + 0.05, 0.06], stone, ['back', 'left', 'right']);
  }
  for (const x of front.isNear ? [0, front.width - 0.34] : [])
    for (let y = groundHeight + 0.26; y < top - 0.3; y += 0.42)
      trim.box([x, y, 0], [x + 0.34, y + 0.36, 0.05], stone, ['back']);

  const steps = [
    [0.1, 0.16],
    [0.22, 0.14],
    [0.42, 0.2],
    [0.5, 0.1],
  ] as const;
  let y = top - 0.2;
  for (const [out, tall] of steps) {
    trim.box([-0.05, y, 0], [front.width + 0.05, y + tall, out], { ...stone, shadeBelow: 0.75 }, ['back']);
    y += tall;
  }
  for (let x = 0.25; front.isNear && x < front.width; x += 0.55)
    trim.box([x, top - 0.1, 0.1], [x + 0.2, top + 0.1, 0.34], stone, ['back', 'top']);
  roof(batches, random, front, y);
  wall.box([0, groundHeight, -9], [front.width, y, 0], look, ['front', 'bottom', 'back', 'top']);
}

function windowBay(
  batches: StreetBatches,
  sheets: StreetSheets,
  random: Random,
  front: Facade,
  at: { left: number; bottom: number; width: number; floor: number },
): void {
  const wall = batches[front.wall];
  const { trim, glass } = batches;
  const width = Math.min(1.25, at.width * 0.52);
  const tall = at.floor === front.floors - 1 ? 1.65 : 1.95;
  const [x0, x1] = [at.left + (at.width - width) / 2, at.left + (at.width + width) / 2];
  const y0 = at.bottom + 0.78;
  const y1 = y0 + tall;
  const [left, right, bottom, top] = [at.left, at.left + at.width, at.bottom, at.bottom + floorHeight];
  const depth = 0.2;
  const look = { colour: front.colour };
  const strip = (a: number, b: number, c: number, d: number, shade = {}) =>
    wall.quad(
      [
        [a, b, 0],
        [c, b, 0],
        [c, d, 0],
        [a, d, 0],
      ],
      { ...look, ...shade },
    );
  strip(left, bottom, right, y0, { shadeBelow: at.floor === 0 ? 0.8 : 0.94 });
  strip(left, y1, right, top, { shadeAbove: at.floor === front.floors - 1 ? 0.6 : 0.9 });
  strip(left, y0, x0, y1);
  strip(x1, y0, right, y1);
  // The reveal: light fails towards the glass.
  const dark = { colour: front.trim.clone().multiplyScalar(0.62) };
  trim.quad(
    [
      [x0, y0, 0],
      [x0, y0, -depth],
      [x0, y1, -depth],
      [x0, y1, 0],
    ],
    dark,
  );
  trim.quad(
    [
      [x1, y0, -depth],
      [x1, y0, 0],
      [x1, y1, 0],
      [x1, y1, -depth],
    ],
    dark,
  );
  trim.quad(
    [
      [x0, y1, -depth],
      [x1, y1, -depth],
      [x1, y1, 0],
      [x0, y1, 0],
    ],
    { colour: dark.colour.clone().multiplyScalar(0.6) },
  );

  const cell = random.pick(sheets.homes);
  glass.quad(
    [
      [x0, y0, -depth],
      [x1, y0, -depth],
      [x1, y1, -depth],
      [x0, y1, -depth],
    ],
    { colour: front.frame, cell },
  );
  const wood = { colour: front.frame };
  const bar = (a: number, b: number, c: number, d: number) =>
    trim.box([a, b, -depth], [c, d, -depth + 0.07], wood, ['back', 'top', 'bottom']);
  const thin = 0.07;
  if (front.isNear) {
    bar(x0, y0, x0 + thin, y1);
    bar(x1 - thin, y0, x1, y1);
    bar(x0, y1 - thin, x1, y1);
    bar(x0, y0, x1, y0 + thin);
  }
  bar((x0 + x1) / 2 - 0.035, y0, (x0 + x1) / 2 + 0.035, y1);
  bar(x0, y0 + tall * 0.66, x1, y0 + tall * 0.66 + 0.06);

  const stone = { colour: front.trim };
  trim.box([x0 - 0.12, y0 - 0.1, -0.05], [x1 + 0.12, y0, 0.14], stone, ['back']);
  trim.box([x0 - 0.14, y0, 0], [x0, y1, 0.045], stone, ['back', 'right']);
  trim.box([x1, y0, 0], [x1 + 0.14, y1, 0.045], stone, ['back', 'left']);
  trim.box([x0 - 0.2, y1, 0], [x1 + 0.2, y1 + 0.2, 0.08], stone, ['back']);
  if (at.floor === 0)
    trim.box([x0 - 0.26, y1 + 0.2, 0], [x1 + 0.26, y1 + 0.3, 0.2], { ...stone, shadeBelow: 0.7 }, ['back']);
  if (!front.isNear) return;
  if (front.shutters)
    for (const edge of [x0 - 0.16 - width * 0.46, x1 + 0.16])
      for (let slat = 0; slat < 4; slat += 1) {
        const low = y0 + (tall * slat) / 4;
        trim.box([edge, low, 0.02], [edge + width * 0.46, low + tall / 4 - 0.03, 0.07], wood, ['back']);
      }
  if (front.balcony && at.floor < 2) balcony(trim, x0 - 0.25, x1 + 0.25, y0 - 0.12, front);
  else if (random.unit() < 0.18) flowerBox(trim, random, x0, x1, y0);
}
