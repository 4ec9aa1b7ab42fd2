import { Color, Group, InstancedMesh, Matrix4, Mesh, Quaternion, Vector3, type MeshLambertMaterial } from 'three';
import { tree } from '../../props/tree.ts';
import { seeded } from '../../random.ts';
import { plan } from './layout.ts';
import type { StreetMaterials } from './materials.ts';
import { isCloseBy, type StreetParts } from './parts.ts';

/** Trees along both kerbs: one shape, turned and sized differently each time. Those close by can flicker or vanish, each by itself. */
export function trees(seed: number, materials: StreetMaterials, owned: StreetParts): Group {
  const random = seeded(seed, 'street', 'trees');
  const places: { matrix: Matrix4; isClose: boolean }[] = [];
  for (const z of [plan.kerb - 0.62, plan.farKerb + 0.7])
    for (let x = plan.from + 22; x < plan.to - 4; x += random.between(7.6, 9.4)) {
      const turn = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), random.between(0, 6.28));
      const size = random.between(0.86, 1.16);
      const foot = new Vector3(x, 0, z + random.between(-0.1, 0.1));
      const matrix = new Matrix4().compose(foot, turn, new Vector3(size, size * random.between(0.95, 1.1), size));
      places.push({ matrix, isClose: z < plan.farKerb && isCloseBy(x) });
    }
  const parts = tree(random);
  const close = places.filter(({ isClose }) => isClose);
  const rest = places.filter(({ isClose }) => !isClose);
  const group = new Group();
  const level = () => random.between(0.85, 1.12);
  for (const { matrix } of close) {
    const placed = (['wood', 'leaves'] as const).map((name) => {
      const material: MeshLambertMaterial = materials[name === 'wood' ? 'bark' : 'leaves'].clone();
      material.color.setScalar(level());
      const mesh = new Mesh(parts[name], material);
      mesh.applyMatrix4(matrix);
      // The sun's shadow map reaches no further than these.
      mesh.castShadow = true;
      return mesh;
    });
    group.add(owned.add('a tree at the kerb', placed));
  }
  for (const [geometry, material] of [
    [parts.wood, materials.bark],
    [parts.leaves, materials.leaves],
  ] as const) {
    const mesh = new InstancedMesh(geometry, material, rest.length);
    rest.forEach(({ matrix }, index) => {
      mesh.setMatrixAt(index, matrix);
      mesh.setColorAt(index, new Color().setScalar(level()));
    });
    group.add(mesh);
  }
  return group;
}
