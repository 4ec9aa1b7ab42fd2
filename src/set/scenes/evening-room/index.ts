import { Mesh, MeshBasicMaterial, PlaneGeometry, Scene, Vector3 } from 'three';
import type { Rig } from '../../figure/rig.ts';
import { sides } from '../../figure/skeleton.ts';
import { smooth } from '../../motion/ease.ts';
import { walk } from '../../motion/walk.ts';
import { freeAll } from '../../props/room.ts';
import { contactSpot } from '../../props/surfaces.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { roomCamera } from './camera.ts';
import { walking } from './layout.ts';
import { grade, lightRoom, sky } from './light.ts';
import { livingRoom } from './room.ts';

/** A living room at evening: someone walks through the light of a lamp, and the shadow goes along the floor and the wall. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const person = await context.person(context.cast ?? 'tomas');
  const { rig, spare } = person;
  const room = livingRoom(seed);
  const feet = contacts();
  scene.add(rig.group, spare.group, room.group, ...feet);
  const key = lightRoom(scene);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.5;

  const start = new Vector3(walking.startX, 0, 0);
  const gait = walk(rig, { seed, speed: walking.speed, strideSeconds: walking.strideSeconds, start, look: glance });
  const view = roomCamera(seed, context.aspect);
  return {
    scene,
    camera: view.camera,
    figures: [person],
    occluders: [],
    key,
    receivers: [room.floor.receiver, ...room.walls.map(({ receiver }) => receiver)],
    background: room.background,
    handProps: [],
    grade,
    focus: () => person.pose.hips.clone(),
    moveTo(seconds) {
      person.pose = gait.poseAt(seconds);
      view.moveTo(seconds, walking.startX + walking.speed * seconds);
    },
    settle() {
      placeContacts(feet, rig);
    },
    dispose() {
      freeAll(scene);
      scene.environment?.dispose();
    },
  };
}

/** The window takes the eye in passing; then it goes ahead again. */
function glance(seconds: number): { twist: number; flexion: number } {
  const outside = smooth(1.9, 2.7, seconds) - smooth(3.7, 4.6, seconds);
  const toCamera = smooth(0.1, 0.6, seconds) - smooth(1.3, 1.9, seconds);
  return { twist: 16 * outside - 12 * toCamera - 3, flexion: -4 + 3 * outside };
}

type Spot = Mesh<PlaneGeometry, MeshBasicMaterial>;

/** The dark that gathers under a sole. */
function contacts(): Spot[] {
  const geometry = new PlaneGeometry(0.44, 0.25).rotateX(-Math.PI / 2);
  const map = contactSpot();
  return sides.map(() => {
    const mesh = new Mesh(
      geometry,
      new MeshBasicMaterial({ color: 0x0a0706, map, transparent: true, depthWrite: false }),
    );
    return mesh;
  });
}

/** Under each foot as its bones stand, thinner the higher it is. */
function placeContacts(spots: readonly Spot[], rig: Rig): void {
  for (const [index, side] of sides.entries()) {
    const ankle = new Vector3().setFromMatrixPosition(rig.bones.get(`foot_${side}`)!.matrixWorld);
    const ball = new Vector3().setFromMatrixPosition(rig.bones.get(`toe_${side}`)!.matrixWorld);
    const spot = spots[index]!;
    const lift = Math.max(0, Math.min(ankle.y - rig.ankleHeight, ball.y - 0.02));
    spot.position.set(ankle.x + 0.55 * (ball.x - ankle.x), 0.008 + index * 0.001, ankle.z + 0.55 * (ball.z - ankle.z));
    spot.rotation.y = -Math.atan2(ball.z - ankle.z, ball.x - ankle.x);
    spot.material.opacity = 0.7 * Math.max(0.05, 1 - lift * 7);
  }
}
