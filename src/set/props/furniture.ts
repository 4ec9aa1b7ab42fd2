import {
  BoxGeometry,
  BufferAttribute,
  Color,
  CylinderGeometry,
  LatheGeometry,
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  Quaternion,
  SphereGeometry,
  Vector2,
  Vector3,
  type BufferGeometry,
  type Material,
} from 'three';
import { RoundedBoxGeometry } from 'three/examples/jsm/geometries/RoundedBoxGeometry.js';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';
import type { Point } from './batch.ts';

export type Tint = number | Color;

const unit = new Vector3(1, 1, 1);
const upwards = new Vector3(0, 1, 0);

/**
 * A piece of furniture or crockery: boxes, rods and turned shapes, each of one colour, merged to one mesh. Lengths are metres; everything
 * goes through `place` first.
 */
export class Joinery {
  place = new Matrix4();
  readonly #parts: BufferGeometry[] = [];

  /** @param round radius of its edges; left out, they are sharp */
  box(from: Point, to: Point, tint: Tint, round = 0): this {
    const size = to.map((value, axis) => value - from[axis]!) as [number, number, number];
    const middle = new Vector3(...from).add(new Vector3(...to)).multiplyScalar(0.5);
    const geometry = round > 0 ? new RoundedBoxGeometry(...size, 2, round) : new BoxGeometry(...size);
    return this.add(geometry, tint, new Matrix4().makeTranslation(middle));
  }

  rod(from: Point, to: Point, radius: number | { from: number; to: number }, tint: Tint, edges = 8): this {
    const [start, way] = [new Vector3(...from), new Vector3(...to).sub(new Vector3(...from))];
    const radii = typeof radius === 'number' ? { from: radius, to: radius } : radius;
    const geometry = new CylinderGeometry(radii.to, radii.from, way.length(), edges);
    const turn = new Quaternion().setFromUnitVectors(upwards, way.clone().normalize());
    return this.add(geometry, tint, new Matrix4().compose(start.addScaledVector(way, 0.5), turn, unit));
  }

  /** A shape off the lathe: pairs of radius and height, from below, around an upright axis through `at`. */
  turned(at: Point, profile: readonly (readonly [number, number])[], tint: Tint, edges = 18): this {
    const points = profile.map(([radius, height]) => new Vector2(radius, height));
    return this.add(new LatheGeometry(points, edges), tint, new Matrix4().makeTranslation(...at));
  }

  ball(at: Point, radii: Point, tint: Tint): this {
    const matrix = new Matrix4().makeScale(...radii).setPosition(...at);
    return this.add(new SphereGeometry(1, 14, 9), tint, matrix);
  }

  add(geometry: BufferGeometry, tint: Tint, matrix = new Matrix4()): this {
    const part = geometry.index ? geometry.toNonIndexed() : geometry;
    part.applyMatrix4(matrix.clone().premultiply(this.place));
    const colour = new Color(tint);
    const { count } = part.getAttribute('position');
    const colours = new Float32Array(count * 3);
    for (let index = 0; index < count; index += 1) colour.toArray(colours, index * 3);
    part.setAttribute('color', new BufferAttribute(colours, 3));
    part.deleteAttribute('uv');
    this.#parts.push(part);
    return this;
  }

  /** One mesh that casts and takes shadows. */
  mesh(material: Material = new MeshLambertMaterial({ vertexColors: true })): Mesh {
    const mesh = new Mesh(mergeGeometries(this.#parts), material);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    return mesh;
  }
}

/** Turned around the upright axis, degrees, and set down at a place. */
export function standing(x: number, y: number, z: number, degrees = 0): Matrix4 {
  return new Matrix4().makeRotationY((degrees * Math.PI) / 180).setPosition(x, y, z);
}
