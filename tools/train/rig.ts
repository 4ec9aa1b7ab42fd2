import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { reshape } from '../../src/set/figure/build.ts';
import { armBones, sides } from '../../src/set/figure/skeleton.ts';
import type { Build } from '../../src/set/figure/looks.ts';
import { readRig, type Rig } from '../../src/set/figure/rig.ts';
import { seeded } from '../../src/set/random.ts';
import { root } from '../setup/say.mjs';
import { readGlb, writeGlb } from '../clips/glb.ts';

const manFile = join(root, 'public', 'figure', 'man.glb');

/** The man's file without its pictures, which nothing here can decode and nothing here needs. */
export function manWithoutPictures(): ArrayBuffer {
  const glb = readGlb(readFileSync(manFile));
  const materials = glb.json['materials'] as { name: string }[];
  glb.json['materials'] = materials.map(({ name }) => ({ name }));
  glb.json.images = [];
  glb.json['textures'] = [];
  glb.json['samplers'] = [];
  const bytes = writeGlb(glb);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

/** Someone built by chance on the man's bones: as tall as people are, with limbs and shoulders of their own. */
export async function bodyOf(man: ArrayBuffer, seed: number): Promise<Rig> {
  const random = seeded(seed, 'body');
  const { scene } = await new GLTFLoader().parseAsync(man.slice(0), '');
  const rig = readRig(scene);
  const about = (share: number) => random.between(1 - share, 1 + share);
  const build: Build = {
    height: about(0.12),
    head: about(0.05),
    shoulders: random.between(0.84, 1.1),
    hips: random.between(0.94, 1.1),
    trunk: { breadth: 1, depth: 1 },
    upperArm: 1,
    foreArm: 1,
    thigh: 1,
    shank: 1,
    legs: about(0.07),
    hand: about(0.08),
    belly: 0,
    face: { jaw: 1, nose: 0, lips: 0 },
  };
  reshape(rig, build);
  const arms = about(0.06);
  for (const side of sides)
    for (const name of armBones(side))
      if (/^(upperarm|lowerarm|wrist)/.test(name)) rig.bones.get(name)?.position.multiplyScalar(arms);
  return readRig(scene);
}
