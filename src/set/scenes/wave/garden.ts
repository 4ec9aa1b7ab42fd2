import { Color, Group, Mesh, MeshLambertMaterial, type Material, type Texture } from 'three';
import { Batch } from '../../props/batch.ts';
import { birdHouse, gate, post, pot, shed } from '../../props/garden.ts';
import { foliage, type Clump } from '../../props/garden-leaves.ts';
import { slabs } from '../../props/surfaces.ts';
import { seeded, type Random } from '../../random.ts';
import type { Built } from './house.ts';
import { plan, variation } from './layout.ts';

/** The garden to the right of the house: a path to the gate, a fence, beds, a shed, and what grows. */
export function garden(seed: number, leafMaterial: Material): Built {
  const random = seeded(seed, 'wave', 'garden');
  const vary = variation(seed);
  const map = slabs(random);
  const plain = (batch: Batch, texture: Texture | null = null) =>
    new Mesh(batch.geometry(), new MeshLambertMaterial({ vertexColors: true, map: texture }));

  const ground = new Batch(2.4);
  const flat = (x0: number, z0: number, x1: number, z1: number, y: number, colour: number) =>
    ground.quad(
      [
        [x0, y, z1],
        [x1, y, z1],
        [x1, y, z0],
        [x0, y, z0],
      ],
      { colour: new Color(colour) },
    );
  flat(-plan.far, -plan.far, plan.far, plan.far, -0.01, 0x6d8a44);
  flat(-2.4, plan.wall, 1.9, 6, 0, 0xb6ab96);
  flat(0.75, -plan.far, 2.1, plan.wall, 0.002, 0xb6ab96);
  const lawn = plain(ground, map);
  lawn.receiveShadow = true;

  const white = new Color(0xdcd8c8);
  const { gate: place } = plan;
  const swing = new Batch();
  gate(
    swing,
    [place.x, 0, place.z],
    place.width,
    1.02,
    new Color(seed === 1 ? 0x86a7a4 : random.pick([0x86a7a4, 0xd8d2be, 0x9a6a4c])),
  );
  const fence = new Batch();
  post(fence, [place.x - 0.1, 0, place.z], 1.12, white);
  post(fence, [place.x + place.width + 0.1, 0, place.z], 1.12, white);
  for (let x = -0.4; x < place.x - 0.2; x += 0.9) gate(fence, [x, 0, place.z], 0.88, 0.86, white);
  for (let x = place.x + place.width + 0.2; x < 7; x += 0.9) gate(fence, [x, 0, place.z], 0.88, 0.86, white);

  const hut = new Batch();
  shed(hut, [2.15 + 0.3 * vary('shed'), 0, -8.6], 2, 1.8, new Color(0xa06a4a));
  const birds = new Batch();
  birdHouse(birds, [1.62 + 0.1 * vary('birds'), 0, -2.9], 1.42, new Color(0xc9c2ac), new Color(0x8c3f30));
  const clay = new Batch();
  pot(clay, [0.42, 0, plan.wall - 0.5], 0.5, 0.22, new Color(0xb06a48));
  const geraniums = new Group();
  geraniums.add(
    plain(clay),
    new Mesh(
      foliage(random, [
        { middle: [0.42, 0.72, plan.wall - 0.5], radii: [0.3, 0.26, 0.28], sprays: 60, size: 0.09, hue: [0.24, 0.3] },
        ...blossoms(random, [0.42, 0.86, plan.wall - 0.5], 0.98, 16),
      ]),
      leafMaterial,
    ),
  );

  const beds = new Mesh(foliage(random, growth(random)), leafMaterial);
  beds.castShadow = true;
  const fixed = new Group();
  fixed.add(lawn, plain(fence), beds);
  return {
    fixed,
    parts: [
      { name: 'the garden gate', object: plain(swing) },
      { name: 'the shed', object: plain(hut) },
      { name: 'the bird house', object: plain(birds) },
      { name: 'the pot of geraniums', object: geraniums },
    ],
    textures: [map],
  };
}

function blossoms(random: Random, around: readonly [number, number, number], hue: number, count: number): Clump[] {
  return Array.from({ length: count }, (): Clump => {
    const middle = [
      around[0] + random.between(-0.27, 0.27),
      around[1] + random.between(-0.12, 0.14),
      around[2] + random.between(-0.05, 0.27),
    ] as const;
    return {
      middle,
      radii: [0.035, 0.035, 0.035],
      sprays: 3,
      size: 0.045,
      hue: [hue - 0.02, hue + 0.01],
      saturation: 0.75,
      lightness: [0.4, 0.52],
    };
  });
}

/** Bushes along the fence, a second row in the mist behind it, and a climber at the corner of the house. */
function growth(random: Random): Clump[] {
  const bush = (x: number, z: number, size: number, hue: readonly [number, number]): Clump => ({
    middle: [x, size * 0.6, z],
    radii: [size, size * 0.75, size * 0.8],
    sprays: 34,
    size: size * 0.34,
    hue,
  });
  const clumps: Clump[] = [];
  for (let x = 2.3; x < 6; x += 0.55)
    clumps.push(bush(x, plan.gate.z + 0.5 + random.between(-0.15, 0.15), random.between(0.3, 0.5), [0.22, 0.3]));
  for (let x = -1; x < 8; x += 1.1)
    clumps.push(
      bush(x + random.between(-0.2, 0.2), -6.3 + random.between(-0.4, 0.3), random.between(0.45, 0.75), [0.2, 0.29]),
    );
  // A branch of the tree on this side, out of the picture: its shade lies on the wall over the door.
  for (const [x, y, z] of [
    [0.5, 3.2, 0.6],
    [0.05, 3.35, 0.45],
    [1, 3.4, 0.9],
  ] as const)
    clumps.push({ middle: [x, y, z], radii: [0.42, 0.26, 0.4], sprays: 15, size: 0.11, hue: [0.2, 0.28] });
  for (let step = 0; step < 9; step += 1)
    clumps.push({
      middle: [plan.corner + 0.02 - 0.012 * step, 1.2 + step * 0.24, plan.wall - 0.12 + random.between(-0.05, 0.06)],
      radii: [0.13 + 0.012 * step, 0.17, 0.13],
      sprays: 12,
      size: 0.08,
      hue: [0.23, 0.31],
    });
  return clumps;
}
