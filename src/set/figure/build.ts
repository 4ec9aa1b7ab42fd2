import { BufferAttribute, Matrix4, Quaternion, Vector3, type Bone, type SkinnedMesh } from 'three';
import type { Build } from './looks.ts';
import type { Rig } from './rig.ts';

/** What a bone does to the flesh around it in the rest pose: factors along the three body axes, or around
 * and along the bone's own. */
type Change = { axes: Vector3 } | { girth: number; length: number };

const unit = new Vector3(1, 1, 1);

function changeOf(bone: string, build: Build): Change {
  const of = (pattern: RegExp) => pattern.test(bone);
  if (of(/^(neck|head)/)) return { axes: unit.clone().multiplyScalar(build.head) };
  if (of(/^(clavicle|shoulder01)/)) return { axes: new Vector3(1, 1, build.shoulders) };
  if (of(/^(shoulder02|upperarm)/)) return { girth: build.upperArm, length: 1 };
  if (of(/^lowerarm/)) return { girth: build.foreArm, length: 1 };
  if (of(/^(wrist|metacarpal|finger)/)) return { axes: unit.clone().multiplyScalar(build.hand) };
  if (bone === 'spine05') return { axes: new Vector3(build.trunk.depth, 1, (build.hips + build.trunk.breadth) / 2) };
  if (of(/^(pelvis|root)/)) return { axes: new Vector3((1 + build.trunk.depth) / 2, 1, build.hips) };
  if (of(/^(spine|breast)/)) return { axes: new Vector3(build.trunk.depth, 1, build.trunk.breadth) };
  if (of(/^upperleg/)) return { girth: build.thigh, length: build.legs };
  if (of(/^lowerleg/)) return { girth: build.shank, length: build.legs };
  return { axes: unit };
}

/**
 * Gives a rig in its rest pose another build: bones, inverse bind matrices and the vertices of every skin. What was read off the rig before
 * is no longer true: call `readRig` again.
 */
export function reshape(rig: Rig, build: Build): void {
  const skeletons = new Set(rig.skins.map(({ skeleton }) => skeleton));
  const binds = new Map<string, Matrix4>();
  for (const { bones, boneInverses } of skeletons)
    for (const [slot, bone] of bones.entries()) binds.set(bone.name, boneInverses[slot]!.clone().invert());

  const warps = new Map<string, { was: Vector3; warp: Matrix4 }>();
  const visit = (bone: Bone, parent?: Bone) => {
    const bind = binds.get(bone.name);
    if (bind) {
      const was = new Vector3().setFromMatrixPosition(bind);
      const above = parent && warps.get(parent.name);
      const head = above ? was.clone().applyMatrix4(above.warp) : was.clone().multiplyScalar(build.height);
      warps.set(bone.name, { was, warp: warpOf(changeOf(bone.name, build), bone, binds, was, head, build.height) });
      moveBone(bone, head, above && newHead(above), binds.get(parent?.name ?? ''));
      bind.setPosition(head);
    }
    for (const child of bone.children) if ('isBone' in child) visit(child as Bone, bone);
  };
  visit(rig.bones.get('root')!);

  for (const skin of rig.skins) warpSkin(skin, warps, build);
  for (const { bones, boneInverses } of skeletons)
    for (const [slot, bone] of bones.entries()) boneInverses[slot]!.copy(binds.get(bone.name)!).invert();
}

function newHead({ was, warp }: { was: Vector3; warp: Matrix4 }): Vector3 {
  return was.clone().applyMatrix4(warp);
}

