import {
  Color,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MultiplyBlending,
  PlaneGeometry,
  RepeatWrapping,
  type BufferGeometry,
  type Material,
  type Object3D,
  type Texture,
} from 'three';
import { gainFor } from '../../light/gain.ts';
import { bandstand, kiosk } from '../../props/park-buildings.ts';
import { dapple, farTrees, grass, gravel, water } from '../../props/park-pictures.ts';
import { bench, flowerBed, parkLamp, sailBoat, tufts } from '../../props/park-things.ts';
import { foliage, type Clump } from '../../props/garden-leaves.ts';
import { bark, contactSpot, leaves } from '../../props/surfaces.ts';
import { tree } from '../../props/tree.ts';
import { seeded, type Random } from '../../random.ts';
import type { BackgroundPart } from '../scene.ts';

export interface Park {
  group: Group;
  parts: readonly BackgroundPart[];
  textures: readonly Texture[];
}

/** Metres: the path runs along x between these, the lawn goes on to the water, and that to the far bank. */
const plan = { path: { near: 0.95, far: -2.15 }, shore: -21, bank: -52 };

/** Path, lawn, lake, woods, and what stands in the park, each of which can flicker or vanish. */
export function park(seed: number): Park {
  const random = seeded(seed, 'park');
  const maps = {
    grass: grass(random),
    gravel: gravel(random),
    dapple: dapple(random, [126, 138, 150]),
    water: water(random),
    woods: farTrees(random),
    bark: bark(random),
    leaves: leaves(random),
    spot: contactSpot(),
  };
  const matte = (map: Texture | null = null) => new MeshLambertMaterial({ vertexColors: true, map });
  const green = new MeshLambertMaterial({
    vertexColors: true,
    map: maps.leaves,
    alphaTest: 0.45,
    side: DoubleSide,
    color: 0xc4dc9a,
    emissive: 0x12180a,
  });
  const group = new Group();
  const edges = new Mesh(tufts(random, -8, 8, [plan.path.far, plan.path.near]), matte());
  const lawn = flat(maps.grass, 4, 0x667c38, [-70, plan.shore], [60, 12], -0.006);
  const path = flat(maps.gravel, 2, 0xc9b48c, [-60, plan.path.far], [60, plan.path.near], 0);
  for (const each of [edges, lawn, path]) each.receiveShadow = true;
  group.add(edges, path, lawn, ...lake(maps.water), woods(maps.woods), shadeOfTrees(maps.dapple));

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
  const solid = (geometry: BufferGeometry, material: Material = matte()) => {
    const mesh = new Mesh(geometry, material);
    mesh.receiveShadow = true;
    return mesh;
  };
  const casting = (geometry: BufferGeometry) => {
    const mesh = solid(geometry);
    mesh.castShadow = true;
    return mesh;
  };
  const dark = (x: number, z: number, wide: number, deep: number) => darkBelow(maps.spot, x, z, wide, deep);
  const shift = () => random.between(-0.15, 0.15);

  const [benchX, lampX] = [-0.75 + shift(), -1.9 + shift()];
  add('the bench', [casting(bench(benchX, -2.95, 1.6))], [dark(benchX + 0.8, -2.8, 2.3, 0.9)]);
  add('the lamp', [solid(parkLamp(lampX, -5.9))], [dark(lampX, -5.9, 0.9, 0.7)]);
  add('the flower bed', [solid(flowerBed(random, 1.75, -4.6, [1.25, 0.75], [0xd8402f, 0xe9b53a, 0xd65a7a]))]);
  add('the kiosk', [solid(kiosk(1.35, -9.6, [0xefe6d2, 0xb5402f]))], [dark(1.35, -9.4, 3.4, 2.6)]);
  add('the bandstand', [solid(bandstand(-6, -17.5, 0x5f8a7c))], [dark(-6, -17.5, 7.4, 6.6)]);
  add('the sailing boat', [solid(sailBoat(-2.7, -0.05, -26.5, 0xd86a3a))]);
  group.add(solid(foliage(random, [...bushes(random), ...bough]), green));
  const shape = tree(random);
  const planted = (x: number, z: number, size: number, turn: number) => {
    const both = [solid(shape.wood, matte(maps.bark)), solid(shape.leaves, green)];
    for (const each of both) {
      each.position.set(x, 0, z);
      each.rotation.y = turn;
      each.scale.set(size, size * 0.92, size);
    }
    return both;
  };
  add('the tree', planted(-7.7, -11.5, 0.86, 0.6), [dark(-7.7, -11.5, 3.6, 2.4)]);
  for (const [x, z, size] of copse(random))
    group.add(...planted(x, z, size, random.between(0, 6.28)), dark(x, z, 4 * size, 2.4 * size));
  return { group, parts, textures: Object.values(maps) };
}

