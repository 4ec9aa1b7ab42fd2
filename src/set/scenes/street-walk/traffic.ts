import {
  Color,
  DoubleSide,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  Quaternion,
  Vector3,
  type BufferGeometry,
  type Material,
} from 'three';
import { car, type CarParts } from '../../props/car.ts';
import { contactSpot } from '../../props/surfaces.ts';
import { seeded, type Random } from '../../random.ts';
import { plan, roadLevel } from './layout.ts';

const paints = [0x7d1f1b, 0x1d3a58, 0xbfb8a8, 0x2a3540, 0x7b838a, 0x2f5a50, 0xb07d28, 0x4f6472, 0x8c3a22];

interface Parked {
  matrix: Matrix4;
  colour: Color;
}

/** Parked cars along both kerbs, each with the dark under it that ties it to the road. */
export function parkedCars(seed: number): Group {
  const random = seeded(seed, 'street', 'cars');
  const near = lined(random, plan.kerb + 1.12, Math.PI, { from: -46, to: 12, gap: 0.1 });
  const far = lined(random, plan.farKerb - 1.1, 0, { from: -56, to: -4, gap: 0.3 });
  const parts = car();
  const materials: Record<keyof CarParts, Material> = {
    paint: new MeshStandardMaterial({ roughness: 0.24, metalness: 0.35 }),
    glass: new MeshStandardMaterial({ color: 0x0a0d10, roughness: 0.03, envMapIntensity: 2 }),
    dark: new MeshStandardMaterial({ color: 0x0b0c0d, roughness: 0.9, envMapIntensity: 0.3 }),
    metal: new MeshStandardMaterial({ color: 0xb9bcc0, roughness: 0.3, metalness: 0.85 }),
    lamps: new MeshStandardMaterial({ color: 0xd7cdbb, roughness: 0.12, metalness: 0.2, side: DoubleSide }),
  };
  const group = new Group();
  const stand = (places: readonly Parked[], geometry: BufferGeometry, material: Material, castShadow: boolean) => {
    const mesh = new InstancedMesh(geometry, material, places.length);
    places.forEach(({ matrix }, index) => mesh.setMatrixAt(index, matrix));
    mesh.castShadow = castShadow;
    group.add(mesh);
    return mesh;
  };
  // Only what stands where he walks throws shadows: the sun's map reaches no further.
  const close = near.filter(({ matrix }) => new Vector3().setFromMatrixPosition(matrix).x > -9);
  const rest = [...near.filter((place) => !close.includes(place)), ...far];
  for (const places of [close, rest])
    for (const name of ['paint', 'glass', 'dark', 'metal', 'lamps'] as const) {
      const mesh = stand(places, parts[name], materials[name], places === close && name === 'paint');
      if (name === 'paint') places.forEach(({ colour }, index) => mesh.setColorAt(index, colour));
    }
  const under = new MeshBasicMaterial({ color: 0x050507, map: contactSpot(), transparent: true, depthWrite: false });
  const spot = new PlaneGeometry(5.3, 2.6).rotateX(-Math.PI / 2).translate(0, 0.012, 0);
  stand([...close, ...rest], spot, under, false).renderOrder = 1;
  return group;
}

function lined(random: Random, z: number, heading: number, row: { from: number; to: number; gap: number }): Parked[] {
  const places: Parked[] = [];
  for (let x = row.from; x < row.to; x += random.between(4.9, 5.6)) {
    const isGap = random.unit() < row.gap;
    const size = new Vector3(random.between(0.97, 1.06), random.between(0.96, 1.08), random.between(0.98, 1.03));
    const angle = (random.unit() < 0.85 ? heading : heading + Math.PI) + random.between(-0.012, 0.012);
    const turn = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), angle);
    const matrix = new Matrix4().compose(new Vector3(x, roadLevel, z + random.between(-0.08, 0.08)), turn, size);
    const colour = new Color(paints[(places.length * 4 + random.below(3)) % paints.length]);
    if (!isGap) places.push({ matrix, colour });
  }
  return places;
}
