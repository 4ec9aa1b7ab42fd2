import { MeshStandardMaterial, type SkinnedMesh } from 'three';
import type { Rig } from '../../figure/rig.ts';

/** The skin's own picture on a plain material: what the export adds for gloss costs time and shows nothing. */
export function plain(skin: SkinnedMesh): MeshStandardMaterial {
  const worn = skin.material as MeshStandardMaterial;
  return new MeshStandardMaterial({
    map: worn.map,
    roughness: worn.roughness,
    alphaTest: worn.alphaTest,
    side: worn.side,
  });
}

/** Clothes and skin of the man who walks, as the light of this street likes them. */
export function dress(rig: Rig): void {
  for (const skin of rig.skins) {
    skin.castShadow = true;
    skin.receiveShadow = true;
    skin.frustumCulled = false;
    const material = plain(skin);
    skin.material = material;
    material.envMapIntensity = 0.9;
    if (skin.name.includes('tshirt')) {
      material.color.set(0xc98a2d);
      material.roughness = 0.9;
      material.bumpMap = material.map;
      material.bumpScale = 4;
    } else if (skin.name.includes('male')) {
      material.roughness = 0.58;
      material.color.set(0xf2dccb);
    } else if (skin.name.includes('shoes')) {
      material.roughness = 0.45;
      material.color.set(0x8a6a58);
    } else if (skin.name.includes('jeans')) material.color.set(0xc2c8d4);
  }
}
