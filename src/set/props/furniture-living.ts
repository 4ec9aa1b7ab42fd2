import {
  Color,
  DoubleSide,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  TorusGeometry,
  type Texture,
} from 'three';
import type { Random } from '../random.ts';
import { Joinery, standing } from './furniture.ts';
import { grain, painted } from './paint.ts';
import { books } from './room-decor.ts';

/** A sofa along x, its middle above the origin, that faces +z. */
export function sofa(width: number, colour: number): Mesh {
  const cloth = new Joinery();
  const half = width / 2;
  const dim = new Color(colour).multiplyScalar(0.82);
  for (const x of [-half + 0.12, half - 0.12])
    for (const z of [-0.34, 0.34]) cloth.rod([x, 0, z], [x * 0.99, 0.14, z], { from: 0.014, to: 0.022 }, 0x4a2f1c);
  cloth.box([-half + 0.04, 0.13, -0.4], [half - 0.04, 0.3, 0.4], dim, 0.04);
  cloth.box([-half + 0.06, 0.26, -0.44], [half - 0.06, 0.84, -0.2], dim, 0.08);
  for (const side of [-1, 1])
    cloth.box([side * half - 0.09, 0.16, -0.42], [side * half + 0.09, 0.6, 0.42], colour, 0.07);
  for (const side of [-1, 1]) {
    const [from, to] = side < 0 ? [-half + 0.1, -0.006] : [0.006, half - 0.1];
    cloth.box([from, 0.29, -0.24], [to, 0.45, 0.43], colour, 0.06);
    cloth.box([from + 0.01, 0.43, -0.26], [to - 0.01, 0.86, -0.08], colour, 0.075);
  }
  return cloth.mesh();
}

/** A cushion that leans: its lower edge is the origin, its face towards +z. */
export function cushion(side: number, colour: number, tilt: number): Mesh {
  const cloth = new Joinery();
  cloth.place = new Matrix4().makeRotationZ(tilt).premultiply(new Matrix4().makeRotationX(-0.32));
  cloth.ball([0, side / 2, 0], [side * 0.5, side * 0.5, 0.07], colour);
  cloth.box([-side / 2, 0, -0.045], [side / 2, side, 0.045], colour, 0.044);
  return cloth.mesh();
}

/** A case without a back, its lower left corner the origin, books to +z: the case, and the books of each board. */
export function bookcase(random: Random, width: number, height: number, rows: number): { wood: Mesh; books: Mesh[] } {
  const [deep, thick] = [0.28, 0.028];
  const wood = new Joinery();
  const colour = 0x6b4426;
  for (const x of [0, width - thick]) wood.box([x, 0, 0], [x + thick, height, deep], colour);
  const step = (height - 0.08) / rows;
  for (let row = 0; row <= rows; row += 1) {
    const y = 0.05 + row * step;
    wood.box([thick, y, 0], [width - thick, y + thick, deep - 0.006], colour);
  }
  wood.box([0, 0.02, 0.002], [width, height, 0.012], new Color(colour).multiplyScalar(0.55));
  const shelved = Array.from({ length: rows }, (_, row) => {
    const room = width - 2 * thick - 0.02;
    const filled = row === 1 ? room * 0.62 : room * random.between(0.8, 1);
    const mesh = books(random, filled, step - 0.07).mesh();
    mesh.position.set(thick + 0.012, 0.05 + row * step + thick, deep - 0.05);
    return mesh;
  });
  return { wood: wood.mesh(), books: shelved };
}

/** A low sideboard on legs along +x from the origin, the wall at z = 0, doors to +z. */
export function sideboard(width: number, height: number, depth: number, colour: number): Mesh {
  const wood = new Joinery();
  for (const x of [0.08, width - 0.08])
    for (const z of [0.06, depth - 0.06]) wood.rod([x, 0, z], [x, 0.17, z], { from: 0.013, to: 0.022 }, 0x3a2416);
  wood.box([0, 0.16, 0], [width, height, depth], colour, 0.01);
  const doors = 3;
  for (let door = 0; door < doors; door += 1) {
    const [from, to] = [(door * width) / doors + 0.014, ((door + 1) * width) / doors - 0.014];
    wood.box([from, 0.185, depth], [to, height - 0.03, depth + 0.014], new Color(colour).multiplyScalar(1.12), 0.005);
    wood.ball([to - 0.05, (height + 0.16) / 2, depth + 0.024], [0.013, 0.013, 0.013], 0xc9a25c);
  }
  return wood.mesh();
}

/**
 * A lamp on an arm that bows over: the foot stands at the origin, the shade hangs at (`reach.x`, `reach.y`, `reach.z`), its lower edge
 * there. The shade apart, so that it can be seen by itself.
 */
