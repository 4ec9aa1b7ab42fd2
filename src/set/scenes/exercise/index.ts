import { Color, Scene, Vector3, type Mesh } from 'three';
import { fillWithHaze } from '../../light/haze.ts';
import { addRim } from '../../light/rim.ts';
import { exercise } from '../../motion/exercise.ts';
import { soleShadows } from '../../props/soles.ts';
import { seeded } from '../../random.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { hallCamera } from './camera.ts';
import { grade, haze, lightHall, surroundings } from './light.ts';
import { hall, plan } from './room.ts';

/** Alone in a training hall: jab, cross, knee to elbow, a spin, a deep squat, a reach, a lunge. Fast, odd, and sound. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const athlete = await context.person(context.cast ?? 'walker');
  const { rig, spare } = athlete;
  for (const { group } of [rig, spare])
    addRim(group, {
      colour: new Color(1.1, 1.12, 1.15),
      towards: new Vector3(0.6, 0.3, -0.72).normalize(),
      sharpness: 2.6,
    });
  const room = hall(seed);
  scene.add(rig.group, spare.group, room.group);
  const key = lightHall(scene);
  fillWithHaze(scene, haze);
  scene.environment = context.environment(surroundings);
  scene.environmentIntensity = 0.5;
  const soles = soleShadows(rig);
  scene.add(...soles.meshes);

  const facing = -18 + seeded(seed, 'hall', 'facing').between(-5, 5);
  const motion = exercise(rig, { seed, facing });
  const dolly = hallCamera(seed, context.aspect);
  return {
    scene,
    camera: dolly.camera,
    figures: [athlete],
    occluders: [],
    key,
    receivers: [
      { point: new Vector3(), normal: new Vector3(0, 1, 0) },
      { point: new Vector3(0, 0, plan.back), normal: new Vector3(0, 0, 1) },
      { point: new Vector3(plan.right, 0, 0), normal: new Vector3(-1, 0, 0) },
    ],
    background: room.parts,
    handProps: [],
    grade,
    focus: () => athlete.pose.hips.clone(),
    moveTo(seconds) {
      athlete.pose = motion.poseAt(seconds);
      dolly.moveTo(seconds, (at) => motion.hipsAt(at));
    },
    settle() {
      soles.settle();
    },
    dispose() {
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      for (const texture of room.textures) texture.dispose();
      soles.dispose();
      scene.environment?.dispose();
    },
  };
}
