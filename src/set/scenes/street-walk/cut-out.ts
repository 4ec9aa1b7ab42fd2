import { BufferAttribute, BufferGeometry, Vector3, type Box3 } from 'three';

/**
 * Takes the triangles that lie wholly inside a box out of a geometry with an index, and makes a geometry of its own of them: what was
 * merged for the sake of draw calls can so be a thing again.
 *
 * @returns undefined where there are none
 */
export function cutOut(geometry: BufferGeometry, box: Box3): BufferGeometry | undefined {
  const index = geometry.getIndex();
  if (!index) return undefined;
  const position = geometry.getAttribute('position');
  const corner = new Vector3();
  const isInside = (vertex: number) => box.containsPoint(corner.fromBufferAttribute(position, vertex));
  const kept: number[] = [];
  const taken: number[] = [];
  for (let first = 0; first < index.count; first += 3) {
    const triangle = [index.getX(first), index.getX(first + 1), index.getX(first + 2)];
    (triangle.every(isInside) ? taken : kept).push(...triangle);
  }
  if (taken.length === 0) return undefined;
  geometry.setIndex(kept);
  return only(geometry, taken);
}

/** A geometry of the vertices that an index names, and no others. */
function only(geometry: BufferGeometry, index: readonly number[]): BufferGeometry {
  const vertices = [...new Set(index)];
  const places = new Map(vertices.map((vertex, place) => [vertex, place]));
  const made = new BufferGeometry();
  for (const [name, attribute] of Object.entries(geometry.attributes)) {
    const size = attribute.itemSize;
    const values = new Float32Array(vertices.length * size);
    vertices.forEach((vertex, place) => {
      for (let k = 0; k < size; k += 1) values[place * size + k] = attribute.getComponent(vertex, k);
    });
    made.setAttribute(name, new BufferAttribute(values, size));
  }
  made.setIndex(index.map((vertex) => places.get(vertex)!));
  return made;
}

/**
 * Leaves out the flat faces that no camera of this street ever sees: those that look down it, where nobody stands to look back, tops of
 * things above any eye, and undersides near the ground.
 *
 * @param from where along the street faces may still be seen from behind, metres
 */
export function withoutHidden(geometry: BufferGeometry, from: number): BufferGeometry {
  const index = geometry.getIndex();
  if (!index) return geometry;
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const kept: number[] = [];
  for (let first = 0; first < index.count; first += 3) {
    const corners = [index.getX(first), index.getX(first + 1), index.getX(first + 2)];
    const [nx, ny] = [normal.getX(corners[0]!), normal.getY(corners[0]!)];
    const hidden = corners.every((corner) => {
      const [x, y] = [position.getX(corner), position.getY(corner)];
      if (ny > 0.999) return y > (x < from ? 4 : 7);
      return (nx < -0.999 && x < from) || (ny < -0.999 && y < 0.6);
    });
    if (!hidden) kept.push(...corners);
  }
  geometry.setIndex(kept);
  return geometry;
}