export function arcLamp(
  reach: { x: number; y: number; z: number },
  shade: { radius: number; height: number; inside: Color; outside: Color },
): { stand: Mesh; shade: Group } {
  const metal = new Joinery();
  const iron = 0x2d2824;
  metal.turned(
    [0, 0, 0],
    [
      [0.19, 0],
      [0.19, 0.03],
      [0.17, 0.045],
      [0.02, 0.05],
    ],
    iron,
    24,
  );
  const top = reach.y + shade.height + 0.42;
  const points = Array.from({ length: 15 }, (_, index): [number, number, number] => {
    const share = index / 14;
    // Up the pole, then over in a quarter of an ellipse and a little down.
    if (share < 0.25) return [0, 0.05 + (share / 0.25) * 1.1, 0];
    const angle = ((share - 0.25) / 0.75) * 2.05;
    const out = (1 - Math.cos(angle)) / (1 - Math.cos(2.05));
    return [reach.x * out, 1.15 + (top - 1.15) * Math.sin(angle), reach.z * out];
  });
  for (const [index, point] of points.slice(1).entries()) metal.rod(points[index]!, point, 0.014, iron, 8);
  const end = points.at(-1)!;
  metal.rod(end, [reach.x, reach.y + shade.height, reach.z], 0.006, iron, 5);
  const { radius, height, inside, outside } = shade;
  const profile = [
    [radius, 0],
    [radius * 0.98, height * 0.22],
    [radius * 0.82, height * 0.62],
    [radius * 0.5, height * 0.9],
    [0.05, height],
  ] as const;
  const paper = new Joinery().turned([reach.x, reach.y, reach.z], profile, 0xffffff, 28);
  const outer = paper.mesh(new MeshBasicMaterial({ color: outside }));
  const lit = new Joinery()
    .turned(
      [reach.x, reach.y, reach.z],
      profile.map(([r, y]) => [r * 0.985, y - 0.002] as const),
      0xffffff,
      28,
    )
    .ball([reach.x, reach.y + height * 0.35, reach.z], [0.05, 0.06, 0.05], 0xffffff)
    .mesh(new MeshBasicMaterial({ color: inside, side: DoubleSide }));
  const group = new Group();
  for (const mesh of [outer, lit]) {
    mesh.castShadow = mesh.receiveShadow = false;
    group.add(mesh);
  }
  const stand = metal.mesh();
  return { stand, shade: group };
}

/** A carpet with a border and a field of lozenges, fringed at its ends; lies at the origin, long along x. */
export function rug(random: Random, width: number, depth: number): Mesh {
  const map = carpet(random);
  const geometry = new PlaneGeometry(width, depth).rotateX(-Math.PI / 2);
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ map }));
  mesh.receiveShadow = true;
  return mesh;
}

function carpet(random: Random): Texture {
  const [red, blue, sand] = ['rgb(116,62,50)', 'rgb(48,58,72)', 'rgb(186,164,132)'];
  return painted(
    1024,
    512,
    (brush) => {
      brush.fillStyle = sand;
      brush.fillRect(0, 0, 1024, 512);
      brush.fillStyle = red;
      brush.fillRect(14, 8, 996, 496);
      for (const [inset, wide, tone] of [
        [34, 26, blue],
        [70, 6, sand],
        [88, 4, blue],
      ] as const) {
        brush.strokeStyle = tone;
        brush.lineWidth = wide;
        brush.strokeRect(inset, inset * 0.8, 1024 - 2 * inset, 512 - 1.6 * inset);
      }
      for (let x = 160; x < 900; x += 116)
        for (const y of [170, 256, 342]) {
          const middle = y === 256;
          brush.fillStyle = middle ? sand : blue;
          const size = middle ? 40 : 24;
          brush.beginPath();
          brush.moveTo(x, y - size);
          brush.lineTo(x + size, y);
          brush.lineTo(x, y + size);
          brush.lineTo(x - size, y);
          brush.fill();
          brush.fillStyle = middle ? red : sand;
          brush.fillRect(x - 7, y - 7, 14, 14);
        }
      grain(brush, random, 34, 0.05);
    },
    { repeats: false },
  );
}

/** A radio of wood with a cloth front: its foot is the origin, it faces +z. */
export function radio(): Mesh {
  const box = new Joinery();
  box.box([-0.17, 0, -0.08], [0.17, 0.2, 0.06], 0x7a4a26, 0.024);
  box.box([-0.15, 0.03, 0.058], [0.03, 0.17, 0.064], 0xc8b48c);
  box.place = standing(0.1, 0.11, 0.066);
  box.add(new TorusGeometry(0.034, 0.01, 6, 18), 0xd8c08a);
  box.place = new Matrix4();
  box.ball([0.1, 0.05, 0.066], [0.014, 0.014, 0.012], 0x2a2018);
  return box.mesh();
}
