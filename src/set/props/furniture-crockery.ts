import { DoubleSide, Group, Matrix4, MeshStandardMaterial, TorusGeometry } from 'three';
import type { Random } from '../random.ts';
import { Joinery, standing } from './furniture.ts';

/** The cup that is drunk from: its foot's middle is the origin, its handle points to `handle` degrees. */
export function mug(radius: number, height: number, colour: number, handle: number): Group {
  const clay = new Joinery();
  clay.turned(
    [0, 0, 0],
    [
      [0.001, 0],
      [radius * 0.84, 0],
      [radius * 0.93, height * 0.06],
      [radius, height * 0.2],
      [radius, height * 0.97],
      [radius * 0.985, height],
      [radius * 0.92, height * 0.985],
      [radius * 0.9, height * 0.1],
      [0.001, height * 0.08],
    ],
    colour,
    28,
  );
  clay.turned(
    [0, height * 0.2, 0],
    [
      [radius * 1.004, 0],
      [radius * 1.008, height * 0.1],
      [radius * 1.004, height * 0.2],
    ],
    0xe9dfc8,
    28,
  );
  clay.place = standing(0, 0, 0, handle);
  clay.add(
    new TorusGeometry(height * 0.27, height * 0.062, 7, 16, Math.PI).rotateZ(-Math.PI / 2),
    colour,
    new Matrix4().makeScale(0.86, 1, 1).setPosition(radius * 0.96, height * 0.52, 0),
  );
  const group = new Group();
  group.add(
    clay.mesh(new MeshStandardMaterial({ vertexColors: true, roughness: 0.3, envMapIntensity: 0.7, side: DoubleSide })),
  );
  return group;
}

/** Plates, bowls, cups and jars along +x from the origin, on a shelf. */
export function crockery(random: Random, width: number): Joinery {
  const row = new Joinery();
  const glazes = [0xe6dfd0, 0xd8d2c2, 0x7a9a98, 0xb8694a, 0xcfa75a, 0x4f6a7a];
  for (let x = 0.07; x < width - 0.06;) {
    const kind = random.below(4);
    const tint = random.pick(glazes);
    if (kind === 0) {
      for (let plate = 0; plate < 5; plate += 1)
        row.turned(
          [x + 0.02, plate * 0.014, 0],
          [
            [0.001, 0],
            [0.06, 0.002],
            [0.1, 0.016],
            [0.098, 0.019],
            [0.06, 0.008],
            [0.001, 0.006],
          ],
          plate === 2 ? 0x7a9a98 : 0xe6dfd0,
          20,
        );
      x += 0.24;
    } else if (kind === 1) {
      for (let bowl = 0; bowl < 3; bowl += 1)
        row.turned(
          [x, bowl * 0.026, 0],
          [
            [0.03, 0],
            [0.055, 0.02],
            [0.072, 0.062],
            [0.069, 0.062],
            [0.05, 0.02],
            [0.001, 0.008],
          ],
          tint,
          18,
        );
      x += 0.18;
    } else if (kind === 2) {
      row.turned(
        [x, 0, 0],
        [
          [0.05, 0],
          [0.055, 0.01],
          [0.055, 0.13],
          [0.046, 0.142],
          [0.046, 0.15],
          [0.052, 0.15],
          [0.05, 0.172],
          [0.012, 0.178],
          [0.014, 0.196],
          [0.001, 0.2],
        ],
        tint,
        16,
      );
      x += 0.145;
    } else {
      row.turned(
        [x, 0, 0],
        [
          [0.03, 0],
          [0.038, 0.02],
          [0.04, 0.085],
          [0.037, 0.085],
          [0.034, 0.01],
          [0.001, 0.008],
        ],
        tint,
        14,
      );
      row.place = standing(x, 0.045, 0, random.between(-60, 60));
      row.add(new TorusGeometry(0.024, 0.006, 5, 10, Math.PI).rotateZ(-Math.PI / 2).translate(0.037, 0, 0), tint);
      row.place = standing(0, 0, 0);
      x += 0.125;
    }
  }
  return row;
}

/** A kettle of enamel: its foot is the origin, the spout points to +x. */
export function kettle(colour: number): Group {
  const tin = new Joinery();
  tin.turned(
    [0, 0, 0],
    [
      [0.09, 0],
      [0.108, 0.012],
      [0.112, 0.05],
      [0.1, 0.11],
      [0.07, 0.152],
      [0.045, 0.165],
      [0.045, 0.17],
      [0.02, 0.182],
      [0.014, 0.19],
      [0.02, 0.206],
      [0.001, 0.212],
    ],
    colour,
    24,
  );
  tin.rod([0.085, 0.07, 0], [0.185, 0.155, 0], { from: 0.026, to: 0.013 }, colour, 10);
  tin.add(new TorusGeometry(0.088, 0.009, 6, 18, Math.PI), 0x2a211c, new Matrix4().makeTranslation(0, 0.15, 0));
  const group = new Group();
  group.add(
    tin.mesh(new MeshStandardMaterial({ vertexColors: true, roughness: 0.28, metalness: 0.1, envMapIntensity: 0.8 })),
  );
  return group;
}
