import { componentType, readAccessor, replaceAccessor, type Glb } from './glb.ts';

/** Metres: how deep under cloth skin is dropped, and how far from an opening of the cloth it is kept. */
const reach = { under: 0.035, opening: 0.03 };

type Point = readonly number[];

/**
 * Takes away the skin that cloth covers. In the rest pose it is out of sight; in others it would poke through, since skin and cloth bend a
 * little differently. What can be seen through a sleeve, a collar or a hem stays.
 */
export function dropCoveredSkin(glb: Glb, clothName: string): void {
  const meshOf = (name: string) => {
    const mesh = glb.json.meshes.find((each) => each.name.includes(name));
    if (!mesh) throw new Error(`The source has no mesh named ${name}.`);
    return mesh.primitives[0]!;
  };
  const cloth = meshOf(clothName);
  const skin = meshOf('male1591');
  const clothPoints = readAccessor(glb, cloth.attributes['POSITION']!);
  const clothNormals = readAccessor(glb, cloth.attributes['NORMAL']!);
  const openings = boundary(clothPoints, readAccessor(glb, cloth.indices).flat());

  const covered = readAccessor(glb, skin.attributes['POSITION']!).map((point) => {
    let nearest = -1;
    let distance = Infinity;
    clothPoints.forEach((other, index) => {
      const away = apart(point, other);
      if (away < distance) [nearest, distance] = [index, away];
    });
    if (distance > reach.under || openings.some((opening) => apart(point, opening) < reach.opening)) return false;
    const normal = clothNormals[nearest]!;
    const depth = clothPoints[nearest]!.reduce((sum, value, axis) => sum + (value - point[axis]!) * normal[axis]!, 0);
    return depth > -0.002;
  });
  const corners = readAccessor(glb, skin.indices).flat();
  const kept: number[][] = [];
  for (let corner = 0; corner < corners.length; corner += 3) {
    const triangle = corners.slice(corner, corner + 3);
    if (!triangle.every((vertex) => covered[vertex])) kept.push(...triangle.map((vertex) => [vertex]));
  }
  replaceAccessor(glb, skin.indices, kept, { component: componentType.unsignedShort });
}

/** Points on the rim of a mesh: ends of the edges that only one triangle has. Seams of the texture are no rims. */
function boundary(points: readonly Point[], corners: readonly number[]): Point[] {
  const keys = points.map((point) => point.map((value) => value.toFixed(4)).join());
  const uses = new Map<string, { count: number; ends: [number, number] }>();
  for (let corner = 0; corner < corners.length; corner += 3)
    for (let side = 0; side < 3; side += 1) {
      const ends: [number, number] = [corners[corner + side]!, corners[corner + ((side + 1) % 3)]!];
      const key = ends
        .map((end) => keys[end]!)
        .sort()
        .join('|');
      uses.set(key, { count: (uses.get(key)?.count ?? 0) + 1, ends });
    }
  return [...uses.values()].filter(({ count }) => count === 1).flatMap(({ ends }) => ends.map((end) => points[end]!));
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
}
