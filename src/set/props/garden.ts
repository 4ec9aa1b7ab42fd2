import { Color } from 'three';
import type { Batch, Point } from './batch.ts';

const iron = { colour: new Color(0x1d2122) };

/** A gate of pales between two posts, in the plane of its z; `low` is its lower left corner, without the posts. */
export function gate(batch: Batch, low: Point, width: number, height: number, colour: Color): void {
  const [x, y, z] = low;
  const wood = { colour, shadeBelow: 0.78 };
  const pales = Math.round(width / 0.13);
  for (let pale = 0; pale < pales; pale += 1) {
    const middle = x + ((pale + 0.5) / pales) * width;
    const top = y + height * (0.86 + 0.14 * Math.sin(((pale + 0.5) / pales) * Math.PI));
    batch.box([middle - 0.036, y + 0.06, z - 0.012], [middle + 0.036, top, z + 0.012], wood, ['bottom']);
    batch.pillar([middle, top, z], 0.05, { below: 0.036, above: 0.004 }, 4, { colour });
  }
  for (const rail of [0.24, 0.72])
    batch.box([x, y + height * rail, z - 0.045], [x + width, y + height * rail + 0.075, z - 0.012], wood);
}

/** A square post with a ball on its cap. */
export function post(batch: Batch, foot: Point, height: number, colour: Color): void {
  const [x, y, z] = foot;
  const stone = { colour, shadeBelow: 0.7 };
  batch.box([x - 0.07, y, z - 0.07], [x + 0.07, y + height, z + 0.07], stone, ['bottom']);
  batch.box([x - 0.095, y + height, z - 0.095], [x + 0.095, y + height + 0.05, z + 0.095], { colour });
  batch.pillar([x, y + height + 0.05, z], 0.05, { below: 0.035, above: 0.07 }, 8, { colour });
  batch.pillar([x, y + height + 0.1, z], 0.07, { below: 0.07, above: 0.025 }, 8, { colour });
}

/** A wall lantern on a bent arm; `at` is the place of its fixing on a wall that faces +z. */
export function lantern(batch: Batch, at: Point, glass: Color): void {
  const [x, y, z] = at;
  batch.box([x - 0.04, y - 0.1, z], [x + 0.04, y + 0.1, z + 0.02], iron);
  batch.box([x - 0.012, y + 0.05, z], [x + 0.012, y + 0.075, z + 0.16], iron);
  batch.pillar([x, y - 0.2, z + 0.15], 0.22, { below: 0.05, above: 0.085 }, 6, { colour: glass });
  for (let edge = 0; edge < 6; edge += 1) {
    const angle = (edge / 6) * 2 * Math.PI;
    const [dx, dz] = [Math.sin(angle), Math.cos(angle)];
    batch.quad(
      [
        [x + dx * 0.053 - dz * 0.006, y - 0.2, z + 0.15 + dz * 0.053 + dx * 0.006],
        [x + dx * 0.053 + dz * 0.006, y - 0.2, z + 0.15 + dz * 0.053 - dx * 0.006],
        [x + dx * 0.088 + dz * 0.006, y + 0.02, z + 0.15 + dz * 0.088 - dx * 0.006],
        [x + dx * 0.088 - dz * 0.006, y + 0.02, z + 0.15 + dz * 0.088 + dx * 0.006],
      ],
      iron,
    );
  }
  batch.pillar([x, y + 0.02, z + 0.15], 0.09, { below: 0.11, above: 0.02 }, 6, iron);
  batch.pillar([x, y + 0.11, z + 0.15], 0.04, { below: 0.016, above: 0.016 }, 6, iron);
  batch.pillar([x, y - 0.23, z + 0.15], 0.03, { below: 0.02, above: 0.06 }, 6, iron);
}

