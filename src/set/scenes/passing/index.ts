import { Color, Scene, Vector3, type Mesh } from 'three';
import type { LookId } from '../../figure/looks.ts';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { skyDome } from '../../light/sky.ts';
import { soleShadows } from '../../props/soles.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { parkCamera } from './camera.ts';
import { grade, haze, lightPark, sky } from './light.ts';
import { park } from './park.ts';
import { passing } from './people.ts';

/** On a path in a park two people come from either side, pass each other, and go on. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const cast: LookId = context.cast ?? 'ines';
  const subject = await context.person(cast);
  const other = await context.person(cast === 'ines' ? 'walker' : 'ines');
  const figures = [subject, other] as const;
  for (const { rig, spare } of figures)
    for (const { group } of [rig, spare]) {
      addRim(group, {
        colour: new Color(1.1, 1.0, 0.8),
        towards: new Vector3(0.55, 0.5, -0.6).normalize(),
        sharpness: 2.8,
      });
      scene.add(group);
    }
  const grounds = park(seed);
  scene.add(grounds.group);
  const light = lightPark(scene);
  fillWithHaze(scene, haze);
  scene.add(skyDome(sky));
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.5;
  const soles = figures.map(({ rig }) => soleShadows(rig));
  scene.add(...soles.flatMap(({ meshes }) => meshes));

  const walkers = passing(subject, other, seed);
  const dolly = parkCamera(seed, context.aspect);
  return {
    scene,
    camera: dolly.camera,
    figures,
    occluders: [],
    key: light.key,
    receivers: [{ point: new Vector3(), normal: new Vector3(0, 1, 0) }],
    background: grounds.parts,
    handProps: [],
    grade,
    focus: () => subject.pose.hips.clone(),
    moveTo(seconds) {
      walkers.moveTo(seconds);
      light.follow(dolly.moveTo(seconds));
    },
    settle() {
      for (const each of soles) each.settle();
    },
    dispose() {
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      for (const texture of grounds.textures) texture.dispose();
      for (const each of soles) each.dispose();
      scene.environment?.dispose();
    },
  };
}
