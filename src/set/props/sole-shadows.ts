import { Mesh, MeshBasicMaterial, PlaneGeometry, Vector3 } from 'three';
import type { Rig } from '../figure/rig.ts';
import { sides } from '../figure/skeleton.ts';
import { contactSpot } from './surfaces.ts';

const spot = { length: 0.4, breadth: 0.22 };

export interface SoleShadows {
  meshes: readonly Mesh[];
  /** Puts the dark where the foot bones are. */
  settle(rig: Rig): void;
}

/** The dark that gathers under a sole on the ground at y = 0: the sky does not reach there, whatever the sun does. */
export function soleShadows(strength = 0.75): SoleShadows {
  const geometry = new PlaneGeometry(spot.length, spot.breadth).rotateX(-Math.PI / 2);
  const map = contactSpot();
  const meshes = sides.map(() => {
    const material = new MeshBasicMaterial({ color: 0x07080a, map, transparent: true, depthWrite: false });
    const mesh = new Mesh(geometry, material);
    mesh.renderOrder = 8;
    return mesh;
  });
  const [ankle, toe] = [new Vector3(), new Vector3()];
  return {
    meshes,
    settle(rig) {
      for (const [index, side] of sides.entries()) {
        const mesh = meshes[index]!;
        ankle.setFromMatrixPosition(rig.bones.get(`foot_${side}`)!.matrixWorld);
        toe.setFromMatrixPosition(rig.bones.get(`toe_${side}`)!.matrixWorld);
        const lift = Math.max(0, Math.min(ankle.y - rig.ankleHeight, toe.y) - 0.02);
        mesh.position.set((ankle.x + toe.x) / 2, 0.005 + index * 0.001, (ankle.z + toe.z) / 2);
        mesh.rotation.y = Math.atan2(ankle.z - toe.z, toe.x - ankle.x);
        mesh.material.opacity = strength * Math.max(0.12, 1 - lift * 7);
      }
    },
  };
}
