import { Mesh, MeshBasicMaterial, PlaneGeometry, Vector3 } from 'three';
import type { Rig } from '../../figure/rig.ts';
import { sides, type Side } from '../../figure/skeleton.ts';
import { contactSpot } from '../../props/surfaces.ts';

const spotSize = { length: 0.42, breadth: 0.24 };

/** How dark it gets, and how soon that goes as the foot leaves the ground, a metre. */
const depth = { most: 0.75, least: 0.12, fading: 6 };

/** The dark that gathers under a sole: the sky does not reach there, whatever the sun does. */
export interface Contacts {
  meshes: readonly Mesh[];
  /** Puts it under the feet as their bones stand. */
  follow(): void;
}

export function contacts(rig: Rig): Contacts {
  const geometry = new PlaneGeometry(spotSize.length, spotSize.breadth).rotateX(-Math.PI / 2);
  const map = contactSpot();
  const spots = sides.map((side, index) => {
    const material = new MeshBasicMaterial({ color: 0x07080a, map, transparent: true, depthWrite: false });
    const mesh = new Mesh(geometry, material);
    mesh.renderOrder = 1;
    return { side, mesh, level: 0.006 + index * 0.001 };
  });
  const bone = (name: string, side: Side, into: Vector3) =>
    into.setFromMatrixPosition(rig.bones.get(`${name}_${side}`)!.matrixWorld);
  const [ankle, toe] = [new Vector3(), new Vector3()];
  return {
    meshes: spots.map(({ mesh }) => mesh),
    follow() {
      for (const { side, mesh, level } of spots) {
        bone('foot', side, ankle);
        bone('toe', side, toe).sub(ankle);
        const lift = Math.max(0, ankle.y - rig.ankleHeight);
        const along = Math.hypot(toe.x, toe.z) || 1;
        // As the heel rises, the dark stays under the ball.
        const share = Math.max(0, 0.06 - 0.25 * lift);
        mesh.position.set(ankle.x + (toe.x / along) * share, level, ankle.z + (toe.z / along) * share);
        mesh.rotation.y = Math.atan2(-toe.z, toe.x);
        mesh.material.opacity = depth.most * Math.max(depth.least * Math.max(0, 1 - lift), 1 - lift * depth.fading);
      }
    },
  };
}
