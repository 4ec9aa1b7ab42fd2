import {
  Color,
  CylinderGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MultiplyBlending,
  PlaneGeometry,
  type Material,
  type Object3D,
  type Texture,
} from 'three';
import { gainFor } from '../../light/gain.ts';
import { Batch } from '../../props/batch.ts';
import { ball, board, matPile, punchBag, rack, wallBars } from '../../props/gym-gear.ts';
import { boards, clockFace, outdoors, poster, windowLight } from '../../props/gym-pictures.ts';
import { roomFittings, roomWalls, windowFrame, windowGlass, type RoomPlan } from '../../props/gym-room.ts';
import { contactSpot, plaster } from '../../props/surfaces.ts';
import { seeded } from '../../random.ts';
import type { BackgroundPart } from '../scene.ts';
import { towardsSun as sun } from './light.ts';

/** The hall: the camera looks along -z and a little to the right, into the corner of the back wall and the windows. */
export const plan: RoomPlan = {
  left: -5,
  right: 3.05,
  back: -3.3,
  front: 6,
  height: 4.2,
  windows: [
    { from: -2.95, to: -1.65 },
    { from: -0.95, to: 0.35 },
    { from: 1.05, to: 2.35 },
  ],
  sill: 0.85,
  lintel: 3.5,
};

export interface Hall {
  group: Group;
  parts: readonly BackgroundPart[];
  textures: readonly Texture[];
}

const wholePicture = { left: 0, right: 1, bottom: 0, top: 1 };

/** Walls, floor, mat, windows, and the things that stand about, each of which can flicker or vanish. */
export function hall(seed: number): Hall {
  const random = seeded(seed, 'hall');
  const maps = {
    plaster: plaster(random),
    boards: boards(random),
    outdoors: outdoors(random),
    poster: poster(random),
    clock: clockFace(),
    light: windowLight(sunOnFloor(), 0, 'rgb(158,162,174)'),
    spot: contactSpot(),
  };
  const matte = (map: Texture | null = null) => new MeshLambertMaterial({ vertexColors: true, map });
  const mesh = (batch: Batch, material: Material) => new Mesh(batch.geometry(), material);

  const walls = new Batch(4);
  roomWalls(walls, plan);
  const fittings = new Batch();
  roomFittings(fittings, plan);
  const group = new Group();
  const solid = [mesh(walls, matte(maps.plaster)), mesh(fittings, matte()), floor(maps.boards), mat()];
  for (const each of solid) each.receiveShadow = true;
  group.add(...solid, sunlight(maps.light));

  const parts: BackgroundPart[] = [];
  const add = (name: string, objects: readonly Object3D[], under: readonly Object3D[] = []) => {
    const object = new Group();
    object.name = name;
    object.add(...objects);
    const gain = gainFor(object);
    if (under.length > 0) object.add(...under);
    group.add(object);
    parts.push({ name, object, gain });
  };
  const gear = (geometry: Mesh['geometry'], shadows: boolean, material: Material = matte()) => {
    const made = new Mesh(geometry, material);
    made.castShadow = shadows;
    made.receiveShadow = true;
    return made;
  };
  const dark = (x: number, z: number, wide: number, deep: number) => darkBelow(maps.spot, x, z, wide, deep);

  add(
    'the wall bars',
    [gear(wallBars(-1.86, plan.back, 0.86, 2.44), false)],
    [dark(-1.43, plan.back + 0.12, 1.2, 0.5)],
  );
  add('the punch bag', [gear(punchBag(1.62, -2.15, plan.height), true)], [dark(1.62, -2.15, 0.9, 0.6)]);
  add(
    'the pile of mats',
    [gear(matPile(2.38, -2.87, [0x2f5f7a, 0xb04a36, 0x2f5f7a, 0xc08a34]), true)],
    [dark(2.38, -2.8, 1.9, 1.3)],
  );
  const posterX = random.between(-0.72, -0.64);
  add('the poster', [
    gear(board([posterX, 1.36], [posterX + 0.72, 2.42], plan.back + 0.02, wholePicture), false, matte(maps.poster)),
  ]);
  add('the clock', [clock(maps.clock)]);
  const [rackX, rackZ] = [-0.72, plan.back + 0.3];
  const balls = [
    { x: 0.2, y: 0.34, r: 0.15, colour: 0x3a5a8c },
    { x: 0.56, y: 0.33, r: 0.14, colour: 0x8c3a2e },
    { x: 0.2, y: 0.74, r: 0.13, colour: 0xb8862e },
    { x: 0.54, y: 0.73, r: 0.12, colour: 0x3f6b4a },
  ].map(({ x, y, r, colour }) => gear(ball(r, rackX + x, y, rackZ), false, new MeshLambertMaterial({ color: colour })));
  add('the medicine balls', [gear(rack(rackX, rackZ, 0.78), false), ...balls], [dark(rackX + 0.39, rackZ, 1.2, 0.6)]);
  plan.windows.slice(0, 1).forEach((opening) => {
    const frame = new Batch();
    windowFrame(frame, plan, opening);
    const glass = new Batch();
    windowGlass(glass, plan, opening);
    const pane = new MeshBasicMaterial({ map: maps.outdoors, color: 0xffffff });
    pane.color.setScalar(1.5);
    add('the window', [mesh(frame, matte()), mesh(glass, pane)]);
  });
  return { group, parts, textures: Object.values(maps) };
}

