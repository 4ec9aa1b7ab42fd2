import { Color, Mesh, MeshBasicMaterial, PlaneGeometry, Scene, Vector3, type Object3D } from 'three';
import { emptyPose } from '../../figure/pose.ts';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { skyDome } from '../../light/sky.ts';
import { smooth } from '../../motion/ease.ts';
import { walk, type Walk } from '../../motion/walk.ts';
import { contactSpot } from '../../props/surfaces.ts';
import type { Figure, SceneContext, SceneDefinition, Shot } from '../scene.ts';
import { streetCamera } from './camera.ts';
import { furniture } from './furniture.ts';
import { ground } from './ground.ts';
import { houses } from './houses.ts';
import { grade, haze, lightStreet, sky, towardsSun } from './light.ts';
import { streetMaterials } from './materials.ts';
import { passersBy } from './passers-by.ts';
import { parkedCars } from './traffic.ts';
import { trees } from './trees.ts';
import { dress } from './wardrobe.ts';

const walking = { speed: 1.16, strideSeconds: 1.09 };

/** A man walks down a street of shops, late in the afternoon, towards the camera that travels ahead of him. */
export const streetWalk: SceneDefinition = {
  id: 'street-walk',
  title: 'The street walk',
  build: buildStreetWalk,
};

async function buildStreetWalk(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const rig = await context.figure('man');
  const man: Figure = { name: 'man', rig, pose: emptyPose() };
  dress(rig);
  addRim(rig.group, {
    colour: new Color(1.5, 1.15, 0.8),
    towards: new Vector3(-0.75, 0.35, -0.5).normalize(),
    sharpness: 2.6,
  });

  const materials = streetMaterials(seed);
  const occluders: Object3D[] = [parkedCars(seed), furniture(seed), trees(seed, materials)];
  const [floor, fronts] = [ground(seed, materials), houses(seed, materials)];
  // From the nearest to the farthest: what is hidden is then never painted.
  for (const [order, part] of [...occluders, floor, fronts].entries()) drawAt(part, order + 1);
  const strangers = await passersBy(context);
  scene.add(rig.group, ...strangers.groups, ...occluders, floor, fronts);
  const lights = lightStreet(scene);
  fillWithHaze(scene, haze);
  const dome = skyDome(sky);
  scene.add(dome);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.55;
  const feet = contactShadows();
  scene.add(...feet);

  const gait = walk(rig, { seed, ...walking, start: new Vector3(0, 0, 0), look: glance });
  const dolly = streetCamera(seed, context.aspect);
  return {
    scene,
    camera: dolly.camera,
    figures: [man],
    occluders,
    towardsKey: towardsSun,
    grade,
    moveTo(seconds) {
      const x = walking.speed * seconds;
      man.pose = gait.poseAt(seconds);
      strangers.moveTo(seconds);
      dolly.moveTo(seconds, x);
      lights.follow(x);
      placeContacts(feet, gait, seconds);
    },
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

const spotSize = { length: 0.42, breadth: 0.24 };

/** The dark that gathers under a sole: the sky does not reach there, whatever the sun does. */
function contactShadows(): Mesh<PlaneGeometry, MeshBasicMaterial>[] {
  const geometry = new PlaneGeometry(spotSize.length, spotSize.breadth).rotateX(-Math.PI / 2);
  const map = contactSpot();
  return ['L', 'R'].map(() => {
    const mesh = new Mesh(
      geometry,
      new MeshBasicMaterial({ color: 0x07080a, map, transparent: true, depthWrite: false }),
    );
    mesh.renderOrder = 1;
    return mesh;
  });
}

function placeContacts(spots: readonly Mesh<PlaneGeometry, MeshBasicMaterial>[], gait: Walk, seconds: number): void {
  const feet = gait.feetAt(seconds);
  for (const [index, side] of (['L', 'R'] as const).entries()) {
    const foot = feet[side];
    const spot = spots[index]!;
    const lift = Math.max(0, foot.height - 0.077);
    spot.position.set(foot.along + 0.06 - foot.toeBend * 0.0012, 0.006 + index * 0.001, side === 'L' ? -0.068 : 0.068);
    spot.material.opacity = 0.75 * Math.max(0.12, 1 - lift * 6);
  }
}
