import { BufferAttribute, BufferGeometry, Mesh, type Material } from 'three';

/** A mesh whose points are set anew for every moment. */
export interface Moving {
  mesh: Mesh;
  moveTo(seconds: number): void;
}

/** Room for so many points, with the triangles between them. */
export function pliable(points: number, index: readonly number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const name of ['position', 'normal', 'color'])
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(points * 3), 3));
  geometry.setIndex([...index]);
  return geometry;
}

export function meshOf(geometry: BufferGeometry, material: Material, name: string): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.name = name;
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  // Its points wander: where it was at first says nothing.
  mesh.frustumCulled = false;
  return mesh;
}

/** Tells the renderer that points moved, and lets normals follow. */
export function refresh(geometry: BufferGeometry, withNormals = true): void {
  geometry.getAttribute('position').needsUpdate = true;
  if (withNormals) geometry.computeVertexNormals();
  geometry.boundingSphere = null;
  geometry.boundingBox = null;
}
