import { InstancedMesh, Matrix4, type Mesh, type Object3D, type PerspectiveCamera } from 'three';
import type { Figure } from '../scenes/scene.ts';
import { bentVertices } from '../truth/occlusion.ts';

const height = 72;

/**
 * Shares of the picture that things take, worked out without drawing: their triangles fill a small grid together with those of people
 * and of what else may stand before them, and the nearest wins. A cut-out leaf counts as the card it is on.
 *
 * @returns share for each thing, 0 to 1
 */
export function sharesOf(
  things: readonly Object3D[],
  before: { figures: readonly Figure[]; objects: readonly Object3D[] },
  camera: PerspectiveCamera,
): number[] {
  const grid = new Grid(Math.round(height * camera.aspect), height);
  const eye = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  const owners = new Map(things.map((thing, index) => [thing, index]));
  const nobody = things.length;
  const visit = (object: Object3D, inherited: number) => {
    const owner = owners.get(object) ?? inherited;
    if (isSolid(object)) fillMesh(grid, object, eye, owner);
    for (const child of object.children) visit(child, owner);
  };
  const roots = things.filter((thing) => !before.objects.some((object) => isWithin(thing, object)));
  for (const root of [...roots, ...before.objects]) {
    root.updateWorldMatrix(true, true);
    visit(root, nobody);
  }
  for (const { rig } of before.figures)
    for (const skin of rig.skins) {
      const bent = new Float32Array(bentVertices(skin).flatMap(({ x, y, z }) => [x, y, z]));
      fill(grid, bent, skin.geometry, eye, nobody);
    }
  const counts = new Array<number>(things.length + 1).fill(0);
  for (const owner of grid.owners) if (owner >= 0) counts[owner]! += 1;
  return counts.slice(0, things.length).map((count) => count / grid.owners.length);
}

function isWithin(object: Object3D, root: Object3D): boolean {
  for (let above: Object3D | null = object; above; above = above.parent) if (above === root) return true;
  return false;
}

function fillMesh(grid: Grid, mesh: Mesh, eye: Matrix4, owner: number): void {
  const { geometry } = mesh;
  const positions = geometry.getAttribute('position').array;
  const place = eye.clone().multiply(mesh.matrixWorld);
  if (!(mesh instanceof InstancedMesh)) {
    fill(grid, positions, geometry, place, owner);
    return;
  }
  const instance = new Matrix4();
  for (let copy = 0; copy < mesh.count; copy += 1) {
    mesh.getMatrixAt(copy, instance);
    fill(grid, positions, geometry, place.clone().multiply(instance), owner);
  }
}

function isSolid(object: Object3D): object is Mesh {
  // Strangers are few and far off, and where they are their bones would have to say.
  if (!('isMesh' in object) || 'isSkinnedMesh' in object || object.userData['isSky'] === true) return false;
  const { material } = object as Mesh;
  return (Array.isArray(material) ? material[0] : material)?.transparent !== true;
}

/** @param positions x, y and z of each vertex, which `place` brings to the picture */
function fill(
  grid: Grid,
  positions: ArrayLike<number>,
  geometry: Mesh['geometry'],
  place: Matrix4,
  owner: number,
): void {
  const m = place.elements;
  const points = new Float32Array(positions.length);
  for (let at = 0; at + 2 < positions.length; at += 3) {
    const [x, y, z] = [positions[at]!, positions[at + 1]!, positions[at + 2]!];
    const w = m[3] * x + m[7] * y + m[11] * z + m[15];
    // Behind the eye there is no place in the picture.
    const inverse = w > 0 ? 1 / w : NaN;
    points[at] = (m[0] * x + m[4] * y + m[8] * z + m[12]) * inverse;
    points[at + 1] = (m[1] * x + m[5] * y + m[9] * z + m[13]) * inverse;
    points[at + 2] = w;
  }
  const index = geometry.getIndex()?.array;
  const corners = index?.length ?? positions.length / 3;
  for (let corner = 0; corner + 2 < corners; corner += 3)
    if (index) grid.triangle(points, index[corner]! * 3, index[corner + 1]! * 3, index[corner + 2]! * 3, owner);
    else grid.triangle(points, corner * 3, corner * 3 + 3, corner * 3 + 6, owner);
}

class Grid {
  readonly owners: Int16Array;
  readonly #far: Float32Array;
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, tall: number) {
    [this.#width, this.#height] = [width, tall];
    this.owners = new Int16Array(width * tall).fill(-1);
    this.#far = new Float32Array(width * tall).fill(Infinity);
  }

  /** @param points x and y from -1 to 1, and distance from the eye @param a where a corner begins in them */
  triangle(points: Float32Array, a: number, b: number, c: number, owner: number): void {
    const [wide, tall] = [this.#width / 2, this.#height / 2];
    const ax = (points[a]! + 1) * wide - 0.5;
    const ay = (points[a + 1]! + 1) * tall - 0.5;
    const bx = (points[b]! + 1) * wide - 0.5;
    const by = (points[b + 1]! + 1) * tall - 0.5;
    const cx = (points[c]! + 1) * wide - 0.5;
    const cy = (points[c + 1]! + 1) * tall - 0.5;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(Math.abs(area) > 1e-9)) return;
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx)));
    const right = Math.min(this.#width - 1, Math.floor(Math.max(ax, bx, cx)));
    const low = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
    const high = Math.min(this.#height - 1, Math.floor(Math.max(ay, by, cy)));
    for (let row = low; row <= high; row += 1)
      for (let column = left; column <= right; column += 1) {
        const u = ((bx - column) * (cy - row) - (by - row) * (cx - column)) / area;
        const v = ((cx - column) * (ay - row) - (cy - row) * (ax - column)) / area;
        if (u < 0 || v < 0 || u + v > 1) continue;
        const far = 1 / (u / points[a + 2]! + v / points[b + 2]! + (1 - u - v) / points[c + 2]!);
        const cell = row * this.#width + column;
        if (far >= this.#far[cell]!) continue;
        this.#far[cell] = far;
        this.owners[cell] = owner;
      }
  }
}