/** Shrubs along the shore and around the bandstand. */
function bushes(random: Random): Clump[] {
  const clumps: Clump[] = [];
  const place = (x: number, z: number, size: number) =>
    clumps.push({
      middle: [x, size * 0.42, z],
      radii: [size, size * 0.62, size * 0.6],
      sprays: Math.round(26 * size + 8),
      size: 0.36,
      hue: [0.2, 0.3],
      saturation: 0.36,
      lightness: [0.16, 0.28],
    });
  for (let x = -20; x < 16; x += random.between(1.1, 3.2))
    if (x < -5.5 || x > -0.8) place(x, -20.4 + random.between(-0.3, 0.5), random.between(0.5, 1.15));
  for (const x of [-9.5, -8.8, -3.1, -2.4]) place(x, -16.8 + random.between(-0.5, 0.5), random.between(0.55, 0.8));
  for (const [x, z] of [
    [3.2, -10.4],
    [-0.6, -10.6],
    [4.1, -10],
  ] as const)
    place(x, z, random.between(0.6, 0.85));
  return clumps;
}

/** A bough that hangs into the upper corner of the picture, before everything else that grows. */
const bough: readonly Clump[] = (
  [
    [-4.3, 3.05, -3.4, 1.1],
    [-3.1, 3.2, -3.6, 0.7],
    [3.1, 3.25, -3.8, 0.8],
    [4.4, 3.05, -3.6, 1.2],
  ] as const
).map(([x, y, z, wide]) => ({
  middle: [x, y, z],
  radii: [wide, 0.42, 0.7],
  sprays: Math.round(58 * wide),
  size: 0.2,
  hue: [0.19, 0.28],
  saturation: 0.45,
  lightness: [0.2, 0.34],
}));

/** Trees that stand where they stand, and are nothing but trees. */
function copse(random: Random): (readonly [x: number, z: number, size: number])[] {
  const places = [
    [6.4, -13.5, 1],
    [9.8, -18.5, 1.1],
    [-13.5, -16, 1.1],
    [-10.2, -19.6, 0.9],
    [4.9, -19.4, 0.8],
    [13.5, -12, 1.05],
    [-16.5, -12.5, 1],
  ] as const;
  return places.map(([x, z, size]) => [x + random.between(-0.5, 0.5), z, size * random.between(0.92, 1.08)]);
}

function flat(
  map: Texture,
  metres: number,
  colour: number,
  from: readonly [number, number],
  to: readonly [number, number],
  y: number,
): Mesh {
  const [wide, deep] = [to[0] - from[0], to[1] - from[1]];
  map.repeat.set(wide / metres, deep / metres);
  const mesh = new Mesh(
    new PlaneGeometry(wide, deep).rotateX(-Math.PI / 2),
    new MeshLambertMaterial({ map, color: colour }),
  );
  mesh.position.set((from[0] + to[0]) / 2, y, (from[1] + to[1]) / 2);
  return mesh;
}

/** The water, and the stones of its near bank. */
function lake(map: Texture): Mesh[] {
  const deep = plan.shore - plan.bank;
  const surface = new Mesh(new PlaneGeometry(170, deep).rotateX(-Math.PI / 2), new MeshBasicMaterial({ map }));
  surface.position.set(0, -0.1, plan.shore - deep / 2);
  const stones = new Mesh(new PlaneGeometry(170, 0.16), new MeshLambertMaterial({ color: 0x9a917e }));
  stones.position.set(0, 0.02, plan.shore);
  return [surface, stones];
}

/** The far bank: a picture of woods on a wall, three times over. */
function woods(map: Texture): Mesh {
  map.repeat.set(3, 1);
  map.wrapS = RepeatWrapping;
  const material = new MeshLambertMaterial({ map, alphaTest: 0.5, color: 0xc9cdb4 });
  const mesh = new Mesh(new PlaneGeometry(190, 15), material);
  mesh.position.set(-8, 7.2, plan.bank);
  return mesh;
}

/** The shade of crowns above and behind the camera, on path and lawn. Shadows of figures stay below it. */
function shadeOfTrees(map: Texture): Mesh {
  const material = new MeshBasicMaterial({
    map,
    transparent: true,
    premultipliedAlpha: true,
    blending: MultiplyBlending,
    depthWrite: false,
  });
  material.userData['noHaze'] = true;
  const mesh = new Mesh(new PlaneGeometry(15, 9).rotateX(-Math.PI / 2), material);
  mesh.position.set(-0.5, 0.003, -1.2);
  mesh.renderOrder = 6;
  return mesh;
}

function darkBelow(map: Texture, x: number, z: number, wide: number, deep: number): Mesh {
  const material = new MeshBasicMaterial({
    color: new Color(0x07090a),
    map,
    transparent: true,
    depthWrite: false,
    opacity: 0.55,
  });
  const mesh = new Mesh(new PlaneGeometry(wide, deep).rotateX(-Math.PI / 2), material);
  mesh.position.set(x, 0.002, z);
  mesh.renderOrder = 5;
  return mesh;
}
