import { BufferAttribute, BufferGeometry, Color, SkinnedMesh, Vector3, type MeshStandardMaterial } from 'three';

/** How much of a vertex hangs on which bones: slot in the skeleton to share. */
export type Weights = ReadonlyMap<number, number>;

/** A skin in its rest pose, taken apart. */
export interface Surface {
  skin: SkinnedMesh;
  points: Vector3[];
  normals: Vector3[];
  weights: Weights[];
  /** Corner after corner of each triangle. */
  index: number[];
}

export function surfaceOf(skin: SkinnedMesh): Surface {
  const { geometry } = skin;
  const [position, normal] = [geometry.getAttribute('position'), geometry.getAttribute('normal')];
  const [slots, shares] = [geometry.getAttribute('skinIndex'), geometry.getAttribute('skinWeight')];
  const every = <T>(make: (vertex: number) => T) => Array.from({ length: position.count }, (_, vertex) => make(vertex));
  return {
    skin,
    points: every((vertex) => new Vector3().fromBufferAttribute(position, vertex)),
    normals: every((vertex) => new Vector3().fromBufferAttribute(normal, vertex)),
    weights: every((vertex) => {
      const held = new Map<number, number>();
      for (let k = 0; k < 4; k += 1) {
        const share = shares.getComponent(vertex, k);
        const slot = slots.getComponent(vertex, k);
        if (share > 0) held.set(slot, (held.get(slot) ?? 0) + share);
      }
      return held;
    }),
    index: [...geometry.getIndex()!.array],
  };
}

/** Writes changed points, weights and triangles back to the skin, with normals to match where points moved. */
export function restore(surface: Surface): void {
  const { skin, points, weights, index } = surface;
  const { geometry } = skin;
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points.flatMap((each) => each.toArray())), 3));
  geometry.setIndex(index);
  setWeights(geometry, weights);
  geometry.setAttribute('normal', new BufferAttribute(smoothNormals(points, index), 3));
}

/** Slot of a bone in a skin's skeleton. */
export function slotOf(skin: SkinnedMesh, bone: string): number {
  return skin.skeleton.bones.findIndex(({ name }) => name === bone);
}

export function blend(a: Weights, b: Weights, share: number): Weights {
  const sum = new Map<number, number>();
  for (const [slot, weight] of a) sum.set(slot, weight * (1 - share));
  for (const [slot, weight] of b) sum.set(slot, (sum.get(slot) ?? 0) + weight * share);
  return sum;
}

function setWeights(geometry: BufferGeometry, weights: readonly Weights[]): void {
  const slots = new Uint16Array(weights.length * 4);
  const shares = new Float32Array(weights.length * 4);
  for (const [vertex, held] of weights.entries()) {
    const most = [...held].sort((a, b) => b[1] - a[1]).slice(0, 4);
    const whole = most.reduce((sum, [, share]) => sum + share, 0) || 1;
    for (const [k, [slot, share]] of most.entries()) {
      slots[vertex * 4 + k] = slot;
      shares[vertex * 4 + k] = share / whole;
    }
  }
  geometry.setAttribute('skinIndex', new BufferAttribute(slots, 4));
  geometry.setAttribute('skinWeight', new BufferAttribute(shares, 4));
}

function keyOf(point: Vector3): string {
  return point
    .toArray()
    .map((value) => Math.round(value * 1e4))
    .join();
}

/** Normals that pay no heed to seams: vertices in the same place share one. */
function smoothNormals(points: readonly Vector3[], index: readonly number[]): Float32Array {
  const sums = new Map<string, Vector3>();
  const keys = points.map((point) => keyOf(point));
  for (let corner = 0; corner < index.length; corner += 3) {
    const [a, b, c] = [index[corner]!, index[corner + 1]!, index[corner + 2]!];
    const face = points[b]!.clone().sub(points[a]!).cross(points[c]!.clone().sub(points[a]!));
    for (const vertex of [a, b, c]) {
      const key = keys[vertex]!;
      sums.set(key, (sums.get(key) ?? new Vector3()).add(face));
    }
  }
  const normals = new Float32Array(points.length * 3);
  for (const [vertex, key] of keys.entries())
    (sums.get(key)?.normalize() ?? new Vector3(0, 1, 0)).toArray(normals, vertex * 3);
  return normals;
}

/** The rims of a surface, each a closed round of vertices in order. Seams of the texture are no rims. */
export function rimsOf({ points, index }: Surface): number[][] {
  const first = new Map<string, number>();
  const same = points.map((point, vertex) => {
    const key = keyOf(point);
    if (!first.has(key)) first.set(key, vertex);
    return first.get(key)!;
  });
  const edges = new Map<string, { from: number; to: number; uses: number }>();
  for (let corner = 0; corner < index.length; corner += 3)
    for (let side = 0; side < 3; side += 1) {
      const [from, to] = [same[index[corner + side]!]!, same[index[corner + ((side + 1) % 3)]!]!];
      const key = from < to ? `${from}|${to}` : `${to}|${from}`;
      edges.set(key, { from, to, uses: (edges.get(key)?.uses ?? 0) + 1 });
    }
  const next = new Map([...edges.values()].filter(({ uses }) => uses === 1).map(({ from, to }) => [from, to]));
  const rims: number[][] = [];
  const seen = new Set<number>();
  for (const start of next.keys()) {
    const rim: number[] = [];
    for (let at: number | undefined = start; at !== undefined && !seen.has(at); at = next.get(at)) {
      seen.add(at);
      rim.push(at);
    }
    if (rim.length > 4) rims.push(rim);
  }
  return rims;
}

