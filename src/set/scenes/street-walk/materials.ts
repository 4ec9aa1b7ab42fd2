import { DoubleSide, MeshLambertMaterial, MeshStandardMaterial, type Texture } from 'three';
import { asphalt, bark, bricks, leaves, plaster, slabs } from '../../props/surfaces.ts';
import { signs } from '../../props/signs.ts';
import { rooms } from '../../props/windows.ts';
import type { StreetSheets } from '../../props/building.ts';
import { seeded } from '../../random.ts';

/** Metres that one repeat of a texture covers. */
export const repeats = { brick: 1.8, plaster: 4, slabs: 2.4, asphalt: 3 };

export interface StreetMaterials {
  brick: MeshLambertMaterial;
  plaster: MeshLambertMaterial;
  trim: MeshLambertMaterial;
  glass: MeshStandardMaterial;
  sign: MeshLambertMaterial;
  slabs: MeshLambertMaterial;
  asphalt: MeshLambertMaterial;
  bark: MeshLambertMaterial;
  leaves: MeshLambertMaterial;
  sheets: StreetSheets;
  textures: readonly Texture[];
}

/** Everything the street is made of. Painting depends on the seed alone. */
export function streetMaterials(seed: number): StreetMaterials {
  const random = seeded(seed, 'street', 'surfaces');
  const room = rooms(random);
  const sign = signs();
  const maps = {
    brick: bricks(random),
    plaster: plaster(random),
    slabs: slabs(random),
    asphalt: asphalt(random),
    bark: bark(random),
    leaves: leaves(random),
  };
  const matte = (map: Texture | null) => new MeshLambertMaterial({ vertexColors: true, map });
  return {
    brick: matte(maps.brick),
    plaster: matte(maps.plaster),
    trim: matte(null),
    glass: new MeshStandardMaterial({
      color: 0x0c0f12,
      emissive: 0xffffff,
      emissiveMap: room.texture,
      emissiveIntensity: 0.62,
      roughness: 0.06,
      envMapIntensity: 0.9,
    }),
    sign: matte(sign.texture),
    slabs: matte(maps.slabs),
    asphalt: matte(maps.asphalt),
    bark: matte(maps.bark),
    leaves: new MeshLambertMaterial({
      vertexColors: true,
      map: maps.leaves,
      alphaTest: 0.45,
      side: DoubleSide,
      emissive: 0x151a06,
    }),
    sheets: { homes: room.homes, shops: room.shops, boards: sign.boards, stripes: sign.stripes },
    textures: [...Object.values(maps), room.texture, sign.texture],
  };
}
