import { Color, Matrix4 } from 'three';
import type { Batch, Point } from '../../props/batch.ts';

const iron = { colour: new Color(0x2a2c2c) };

/** A parasol of eight gores, red and cream by turns, on a pole with a foot. */
export function parasol(batch: Batch, [x, y, z]: Point, cloth: Color): void {
  const wood = { colour: new Color(0x8a6a48) };
  batch.pillar([x, y, z], 0.1, { below: 0.26, above: 0.2 }, 12, { colour: new Color(0x6f6a62) });
  batch.pillar([x, y, z], 2.26, { below: 0.022, above: 0.02 }, 6, wood);
  const [rim, top, radius] = [y + 1.74, y + 2.2, 1.12];
  const cream = new Color(0xe9dcc2);
  for (let gore = 0; gore < 8; gore += 1) {
    const corner = (edge: number, share: number, height: number): Point => {
      const angle = ((edge + 0.5) / 8) * 2 * Math.PI;
      return [x + Math.sin(angle) * radius * share, height, z + Math.cos(angle) * radius * share];
    };
    const colour = gore % 2 ? cream : cloth;
    const shoulder = rim + (top - rim) * 0.62;
    batch.quad(
      [corner(gore, 1, rim), corner(gore + 1, 1, rim), corner(gore + 1, 0.5, shoulder), corner(gore, 0.5, shoulder)],
      { colour },
    );
    batch.quad([corner(gore, 0.5, shoulder), corner(gore + 1, 0.5, shoulder), [x, top, z], [x, top, z]], { colour });
    batch.quad(
      [corner(gore, 1, rim - 0.11), corner(gore + 1, 1, rim - 0.11), corner(gore + 1, 1, rim), corner(gore, 1, rim)],
      {
        colour: colour.clone().multiplyScalar(0.88),
      },
    );
  }
}

/** A round table for two, with a jug and a glass. */
export function table(batch: Batch, [x, y, z]: Point): void {
  batch.pillar([x, y, z], 0.03, { below: 0.23, above: 0.2 }, 12, iron);
  batch.pillar([x, y, z], 0.71, { below: 0.026, above: 0.026 }, 6, iron);
  batch.pillar([x, y + 0.71, z], 0.03, { below: 0.34, above: 0.34 }, 20, { colour: new Color(0xcdbb97) });
  batch.pillar([x - 0.06, y + 0.74, z + 0.04], 0.15, { below: 0.05, above: 0.062 }, 10, {
    colour: new Color(0x4d7488),
  });
  batch.pillar([x - 0.06, y + 0.89, z + 0.04], 0.07, { below: 0.062, above: 0.042 }, 10, {
    colour: new Color(0x4d7488),
  });
  batch.pillar([x + 0.13, y + 0.74, z + 0.08], 0.1, { below: 0.028, above: 0.034 }, 8, { colour: new Color(0xd8cfae) });
}

/** A folding chair of slats, turned by so many degrees. */
export function chair(batch: Batch, [x, y, z]: Point, degrees: number, colour: Color): void {
  batch.place = new Matrix4().makeRotationY((degrees * Math.PI) / 180).setPosition(x, y, z);
  const paint = { colour };
  for (let slat = 0; slat < 5; slat += 1)
    batch.box([-0.19, 0.44, -0.2 + slat * 0.083], [0.19, 0.462, -0.2 + slat * 0.083 + 0.062], paint);
  for (const side of [-0.2, 0.175]) {
    batch.box([side, 0, -0.215], [side + 0.025, 0.88, -0.185], paint);
    batch.box([side, 0, 0.165], [side + 0.025, 0.45, 0.19], paint);
    batch.box([side, 0.2, -0.2], [side + 0.025, 0.225, 0.18], paint);
  }
  for (const level of [0.58, 0.68, 0.78]) batch.box([-0.19, level, -0.212], [0.19, level + 0.062, -0.19], paint);
  batch.place = new Matrix4();
}
