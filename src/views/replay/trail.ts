import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  MeshBasicMaterial,
  SphereGeometry,
  type Color,
} from 'three';
import type { Joint } from '../../terms/landmarks.ts';
import { landmarksOf, type Track } from '../../terms/track.ts';
import { worldPositions } from './world.ts';

/** Frames before and after the one on screen. */
export const trailFrames = 8;
/** Lit joints that get a trail: more would hide the body. */
export const mostTrails = 6;

const beads = trailFrames * 2;
const beadRadius = 0.014;

/**
 * Where the lit joints were a few frames ago and will be a few frames on: a bead a frame, smaller the farther away in time, strung on a
 * line. Its buffers have their full size from the start.
 */
export class Trail {
  readonly group = new Group();
  readonly #track: Track;
  readonly #frame: Float32Array;
  readonly #points = new Float32Array((beads + 1) * 3);
  readonly #line: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly #segments: BufferAttribute;
  readonly #beads: InstancedMesh<SphereGeometry, MeshBasicMaterial>;
  readonly #matrix = new Matrix4();

  constructor(track: Track) {
    this.#track = track;
    this.#frame = new Float32Array(landmarksOf(track.model).length * 3);
    this.#segments = new BufferAttribute(new Float32Array(mostTrails * beads * 2 * 3), 3).setUsage(DynamicDrawUsage);
    const geometry = new BufferGeometry().setAttribute('position', this.#segments);
    this.#line = new LineSegments(geometry, new LineBasicMaterial({ transparent: true, opacity: 0.6 }));
    this.#beads = new InstancedMesh(new SphereGeometry(beadRadius, 8, 6), new MeshBasicMaterial(), mostTrails * beads);
    this.#beads.instanceMatrix.setUsage(DynamicDrawUsage);
    this.#line.frustumCulled = false;
    this.#beads.frustumCulled = false;
    this.group.add(this.#line, this.#beads);
  }

  /** Strings the trails of the lit joints around a frame. */
  draw(frame: number, lit: readonly Joint[], color: Color): void {
    const names = landmarksOf(this.#track.model);
    let segments = 0;
    let spheres = 0;
    for (const joint of lit.slice(0, mostTrails)) {
      this.#readPoints(frame, names.indexOf(joint));
      for (let step = 0; step <= beads; step += 1) {
        if (!this.#known(step)) continue;
        const away = Math.abs(step - trailFrames);
        if (away > 0) {
          const size = 1 - away / (trailFrames + 1);
          this.#matrix.makeScale(size, size, size);
          this.#matrix.setPosition(this.#points[step * 3]!, this.#points[step * 3 + 1]!, this.#points[step * 3 + 2]!);
          this.#beads.setMatrixAt(spheres, this.#matrix);
          spheres += 1;
        }
        if (step === beads || !this.#known(step + 1)) continue;
        for (let part = 0; part < 6; part += 1)
          this.#segments.array[segments * 6 + part] = this.#points[step * 3 + part]!;
        segments += 1;
      }
    }
    this.#line.geometry.setDrawRange(0, segments * 2);
    this.#segments.needsUpdate = true;
    this.#beads.count = spheres;
    this.#beads.instanceMatrix.needsUpdate = true;
    this.#line.material.color.copy(color);
    this.#beads.material.color.copy(color);
  }

  dispose(): void {
    this.group.removeFromParent();
    this.#line.geometry.dispose();
    this.#line.material.dispose();
    this.#beads.geometry.dispose();
    this.#beads.material.dispose();
    this.#beads.dispose();
  }

  #readPoints(frame: number, landmark: number): void {
    for (let step = 0; step <= beads; step += 1) {
      worldPositions(this.#track, frame + step - trailFrames, this.#frame);
      for (let axis = 0; axis < 3; axis += 1) this.#points[step * 3 + axis] = this.#frame[landmark * 3 + axis]!;
    }
  }

  #known(step: number): boolean {
    return !Number.isNaN(this.#points[step * 3]);
  }
}
