import {
  Color,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  Vector3,
  type BufferGeometry,
} from 'three';
import type { Random } from '../random.ts';
import { Joinery, standing } from './furniture.ts';

/** A plant in a pot: leaves on stalks that bow outwards. Its foot is the origin. @param size height above the pot, metres */
export function plant(
  random: Random,
  size: number,
  pot: { radius: number; height: number; colour: number },
  leaves = 22,
): Group {
  const { radius, height } = pot;
  const group = new Group();
  const clay = new Joinery();
  clay.turned(
    [0, 0, 0],
    [
      [radius * 0.7, 0],
      [radius * 0.92, height * 0.82],
      [radius, height * 0.82],
      [radius, height],
      [radius * 0.86, height],
      [0.001, height * 0.9],
    ],
    pot.colour,
  );
  const green = new Joinery();
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const around = leaf * 2.4 + random.between(-0.3, 0.3);
    const rise = random.between(0.3, 1);
    const long = size * random.between(0.62, 1);
    const colour = new Color().setHSL(
      random.between(0.26, 0.34),
      random.between(0.3, 0.45),
      random.between(0.13, 0.27),
    );
    green.place = standing(0, height * 0.9, 0, (around * 180) / Math.PI);
    green.add(blade(long, long * random.between(0.2, 0.28), rise), colour);
  }
  const foliage = green.mesh(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide }));
  group.add(clay.mesh(), foliage);
  return group;
}

/** A leaf along +x that rises and bows over under its own weight. */
function blade(long: number, wide: number, rise: number): BufferGeometry {
  const geometry = new PlaneGeometry(1, 1, 7, 2);
  const position = geometry.getAttribute('position');
  for (let index = 0; index < position.count; index += 1) {
    const along = position.getX(index) + 0.5;
    const across = position.getY(index) * 2;
    const breadth = wide * 0.5 * Math.sin(Math.PI * Math.min(1, 0.08 + along ** 0.8 * 0.92));
    position.setXYZ(
      index,
      long * along * (1 - 0.45 * rise),
      long * (rise * Math.sin(along * 1.9) * 0.95 - 0.22 * along * along) + Math.abs(across) * breadth * 0.3,
      across * breadth,
    );
  }
  geometry.computeVertexNormals();
  return geometry;
}

/** A lamp that hangs from the ceiling: its shade's lower edge is the origin. Glows within. */
export function pendant(
  shade: { radius: number; height: number; outside: number; inside: Color },
  cord: number,
): Group {
  const { radius, height, outside, inside } = shade;
  const group = new Group();
  const shell = new Joinery();
  shell.turned(
    [0, 0, 0],
    [
      [radius, 0],
      [radius * 0.97, height * 0.3],
      [radius * 0.72, height * 0.68],
      [radius * 0.3, height * 0.95],
      [0.03, height],
      [0.03, height + 0.05],
      [0.006, height + 0.06],
    ],
    outside,
    26,
  );
  shell.rod([0, height, 0], [0, height + cord, 0], 0.006, 0x2a2522, 5);
  const glow = new Joinery();
  glow.turned(
    [0, 0, 0],
    [
      [radius * 0.99, 0.001],
      [radius * 0.94, height * 0.3],
      [radius * 0.69, height * 0.66],
      [0.02, height * 0.9],
    ],
    0xffffff,
    26,
  );
  glow.ball([0, height * 0.28, 0], [0.045, 0.05, 0.045], 0xffffff);
  const lit = glow.mesh(new MeshBasicMaterial({ color: inside, side: DoubleSide }));
  lit.castShadow = false;
  const worn = shell.mesh(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide }));
  worn.castShadow = false;
  group.add(worn, lit);
  return group;
}

/** Books side by side along +x from the origin, spines to +z. Some lean, some lie. */
export function books(random: Random, width: number, most: number): Joinery {
  const row = new Joinery();
  const colours = [0x7d2f25, 0x2d4a5c, 0xc8a25a, 0x3f5a43, 0xd9cdb2, 0x5b3a4e, 0x1f2a38, 0xb8683a];
  for (let x = 0; x < width - 0.05;) {
    const thick = random.between(0.018, 0.042);
    const high = random.between(0.66, 1) * most;
    const deep = random.between(0.13, 0.18);
    const colour = new Color(random.pick(colours)).multiplyScalar(random.between(0.8, 1.15));
    row.box([x, 0, -deep], [x + thick, high, 0], colour);
    row.box([x + 0.002, high * 0.72, 0], [x + thick - 0.002, high * 0.78, 0.0015], 0xd8c38e);
    x += thick + 0.0015;
    if (random.unit() < 0.12) x += random.between(0.03, 0.07);
  }
  return row;
}

/** Turns something that hangs and faces +z so that it hangs at a place and faces another way. */
export function hang<T extends Group | Mesh>(object: T, at: Vector3, facing: Vector3): T {
  object.position.copy(at);
  object.rotation.y = Math.atan2(facing.x, facing.z);
  return object;
}