export interface Knot {
  point: Vector3;
  weights: Weights;
  uv?: readonly [number, number];
  shade?: number;
}

/** A new piece of clothing, built ring by ring. */
export class Piece {
  readonly #knots: Knot[] = [];
  readonly #index: number[] = [];

  add(knot: Knot): number {
    return this.#knots.push(knot) - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.#index.push(a, b, c);
  }

  /** Rows of equally many knots, joined; each row closed to a ring if asked. Fronts look away from the middle of the rows. */
  rows(rows: readonly (readonly Knot[])[], closed: boolean): void {
    const placed = rows.map((row) => row.map((knot) => this.add(knot)));
    const count = placed[0]!.length;
    const outward = closed ? turnsOutward(rows) : true;
    for (let row = 0; row + 1 < placed.length; row += 1)
      for (let column = 0; column < (closed ? count : count - 1); column += 1) {
        const [a, b] = [placed[row]![column]!, placed[row]![(column + 1) % count]!];
        const [d, c] = [placed[row + 1]![column]!, placed[row + 1]![(column + 1) % count]!];
        const corners = outward ? [a, b, c, a, c, d] : [a, c, b, a, d, c];
        this.#index.push(...corners);
      }
  }

  /** Hangs the piece beside a skin, on the same bones. */
  wear(name: string, material: MeshStandardMaterial, like: SkinnedMesh): SkinnedMesh {
    const geometry = new BufferGeometry();
    const points = this.#knots.map(({ point }) => point);
    const attribute = (values: readonly number[], size: number) => new BufferAttribute(new Float32Array(values), size);
    geometry.setAttribute(
      'position',
      attribute(
        points.flatMap((point) => point.toArray()),
        3,
      ),
    );
    geometry.setAttribute('normal', new BufferAttribute(smoothNormals(points, this.#index), 3));
    geometry.setAttribute(
      'uv',
      attribute(
        this.#knots.flatMap(({ uv }) => uv ?? [0, 0]),
        2,
      ),
    );
    if (material.vertexColors)
      geometry.setAttribute(
        'color',
        attribute(
          this.#knots.flatMap(({ shade = 1 }) => [shade, shade, shade]),
          3,
        ),
      );
    setWeights(
      geometry,
      this.#knots.map(({ weights }) => weights),
    );
    geometry.setIndex(this.#index);
    const mesh = new SkinnedMesh(geometry, material);
    mesh.name = name;
    mesh.bind(like.skeleton, like.bindMatrix);
    like.parent!.add(mesh);
    return mesh;
  }
}

/** Whether quads of these rings, taken in order, look away from the line through the rings' middles. */
function turnsOutward(rows: readonly (readonly Knot[])[]): boolean {
  let sum = 0;
  for (let row = 0; row + 1 < rows.length; row += 1) {
    const [near, far] = [rows[row]!, rows[row + 1]!];
    const middle = near.reduce((total, { point }) => total.add(point), new Vector3()).divideScalar(near.length);
    for (const [column, { point }] of near.entries()) {
      const [b, d] = [near[(column + 1) % near.length]!.point, far[column]!.point];
      sum += b.clone().sub(point).cross(d.clone().sub(point)).dot(point.clone().sub(middle));
    }
  }
  return sum > 0;
}

/** Lets meshes that meet vertex for vertex shade as one. */
export function weldNormals(skins: readonly SkinnedMesh[]): void {
  const sums = new Map<string, Vector3>();
  const each = (visit: (key: string, skin: SkinnedMesh, vertex: number) => void) => {
    for (const skin of skins) {
      const position = skin.geometry.getAttribute('position');
      for (let vertex = 0; vertex < position.count; vertex += 1)
        visit(keyOf(new Vector3().fromBufferAttribute(position, vertex)), skin, vertex);
    }
  };
  each((key, skin, vertex) => {
    const own = new Vector3().fromBufferAttribute(skin.geometry.getAttribute('normal'), vertex);
    sums.set(key, (sums.get(key) ?? new Vector3()).add(own));
  });
  each((key, skin, vertex) => {
    const { x, y, z } = sums.get(key)!.clone().normalize();
    skin.geometry.getAttribute('normal').setXYZ(vertex, x, y, z);
  });
}

/** A tint for every vertex of a skin. */
export function paint(skin: SkinnedMesh, colourAt: (vertex: number) => Color): void {
  const { geometry } = skin;
  const { count } = geometry.getAttribute('position');
  const colours = Array.from({ length: count }, (_, vertex) => colourAt(vertex).toArray()).flat();
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 3));
  (skin.material as MeshStandardMaterial).vertexColors = true;
}
