import { Matrix4, Mesh, MeshBasicMaterial, PlaneGeometry, Quaternion, Scene, Vector3, type Group } from 'three';
import type { Rig } from '../../figure/rig.ts';
import { mug } from '../../props/furniture-crockery.ts';
import { chair, roundTable } from '../../props/furniture-kitchen.ts';
import { freeAll } from '../../props/room.ts';
import { contactSpot } from '../../props/surfaces.ts';
import { seeded } from '../../random.ts';
import type { SceneContext, Shot } from '../scene.ts';
import { cupCamera } from './camera.ts';
import { drink, held } from './drink.ts';
import { breakfast, kitchen } from './kitchen.ts';
import { cup, plan } from './layout.ts';
import { grade, lightKitchen, sky } from './light.ts';

/** At a kitchen table a hand reaches for a cup, takes it, brings it to the mouth, and puts it down again. */
export async function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const person = await context.person(context.cast ?? 'ines');
  const { rig, spare } = person;
  const room = kitchen(seed);
  const random = seeded(seed, 'cup', 'table');
  const { table: tablePlan } = plan;
  const table = roundTable(random, tablePlan.radius, tablePlan.height);
  table.position.set(tablePlan.x, 0, tablePlan.z);
  const seat = chair(plan.seat, 0x6a4428);
  seat.position.x = -0.02;
  const food = breakfast(seed);
  const mugOfTea = mug(cup.radius, cup.height, 0xb9452e, 96);
  const spot = contact();
  scene.add(rig.group, spare.group, table, seat, food, mugOfTea, spot, room.group);
  const key = lightKitchen(scene);
  scene.environment = context.environment(sky);
  scene.environmentIntensity = 0.4;

  const action = drink(rig, seed);
  const view = cupCamera(seed, context.aspect);
  return {
    scene,
    camera: view.camera,
    figures: [person],
    occluders: [table, food, mugOfTea],
    key,
    receivers: [
      { point: new Vector3(0, tablePlan.height, 0), normal: new Vector3(0, 1, 0) },
      room.floor.receiver,
      ...room.walls.map(({ receiver }) => receiver),
    ],
    background: room.background,
    handProps: [
      {
        name: 'the cup',
        object: mugOfTea,
        heldBy: (seconds) => (isHeld(seconds) ? { figure: 0, side: 'R' } : undefined),
      },
    ],
    grade,
    focus: () => person.pose.hips.clone().add(new Vector3(0.15, 0.38, 0)),
    moveTo(seconds) {
      person.pose = action.poseAt(seconds);
      view.moveTo(seconds);
    },
    settle(seconds) {
      const { place, turn } = isHeld(seconds) ? inHandOf(rig, action.inHand) : action.onTable(seconds);
      mugOfTea.position.copy(place);
      mugOfTea.quaternion.copy(turn);
      placeContact(spot, mugOfTea);
    },
    dispose() {
      freeAll(scene);
      scene.environment?.dispose();
    },
  };
}

function isHeld(seconds: number): boolean {
  return seconds >= held.from && seconds < held.to;
}

/** Where the hand has the cup as its bones stand, sound or not. */
function inHandOf(rig: Rig, grip: { place: Vector3; turn: Quaternion }): { place: Vector3; turn: Quaternion } {
  const [place, turn] = [new Vector3(), new Quaternion()];
  const { matrixWorld } = rig.bones.get('wrist_R')!;
  new Matrix4().copy(matrixWorld).decompose(place, turn, new Vector3());
  turn.multiply(rig.attention.get('wrist_R')!.clone().invert());
  return { place: grip.place.clone().applyQuaternion(turn).add(place), turn: turn.multiply(grip.turn) };
}

/** The dark under the cup's foot. */
function contact(): Mesh<PlaneGeometry, MeshBasicMaterial> {
  const size = cup.radius * 4.2;
  const material = new MeshBasicMaterial({ color: 0x120b07, map: contactSpot(), transparent: true, depthWrite: false });
  return new Mesh(new PlaneGeometry(size, size).rotateX(-Math.PI / 2), material);
}

function placeContact(spot: Mesh<PlaneGeometry, MeshBasicMaterial>, object: Group): void {
  const high = object.position.y - plan.table.height;
  spot.position.set(object.position.x - 0.006, plan.table.height + 0.0015, object.position.z - 0.008);
  spot.material.opacity = 0.7 * Math.max(0, 1 - high / 0.07);
}
