import { Color, Vector3, type Group, type MeshStandardMaterial } from 'three';
import { applyPose } from '../../figure/pose.ts';
import type { Rig } from '../../figure/rig.ts';
import { walk } from '../../motion/walk.ts';
import type { SceneContext } from '../scene.ts';
import { plain } from '../../figure/wardrobe.ts';

/** People far off: where they are at first, which way they go, how tall they are, and what they wear. */
const people = [
  { x: -33, z: -0.9, away: true, size: 0.95, speed: 1.05, shirt: 0x4a5a68, trousers: 0x55504a, skin: 0x9a6a4c },
  { x: -47, z: 1, away: false, size: 1.03, speed: 1.12, shirt: 0xa8a294, trousers: 0x2c3036, skin: 0xe6c4a8 },
] as const;

export interface PassersBy {
  groups: readonly Group[];
  moveTo(seconds: number): void;
}

/** Two strangers down the street: they belong to the background and are not in the truth. */
export async function passersBy(context: SceneContext): Promise<PassersBy> {
  const walkers = await Promise.all(
    people.map(async (person, index) => {
      const rig = await context.extra();
      wear(rig, person);
      // Each walks towards +x in axes of his own; these are turned and sized for the street.
      rig.group.position.set(person.x, 0, person.z);
      rig.group.rotation.y = person.away ? Math.PI : 0;
      rig.group.scale.setScalar(person.size);
      const gait = walk(rig, {
        seed: context.seed + 100 + index,
        speed: person.speed,
        strideSeconds: 1.02 + 0.05 * index,
        start: new Vector3(),
        look: () => ({ twist: 0, flexion: -3 }),
      });
      return { rig, gait, late: 0.37 * (index + 1) };
    }),
  );
  return {
    groups: walkers.map(({ rig }) => rig.group),
    moveTo(seconds) {
      for (const { rig, gait, late } of walkers) applyPose(rig, gait.poseAt(seconds + late));
    },
  };
}

function wear(rig: Rig, look: { shirt: number; trousers: number; skin: number }): void {
  for (const skin of rig.skins) {
    skin.frustumCulled = false;
    const material: MeshStandardMaterial = plain(skin);
    if (skin.name.includes('tshirt')) material.color = new Color(look.shirt);
    else if (skin.name.includes('jeans')) material.color = new Color(look.trousers).multiplyScalar(2.2);
    else if (skin.name.includes('male')) material.color = new Color(look.skin).multiplyScalar(1.3);
    skin.material = material;
  }
}