/** A little house for birds on a pole. */
export function birdHouse(batch: Batch, foot: Point, height: number, walls: Color, roof: Color): void {
  const [x, y, z] = foot;
  batch.pillar([x, y, z], height, { below: 0.03, above: 0.025 }, 6, { colour: new Color(0x6b5641) });
  const base = y + height;
  batch.box([x - 0.15, base, z - 0.12], [x + 0.15, base + 0.02, z + 0.14], { colour: roof });
  batch.box([x - 0.11, base + 0.02, z - 0.1], [x + 0.11, base + 0.22, z + 0.1], { colour: walls, shadeBelow: 0.85 });
  batch.quad(
    [
      [x - 0.11, base + 0.22, z + 0.1],
      [x + 0.11, base + 0.22, z + 0.1],
      [x, base + 0.34, z + 0.1],
      [x, base + 0.34, z + 0.1],
    ],
    { colour: walls },
  );
  batch.box([x - 0.028, base + 0.11, z + 0.1], [x + 0.028, base + 0.17, z + 0.104], iron);
  for (const side of [-1, 1]) {
    const edge: [Point, Point, Point, Point] = [
      [x + side * 0.16, base + 0.17, z + 0.15],
      [x + side * 0.16, base + 0.17, z - 0.14],
      [x, base + 0.36, z - 0.14],
      [x, base + 0.36, z + 0.15],
    ];
    batch.quad(side > 0 ? edge : [edge[1], edge[0], edge[3], edge[2]], { colour: roof });
    // The thickness of the boards, towards the eye.
    const front: [Point, Point, Point, Point] = [
      [x + side * 0.16, base + 0.15, z + 0.15],
      [x + side * 0.16, base + 0.175, z + 0.15],
      [x, base + 0.365, z + 0.15],
      [x, base + 0.335, z + 0.15],
    ];
    batch.quad(side > 0 ? front : [front[3], front[2], front[1], front[0]], { colour: roof });
  }
}

/** A terracotta pot with a rim; the plant is added by whoever wants one. */
export function pot(batch: Batch, foot: Point, height: number, radius: number, colour: Color): void {
  const [x, y, z] = foot;
  batch.pillar([x, y, z], height * 0.82, { below: radius * 0.68, above: radius * 0.94 }, 14, {
    colour,
    shadeBelow: 0.6,
  });
  batch.pillar([x, y + height * 0.8, z], height * 0.2, { below: radius, above: radius * 1.04 }, 14, { colour });
  batch.pillar([x, y + height, z], 0.004, { below: radius * 0.9, above: radius * 0.9 }, 14, {
    colour: new Color(0x2b2019),
  });
}

/** A shed of boards with a pitched roof, a door and a window towards +z. */
export function shed(batch: Batch, low: Point, width: number, depth: number, colour: Color): void {
  const [x, y, z] = low;
  const eaves = y + 1.85;
  const ridge = eaves + 0.75;
  const dark = { colour: colour.clone().multiplyScalar(0.8), shadeBelow: 0.7 };
  const wood = { colour, shadeBelow: 0.75 };
  batch.box([x, y, z - depth], [x + width, eaves, z], wood, ['bottom', 'top']);
  const boards = Math.round(width / 0.2);
  for (let board = 1; board < boards; board += 1)
    batch.box(
      [x + (board / boards) * width - 0.012, y, z],
      [x + (board / boards) * width + 0.012, eaves, z + 0.012],
      dark,
    );
  const middle = x + width / 2;
  batch.quad(
    [
      [x, eaves, z],
      [x + width, eaves, z],
      [middle, ridge, z],
      [middle, ridge, z],
    ],
    wood,
  );
  const roof = { colour: new Color(0x5d4a44) };
  batch.quad(
    [
      [x + width + 0.15, eaves - 0.12, z + 0.2],
      [x + width + 0.15, eaves - 0.12, z - depth - 0.1],
      [middle, ridge + 0.05, z - depth - 0.1],
      [middle, ridge + 0.05, z + 0.2],
    ],
    roof,
  );
  batch.quad(
    [
      [x - 0.15, eaves - 0.12, z - depth - 0.1],
      [x - 0.15, eaves - 0.12, z + 0.2],
      [middle, ridge + 0.05, z + 0.2],
      [middle, ridge + 0.05, z - depth - 0.1],
    ],
    roof,
  );
  const white = { colour: new Color(0xe6e2d4) };
  const glass = { colour: new Color(0x33464a) };
  batch.box([x + width * 0.56, y + 0.95, z], [x + width * 0.9, y + 1.6, z + 0.03], white);
  for (const pane of [0.585, 0.745])
    batch.box([x + width * pane, y + 1, z], [x + width * (pane + 0.13), y + 1.55, z + 0.036], glass);
  batch.box([x + width * 0.1, y, z], [x + width * 0.46, y + 1.75, z + 0.025], dark);
}
