import {
  CylinderGeometry,
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
  type Color,
} from 'three';
import { bones, joints, type Joint, type Landmark } from '../../terms/landmarks.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../../terms/track.ts';
import { certaintyOf, type Certainty } from '../film/pose-in-frame.ts';
import type { Palette } from './palette.ts';
import { worldPositions } from './world.ts';

const boneRadius = 0.018;
const jointRadius = 0.03;
const headRadius = 0.095;
/** A thinner limb is a less certain one. */
const thickness: Readonly<Record<Certainty, number>> = { sure: 1, unsure: 0.6, guess: 0.3 };
const up = new Vector3(0, 1, 0);

export interface BodyMarks {
  faulted: ReadonlySet<Joint>;
  lit: readonly Joint[];
  hovered: Joint | null;
}

/**
 * One body: a cylinder a bone, a ball a joint, in two instanced meshes whose buffers are reused from frame to frame.
 * A faulted joint is a larger ball, a lit one larger still: not by colour alone.
 */
export class Body {
  readonly group = new Group();
  readonly #track: Track;
  readonly #names: readonly Landmark[];
  readonly #positions: Float32Array;
  readonly #bones: InstancedMesh;
  readonly #balls: InstancedMesh;
  readonly #head: InstancedMesh;
  readonly #matrix = new Matrix4();
  readonly #from = new Vector3();
  readonly #to = new Vector3();
  readonly #along = new Vector3();
  readonly #scale = new Vector3();
  readonly #turn = new Quaternion();

  constructor(track: Track) {
    this.#track = track;
    this.#names = landmarksOf(track.model);
    this.#positions = new Float32Array(this.#names.length * 3);
    this.#bones = instanced(new CylinderGeometry(boneRadius, boneRadius, 1, 10), bones.length + 1);
    this.#balls = instanced(new SphereGeometry(jointRadius, 16, 12), joints.length);
    this.#head = instanced(new SphereGeometry(headRadius, 20, 14), 1);
    this.group.add(this.#bones, this.#balls, this.#head);
  }

  /** Where a joint stands now, in metres from the hips; NaN while the person is not found. */
  positionOf(joint: Joint, out: Vector3): Vector3 {
    return this.#place(joint, out);
  }

  /** Poses the body as in a frame; without the person it vanishes. */
  pose(frame: number, marks: BodyMarks, palette: Palette, tint: Color): void {
    worldPositions(this.#track, frame, this.#positions);
    const found = !Number.isNaN(this.#positions[0]);
    this.group.visible = found;
    if (!found) return;
    for (const [index, [from, to]] of bones.entries()) {
      this.#place(from, this.#from);
      this.#place(to, this.#to);
      const faulted = marks.faulted.has(from as Joint) || marks.faulted.has(to as Joint);
      this.#setBone(index, thickness[this.#certainty(frame, from, to)], faulted ? palette.broken : tint);
    }
    this.#poseHead(marks, palette, tint);
    for (const [index, joint] of joints.entries()) {
      this.#place(joint, this.#from);
      const lit = marks.lit.includes(joint) || marks.hovered === joint;
      const size = lit ? 1.45 : marks.faulted.has(joint) ? 1.2 : 1;
      this.#matrix.makeScale(size, size, size).setPosition(this.#from);
      this.#balls.setMatrixAt(index, this.#matrix);
      this.#balls.setColorAt(index, lit ? palette.accent : marks.faulted.has(joint) ? palette.broken : tint);
    }
    for (const mesh of [this.#bones, this.#balls, this.#head]) {
      mesh.instanceMatrix.needsUpdate = true;
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
      mesh.computeBoundingSphere();
    }
  }

  dispose(): void {
    this.group.removeFromParent();
    for (const mesh of [this.#bones, this.#balls, this.#head]) {
      mesh.geometry.dispose();
      (mesh.material as MeshLambertMaterial).dispose();
      mesh.dispose();
    }
  }

  /** Lays a bone from `#from` to `#to`; one that this model does not have, or that has no length, is not drawn. */
  #setBone(index: number, width: number, color: Color): void {
    this.#along.subVectors(this.#to, this.#from);
    const length = this.#along.length();
    if (length > 0) {
      this.#turn.setFromUnitVectors(up, this.#along.divideScalar(length));
      this.#from.add(this.#to).multiplyScalar(0.5);
      this.#matrix.compose(this.#from, this.#turn, this.#scale.set(width, length, width));
    } else this.#matrix.makeScale(0, 0, 0);
    this.#bones.setMatrixAt(index, this.#matrix);
    this.#bones.setColorAt(index, color);
  }

  /** The model has no neck and no skull: a ball around the ears' middle, and a bone from there to the shoulders' middle. */
  #poseHead(marks: BodyMarks, palette: Palette, tint: Color): void {
    this.#middle('left-ear', 'right-ear', this.#to);
    this.#middle('left-shoulder', 'right-shoulder', this.#from);
    const color = marks.faulted.has('nose') ? palette.broken : tint;
    this.#matrix.makeScale(0.82, 1.1, 0.95).setPosition(this.#to);
    this.#head.setMatrixAt(0, this.#matrix);
    this.#head.setColorAt(0, color);
    this.#setBone(bones.length, 1, color);
  }

  #middle(left: Landmark, right: Landmark, out: Vector3): void {
    this.#place(left, out);
    this.#place(right, this.#along);
    out.add(this.#along).multiplyScalar(0.5);
  }

  #place(landmark: Landmark, out: Vector3): Vector3 {
    const index = this.#names.indexOf(landmark);
    return index < 0 ? out.set(NaN, NaN, NaN) : out.fromArray(this.#positions, index * 3);
  }

  #certainty(frame: number, from: Landmark, to: Landmark): Certainty {
    const of = (landmark: Landmark): number =>
      this.#track.values[landmarkOffset(this.#track, frame, this.#names.indexOf(landmark)) + field.visibility]!;
    return certaintyOf(Math.min(of(from), of(to)), this.#track.model);
  }
}

function instanced(geometry: CylinderGeometry | SphereGeometry, count: number): InstancedMesh {
  const mesh = new InstancedMesh(geometry, new MeshLambertMaterial(), count);
  mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  mesh.frustumCulled = false;
  return mesh;
}
