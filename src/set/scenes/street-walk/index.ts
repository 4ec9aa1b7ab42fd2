import { Color, Scene, Vector3, type Mesh, type Object3D } from 'three';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { skyDome } from '../../light/sky.ts';
import { smooth } from '../../motion/ease.ts';
import { walk } from '../../motion/walk.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { streetCamera } from './camera.ts';
import { contacts } from './contacts.ts';
import { furniture } from './furniture.ts';
import { ground } from './ground.ts';
import { houses } from './houses.ts';
import { grade, haze, lightStreet, sky } from './light.ts';
import { streetMaterials } from './materials.ts';
import { StreetParts } from './parts.ts';
import { passersBy } from './passers-by.ts';
import { parkedCars } from './traffic.ts';
import { trees } from './trees.ts';

const walking = { speed: 1.16, strideSeconds: 1.09 };

/** A man walks down a street of shops, late in the afternoon, towards the camera that travels ahead of him. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const man = await context.person(context.cast ?? 'walker');
  const { rig, spare } = man;
  for (const { group } of [rig, spare])
    addRim(group, {
      colour: new Color(1.5, 1.15, 0.8),
      towards: new Vector3(-0.75, 0.35, -0.5).normalize(),
      sharpness: 2.6,
    });

  const materials = streetMaterials(seed);
  const parts = new StreetParts();
  const occluders: Object3D[] = [parkedCars(seed, parts), furniture(seed, parts), trees(seed, materials, parts)];
  const [floor, fronts] = [ground(seed, materials), houses(seed, materials, parts)];
  // From the nearest to the farthest: what is hidden is then never painted.
  for (const [order, part] of [...occluders, floor, fronts].entries()) drawAt(part, order + 1);
  const strangers = await passersBy(context);
  scene.add(rig.group, spare.group, ...strangers.groups, ...occluders, floor, fronts);
  const lights = lightStreet(scene);
  fillWithHaze(scene, haze);
  const dome = skyDome(sky);
  scene.add(dome);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.55;
  const feet = contacts(rig);
  scene.add(...feet.meshes);

  const gait = walk(rig, { seed, ...walking, start: new Vector3(0, 0, 0), look: glance });
  const dolly = streetCamera(seed, context.aspect);
  return {
    scene,
    camera: dolly.camera,
    figures: [man],
    occluders,
    key: lights.key,
    receivers: [{ point: new Vector3(), normal: new Vector3(0, 1, 0) }],
    background: parts.list,
    handProps: [],
    grade,
    focus: () => man.pose.hips.clone(),
    moveTo(seconds) {
      const x = walking.speed * seconds;
      man.pose = gait.poseAt(seconds);
      strangers.moveTo(seconds);
      dolly.moveTo(seconds, x);
      lights.follow(x);
    },
    settle: () => feet.follow(),
    dispose() {
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      for (const texture of materials.textures) texture.dispose();
      scene.environment?.dispose();
    },
  };
}

/** Something in a window on his left takes his eye, and lets it go again. */
function glance(seconds: number): { twist: number; flexion: number } {
  const held = smooth(1.1, 1.75, seconds) - smooth(3, 3.8, seconds);
  return { twist: 3 + 19 * held, flexion: -2 - 3 * held };
}

function drawAt(part: Object3D, order: number): void {
  part.traverse((object) => {
    object.renderOrder = order;
  });
}
