import { Color, Matrix4, type BufferGeometry } from 'three';
import { Batch, type Point } from './batch.ts';

const white = new Color(0xe9e2d0);
const dark = new Color(0x3b4a48);

/** Corner of a regular polygon around the upright. */
function corner(edge: number, edges: number, radius: number, y: number): Point {
  const angle = ((edge + 0.5) / edges) * 2 * Math.PI;
  return [Math.sin(angle) * radius, y, Math.cos(angle) * radius];
}

/** A bandstand of eight sides: plinth with steps, slender columns, railings, and a roof of two tiers with a lantern. */
export function bandstand(x: number, z: number, roof: number): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  const edges = 8;
  const ring = (
    below: number,
    y0: number,
    above: number,
    y1: number,
    colour: Color,
    shade: [number, number] = [1, 1],
  ) => {
    for (let edge = 0; edge < edges; edge += 1)
      batch.quad(
        [
          corner(edge, edges, below, y0),
          corner(edge + 1, edges, below, y0),
          corner(edge + 1, edges, above, y1),
          corner(edge, edges, above, y1),
        ],
        { colour, shadeBelow: shade[0], shadeAbove: shade[1] },
      );
  };
  const stone = new Color(0xb9ae9a);
  ring(2.66, 0, 2.66, 0.55, stone, [0.6, 1]);
  ring(2.66, 0.55, 0, 0.56, stone.clone().multiplyScalar(0.8));
  for (const step of [0, 1, 2])
    batch.box([-0.7, 0, 2.4], [0.7, 0.42 - step * 0.14, 2.75 + step * 0.26], { colour: stone, shadeBelow: 0.7 }, [
      'bottom',
      'back',
    ]);
  for (let edge = 0; edge < edges; edge += 1) {
    const [px, , pz] = corner(edge, edges, 2.45, 0);
    batch.pillar([px, 0.55, pz], 2.15, { below: 0.065, above: 0.05 }, 6, { colour: white });
    batch.pillar([px, 2.5, pz], 0.2, { below: 0.05, above: 0.17 }, 6, { colour: white });
  }
  // The front side, over the steps, is open.
  for (let edge = 0; edge < edges - 1; edge += 1)
    railing(batch, corner(edge, edges, 2.45, 0.55), corner(edge + 1, edges, 2.45, 0.55));
  ring(2.5, 2.62, 2.5, 2.86, white, [0.75, 1]);
  const copper = new Color(roof);
  ring(2.95, 2.84, 0.95, 3.72, copper, [0.86, 1]);
  ring(2.2, 2.78, 2.95, 2.84, white.clone().multiplyScalar(0.55));
  ring(0.8, 3.7, 0.8, 4.02, white, [0.7, 1]);
  ring(1.05, 4.0, 0.04, 4.55, copper);
  batch.pillar([0, 4.5, 0], 0.34, { below: 0.05, above: 0.012 }, 6, { colour: dark });
  return batch.geometry();
}

function railing(batch: Batch, [x0, y, z0]: Point, [x1, , z1]: Point): void {
  const face = (low: number, high: number, from: number, to: number) => {
    const at = (share: number, height: number): Point => [x0 + (x1 - x0) * share, y + height, z0 + (z1 - z0) * share];
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const)
      batch.quad([at(a, low), at(b, low), at(b, high), at(a, high)], { colour: white });
  };
  face(0.74, 0.82, 0, 1);
  face(0.12, 0.17, 0, 1);
  for (let bar = 1; bar < 9; bar += 1) face(0.17, 0.74, bar / 9 - 0.012, bar / 9 + 0.012);
}

/** A kiosk of six sides with a counter, an open front that is dark inside, and an awning of stripes. */
export function kiosk(x: number, z: number, stripes: readonly [number, number]): BufferGeometry {
  const batch = new Batch();
  batch.place = new Matrix4().makeTranslation(x, 0, z);
  const green = { colour: new Color(0x2f5d50), shadeBelow: 0.72 };
  batch.box([-0.95, 0, -0.8], [0.95, 1.02, 0.8], green, ['bottom', 'back']);
  for (let panel = 0; panel < 4; panel += 1)
    batch.box([-0.86 + panel * 0.45, 0.16, 0.8], [-0.49 + panel * 0.45, 0.88, 0.815], { colour: new Color(0x3c7264) });
  batch.box([-1.05, 1.02, -0.85], [1.05, 1.08, 1.0], { colour: new Color(0xd9c39a) });
  batch.box([-0.9, 1.08, -0.75], [0.9, 2.2, -0.7], { colour: new Color(0x2a2620), shadeAbove: 0.5 }, ['back']);
  // What is on the shelves inside.
  for (let shelf = 0; shelf < 3; shelf += 1)
    for (let jar = 0; jar < 9; jar += 1) {
      const colour = new Color().setHSL((0.03 + 0.37 * ((jar * 7 + shelf * 5) % 11)) % 1, 0.5, 0.15);
      const low = 1.16 + shelf * 0.34;
      batch.box([-0.78 + jar * 0.18, low, -0.66], [-0.66 + jar * 0.18, low + 0.19, -0.56], { colour }, [
        'back',
        'bottom',
      ]);
    }
  for (const px of [-0.92, 0.86])
    for (const pz of [-0.78, 0.72]) batch.box([px, 1.08, pz], [px + 0.06, 2.3, pz + 0.06], green);
  for (const px of [-0.92, 0.9]) batch.box([px, 1.08, -0.72], [px + 0.02, 2.2, 0.7], { colour: new Color(0x24493f) });
  const pairs = 9;
  for (let stripe = 0; stripe < pairs; stripe += 1) {
    const colour = new Color(stripes[stripe % 2]);
    const [a, b] = [-1.12 + (2.24 * stripe) / pairs, -1.12 + (2.24 * (stripe + 1)) / pairs];
    batch.quad(
      [
        [a, 2.12, 1.35],
        [b, 2.12, 1.35],
        [b, 2.46, 0.62],
        [a, 2.46, 0.62],
      ],
      { colour },
    );
    batch.quad(
      [
        [a, 1.94, 1.35],
        [b, 1.94, 1.35],
        [b, 2.12, 1.35],
        [a, 2.12, 1.35],
      ],
      { colour, shadeBelow: 0.85 },
    );
  }
  const roof = { colour: new Color(0x51635f) };
  batch.quad(
    [
      [-1.15, 2.44, 0.75],
      [1.15, 2.44, 0.75],
      [0.25, 3.02, 0],
      [-0.25, 3.02, 0],
    ],
    roof,
  );
  batch.quad(
    [
      [-1.15, 2.44, -0.95],
      [-1.15, 2.44, 0.75],
      [-0.25, 3.02, 0],
      [-0.25, 3.02, 0],
    ],
    roof,
  );
  batch.quad(
    [
      [1.15, 2.44, 0.75],
      [1.15, 2.44, -0.95],
      [0.25, 3.02, 0],
      [0.25, 3.02, 0],
    ],
    roof,
  );
  batch.pillar([0, 3, 0], 0.3, { below: 0.06, above: 0.02 }, 6, { colour: dark });
  return batch.geometry();
}
