import { Color, Scene, Vector3, type Mesh } from 'three';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { skyDome } from '../../light/sky.ts';
import { cape } from '../../props/cape.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { chaseCamera } from './camera.ts';
import { cityLight } from './city-light.ts';
import { cityScene } from './town.ts';
import { grade, haze, lightFlight, rim, sky } from './light.ts';
import { flightPath } from './path.ts';
import { flying } from './pose.ts';

const start = new Vector3(0, 92, 0);

/** A superhero climbs between the towers of a city at the end of the day, banks, and looks down. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const hero = await context.person(context.cast ?? 'hero');
  const { rig, spare } = hero;
  addRim(rig.group, rim);
  const cloth = cape(rig, {
    outside: new Color(0.78, 0.7, 0.58),
    lining: new Color(0.52, 0.035, 0.03),
    border: new Color(0xf0883a),
  });
  rig.group.add(cloth.mesh);

  const path = flightPath(start);
  const light = cityLight(seed, sky);
  const town = cityScene(seed, light, path);
  drawAt(rig.group, 0);
  const lights = lightFlight(scene);
  fillWithHaze(town.group, haze);
  scene.add(rig.group, spare.group, town.group, skyDome(sky));
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.42;

  const flight = flying(seed, rig, path);
  const chase = chaseCamera(seed, context.aspect, path);
  const wind = new Vector3();
  return {
    scene,
    camera: chase.camera,
    figures: [hero],
    occluders: [],
    key: lights.key,
    receivers: [],
    background: town.background,
    handProps: [],
    grade,
    focus: () => hero.pose.hips.clone(),
    moveTo(seconds) {
      hero.pose = flight.poseAt(seconds);
      chase.moveTo(seconds);
      town.moveTo(seconds);
      lights.follow(hero.pose.hips, seconds);
    },
    settle(seconds) {
      wind.copy(path.at(seconds).velocity).normalize().negate();
      cloth.settle({ way: wind, seconds });
      lights.sunNow(light.sun);
    },
    dispose() {
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      for (const texture of [...light.textures, ...town.textures]) texture.dispose();
      scene.environment?.dispose();
    },
  };
}

function drawAt(part: { traverse: Scene['traverse'] }, order: number): void {
  part.traverse((object) => {
    object.renderOrder = order;
  });
}
