import { Color, DoubleSide, Group, MeshLambertMaterial, Vector3, type Object3D } from 'three';
import { gainFor } from '../../light/gain.ts';
import { Joinery } from '../../props/furniture.ts';
import { crockery, kettle } from '../../props/furniture-crockery.ts';
import { worktop } from '../../props/furniture-kitchen.ts';
import { boards, papered, surface, tiles, wallpaper, type Surface } from '../../props/room.ts';
import { hang, pendant, plant } from '../../props/room-decor.ts';
import { clock, picture } from '../../props/room-pictures.ts';
import { morningView, roomWindow } from '../../props/room-window.ts';
import { seeded, type Random } from '../../random.ts';
import type { BackgroundPart } from '../scene.ts';
import { plan } from './layout.ts';

export interface Kitchen {
  group: Group;
  floor: Surface;
  walls: readonly Surface[];
  background: readonly BackgroundPart[];
}

const inwards = { fromBack: new Vector3(1, 0, 0), fromWindow: new Vector3(0, 0, -1) };

/** The room around the table: seed 1 is the one that is shown, others hang and plant differently. */
export function kitchen(seed: number): Kitchen {
  const random = seeded(seed, 'cup', 'kitchen');
  const group = new Group();
  const { floor, walls } = shell(random);
  group.add(floor.mesh, ...walls.map(({ mesh }) => mesh));

  const top = worktop(4.2, 0.9, 0.58, 7, 0x5d7a6c, 0xb98a58);
  hang(top, new Vector3(plan.backWall, 0, plan.windowWall - 0.02), inwards.fromBack);
  group.add(top);

  const shelves = new Joinery();
  for (const height of [1.27, 1.58]) shelves.box([0, height - 0.03, 0], [1.75, height, 0.24], 0xa8743f, 0.006);
  for (const height of [1.1, 1.41])
    for (const x of [0.2, 1.5]) shelves.box([x, height, 0], [x + 0.025, height + 0.15, 0.03], 0x3a2c22);
  group.add(hang(shelves.mesh(), new Vector3(plan.backWall, 0, shelfFrom), inwards.fromBack));

  const background = parts(random);
  group.add(...background.map(({ object }) => object));
  return { group, floor, walls, background };
}

/** The shelves begin here, along the wall behind, and go on towards negative z. */
const shelfFrom = 0.92;

function shell(random: Random): { floor: Surface; walls: Surface[] } {
  const { backWall, windowWall, near, left, ceiling } = plan;
  const [long, wide] = [near - backWall, windowWall - left];
  const floor = surface(
    new Vector3(backWall, 0, windowWall),
    new Vector3(long, 0, 0),
    new Vector3(0, 0, -wide),
    papered(boards(random, 26, 27, 34)),
  );
  // Seen from their fronts: the wall behind runs along -z, the window's along -x.
  floor.mesh.geometry.computeVertexNormals();
  const size = { width: 1024, height: 512 };
  const behind = surface(
    new Vector3(backWall, 0, windowWall),
    new Vector3(0, 0, -wide),
    new Vector3(0, ceiling, 0),
    papered(
      wallpaper(random, size, 'rgb(232,220,196)', { left: 0.5, right: 0.3, above: 0.4, below: 0.3 }, (brush) => {
        const metre = { x: size.width / wide, y: size.height / ceiling };
        const area = { x: 0, y: size.height - 1.3 * metre.y, width: size.width, height: 0.42 * metre.y };
        tiles(brush, random, area, 0.075 * metre.y, { hue: 172, saturation: 17, light: 66 });
      }),
    ),
  );
  const beside = surface(
    new Vector3(near, 0, windowWall),
    new Vector3(backWall - near, 0, 0),
    new Vector3(0, ceiling, 0),
    papered(wallpaper(random, size, 'rgb(228,214,188)', { left: 0.3, right: 0.5, above: 0.4, below: 0.35 })),
  );
  return { floor, walls: [behind, beside] };
}

