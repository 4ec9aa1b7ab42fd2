import { Mesh, MeshBasicMaterial, PlaneGeometry, Vector3 } from 'three';
import type { Rig } from '../figure/rig.ts';
import { sides } from '../figure/skeleton.ts';
import { contactSpot } from './surfaces.ts';

const spot = { length: 0.42, breadth: 0.23 };

export interface SoleShadows {
  meshes: readonly Mesh[];
  /** Puts the dark where the foot bones are. */
  settle(): void;
  dispose(): void;
}

/** The dark that gathers under the soles on ground at y = 0: little light from above reaches there. */
export function soleShadows(rig: Rig, strength = 0.75): SoleShadows {
  const geometry = new PlaneGeometry(spot.length, spot.breadth).rotateX(-Math.PI / 2);
  const map = contactSpot();
  const meshes = sides.map(() => {
    const mesh = new Mesh(
      geometry,
      new MeshBasicMaterial({ color: 0x07080a, map, transparent: true, depthWrite: false }),
    );
    mesh.renderOrder = 8;
    return mesh;
  });
  const [ankle, toe] = [new Vector3(), new Vector3()];
  return {
    meshes,
    settle() {
      for (const [index, side] of sides.entries()) {
        const mesh = meshes[index]!;
        ankle.setFromMatrixPosition(rig.bones.get(`foot_${side}`)!.matrixWorld);
        toe.setFromMatrixPosition(rig.bones.get(`toe_${side}`)!.matrixWorld);
        const heel = Math.max(0, ankle.y - rig.ankleHeight);
        const lift = Math.max(0, Math.min(heel, toe.y - 0.03));
        // As the heel rises, the dark draws back to the ball.
        const share = Math.min(1, 0.55 + 4 * heel);
        mesh.position.lerpVectors(ankle, toe, share).setY(0.005 + index * 0.001);
        mesh.rotation.y = Math.atan2(ankle.z - toe.z, toe.x - ankle.x);
        mesh.scale.setScalar(1 - Math.min(0.35, 1.6 * heel) + 1.5 * lift);
        mesh.material.opacity = strength * Math.max(0.1, 1 - lift * 6);
      }
    },
    dispose() {
      geometry.dispose();
      map.dispose();
    },
  };
}