function warpOf(
  change: Change,
  bone: Bone,
  binds: ReadonlyMap<string, Matrix4>,
  was: Vector3,
  head: Vector3,
  height: number,
): Matrix4 {
  const scale = new Matrix4();
  if ('axes' in change) scale.makeScale(change.axes.x, change.axes.y, change.axes.z);
  else {
    // The bone's own y runs along it.
    const turn = new Quaternion().setFromRotationMatrix(new Matrix4().extractRotation(binds.get(bone.name)!));
    const [there, back] = [new Matrix4().makeRotationFromQuaternion(turn), new Matrix4()];
    back.copy(there).invert();
    scale
      .copy(there)
      .multiply(new Matrix4().makeScale(change.girth, change.length, change.girth))
      .multiply(back);
  }
  return new Matrix4()
    .makeTranslation(head)
    .multiply(new Matrix4().makeScale(height, height, height))
    .multiply(scale)
    .multiply(new Matrix4().makeTranslation(was.clone().negate()));
}

function moveBone(bone: Bone, head: Vector3, parentHead: Vector3 | undefined, parentBind: Matrix4 | undefined): void {
  if (!parentHead || !parentBind) {
    bone.position.copy(head);
    return;
  }
  const turn = new Quaternion().setFromRotationMatrix(new Matrix4().extractRotation(parentBind)).invert();
  bone.position.copy(head).sub(parentHead).applyQuaternion(turn);
}

function warpSkin(skin: SkinnedMesh, warps: ReadonlyMap<string, { warp: Matrix4 }>, build: Build): void {
  const { geometry, skeleton } = skin;
  const position = geometry.getAttribute('position');
  const slots = geometry.getAttribute('skinIndex');
  const weights = geometry.getAttribute('skinWeight');
  const normal = geometry.getAttribute('normal');
  const moved = new Float32Array(position.count * 3);
  for (let vertex = 0; vertex < position.count; vertex += 1) {
    const rest = new Vector3().fromBufferAttribute(position, vertex);
    const sum = new Vector3();
    let whole = 0;
    let trunk = 0;
    for (let k = 0; k < 4; k += 1) {
      const weight = weights.getComponent(vertex, k);
      const bone = skeleton.bones[slots.getComponent(vertex, k)]!.name;
      const found = warps.get(bone);
      if (weight <= 0 || !found) continue;
      sum.addScaledVector(rest.clone().applyMatrix4(found.warp), weight);
      whole += weight;
      if (/^(spine|breast|root|pelvis)/.test(bone)) trunk += weight;
    }
    sum.divideScalar(whole || 1);
    if (build.belly > 0 && trunk > 0) {
      const facing = Math.max(0, normal.getX(vertex) + 0.25);
      sum.x += build.belly * trunk * Math.exp(-(((rest.y - 1.09) / 0.12) ** 2)) * Math.min(1, facing);
    }
    sum.toArray(moved, vertex * 3);
  }
  geometry.setAttribute('position', new BufferAttribute(moved, 3));
  if (skin.name.includes('male')) shapeFace(skin, warps.get('head')!.warp, build);
}

/** Jaw, nose and lips, from where they are on the man's own head. */
function shapeFace(skin: SkinnedMesh, warp: Matrix4, { face }: Build): void {
  const position = skin.geometry.getAttribute('position');
  const back = warp.clone().invert();
  const bump = (distance: number, width: number) => Math.exp(-((distance / width) ** 2));
  for (let vertex = 0; vertex < position.count; vertex += 1) {
    const point = new Vector3().fromBufferAttribute(position, vertex).applyMatrix4(back);
    if (point.y < 1.53 || Math.abs(point.z) > 0.1) continue;
    const low = Math.min(1, Math.max(0, (1.635 - point.y) / 0.06)) * Math.min(1, Math.max(0, (point.y - 1.53) / 0.03));
    // The neck behind the jaw stays.
    const ahead = Math.min(1, Math.max(0, (point.x - 0.02) / 0.05));
    point.z *= 1 + (face.jaw - 1) * low * ahead;
    const middle = bump(point.z, 0.018);
    if (point.x > 0.13) {
      point.x += face.nose * middle * bump(point.y - 1.624, 0.012);
      point.x += face.lips * bump(point.z, 0.022) * bump(point.y - 1.592, 0.01);
    }
    point.applyMatrix4(warp);
    position.setXYZ(vertex, point.x, point.y, point.z);
  }
}
