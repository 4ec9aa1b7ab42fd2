import { Group, MeshLambertMaterial, DoubleSide, Scene, Vector3, type Mesh, type Object3D } from 'three';
import { applyPose } from '../../figure/pose.ts';
import { gainFor } from '../../light/gain.ts';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { wave } from '../../motion/wave.ts';
import { gardenBackdrop } from '../../props/garden-backdrop.ts';
import { soleShadows } from '../../props/soles.ts';
import { leaves } from '../../props/surfaces.ts';
import { seeded } from '../../random.ts';
import type { BackgroundPart, SceneContext, Shot } from '../scene.ts';

import { waveCamera } from './camera.ts';
import { garden } from './garden.ts';
import { house } from './house.ts';
import { plan, variation } from './layout.ts';
import { grade, haze, lightGarden, rim, sky } from './light.ts';

/** Morning in a front garden: someone sees us, raises a hand and waves, and once more. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const person = await context.person(context.cast ?? 'tomas');
  const { rig, spare } = person;
  for (const { group } of [rig, spare]) addRim(group, rim);

  const spray = leaves(seeded(seed, 'wave', 'leaves'));
  const leafMaterial = new MeshLambertMaterial({
    vertexColors: true,
    map: spray,
    alphaTest: 0.45,
    side: DoubleSide,
    emissive: 0x10160a,
  });
  const built = [house(seed), garden(seed, leafMaterial)];
  const background = built.flatMap(({ parts }) => parts.map(asPart));
  const backdrop = gardenBackdrop(
    seeded(seed, 'wave', 'backdrop'),
    { sky: '#dfe6dc', glow: '#eee6bd', ground: '#a3a67c', far: [78, 70], near: [88, 47] },
    plan.far,
    13,
  );
  // From the nearest to the farthest: what is hidden is then never painted.
  for (const [order, each] of [
    ...background.map(({ object }) => object),
    ...built.map(({ fixed }) => fixed),
    backdrop,
  ].entries())
    each.traverse((object) => {
      object.renderOrder = order + 1;
    });
  scene.add(rig.group, spare.group, backdrop);
  scene.add(...built.map(({ fixed }) => fixed), ...background.map(({ object }) => object));
  const key = lightGarden(scene);
  fillWithHaze(scene, haze);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.5;
  const feet = soleShadows(rig);
  scene.add(...feet.meshes);

  const vary = variation(seed);
  // Turned a little to the left of the picture, so that the waving hand is nearer than the face.
  const turned = 14 + 5 * vary('turned');
  const greeting = wave(rig, {
    seed,
    place: new Vector3(-0.01, 0, 0),
    facing: -90 - turned,
    towards: turned,
    side: 'L',
  });
  applyPose(rig, greeting.poseAt(0));
  const head = new Vector3().setFromMatrixPosition(rig.bones.get('head')!.matrixWorld).y;
  const dolly = waveCamera(seed, context.aspect, head);
  return {
    scene,
    camera: dolly.camera,
    figures: [person],
    occluders: [],
    key,
    receivers: [
      { point: new Vector3(), normal: new Vector3(0, 1, 0) },
      { point: new Vector3(0, 0, plan.wall), normal: new Vector3(0, 0, 1) },
    ],
    background,
    handProps: [],
    grade,
    focus: () => person.pose.hips.clone().add(new Vector3(0, 0.4, 0)),
    moveTo(seconds) {
      person.pose = greeting.poseAt(seconds);
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
