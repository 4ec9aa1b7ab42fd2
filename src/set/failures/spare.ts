import { BufferAttribute, BufferGeometry, Mesh, type Object3D, type Skeleton, type SkinnedMesh } from 'three';
import type { Figure } from '../scenes/scene.ts';

/** What to cut out of a figure's skins: triangles of which a corner hangs on a part's bones by at least a weight. */
export interface Cut {
  /** Names what is cut out, for the store: the same for the same bones and weight. */
  name: string;
  /** Bones of each part, from the body outwards. */
  parts: readonly (readonly string[])[];
  leastWeight: number;
  /** What hangs partly on other bones hangs on its part's first instead: the part goes where its bones go, whole. */
  isWhole: boolean;
}

const cuts = new WeakMap<BufferGeometry, Map<string, BufferGeometry | undefined>>();

/**
 * Shows of a figure's spare nothing but the flesh and cloth that hang on some bones, in the figure's own materials and with its group's
 * place. Its bones are for the caller to set. Answers what hides it again.
 */
export function showOfSpare({ rig, spare }: Figure, cut: Cut): () => void {
  const undos: (() => void)[] = [];
  const set = <T extends object, K extends keyof T>(on: T, key: K, value: T[K]) => {
    const before = on[key];
    on[key] = value;
    undos.push(() => (on[key] = before));
  };
  const skins = new Set<Object3D>(spare.skins);
  spare.group.traverse((object) => {
    if (object instanceof Mesh && !skins.has(object)) set(object as Object3D, 'visible', false);
  });
  for (const [index, skin] of spare.skins.entries()) {
    const part = cutOut(skin, cut);
    const worn = rig.skins[index];
    const isShown = part !== undefined && worn !== undefined && skin.visible;
    set(skin, 'visible', isShown);
    if (!isShown) continue;
    set(skin, 'geometry', part);
    set(skin, 'material', worn.material);
  }
  spare.group.position.copy(rig.group.position);
  spare.group.quaternion.copy(rig.group.quaternion);
  spare.group.scale.copy(rig.group.scale);
  set(spare.group, 'visible', true);
  return () => {
    for (const undo of undos.reverse()) undo();
  };
}

/** The triangles of a skin that a cut asks for, with the vertices they use and no others; made once. */
function cutOut(skin: SkinnedMesh, cut: Cut): BufferGeometry | undefined {
  const { geometry } = skin;
  const made = cuts.get(geometry) ?? new Map<string, BufferGeometry | undefined>();
  cuts.set(geometry, made);
  if (!made.has(cut.name)) made.set(cut.name, cutAnew(skin, cut));
  return made.get(cut.name);
}

function cutAnew(
  { geometry, skeleton }: SkinnedMesh,
  { parts, leastWeight, isWhole }: Cut,
): BufferGeometry | undefined {
  const corners = geometry.getIndex();
  if (!corners) return undefined;
  const weightOf = weighing(geometry, skeleton);
  const vertices: { from: number; part: number }[] = [];
  const numbers = new Map<string, number>();
  const index: number[] = [];
  for (let corner = 0; corner < corners.count; corner += 3) {
    const triangle = [0, 1, 2].map((k) => corners.getX(corner + k));
    const part = parts.findIndex((bones) => triangle.some((vertex) => weightOf(vertex, bones) >= leastWeight));
    // A triangle that two parts share would be torn.
    const isTorn = parts.some(
      (bones, other) => other !== part && triangle.some((vertex) => weightOf(vertex, bones) >= leastWeight),
    );
    if (part < 0 || isTorn) continue;
    for (const from of triangle) {
      const key = `${from} ${part}`;
      if (!numbers.has(key)) numbers.set(key, vertices.push({ from, part }) - 1);
      index.push(numbers.get(key)!);
    }
  }
  if (index.length === 0) return undefined;
  const cut = new BufferGeometry();
  for (const [name, values] of Object.entries(geometry.attributes))
    cut.setAttribute(name, picked(values as BufferAttribute, vertices));
  cut.setIndex(index);
  if (isWhole) bindWhole(cut, skeleton, parts, vertices);
  return cut;
}

/** How much of a vertex hangs on some bones, 0 to 1. */
function weighing(geometry: BufferGeometry, skeleton: Skeleton): (vertex: number, bones: readonly string[]) => number {
  const [slots, weights] = [geometry.getAttribute('skinIndex'), geometry.getAttribute('skinWeight')];
  return (vertex, bones) =>
    [0, 1, 2, 3].reduce((sum, k) => {
      const bone = skeleton.bones[slots.getComponent(vertex, k)];
      return bone && bones.includes(bone.name) ? sum + weights.getComponent(vertex, k) : sum;
    }, 0);
}

/** Some vertices' values of an attribute, in a new one of the same kind. */
function picked(values: BufferAttribute, vertices: readonly { from: number }[]): BufferAttribute {
  const { itemSize, normalized } = values;
  const Values = values.array.constructor as new (length: number) => BufferAttribute['array'];
  const to = new BufferAttribute(new Values(vertices.length * itemSize), itemSize, normalized);
  for (const [vertex, { from }] of vertices.entries())
    for (let k = 0; k < itemSize; k += 1) to.setComponent(vertex, k, values.getComponent(from, k));
  return to;
}

function bindWhole(
  cut: BufferGeometry,
  skeleton: Skeleton,
  parts: Cut['parts'],
  vertices: readonly { part: number }[],
): void {
  const slots = cut.getAttribute('skinIndex');
  for (const [vertex, { part }] of vertices.entries()) {
    const bones = parts[part]!;
    const first = skeleton.bones.findIndex(({ name }) => name === bones[0]);
    for (let k = 0; k < 4; k += 1) {
      const bone = skeleton.bones[slots.getComponent(vertex, k)];
      if (!bone || !bones.includes(bone.name)) slots.setComponent(vertex, k, Math.max(0, first));
    }
  }
}
