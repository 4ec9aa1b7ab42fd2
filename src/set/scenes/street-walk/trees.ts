import { Color, Group, InstancedMesh, Matrix4, Quaternion, Vector3 } from 'three';
import { tree } from '../../props/tree.ts';
import { seeded } from '../../random.ts';
import { plan } from './layout.ts';
import type { StreetMaterials } from './materials.ts';

/** Trees along both kerbs: one shape, turned and sized differently each time. */
export function trees(seed: number, materials: StreetMaterials): Group {
  const random = seeded(seed, 'street', 'trees');
  const places: { matrix: Matrix4; isClose: boolean }[] = [];
  for (const z of [plan.kerb - 0.62, plan.farKerb + 0.7])
    for (let x = plan.from + 22; x < plan.to - 4; x += random.between(7.6, 9.4)) {
      const turn = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), random.between(0, 6.28));
      const size = random.between(0.86, 1.16);
      const foot = new Vector3(x, 0, z + random.between(-0.1, 0.1));
      const matrix = new Matrix4().compose(foot, turn, new Vector3(size, size * random.between(0.95, 1.1), size));
      places.push({ matrix, isClose: z < plan.farKerb && x > -9 });
    }
  const parts = tree(random);
  const group = new Group();
  for (const isClose of [true, false])
    for (const [geometry, material] of [
      [parts.wood, materials.bark],
      [parts.leaves, materials.leaves],
    ] as const) {
      const chosen = places.filter((place) => place.isClose === isClose);
      const mesh = new InstancedMesh(geometry, material, chosen.length);
      chosen.forEach(({ matrix }, index) => {
        mesh.setMatrixAt(index, matrix);
        mesh.setColorAt(index, new Color().setScalar(random.between(0.85, 1.12)));
      });
      // The sun's shadow map reaches no further than the close ones.
      mesh.castShadow = isClose;
      group.add(mesh);
    }
  return group;
}
