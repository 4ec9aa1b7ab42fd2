import { Color } from 'three';
import type { Random } from '../random.ts';
import type { Batch } from './batch.ts';
import type { Facade, StreetBatches } from './building.ts';

/** A slab and railings before a window. */
export function balcony(trim: Batch, x0: number, x1: number, y: number, front: Facade): void {
  const iron = { colour: new Color(0x1c1f22) };
  trim.box([x0 - 0.1, y - 0.14, 0], [x1 + 0.1, y, 0.62], { colour: front.trim }, ['back']);
  trim.box([x0 - 0.06, y + 0.86, 0.54], [x1 + 0.06, y + 0.91, 0.59], iron);
  trim.box([x0 - 0.06, y + 0.1, 0.555], [x1 + 0.06, y + 0.13, 0.58], iron);
  for (let x = x0 - 0.06; x <= x1 + 0.06; x += 0.13)
    trim.box([x, y, 0.558], [x + 0.02, y + 0.88, 0.576], iron, ['top', 'bottom', 'back']);
}

/** A box of flowers on a sill. */
export function flowerBox(trim: Batch, random: Random, x0: number, x1: number, y: number): void {
  trim.box([x0, y, 0.02], [x1, y + 0.18, 0.2], { colour: new Color(0x5b3a26) }, ['back']);
  for (let x = x0; x < x1 - 0.08; x += 0.09) {
    const colour = new Color(random.pick([0x3d5b2a, 0x4d6b30, 0xb5483a, 0xd9a441, 0x2f4a26]));
    const high = y + 0.2 + random.between(0.04, 0.2);
    trim.box(
      [x, y + 0.14, random.between(0, 0.05)],
      [x + 0.11, high, random.between(0.14, 0.24)],
      { colour, shadeBelow: 0.5 },
      ['back', 'bottom'],
    );
  }
}

/** A mansard with dormers or a parapet, from `y` upwards, and chimneys. */
export function roof({ trim, glass }: StreetBatches, random: Random, front: Facade, y: number): void {
  const slate = new Color(0x4a4f58);
  if (front.mansard) {
    trim.quad(
      [
        [0, y, 0.1],
        [front.width, y, 0.1],
        [front.width, y + 2.6, -1.1],
        [0, y + 2.6, -1.1],
      ],
      { colour: slate, shadeBelow: 0.8 },
    );
    const bay = front.width / front.bays;
    for (let index = 0; index < front.bays; index += 1) {
      const x = index * bay + bay / 2;
      trim.box([x - 0.62, y + 0.25, -1.2], [x + 0.62, y + 2, -0.02], { colour: front.trim }, ['back', 'bottom']);
      glass.quad(
        [
          [x - 0.44, y + 0.45, 0],
          [x + 0.44, y + 0.45, 0],
          [x + 0.44, y + 1.75, 0],
          [x - 0.44, y + 1.75, 0],
        ],
        {
          colour: front.frame,
          cell: { left: 0.01, right: 0.24, bottom: 0.76, top: 0.99 },
        },
      );
      trim.box([x - 0.75, y + 2, -1.2], [x + 0.75, y + 2.14, 0.12], { colour: slate }, ['back']);
    }
  } else {
    trim.box([0, y, -0.3], [front.width, y + 0.75, -0.02], { colour: front.trim }, ['bottom']);
  }
  for (let count = 0; count < 2; count += 1) {
    const x = random.between(0.8, front.width - 1.6);
    trim.box([x, y, -3], [x + 0.9, y + random.between(3, 4.2), -2.2], { colour: new Color(0x7a4b38) });
    for (const shift of [0.12, 0.5])
      trim.pillar([x + shift + 0.12, y + 3, -2.6], 1.6, { below: 0.12, above: 0.1 }, 6, {
        colour: new Color(0x9a5a40),
      });
  }
}
