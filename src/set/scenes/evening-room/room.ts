import { Color, Group, Mesh, Vector3, type Object3D } from 'three';
import { gainFor } from '../../light/gain.ts';
import { Joinery } from '../../props/furniture.ts';
import { arcLamp, bookcase, cushion, radio, rug, sideboard, sofa } from '../../props/furniture-living.ts';
import { boards, papered, surface, wallpaper, type Surface } from '../../props/room.ts';
import { plant } from '../../props/room-decor.ts';
import { clock, picture } from '../../props/room-pictures.ts';
import { duskView, roomWindow } from '../../props/room-window.ts';
import { seeded, type Random } from '../../random.ts';
import type { BackgroundPart } from '../scene.ts';
import { plan } from './layout.ts';

export interface LivingRoom {
  group: Group;
  floor: Surface;
  walls: readonly Surface[];
  background: readonly BackgroundPart[];
}

/** The room: seed 1 is the one that is shown, others hold other pictures, books and colours. */
export function livingRoom(seed: number): LivingRoom {
  const random = seeded(seed, 'evening-room', 'room');
  const group = new Group();
  const { floor, walls } = shell(random);
  group.add(floor.mesh, ...walls.map(({ mesh }) => mesh), skirting());

  const carpet = rug(random, 3.5, 1.7);
  carpet.position.set(-0.3, 0.004, 0.32);
  const seat = sofa(2.05, seed === 1 ? 0x7d5138 : random.pick([0x7d5138, 0x5d6b52, 0x8a6a3c]));
  seat.position.set(-2.05, 0, plan.backWall + 0.56);
  const board = sideboard(1.7, 0.58, 0.42, 0x71492b);
  board.position.set(0.55, 0, plan.backWall + 0.03);
  group.add(carpet, seat, board);

  const background = parts(random, group);
  group.add(...background.map(({ object }) => object));
  return { group, floor, walls, background };
}

function shell(random: Random): { floor: Surface; walls: Surface[] } {
  const { backWall, near, from, to, ceiling } = plan;
  const floor = surface(
    new Vector3(from, 0, near),
    new Vector3(to - from, 0, 0),
    new Vector3(0, 0, backWall - near),
    papered(boards(random, 34, 24, 31)),
  );
  const size = { width: 2048, height: 512 };
  const wall = surface(
    new Vector3(from, 0, backWall),
    new Vector3(to - from, 0, 0),
    new Vector3(0, ceiling, 0),
    papered(
      wallpaper(random, size, 'rgb(116,132,128)', { left: 0.4, right: 0.4, above: 0.45, below: 0.25 }, (brush) => {
        brush.fillStyle = 'rgba(255,250,235,0.05)';
        for (let x = 0; x < size.width; x += 26) brush.fillRect(x, 0, 13, size.height);
      }),
    ),
  );
  const side = surface(
    new Vector3(from, 0, near),
    new Vector3(0, 0, backWall - near),
    new Vector3(0, ceiling, 0),
    papered(
      wallpaper(random, { width: 512, height: 256 }, 'rgb(112,128,124)', {
        left: 0.3,
        right: 0.5,
        above: 0.45,
        below: 0.25,
      }),
    ),
  );
  return { floor, walls: [wall, side] };
}

function skirting(): Mesh {
  const wood = new Joinery();
  wood.box([plan.from, 0, plan.backWall], [plan.to, 0.11, plan.backWall + 0.018], 0xcfc4ae);
  wood.box([plan.from, 0, plan.backWall], [plan.from + 0.018, 0.11, plan.near], 0xcfc4ae);
  wood.box([plan.from, 2.42, plan.backWall], [plan.to, 2.46, plan.backWall + 0.02], 0xb9ad96);
  return wood.mesh();
}

function parts(random: Random, fixed: Group): BackgroundPart[] {
  const part = (name: string, ...objects: Object3D[]): BackgroundPart => {
    const object = new Group();
    object.add(...objects);
    return { name, object, gain: gainFor(object) };
  };
  const at = <T extends Object3D>(object: T, x: number, y: number, z: number): T => {
    object.position.set(x, y, z);
    return object;
  };
  const { backWall } = plan;
  const view = roomWindow(
    duskView(random),
    0.85,
    {
      width: 1.36,
      height: 1.3,
      panes: { across: 2, up: 2 },
      frame: 0xc9bfa9,
      curtain: { colour: 0x8a6a4c, width: 0.36 },
    },
    random,
  );
  const large = picture(random, 0.74, 0.56, 0x2e221a, false);
  const small = picture(random, 0.36, 0.48, 0xb08a4c, true);
  const shelves = bookcase(random, 1.05, 1.95, 5);
  at(shelves.wood, 2.75, 0, backWall + 0.02);
  fixed.add(shelves.wood);
  const books = shelves.books.map((mesh) => {
    mesh.position.add(shelves.wood.position);
    return mesh;
  });
  const palm = plant(random, 0.95, { radius: 0.17, height: 0.3, colour: 0xa8907a }, 30);
  const lamp = arcLamp(
    { x: plan.lamp.x - plan.lampFoot.x, y: plan.lamp.y, z: plan.lamp.z - plan.lampFoot.z },
    { radius: 0.24, height: 0.2, inside: new Color(4, 2.7, 1.3), outside: new Color(0.78, 0.42, 0.18) },
  );
  at(lamp.stand, plan.lampFoot.x, 0, plan.lampFoot.z);
  at(lamp.shade, plan.lampFoot.x, 0, plan.lampFoot.z);
  lamp.stand.castShadow = false;
  fixed.add(lamp.stand);
  return [
    part('the window', at(view, 1.4, 0.92, backWall)),
    part('the large picture', at(large, -2.3, 1.58, backWall)),
    part('the small picture', at(small, -1.42, 1.56, backWall)),
    part('the books', ...books),
    part('the plant', at(palm, 4.3, 0, backWall + 0.5)),
    part('the lamp shade', lamp.shade),
    part('the clock', at(clock(0.14, 0x6b4426, { hours: 7, minutes: 40 }), 0.2, 1.86, backWall)),
    part(
      'the cushions',
      at(cushion(0.4, 0xc79a45, 0.12), -2.62, 0.45, backWall + 0.62),
      at(cushion(0.36, 0x3d5a66, -0.1), -1.42, 0.45, backWall + 0.62),
    ),
    part('the radio', at(radio(), 0.9, 0.58, backWall + 0.22)),
  ];
}