function parts(random: Random): BackgroundPart[] {
  const part = (name: string, object: Object3D): BackgroundPart => ({ name, object, gain: gainFor(object) });
  const { backWall, windowWall } = plan;
  const onBack = (y: number, z: number) => new Vector3(backWall, y, z);
  const onWindowWall = (x: number, y: number) => new Vector3(x, y, windowWall);

  const view = roomWindow(
    morningView(random),
    2.1,
    {
      width: 0.98,
      height: 1.12,
      panes: { across: 2, up: 2 },
      frame: 0xe9e2d2,
      curtain: { colour: 0xd8c39c, width: 0.3 },
    },
    random,
  );
  const low = crockery(random, 1.7).mesh();
  const high = crockery(random, 1.7).mesh();
  const pot = plant(random, 0.34, { radius: 0.085, height: 0.14, colour: 0xb5653f }, 26);
  pot.position.set(-0.2, 1.02, windowWall - 0.12);
  const boiler = kettle(random.pick([0xb8402c, 0x2f5d73, 0xc98a2d]));
  boiler.position.set(backWall + 0.3, 0.9, 0.34);
  boiler.rotation.y = -0.7;
  const lamp = pendant({ radius: 0.2, height: 0.2, outside: 0x9c5a32, inside: new Color(1.7, 1.25, 0.7) }, 1.2);
  lamp.position.set(-0.72, 1.56, 1.12);
  return [
    part('the window', hang(view, onWindowWall(-0.16, 1.02), inwards.fromWindow)),
    part(
      'the picture on the wall',
      hang(picture(random, 0.34, 0.44, 0x3a2a20, false), onWindowWall(-1.24, 1.5), inwards.fromWindow),
    ),
    part(
      'the crockery on the shelf',
      hang(low, onBack(1.27, shelfFrom - 0.02).add(new Vector3(0.12, 0, 0)), inwards.fromBack),
    ),
    part(
      'the jars on the upper shelf',
      hang(high, onBack(1.58, shelfFrom - 0.02).add(new Vector3(0.12, 0, 0)), inwards.fromBack),
    ),
    part('the plant on the sill', pot),
    part('the kettle', boiler),
    part('the lamp', lamp),
    part('the clock', hang(clock(0.13, 0x3c2e26, { hours: 8, minutes: 20 }), onBack(1.62, 1.42), inwards.fromBack)),
  ];
}

/** A cloth, a plate with bread, and a jug: what lies on the table besides the cup. */
export function breakfast(seed: number): Group {
  const random = seeded(seed, 'cup', 'breakfast');
  const { x, z, height } = plan.table;
  const things = new Joinery();
  const plate = { x: x + 0.2, z: z + 0.2 };
  things.turned(
    [plate.x, height, plate.z],
    [
      [0.001, 0.002],
      [0.06, 0.002],
      [0.105, 0.018],
      [0.103, 0.021],
      [0.062, 0.007],
      [0.001, 0.006],
    ],
    0xe9e2d4,
    28,
  );
  things.ball(
    [plate.x - 0.01, height + 0.03, plate.z + 0.01],
    [0.052, 0.028, 0.036],
    random.pick([0xb9783a, 0xa86a34]),
  );
  things.ball([plate.x + 0.045, height + 0.026, plate.z - 0.03], [0.04, 0.022, 0.03], 0xc58a48);
  const jug = { x: x + 0.02, z: z + 0.34 };
  things.turned(
    [jug.x, height, jug.z],
    [
      [0.045, 0],
      [0.062, 0.02],
      [0.066, 0.06],
      [0.045, 0.11],
      [0.04, 0.14],
      [0.05, 0.17],
      [0.047, 0.17],
      [0.036, 0.138],
      [0.001, 0.12],
    ],
    0x6d8f8d,
    24,
  );
  const apples = { x: x + 0.3, z: z - 0.12 };
  things.turned(
    [apples.x, height, apples.z],
    [
      [0.04, 0],
      [0.05, 0.008],
      [0.1, 0.05],
      [0.097, 0.052],
      [0.05, 0.014],
      [0.001, 0.012],
    ],
    0x33586b,
    26,
  );
  for (const [dx, dz, tint] of [
    [-0.03, 0.02, 0xb43a26],
    [0.035, 0.025, 0xc79a35],
    [0.005, -0.035, 0xa8452c],
  ] as const)
    things.ball([apples.x + dx, height + 0.052, apples.z + dz], [0.036, 0.034, 0.036], tint);
  const group = new Group();
  group.add(things.mesh(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide })));
  return group;
}
