import { Matrix4, Raycaster, Vector3, type Object3D, type SkinnedMesh } from 'three';
import { joints, type Joint } from '../../terms/landmarks.ts';
import type { Figure } from '../scenes/scene.ts';

/** Metres around a joint within which skin and cloth are its own cover and hide nothing. */
const coverOf: Record<Joint, number> = {
  nose: 0.05,
  'left-ear': 0.05,
  'right-ear': 0.05,
  'left-shoulder': 0.13,
  'right-shoulder': 0.13,
  'left-elbow': 0.09,
  'right-elbow': 0.09,
  'left-wrist': 0.08,
  'right-wrist': 0.08,
  'left-hip': 0.23,
  'right-hip': 0.23,
  'left-knee': 0.12,
  'right-knee': 0.12,
  'left-ankle': 0.12,
  'right-ankle': 0.12,
};

/** The surface of a figure as it stands: corner after corner of each triangle, in the world. */
function surface(figure: Figure): Float32Array {
  const parts = figure.rig.skins.map(bend);
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function bend(skin: SkinnedMesh): Float32Array {
  const bent = bentVertices(skin);
  const index = skin.geometry.getIndex()!;
  const corners = new Float32Array(index.count * 3);
  for (let corner = 0; corner < index.count; corner += 1) bent[index.getX(corner)]!.toArray(corners, corner * 3);
  return corners;
}

/** Where the vertices of a skin are in the world as its bones stand. */
export function bentVertices(skin: SkinnedMesh): Vector3[] {
  const { geometry, skeleton } = skin;
  const position = geometry.getAttribute('position');
  const slots = geometry.getAttribute('skinIndex');
  const weights = geometry.getAttribute('skinWeight');
  const matrices = skeleton.bones.map((bone, slot) =>
    new Matrix4().multiplyMatrices(bone.matrixWorld, skeleton.boneInverses[slot]!),
  );
  return Array.from({ length: position.count }, (_, vertex) => {
    const rest = new Vector3().fromBufferAttribute(position, vertex);
    const sum = new Vector3();
    for (let k = 0; k < 4; k += 1) {
      const weight = weights.getComponent(vertex, k);
      if (weight > 0) sum.addScaledVector(rest.clone().applyMatrix4(matrices[slots.getComponent(vertex, k)]!), weight);
    }
    return sum;
  });
}

/** Distances from the eye at which a line of sight meets a surface (Möller and Trumbore 1997). */
function crossings(eye: Vector3, way: Vector3, reach: number, corners: Float32Array): number[] {
  const found: number[] = [];
  const a = new Vector3();
  const ab = new Vector3();
  const ac = new Vector3();
  const p = new Vector3();
  const q = new Vector3();
  const s = new Vector3();
  for (let offset = 0; offset < corners.length; offset += 9) {
    a.fromArray(corners, offset);
    ab.fromArray(corners, offset + 3).sub(a);
    ac.fromArray(corners, offset + 6).sub(a);
    p.crossVectors(way, ac);
    const determinant = ab.dot(p);
    if (Math.abs(determinant) < 1e-12) continue;
    s.subVectors(eye, a);
    const u = s.dot(p) / determinant;
    if (u < 0 || u > 1) continue;
    q.crossVectors(s, ab);
    const v = way.dot(q) / determinant;
    if (v < 0 || u + v > 1) continue;
    const distance = ac.dot(q) / determinant;
    if (distance > 0 && distance < reach) found.push(distance);
  }
  return found;
}

/**
 * For each joint of a figure, whether something stands between it and the eye: another part of the body, another figure or the set.
 * The joint's own skin and cloth do not count.
 *
 * @param positions joints in the world, in the order of `joints`
 */
export function hiddenJoints(
  figure: Figure,
  positions: readonly Vector3[],
  from: { eye: Vector3; figures: readonly Figure[]; occluders: readonly Object3D[] },
): boolean[] {
  const own = surface(figure);
  const others = from.figures.filter((other) => other !== figure).map(surface);
  const caster = new Raycaster();
  return joints.map((joint, index) => {
    const way = positions[index]!.clone().sub(from.eye);
    const distance = way.length();
    way.divideScalar(distance);
    const reach = distance - coverOf[joint];
    if (crossings(from.eye, way, reach, own).length > 0) return true;
    if (others.some((corners) => crossings(from.eye, way, distance, corners).length > 0)) return true;
    caster.set(from.eye, way);
    caster.far = distance;
    return caster.intersectObjects([...from.occluders], true).length > 0;
  });
}
