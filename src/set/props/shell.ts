import { BufferAttribute, BufferGeometry, Vector3 } from 'three';

/** Collects faces without textures and makes one geometry of them. */
export class Shell {
  readonly #positions: number[] = [];

  quad(a: Vector3, b: Vector3, c: Vector3, d: Vector3): void {
    for (const corner of [a, b, c, a, c, d]) this.#positions.push(corner.x, corner.y, corner.z);
  }

  /** @param rounded whether neighbouring faces share their light, as sheet metal does */
  geometry(rounded: boolean): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(this.#positions), 3));
    geometry.computeVertexNormals();
    if (rounded) shareNormals(geometry);
    return geometry;
  }
}

/** Corners at one place take the mean of their faces' normals where those differ by less than about 50 degrees. */
function shareNormals(geometry: BufferGeometry): void {
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const own = Array.from({ length: normal.count }, (_, index) => new Vector3().fromBufferAttribute(normal, index));
  const places = new Map<string, number[]>();
  for (let index = 0; index < position.count; index += 1) {
    const key = [position.getX(index), position.getY(index), position.getZ(index)]
      .map((value) => value.toFixed(3))
      .join();
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  for (const members of places.values())
    for (const member of members) {
      const sum = new Vector3();
      for (const other of members) if (own[member]!.dot(own[other]!) > 0.62) sum.add(own[other]!);
      sum.normalize();
      normal.setXYZ(member, sum.x, sum.y, sum.z);
    }
}
