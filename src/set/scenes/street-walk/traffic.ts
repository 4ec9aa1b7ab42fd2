import {
  Color,
  DoubleSide,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
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
import { isCloseBy, type StreetParts } from './parts.ts';

const paints = [
  ['red', 0x7d1f1b],
  ['blue', 0x1d3a58],
  ['cream', 0xbfb8a8],
  ['black', 0x2a3540],
  ['silver', 0x7b838a],
  ['green', 0x2f5a50],
  ['yellow', 0xb07d28],
  ['grey', 0x4f6472],
  ['rust-coloured', 0x8c3a22],
] as const;

interface Parked {
  matrix: Matrix4;
  paint: string;
  colour: Color;
}

/** Cars beyond this, along the street, are drawn without rims and lamps, and those further away are left out: others hide them. */
const detailFrom = -20;
const lastCar = -37;

/** Parked cars along both kerbs, each with the dark under it that ties it to the road. */
export function parkedCars(seed: number, owned: StreetParts): Group {
  const random = seeded(seed, 'street', 'cars');
  const near = lined(random, plan.kerb + 1.12, Math.PI, { from: -46, to: 12, gap: 0.1 });
  const far = lined(random, plan.farKerb - 1.1, 0, { from: -56, to: -4, gap: 0.3 });
  const parts = car();
  const materials: Record<keyof CarParts, MeshStandardMaterial> = {
    paint: new MeshStandardMaterial({ roughness: 0.24, metalness: 0.35 }),
    glass: new MeshStandardMaterial({ color: 0x0a0d10, roughness: 0.03, envMapIntensity: 2 }),
    dark: new MeshStandardMaterial({ color: 0x0b0c0d, roughness: 0.9, envMapIntensity: 0.3 }),
    metal: new MeshStandardMaterial({ color: 0xb9bcc0, roughness: 0.3, metalness: 0.85 }),
    lamps: new MeshStandardMaterial({ color: 0xd7cdbb, roughness: 0.12, metalness: 0.2, side: DoubleSide }),
  };
  const group = new Group();
  const stand = (places: readonly Parked[], geometry: BufferGeometry, material: Material) => {
    const mesh = new InstancedMesh(geometry, material, places.length);
    places.forEach(({ matrix }, index) => mesh.setMatrixAt(index, matrix));
    group.add(mesh);
    return mesh;
  };
  const under = new MeshBasicMaterial({ color: 0x050507, map: contactSpot(), transparent: true, depthWrite: false });
  const spot = new PlaneGeometry(5.3, 2.6).rotateX(-Math.PI / 2).translate(0, 0.012, 0);
  const close = near.filter(({ matrix }) => isCloseBy(matrix.elements[12]));
  for (const place of close) group.add(onItsOwn(place, parts, materials, { geometry: spot, material: under }, owned));
  const rest = [...near, ...far].filter((place) => !close.includes(place) && place.matrix.elements[12] > lastCar);
  const detailed = rest.filter(({ matrix }) => matrix.elements[12] > detailFrom);
  for (const name of partNames) {
    const isSmall = name === 'metal' || name === 'lamps';
    const places = isSmall ? detailed : rest;
    const mesh = stand(places, parts[name], materials[name]);
    if (name === 'paint') places.forEach(({ colour }, index) => mesh.setColorAt(index, colour));
  }
  stand(rest, spot, under).renderOrder = 1;
  return group;
}

const partNames = ['paint', 'glass', 'dark', 'metal', 'lamps'] as const;

/** A car that can flicker or vanish. Only these throw shadows: the sun's map reaches no further. */
function onItsOwn(
  { matrix, paint, colour }: Parked,
  parts: CarParts,
  materials: Record<keyof CarParts, MeshStandardMaterial>,
  under: { geometry: BufferGeometry; material: Material },
  owned: StreetParts,
): Group {
  const placed = (geometry: BufferGeometry, material: Material) => {
    const mesh = new Mesh(geometry, material);
    mesh.applyMatrix4(matrix);
    return mesh;
  };
  const meshes = partNames.map((name) => {
    if (name !== 'paint') return placed(parts[name], materials[name]);
    const material = materials.paint.clone();
    material.color.copy(colour);
    const body = placed(parts.paint, material);
    body.castShadow = true;
    return body;
  });
  return owned.add(`a ${paint} car at the kerb`, meshes, [placed(under.geometry, under.material)]);
}

function lined(random: Random, z: number, heading: number, row: { from: number; to: number; gap: number }): Parked[] {
  const places: Parked[] = [];
  for (let x = row.from; x < row.to; x += random.between(4.9, 5.6)) {
    const isGap = random.unit() < row.gap;
    const size = new Vector3(random.between(0.97, 1.06), random.between(0.96, 1.08), random.between(0.98, 1.03));
    const angle = (random.unit() < 0.85 ? heading : heading + Math.PI) + random.between(-0.012, 0.012);
    const turn = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), angle);
    const matrix = new Matrix4().compose(new Vector3(x, roadLevel, z + random.between(-0.08, 0.08)), turn, size);
    const [paint, hex] = paints[(places.length * 4 + random.below(3)) % paints.length]!;
    if (!isGap) places.push({ matrix, paint, colour: new Color(hex) });
  }
  return places;
}
