import { Group, type Object3D, type Texture } from 'three';
import { gainFor } from '../../light/gain.ts';
import type { TowerPlan } from '../../props/tower-plan.ts';
import type { BackgroundPart } from '../scene.ts';
import type { CityLight } from './city-light.ts';
import { cityParts } from './city.ts';
import { clouds } from './clouds.ts';
import { ground } from './ground.ts';
import { airship, bridge, landmarkPlans, roofSign, tanks } from './landmarks.ts';
import { city, towerPlans } from './layout.ts';
import type { FlightPath } from './path.ts';
import { traffic } from './traffic.ts';

export interface Town {
  group: Group;
  background: readonly BackgroundPart[];
  textures: readonly Texture[];
  moveTo(seconds: number): void;
}

/** Everything but the hero: towers near and far, streets with their traffic, river, clouds, and the things that can flicker or vanish. */
export function cityScene(seed: number, light: CityLight, path: FlightPath): Town {
  const parts = cityParts(seed, light);
  const plans = towerPlans(seed, path, Object.values(landmarkPlans));
  const [streets, cars, sky, sign] = [ground(seed, light), traffic(seed), clouds(seed), roofSign(light)];
  const ship = airship(light);
  // Some of the city's own towers can vanish too, so that from the first moment on there are things of every size that do.
  const taken = new Set<TowerPlan>();
  const take = (chosen: (plan: TowerPlan) => boolean): Group => {
    const own = plans.filter((plan) => !taken.has(plan) && chosen(plan));
    for (const plan of own) taken.add(plan);
    return parts.build(own);
  };
  const named: readonly (readonly [string, Object3D])[] = [
    ['the brick tower he passes', parts.build([landmarkPlans.tanks])],
    ['the water tanks on its roof', tanks(light)],
    ['the tower of glass', parts.build([landmarkPlans.glass])],
    ['the lit sign on a roof', sign.group],
    ['the tower with the spire', parts.build([landmarkPlans.spire])],
    ['the tower with the lantern', parts.build([landmarkPlans.lantern])],
    ['the tower under the sign', parts.build([landmarkPlans.sign])],
    ['the towers behind the tower of glass', take(({ x, z }) => x > -50 && x < 0 && z < -100 && z > -190)],
    ['the low tower beside the avenue', take(({ x, z }) => x > 20 && x < 64 && z < -50 && z > -130)],
    ['the towers at the end of the avenue', take(({ x, z }) => x > -20 && x < 46 && z < city.river.from)],
    ['the towers across the river', take(({ x, z }) => x > 120 && x < 200 && z < city.river.from)],
    ['the airship', ship],
    ['the bridge over the river', bridge(light)],
  ];
  const background = named.map(([name, object]): BackgroundPart => ({ name, object, gain: gainFor(object) }));
  const rest = plans.filter((plan) => !taken.has(plan));
  const layers = [
    background.map(({ object }) => object),
    [parts.build(rest.filter(({ z }) => z > -180 && z < 40))],
    [parts.build(rest.filter(({ z }) => z <= -180)), parts.build(rest.filter(({ z }) => z >= 40))],
    [cars.group, streets.group],
  ];
  const group = new Group();
  // From the nearest to the farthest: what is hidden is then never painted.
  for (const [order, objects] of layers.entries())
    for (const object of objects) {
      object.traverse((each) => {
        each.renderOrder = order + 1;
      });
      group.add(object);
    }
  group.add(sky.group);
  const sheets = Object.values(parts.sheets).flatMap(({ walls, rooms }) => [walls, rooms]);
  return {
    group,
    background,
    textures: [...sheets, ...streets.textures, ...sky.textures, ...sign.textures],
    moveTo(seconds) {
      cars.moveTo(seconds);
      ship.position.set(256 + 5 * seconds, 273 + 0.6 * seconds, -430);
    },
  };
}