function floor(map: Texture): Mesh {
  const wide = plan.right - plan.left;
  const deep = plan.front - plan.back;
  const geometry = new PlaneGeometry(wide, deep).rotateX(-Math.PI / 2);
  map.repeat.set(wide / 2, deep / 1.2);
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ map, color: 0x9c7348 }));
  mesh.position.set((plan.left + plan.right) / 2, -0.004, (plan.back + plan.front) / 2);
  return mesh;
}

const tileColours = { a: new Color(0x647a82), b: new Color(0x6e858c) };

/** The mat he moves on, flush with the ground. */
function mat(): Mesh {
  const batch = new Batch();
  const tiles = { from: [-2, -1.9], count: [4, 4], side: 1 } as const;
  for (let row = 0; row < tiles.count[1]; row += 1)
    for (let column = 0; column < tiles.count[0]; column += 1) {
      const [x, z] = [tiles.from[0] + column, tiles.from[1] + row];
      const look = { colour: (row + column) % 2 ? tileColours.a : tileColours.b };
      batch.box([x + 0.004, -0.003, z + 0.004], [x + 0.996, 0, z + 0.996], look, ['bottom']);
    }
  return new Mesh(batch.geometry(), new MeshLambertMaterial({ vertexColors: true }));
}

/** Where the sun falls through the windows, in shares of the lit square: see `sunlight`. */
const lit = { x: -3, z: -3.3, side: 7 };

function sunOnFloor() {
  const slope = { x: sun.x / sun.y, z: sun.z / sun.y };
  return plan.windows.map(({ from, to }) => {
    const near = plan.right - plan.sill * slope.x;
    const far = plan.right - plan.lintel * slope.x;
    const middle = ((plan.sill + plan.lintel) / 2) * slope.z;
    return {
      left: (far - lit.x) / lit.side,
      right: (near - lit.x) / lit.side,
      top: (from - middle - lit.z) / lit.side,
      bottom: (to - middle - lit.z) / lit.side,
    };
  });
}

/** Takes the sun from the floor where no window lets it in. Shadows of figures stay below it. */
function sunlight(map: Texture): Mesh {
  const geometry = new PlaneGeometry(lit.side, lit.side).rotateX(-Math.PI / 2);
  const material = new MeshBasicMaterial({
    map,
    transparent: true,
    premultipliedAlpha: true,
    blending: MultiplyBlending,
    depthWrite: false,
  });
  material.userData['noHaze'] = true;
  const mesh = new Mesh(geometry, material);
  mesh.position.set(lit.x + lit.side / 2, 0.002, lit.z + lit.side / 2);
  mesh.renderOrder = 6;
  return mesh;
}

function clock(map: Texture): Mesh {
  const geometry = new CylinderGeometry(0.25, 0.25, 0.05, 28).rotateX(Math.PI / 2).rotateZ(-Math.PI / 2);
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ map }));
  mesh.position.set(0.42, 2.28, plan.back + 0.03);
  return mesh;
}

function darkBelow(map: Texture, x: number, z: number, wide: number, deep: number): Mesh {
  const material = new MeshBasicMaterial({ color: 0x07080a, map, transparent: true, depthWrite: false, opacity: 0.6 });
  const mesh = new Mesh(new PlaneGeometry(wide, deep).rotateX(-Math.PI / 2), material);
  mesh.position.set(x, 0.004, z);
  mesh.renderOrder = 7;
  return mesh;
}
