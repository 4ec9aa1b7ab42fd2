import { Box3, Mesh, SkinnedMesh, Vector3, type PerspectiveCamera } from 'three';
import type { Box } from '../../terms/truth.ts';
import type { Area } from '../failures/failure.ts';
import type { Rig } from '../figure/rig.ts';
import { sides } from '../figure/skeleton.ts';
import type { Shot } from '../scenes/scene.ts';
import { bentVertices } from './occlusion.ts';
import { project } from './project.ts';

/** A vertex hangs on a bone when at least this much of it does. */
const leastWeight = 0.004;
/** Pixels around what geometry says: smoothing of edges, and the width of a sample. */
const margin = 2;

/** What an area is made of at a moment: clouds of points in the world, and whether it is the whole picture. */
export interface Extent {
  whole: boolean;
  /** Flesh and things: one cloud a body part or object. */
  bodies: readonly (readonly Vector3[])[];
  /** Whole figures on which a changed part may throw its shadow, or that only throw one. */
  figures: readonly (readonly Vector3[])[];
}

/** Where areas are as the shot stands now. */
export function extentOf(shot: Shot, areas: readonly Area[]): Extent {
  const bodies: Vector3[][] = [];
  const figures: Vector3[][] = [];
  let whole = false;
  for (const area of areas) {
    if (area.of === 'picture') whole = true;
    else if (area.of === 'objects') bodies.push(...area.objects.map(pointsOf));
    else {
      const figure = shot.figures[area.figure];
      if (!figure) continue;
      const all = [figure.rig, figure.spare].filter(({ group }) => group.visible).flatMap((rig) => flesh(rig));
      figures.push(all, ...[figure.rig, figure.spare].filter(({ group }) => group.visible).map(underSoles));
      if (area.of === 'bones') bodies.push(flesh(figure.rig, area.bones));
      else if (area.of === 'figure') bodies.push(all);
      else if (area.of === 'spare' && figure.spare.group.visible) bodies.push(flesh(figure.spare));
    }
  }
  return { whole, bodies, figures };
}

/** The boxes of an extent in the picture: what changed, and where its shadow can fall. */
export function boxesOf(
  shot: Shot,
  extents: readonly Extent[],
  size: { width: number; height: number },
): { boxes: Box[]; shadows: Box[] } {
  if (extents.some(({ whole }) => whole)) return { boxes: [[0, 0, size.width, size.height]], shadows: [] };
  const bodies = extents.flatMap(({ bodies: each }) => each);
  const figures = extents.flatMap(({ figures: each }) => each);
  const throwing = bodies.length > 0 ? bodies : figures;
  // All the way from what throws it to the floor or wall that ends it: something may stand between.
  const fallen = shot.receivers.flatMap(({ point, normal }) =>
    throwing.map((points) =>
      points.flatMap((each) => {
        const end = fall(each, shot, point, normal);
        return end ? [each, end] : [];
      }),
    ),
  );
  const seen = (clouds: readonly (readonly Vector3[])[]) =>
    clouds.map((points) => boxAround(points, shot.camera, size)).filter((box) => box !== undefined);
  return { boxes: seen(bodies), shadows: [...seen(figures), ...seen(fallen)] };
}

/** The dark that gathers under the soles is broader than they are, metres. */
const soleReach = 0.3;

/** Points on the ground around both feet: where they stand or step, it is darker. */
function underSoles(rig: Rig): Vector3[] {
  const ankles = sides.map((side) => new Vector3().setFromMatrixPosition(rig.bones.get(`foot_${side}`)!.matrixWorld));
  const ground = Math.min(...ankles.map(({ y }) => y)) - rig.ankleHeight;
  return ankles.flatMap(({ x, z }) =>
    [-soleReach, soleReach].flatMap((dx) => [-soleReach, soleReach].map((dz) => new Vector3(x + dx, ground, z + dz))),
  );
}

/** Vertices of a person that hang on any of the bones; all, where none are named. */
function flesh(rig: Rig, bones?: readonly string[]): Vector3[] {
  const named = bones && new Set(bones);
  const points: Vector3[] = [];
  rig.group.traverseVisible((object) => {
    if (object instanceof SkinnedMesh) {
      const skin = object as SkinnedMesh;
      const isNamed = skin.skeleton.bones.map(({ name }) => !named || named.has(name));
      const slots = skin.geometry.getAttribute('skinIndex');
      const weights = skin.geometry.getAttribute('skinWeight');
      points.push(
        ...bentVertices(skin).filter((_, vertex) =>
          [0, 1, 2, 3].some(
            (k) => weights.getComponent(vertex, k) >= leastWeight && isNamed[slots.getComponent(vertex, k)],
          ),
        ),
      );
    } else if (object instanceof Mesh && hangsOn(object as Mesh, named)) points.push(...pointsOf(object as Mesh));
  });
  return points;
}

/** Hair, a cape: rigid or bending things that hang on a bone. */
function hangsOn(mesh: Mesh, named: ReadonlySet<string> | undefined): boolean {
  if (!named) return true;
  for (let above = mesh.parent; above; above = above.parent) if (named.has(above.name)) return true;
  return false;
}

function pointsOf(object: { traverseVisible: Mesh['traverseVisible'] }): Vector3[] {
  const points: Vector3[] = [];
  object.traverseVisible((each) => {
    if (!(each instanceof Mesh)) return;
    const mesh = each as Mesh;
    mesh.updateWorldMatrix(true, false);
    mesh.geometry.computeBoundingBox();
    const { min, max } = mesh.geometry.boundingBox ?? new Box3();
    for (const x of [min.x, max.x])
      for (const y of [min.y, max.y])
        for (const z of [min.z, max.z]) points.push(new Vector3(x, y, z).applyMatrix4(mesh.matrixWorld));
  });
  return points;
}

/** Where the shadow of a point meets a plane, if it does. */
function fall(from: Vector3, shot: Shot, point: Vector3, normal: Vector3): Vector3 | undefined {
  const { key } = shot;
  const light = key.getWorldPosition(new Vector3());
  const way =
    key.type === 'SpotLight'
      ? from.clone().sub(light)
      : key.target.getWorldPosition(new Vector3()).sub(light).normalize();
  const along = way.dot(normal);
  if (along >= -1e-6) return undefined;
  const far = point.clone().sub(from).dot(normal) / along;
  // A point in the plane or a little behind it stands on it.
  return from.clone().addScaledVector(way, Math.max(0, far));
}

function boxAround(
  points: readonly Vector3[],
  camera: PerspectiveCamera,
  size: { width: number; height: number },
): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const inEye = new Vector3();
  for (const point of points) {
    // What is beside or behind the camera has no place in the picture.
    if (inEye.copy(point).applyMatrix4(camera.matrixWorldInverse).z > -camera.near) continue;
    const { x, y } = project(point, camera, size);
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [x0, y0] = [clamp(Math.floor(left) - margin, size.width), clamp(Math.floor(top) - margin, size.height)];
  const [x1, y1] = [clamp(Math.ceil(right) + margin, size.width), clamp(Math.ceil(bottom) + margin, size.height)];
  return x1 > x0 && y1 > y0 ? [x0, y0, x1 - x0, y1 - y0] : undefined;
}
