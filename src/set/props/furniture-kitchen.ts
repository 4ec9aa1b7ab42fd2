import { CircleGeometry, Color, Group, Mesh, MeshStandardMaterial } from 'three';
import type { Random } from '../random.ts';
import { Joinery, standing } from './furniture.ts';
import { grain, painted } from './paint.ts';

/** A round table of oak on three legs: its foot is the origin. */
export function roundTable(random: Random, radius: number, height: number): Group {
  const map = painted(
    512,
    512,
    (brush) => {
      for (let plank = 0; plank < 6; plank += 1) {
        brush.fillStyle = `hsl(${30 + random.between(-2, 2)} 42% ${50 + random.between(-3, 3)}%)`;
        brush.fillRect(0, (plank * 512) / 6, 512, 512 / 6);
      }
      for (let vein = 0; vein < 150; vein += 1) {
        brush.fillStyle = `rgba(70,38,14,${random.between(0.03, 0.12)})`;
        brush.fillRect(
          random.between(-200, 400),
          random.between(0, 512),
          random.between(120, 420),
          random.between(0.8, 2.6),
        );
      }
      grain(brush, random, 10, 0.02);
    },
    { repeats: false },
  );
  const top = new Mesh(
    new CircleGeometry(radius, 40).rotateX(-Math.PI / 2).translate(0, height, 0),
    new MeshStandardMaterial({ map, roughness: 0.42, envMapIntensity: 0.5 }),
  );
  top.receiveShadow = true;
  const oak = 0x9a6c3c;
  const wood = new Joinery();
  wood.turned(
    [0, height, 0],
    [
      [radius * 0.8, -0.075],
      [radius * 0.82, -0.034],
      [radius - 0.02, -0.034],
      [radius, -0.022],
      [radius, -0.004],
      [radius - 0.003, -0.0005],
    ],
    oak,
    40,
  );
  for (const turn of [20, 110, 200, 290]) {
    wood.place = standing(0, 0, 0, turn);
    wood.rod([radius * 0.86, 0, 0], [radius * 0.66, height - 0.03, 0], { from: 0.017, to: 0.027 }, oak);
  }
  const group = new Group();
  group.add(wood.mesh(), top);
  return group;
}

/** A chair with a back of spindles; it faces +x, its seat's middle is above the origin. */
export function chair(seat: number, colour: number): Mesh {
  const wood = new Joinery();
  wood.box([-0.2, seat - 0.035, -0.205], [0.2, seat, 0.205], colour, 0.014);
  for (const [x, z] of [
    [-0.16, -0.16],
    [0.16, -0.16],
    [-0.16, 0.16],
    [0.16, 0.16],
  ] as const)
    wood.rod([x * 1.22, 0, z * 1.16], [x, seat - 0.02, z], { from: 0.014, to: 0.018 }, colour);
  for (let bar = 0; bar < 6; bar += 1) {
    const z = -0.17 + bar * 0.068;
    wood.rod([-0.18, seat, z], [-0.27, seat + 0.4, z * 1.08], 0.009, colour, 6);
  }
  wood.box([-0.295, seat + 0.37, -0.21], [-0.255, seat + 0.44, 0.21], colour, 0.014);
  return wood.mesh();
}

/** Cupboards under a worktop along +x from the origin; the wall is behind them at z = 0, doors face +z. */
export function worktop(
  width: number,
  height: number,
  depth: number,
  doors: number,
  colour: number,
  top: number,
): Mesh {
  const wood = new Joinery();
  wood.box([0, 0.1, 0.02], [width, height - 0.04, depth - 0.03], new Color(colour).multiplyScalar(0.75));
  wood.box([0, 0, 0.02], [width, 0.1, depth - 0.09], 0x2c2622);
  wood.box([-0.01, height - 0.04, 0], [width + 0.01, height, depth], top, 0.008);
  const wide = width / doors;
  for (let door = 0; door < doors; door += 1) {
    const x = door * wide;
    wood.box([x + 0.008, 0.115, depth - 0.03], [x + wide - 0.008, height - 0.055, depth - 0.012], colour, 0.006);
    wood.box(
      [x + 0.07, 0.18, depth - 0.013],
      [x + wide - 0.07, height - 0.12, depth - 0.009],
      new Color(colour).multiplyScalar(0.9),
    );
    wood.rod(
      [x + wide - 0.05, height - 0.22, depth + 0.012],
      [x + wide - 0.05, height - 0.12, depth + 0.012],
      0.007,
      0xb98a4c,
      6,
    );
  }
  return wood.mesh();
}
