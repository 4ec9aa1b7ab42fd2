import { Color, type Vector3 } from 'three';
import { facadeKinds, type FacadeKind } from '../../props/tower-facades.ts';
import type { CrownKind, TowerPlan } from '../../props/tower-plan.ts';
import { seeded, type Random } from '../../random.ts';
import type { FlightPath } from './path.ts';

/**
 * Plan of the city, metres. Avenues run along z, away from the camera; streets cross them. The hero flies over it towards +x and the
 * camera looks to -z, so that one avenue after another opens behind him. Far down the avenues lies a river, and the other shore.
 */
export const city = {
  pitch: 64,
  avenue: 24,
  rows: 78,
  street: 16,
  /** Middle of an avenue. */
  firstAvenue: 9,
  /** Middle of a street. */
  firstStreet: 18,
  river: { from: -880, to: -470 },
  far: -1420,
  left: -640,
  right: 820,
};

const stones = [0xc9b89c, 0xb79a7c, 0x9c8672, 0xd6cbb8, 0xa9604a, 0x8c5142, 0xbfa98c, 0x7d7470];
const metals = [0x8ea0b4, 0x6f8aa0, 0xa7b0bc, 0x5e7488];

/** Room that a tower must leave around the way of the hero and his camera, metres. */
const clearance = 13;

/** Every tower of the city but the landmarks, the nearest first. */
export function towerPlans(seed: number, path: FlightPath, kept: readonly TowerPlan[]): TowerPlan[] {
  const random = seeded(seed, 'flight', 'towers');
  const way = Array.from({ length: 45 }, (_, step) => path.at(-0.6 + step * 0.24).place);
  const plans: TowerPlan[] = [];
  const [block, deep] = [city.pitch - city.avenue, city.rows - city.street];
  for (let row = -3; row * -city.rows > city.far; row += 1) {
    const z = -row * city.rows - city.street / 2 - deep / 2 + city.firstStreet;
    if (z - deep / 2 < city.river.to && z + deep / 2 > city.river.from) continue;
    for (let column = -11; column < 13; column += 1) {
      if (z > 60 && Math.abs(column) > 4) continue;
      const left = city.firstAvenue + city.avenue / 2 + column * city.pitch;
      if (left < city.left || left > city.right) continue;
      const parts = random.unit() < 0.55 ? 2 : 1;
      for (let part = 0; part < parts; part += 1) {
        const size = deep / parts;
        const at = { x: left + block / 2, z: z - deep / 2 + size * (part + 0.5), width: block, depth: size };
        const plan = towerAt(random, at);
        if (isFree(plan, way, kept)) plans.push(plan);
      }
    }
  }
  return plans.sort((a, b) => b.z - a.z);
}

/** What is far off, behind the camera or well aside of the picture is plain. */
function detailAt({ x, z }: Pick<TowerPlan, 'x' | 'z'>): TowerPlan['detail'] {
  const aside = Math.abs(x - 45) - 0.75 * Math.max(0, 60 - z);
  if (z < -330 || z > 70 || aside > 60) return 0;
  return z > -140 ? 2 : 1;
}

/** Low roofs where the shot looks over them: a valley towards the river and its bridge. */
function ceilingAt({ x, z }: Pick<TowerPlan, 'x' | 'z'>): number {
  if (z > -40 || z < city.river.from) return Infinity;
  if (z > -165) return x > 0 && x < 130 ? 78 : Infinity;
  if (z > -290) return x > 20 && x < 330 ? 92 : Infinity;
  return x > 20 && x < 420 ? 46 : Infinity;
}

function towerAt(random: Random, at: Pick<TowerPlan, 'x' | 'z' | 'width' | 'depth'>): TowerPlan {
  const isFar = at.z < city.river.from;
  const facade = random.pick<FacadeKind>([...facadeKinds, 'masonry', 'piers', 'curtain']);
  const isModern = facade === 'curtain' || facade === 'ribbon' || facade === 'frame';
  const tall = 58 + 132 * random.unit() ** 1.7 + (random.unit() < 0.16 ? random.between(40, 120) : 0);
  const height = Math.round(Math.min(ceilingAt(at), isFar ? tall * 1.25 : tall) / 3.8) * 3.8;
  const narrow = random.between(0.78, 0.97);
  const crowns: readonly CrownKind[] = isModern
    ? ['mast', 'roof', 'tanks', 'roof', 'tanks']
    : ['steps', 'pyramid', 'tanks', 'tanks', 'lantern', 'spire'];
  const crown = random.pick(crowns);
  return {
    ...at,
    width: at.width * narrow,
    depth: at.depth * random.between(0.8, 0.97),
    height,
    facade,
    colour: new Color(random.pick(isModern ? [...metals, ...stones.slice(0, 4)] : stones)).multiplyScalar(
      random.between(0.85, 1.1),
    ),
    trim: new Color(isModern ? 0xb4b8bc : random.pick([0xd2c4ac, 0xbcab94, 0xa08c78])),
    crown: height < 110 && crown !== 'tanks' && random.unit() < 0.6 ? 'tanks' : crown,
    tiers: isModern ? (random.unit() < 0.3 ? 2 : 1) : 2 + random.below(2),
    detail: detailAt(at),
    seed: random.below(1e6),
  };
}

/** Whether nobody flies into it, and no landmark stands there. */
function isFree(plan: TowerPlan, way: readonly Vector3[], kept: readonly TowerPlan[]): boolean {
  const reach = (other: { x: number; z: number }, room: number) =>
    Math.abs(other.x - plan.x) < plan.width / 2 + room && Math.abs(other.z - plan.z) < plan.depth / 2 + room;
  if (
    kept.some(
      (other) =>
        Math.abs(other.x - plan.x) < (plan.width + other.width) / 2 &&
        Math.abs(other.z - plan.z) < (plan.depth + other.depth) / 2,
    )
  )
    return false;
  const tall = plan.height * 1.05 + 12;
  return !way.some(
    (place) => place.y < tall && (reach(place, clearance) || reach({ x: place.x, z: place.z + 4 }, clearance)),
  );
}
