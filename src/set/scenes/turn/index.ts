import { DoubleSide, Group, MeshLambertMaterial, Scene, Vector3, type Mesh, type Object3D } from 'three';
import { gainFor } from '../../light/gain.ts';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { skyDome } from '../../light/sky.ts';
import { turnOnSpot } from '../../motion/turn-on-spot.ts';
import { soleShadows } from '../../props/soles.ts';
import { leaves } from '../../props/surfaces.ts';
import { seeded } from '../../random.ts';
import type { BackgroundPart, SceneContext, Shot } from '../scene.ts';
import { turnCamera } from './camera.ts';
import { city } from './city.ts';
import { plan, variation } from './layout.ts';
import { grade, haze, lightRoof, rim, sky } from './light.ts';
import { terrace } from './terrace.ts';

/** On a roof, late in the day: someone turns on the spot, stops, and looks over a shoulder. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const person = await context.person(context.cast ?? 'ines');
  const { rig, spare } = person;
  for (const { group } of [rig, spare]) addRim(group, rim);

  const spray = leaves(seeded(seed, 'turn', 'leaves'));
  const leafMaterial = new MeshLambertMaterial({ vertexColors: true, map: spray, alphaTest: 0.45, side: DoubleSide });
  const built = [terrace(seed, leafMaterial), city(seed)];
  const background = built.flatMap(({ parts }) => parts.map(asPart));
  // From the nearest to the farthest: what is hidden is then never painted.
  for (const [order, { fixed, parts }] of built.entries())
    for (const each of [...parts.map(({ object }) => object), fixed])
      each.traverse((object) => {
        object.renderOrder = order + 1;
      });
  scene.add(rig.group, spare.group);
  scene.add(...built.map(({ fixed }) => fixed), ...background.map(({ object }) => object));
  const key = lightRoof(scene);
  fillWithHaze(scene, haze);
  const feet = soleShadows(rig, 0.7);
  scene.add(skyDome(sky), ...feet.meshes);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.5;

  const vary = variation(seed);
  const turn = turnOnSpot(rig, {
    seed,
    place: new Vector3(plan.person, 0, 0),
    from: -90 - 62 + 6 * vary('from'),
  });
  const dolly = turnCamera(seed, context.aspect);
  return {
    scene,
    camera: dolly.camera,
    figures: [person],
    occluders: [],
    key,
    receivers: [
      { point: new Vector3(), normal: new Vector3(0, 1, 0) },
      { point: new Vector3(0, 0, plan.parapet.z), normal: new Vector3(0, 0, 1) },
    ],
    background,
    handProps: [],
    grade,
    focus: () => person.pose.hips.clone(),
    moveTo(seconds) {
      person.pose = turn.poseAt(seconds);
      dolly.moveTo(seconds);
    },
    settle: () => feet.settle(),
    dispose() {
      feet.dispose();
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      for (const texture of [spray, ...built.flatMap(({ textures }) => textures)]) texture.dispose();
      scene.environment?.dispose();
    },
  };
}

function asPart({ name, object }: { name: string; object: Object3D }): BackgroundPart {
  const group = new Group();
  group.add(object);
  return { name, object: group, gain: gainFor(group) };
}
