import { Bone, Box3, Matrix4, Quaternion, SkinnedMesh, Vector3, type Group, type Mesh } from 'three';
import { sides, signOf, type Side } from './skeleton.ts';

/** Where the three points of the face that are measured sit, in the axes of the head bone (metres). */
export interface FacePoints {
  nose: Vector3;
  leftEar: Vector3;
  rightEar: Vector3;
}

/** What is known of the man once he is loaded: his bones, how they stand at attention, and his measures. */
export interface Rig {
  /** What hangs in the scene. */
  group: Group;
  skins: readonly SkinnedMesh[];
  bones: ReadonlyMap<string, Bone>;
  /** World rotation of each bone when he stands at attention: arms down, palms in, legs straight. */
  attention: ReadonlyMap<string, Quaternion>;
  /** Where each bone begins, in the axes of its parent bone: metres. */
  rest: ReadonlyMap<string, Vector3>;
  face: FacePoints;
  /** Metres: hip to knee, knee to ankle, ankle above the ground. */
  thigh: number;
  shank: number;
  ankleHeight: number;
  /** From the root bone's head to the middle between the hips, body axes. */
  hipsFromRoot: Vector3;
  /** From the middle between the hips to a hip, body axes. */
  hipOffset: Record<Side, Vector3>;
}

const down = new Vector3(0, -1, 0);
const acrossHinge = new Vector3(0, 0, 1);

/**
 * Reads the rest pose off a loaded figure and works out from it how each bone stands at attention: rotations of a pose are then
 * anatomical (flexion about the body's own axes) whatever the modeller's bone axes were.
 *
 * @param group the figure as loaded, in its rest pose
 * @throws Error when a bone that a pose needs is missing
 */
export function readRig(group: Group): Rig {
  group.updateMatrixWorld(true);
  const bones = new Map<string, Bone>();
  const skins: SkinnedMesh[] = [];
  group.traverse((object) => {
    if (object instanceof Bone) bones.set(object.name, object as Bone);
    if (object instanceof SkinnedMesh) skins.push(object as SkinnedMesh);
  });
  const bone = (name: string): Bone => {
    const found = bones.get(name);
    if (!found) throw new Error(`The figure has no bone named ${name}.`);
    return found;
  };
  const at = (name: string) => bone(name).getWorldPosition(new Vector3());

  const attention = new Map<string, Quaternion>();
  const turnOf = turnsToAttention(at);
  const visit = (current: Bone, inherited: Quaternion) => {
    const turn = turnOf.get(current.name) ?? inherited;
    attention.set(current.name, turn.clone().multiply(current.getWorldQuaternion(new Quaternion())));
    for (const child of current.children) if (child instanceof Bone) visit(child as Bone, turn);
  };
  visit(bone('root'), new Quaternion());

  const root = at('root');
  const hips = { L: at('upperleg01_L'), R: at('upperleg01_R') };
  const middle = hips.L.clone().add(hips.R).multiplyScalar(0.5);
  const face = findFace(skins, bone('head'));
  const [kneeAt, ankleAt] = [at('lowerleg01_L'), at('foot_L')];
  // Poses place the root bone in the world: nothing above it may move it too.
  for (let above = bone('root').parent; above && above !== group; above = above.parent) above.position.set(0, 0, 0);
  return {
    group,
    skins,
    bones,
    attention,
    rest: new Map([...bones].map(([name, each]) => [name, each.position.clone()])),
    face,
    thigh: hips.L.distanceTo(kneeAt),
    shank: kneeAt.distanceTo(ankleAt),
    ankleHeight: ankleAt.y - soleHeight(skins),
    hipsFromRoot: middle.clone().sub(root),
    hipOffset: { L: hips.L.sub(middle), R: hips.R.sub(middle) },
  };
}

/** For each bone that starts a new turn, the rotation in the world that takes it from the rest pose to attention. */
function turnsToAttention(at: (name: string) => Vector3): Map<string, Quaternion> {
  const turns = new Map<string, Quaternion>();
  for (const side of sides) {
    const shoulder = at(`shoulder02_${side}`);
    const elbow = at(`lowerarm01_${side}`);
    const wrist = at(`wrist_${side}`);
    const upper = elbow.clone().sub(shoulder).normalize();
    const fore = wrist.clone().sub(elbow).normalize();
    // The elbow's hinge in the rest pose: it must end up across the body, so that flexion brings the hand ahead.
    const hinge = upper.clone().cross(fore).normalize();
    turns.set(`shoulder02_${side}`, alignment(upper, hinge, down, acrossHinge));
    turns.set(`lowerarm01_${side}`, alignment(fore, hinge, down, acrossHinge));

    const hip = at(`upperleg01_${side}`);
    const knee = at(`lowerleg01_${side}`);
    const ankle = at(`foot_${side}`);
    turns.set(`upperleg01_${side}`, new Quaternion().setFromUnitVectors(knee.clone().sub(hip).normalize(), down));
    turns.set(`lowerleg01_${side}`, new Quaternion().setFromUnitVectors(ankle.clone().sub(knee).normalize(), down));
    // The rest pose turns the feet out; at attention they point ahead.
    turns.set(`foot_${side}`, new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), signOf(side) * 0.02));
  }
  return turns;
}

/** The rotation that takes one pair of directions (the second made square to the first) to another. */
function alignment(fromMain: Vector3, fromSide: Vector3, toMain: Vector3, toSide: Vector3): Quaternion {
  return frame(toMain, toSide).multiply(frame(fromMain, fromSide).invert());
}

function frame(main: Vector3, side: Vector3): Quaternion {
  const square = side.clone().addScaledVector(main, -side.dot(main)).normalize();
  const third = main.clone().cross(square);
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(main, square, third));
}

function named(skins: readonly SkinnedMesh[], name: string): SkinnedMesh {
  const found = skins.find((skin) => skin.name.includes(name));
  if (!found) throw new Error(`The figure has no mesh named ${name}.`);
  return found;
}

function soleHeight(skins: readonly SkinnedMesh[]): number {
  const shoes: Mesh = named(skins, 'shoes');
  shoes.geometry.computeBoundingBox();
  return (shoes.geometry.boundingBox ?? new Box3()).min.y;
}

/** The tip of the nose is the foremost point of the face's middle, an ear the outermost point of the head. */
function findFace(skins: readonly SkinnedMesh[], head: Bone): FacePoints {
  const positions = named(skins, 'male1591').geometry.getAttribute('position');
  const toHead = head.matrixWorld.clone().invert();
  const best = (score: (point: Vector3) => number): Vector3 => {
    const chosen = new Vector3();
    let highest = -Infinity;
    const point = new Vector3();
    const floor = head.getWorldPosition(new Vector3()).y - 0.05;
    for (let index = 0; index < positions.count; index += 1) {
      point.fromBufferAttribute(positions, index);
      if (point.y < floor || score(point) <= highest) continue;
      highest = score(point);
      chosen.copy(point);
    }
    return chosen.applyMatrix4(toHead);
  };
  return {
    nose: best((point) => point.x - 4 * Math.abs(point.z)),
    leftEar: best((point) => -point.z),
    rightEar: best((point) => point.z),
  };
}
