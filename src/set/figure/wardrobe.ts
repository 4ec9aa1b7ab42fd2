import { DoubleSide, MeshStandardMaterial, type SkinnedMesh } from 'three';
import { reshape } from './build.ts';
import {
  armsOf,
  dropCoveredSkin,
  fitShirt,
  fitTrousers,
  layHem,
  sleeve,
  weaveShirt,
  weaveTrousers,
} from './clothes.ts';
import { collar } from './clothes-collar.ts';
import { headOf } from './clothes-limb.ts';
import { surfaceOf, weldNormals } from './clothes-mesh.ts';
import { belt, boots, emblem, gloves, tighten } from './clothes-suit.ts';
import { weaveOf } from './clothes-weave.ts';
import { growBeard, growHair } from './hair.ts';
import { looks, type Cloth, type Look, type LookId } from './looks.ts';
import { readRig, type Rig } from './rig.ts';

/** What a material covers, as its name: failures that change somebody's clothes go by it. */
export type Cover = 'skin' | 'hair' | 'top' | 'trousers' | 'shoes' | 'eyes' | 'trim';

const coverOf: readonly (readonly [string, Cover])[] = [
  ['tshirt', 'top'],
  ['male', 'skin'],
  ['shoes', 'shoes'],
  ['jeans', 'trousers'],
  ['hair', 'hair'],
  ['eyes', 'eyes'],
];

/** The skin's own picture on a plain material: what the export adds for gloss costs time and shows nothing. */
export function plain(skin: SkinnedMesh): MeshStandardMaterial {
  const worn = skin.material as MeshStandardMaterial;
  const cover = coverOf.find(([part]) => skin.name.includes(part));
  return new MeshStandardMaterial({
    name: cover?.[1] ?? '',
    map: worn.map,
    roughness: worn.roughness,
    alphaTest: worn.alphaTest,
    side: worn.side,
  });
}

/**
 * Gives a fresh rig the body, hair and clothes of a look. Every mesh gets a material of its own, whose name says what it covers. A body
 * of another build has other measures: use the rig that comes back.
 */
export function dressAs(rig: Rig, look: LookId): Rig {
  for (const skin of rig.skins) {
    const material = plain(skin);
    material.envMapIntensity = 0.9;
    skin.material = material;
  }
  if (look === 'walker') dressWalker(rig);
  const dressed = look === 'walker' ? rig : dress(rig, looks[look]);
  for (const skin of dressed.skins) {
    skin.castShadow = true;
    skin.receiveShadow = true;
    skin.frustumCulled = false;
  }
  return dressed;
}

function dressWalker({ skins }: Rig): void {
  for (const skin of skins) {
    const material = skin.material as MeshStandardMaterial;
    if (material.name === 'top') {
      material.color.set(0xc98a2d);
      material.roughness = 0.9;
      material.bumpMap = material.map;
      material.bumpScale = 4;
    } else if (material.name === 'skin') {
      material.roughness = 0.58;
      material.color.set(0xf2dccb);
    } else if (material.name === 'shoes') {
      material.roughness = 0.45;
      material.color.set(0x8a6a58);
    } else if (material.name === 'trousers') material.color.set(0xc2c8d4);
  }
}

/** Another body, hair and clothes, all made from the man's own meshes. */
function dress(rig: Rig, look: Look): Rig {
  const skinOf = (cover: Cover) => rig.skins.find((skin) => (skin.material as MeshStandardMaterial).name === cover)!;
  const size = look.build.height * look.build.head;
  reshape(rig, look.build);
  const [body, shirt, trousers] = [surfaceOf(skinOf('skin')), surfaceOf(skinOf('top')), surfaceOf(skinOf('trousers'))];
  const arms = armsOf(body);
  const hip = headOf(body.skin, 'root').y;

  (body.skin.material as MeshStandardMaterial).color.setRGB(...look.skin);
  (body.skin.material as MeshStandardMaterial).roughness = 0.58;
  growHair(body, look.hair, Object.assign(made('hair', look.hair.colour, 0.62), { vertexColors: true }), size);
  skinOf('hair').removeFromParent();

  fitTrousers(trousers, look.legs);
  fitShirt(shirt, arms, look.ease);
  if (look.trim) tighten(shirt, hip);
  layHem(shirt, trousers, look.trim !== undefined);
  dropCoveredSkin(body, shirt, arms, look.trim ? 0.75 : look.sleeves);
  const tops = [
    ...arms.map((arm) => sleeve(shirt, arm, look, woven('top', look.top))),
    collar(shirt, look, woven('top', look.top)),
  ];
  weldNormals([shirt.skin, ...tops]);
  weaveShirt(shirt, arms, look.top.weave);
  shirt.skin.material = woven('top', look.top);
  shirt.skin.material.vertexColors = shirt.skin.geometry.hasAttribute('color');
  weaveTrousers(trousers, look.trousers.weave);
  trousers.skin.material = woven('trousers', look.trousers);
  skinOf('shoes').material = made('shoes', look.shoes, 0.5);
  if (look.trim) {
    const { colour, emblem: figure } = look.trim;
    belt(shirt, trousers, hip, made('trim', colour, 0.5));
    boots(trousers, made('shoes', colour, 0.45));
    gloves(body, arms, look.sleeves, made('trim', colour, 0.5));
    emblem(shirt, hip, { ground: colour, figure }, made('trim', 0xffffff, 0.6));
  }
  if (look.hair.beard !== undefined) growBeard(body, look.hair.beard, look.skin, size);
  return readRig(rig.group);
}

function made(cover: Cover, colour: number, roughness: number): MeshStandardMaterial {
  return new MeshStandardMaterial({ name: cover, color: colour, roughness, envMapIntensity: 0.9 });
}

/** A check brings its colours along; the other weaves take the cloth's. Both sides show: one sees into a cuff. */
function woven(cover: Cover, cloth: Cloth): MeshStandardMaterial {
  const material = made(
    cover,
    cloth.weave === 'check' ? 0xffffff : cloth.colour,
    cloth.weave === 'plain' ? 0.72 : 0.92,
  );
  material.map = weaveOf(cloth);
  material.side = DoubleSide;
  return material;
}
