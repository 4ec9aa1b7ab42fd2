import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { findProgram } from '../setup/programs.mjs';
import { dropCoveredSkin } from './covered-skin.ts';
import { componentType, readAccessor, readGlb, replaceAccessor, writeGlb, type Glb } from './glb.ts';

/** Where the toes bend, and over how much of the shoe: metres ahead of the ankle in the rest pose. */
const toes = { bendStart: 0.085, bendEnd: 0.15, pivot: 0.115 };

/**
 * Makes the site's man from the export of the source package: the logo on the shirt is painted over, the toes get a bone of
 * their own (so that a heel can leave the ground while the toes stay), skin under cloth goes, the walk that we do not use goes, and weights and
 * pictures are packed tighter.
 */
export function makeFigure(sourcePath: string, targetPath: string): void {
  const source = readFileSync(sourcePath);
  const glb = readGlb(source);
  delete glb.json.animations;
  dropUnusedAccessors(glb);
  addToes(glb);
  dropCoveredSkin(glb, 'tshirt');
  packWeights(glb);
  for (const [index, image] of glb.json.images.entries()) repaint(glb, index, image.name);
  writeFileSync(targetPath, writeGlb(glb));
  writeFileSync(
    `${targetPath}.source.json`,
    `${JSON.stringify({ sourceSha256: createHash('sha256').update(source).digest('hex'), madeBy: 'npm run clips -- --figure SOURCE.glb' }, null, 2)}\n`,
  );
}

function dropUnusedAccessors(glb: Glb): void {
  const { json } = glb;
  const used: number[] = [];
  for (const mesh of json.meshes)
    for (const primitive of mesh.primitives) used.push(...Object.values(primitive.attributes), primitive.indices);
  for (const skin of json.skins) used.push(skin.inverseBindMatrices);
  const kept = [...new Set(used)].sort((a, b) => a - b);
  const place = (old: number) => kept.indexOf(old);
  for (const mesh of json.meshes)
    for (const primitive of mesh.primitives) {
      for (const [name, accessor] of Object.entries(primitive.attributes)) primitive.attributes[name] = place(accessor);
      primitive.indices = place(primitive.indices);
    }
  for (const skin of json.skins) skin.inverseBindMatrices = place(skin.inverseBindMatrices);
  json.accessors = kept.map((accessor) => json.accessors[accessor]!);
}

/** Gives `foot_L` and `foot_R` a child each, and hands it the weight of what lies ahead of the ball of the foot. */
function addToes(glb: Glb): void {
  const { json } = glb;
  const skin = json.skins[0]!;
  const inverses = readAccessor(glb, skin.inverseBindMatrices);
  for (const side of ['L', 'R']) {
    const foot = json.nodes.findIndex((node) => node.name === `foot_${side}`);
    const slot = skin.joints.indexOf(foot);
    const inverse = inverses[slot]!;
    const ankle = positionOf(inverse);
    const pivot: Vector = [ankle[0] + toes.pivot, ankle[1] - 0.06, ankle[2]];
    const toe = json.nodes.length;
    json.nodes.push({ name: `toe_${side}`, translation: [...transform(inverse, pivot)] });
    const node = json.nodes[foot]!;
    node.children = [...(node.children ?? []), toe];
    const local = transform(inverse, pivot);
    const ownInverse = [...inverse];
    for (let axis = 0; axis < 3; axis += 1) ownInverse[12 + axis] = inverse[12 + axis]! - local[axis]!;
    const toeSlot = skin.joints.push(toe) - 1;
    inverses.push(ownInverse);
    giveWeight(glb, slot, toeSlot, ankle[0]);
  }
  replaceAccessor(glb, skin.inverseBindMatrices, inverses, { component: componentType.float });
}

type Vector = [number, number, number];

/** Head of a bone in the rest pose: the translation of the inverse of a rigid matrix (column by column). */
function positionOf(inverse: readonly number[]): Vector {
  const row = (axis: number) =>
    -(
      inverse[axis * 4]! * inverse[12]! +
      inverse[axis * 4 + 1]! * inverse[13]! +
      inverse[axis * 4 + 2]! * inverse[14]!
    );
  return [row(0), row(1), row(2)];
}

function transform(matrix: readonly number[], [x, y, z]: Vector): Vector {
  const row = (r: number) => matrix[r]! * x + matrix[4 + r]! * y + matrix[8 + r]! * z + matrix[12 + r]!;
  return [row(0), row(1), row(2)];
}

function giveWeight(glb: Glb, foot: number, toe: number, ankleX: number): void {
  for (const mesh of glb.json.meshes)
    for (const { attributes } of mesh.primitives) {
      const positions = readAccessor(glb, attributes['POSITION']!);
      const joints = readAccessor(glb, attributes['JOINTS_0']!);
      const weights = readAccessor(glb, attributes['WEIGHTS_0']!);
      let changed = false;
      for (const [vertex, position] of positions.entries()) {
        const along = (position[0]! - ankleX - toes.bendStart) / (toes.bendEnd - toes.bendStart);
        const share = Math.min(1, Math.max(0, along));
        const slots = joints[vertex]!;
        const values = weights[vertex]!;
        const held = slots.findIndex((slot, k) => slot === foot && values[k]! > 0);
        if (held < 0 || share === 0) continue;
        const free = values.findIndex((value) => value === 0);
        if (free < 0) throw new Error('A vertex of the foot hangs on four bones already.');
        const smooth = share * share * (3 - 2 * share);
        slots[free] = toe;
        values[free] = values[held]! * smooth;
        values[held] = values[held]! * (1 - smooth);
        changed = true;
      }
      if (!changed) continue;
      replaceAccessor(glb, attributes['JOINTS_0']!, joints, { component: componentType.unsignedByte });
      replaceAccessor(glb, attributes['WEIGHTS_0']!, weights, { component: componentType.float });
    }
}

/** Weights as bytes that add up to 255: a quarter of the room, and finer than the eye. */
function packWeights(glb: Glb): void {
  for (const mesh of glb.json.meshes)
    for (const { attributes } of mesh.primitives) {
      const packed = readAccessor(glb, attributes['WEIGHTS_0']!).map((values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const bytes = values.map((value) => Math.round((value / total) * 255));
        const largest = bytes.indexOf(Math.max(...bytes));
        bytes[largest] = bytes[largest]! + 255 - bytes.reduce((sum, value) => sum + value, 0);
        return bytes;
      });
      replaceAccessor(glb, attributes['WEIGHTS_0']!, packed, {
        component: componentType.unsignedByte,
        normalized: true,
      });
    }
}

interface Picture {
  width: number;
  height: number;
  rgba: Uint8Array;
}

function repaint(glb: Glb, index: number, name: string): void {
  const image = glb.json.images[index]!;
  const picture = decode(glb.views[image.bufferView]!);
  if (name.startsWith('tshirt')) {
    for (const box of logoBoxes) fillFromEdges(picture, box);
    fillBackdrop(picture, 380);
  }
  if (name.startsWith('jeans')) fillBackdrop(picture, 40);
  const hasAlpha = image.mimeType === 'image/png';
  glb.views[image.bufferView] = hasAlpha
    ? encode(picture, ['-c:v', 'png', '-pred', 'mixed', '-f', 'image2pipe'])
    : encode(picture, [
        '-c:v',
        'mjpeg',
        '-q:v',
        name.startsWith('young') ? '3' : '5',
        '-pix_fmt',
        'yuvj420p',
        '-f',
        'image2pipe',
      ]);
}

/** Where the logo of the source project stands on the shirt's 512 x 512 texture: left, top, right, bottom. */
const logoBoxes = [
  [120, 102, 226, 210],
  [362, 298, 430, 370],
] as const;

/** Paints a box over by blending its four edges into it: cloth goes on, the picture on it goes. */
function fillFromEdges(
  { width, rgba }: Picture,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  const at = (x: number, y: number, channel: number) => rgba[(y * width + x) * 4 + channel]!;
  for (let y = top + 1; y < bottom; y += 1)
    for (let x = left + 1; x < right; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const u = (x - left) / (right - left);
        const v = (y - top) / (bottom - top);
        const across = at(left, y, channel) * (1 - u) + at(right, y, channel) * u;
        const down = at(x, top, channel) * (1 - v) + at(x, bottom, channel) * v;
        rgba[(y * width + x) * 4 + channel] = Math.round((across + down) / 2);
      }
}

/** The black around the cut-out cloth bleeds into seams when the picture is scaled down: it takes the cloth's mean colour. */
function fillBackdrop({ rgba }: Picture, darkerThan: number): void {
  const isBackdrop = (offset: number) => rgba[offset]! + rgba[offset + 1]! + rgba[offset + 2]! < darkerThan;
  const sums = [0, 0, 0];
  let count = 0;
  for (let offset = 0; offset < rgba.length; offset += 4) {
    if (isBackdrop(offset)) continue;
    for (let channel = 0; channel < 3; channel += 1) sums[channel] = sums[channel]! + rgba[offset + channel]!;
    count += 1;
  }
  const mean = sums.map((sum) => Math.round(sum / count));
  for (let offset = 0; offset < rgba.length; offset += 4) if (isBackdrop(offset)) rgba.set(mean, offset);
}

function decode(bytes: Uint8Array): Picture {
  const png = ffmpeg(['-f', 'image2pipe', '-i', 'pipe:0', '-c:v', 'ppm', '-f', 'image2pipe', 'pipe:1'], bytes);
  const [, width, height] = png.subarray(0, 20).toString('latin1').split(/\s+/).map(Number) as [number, number, number];
  const rgba = ffmpeg(['-f', 'image2pipe', '-i', 'pipe:0', '-pix_fmt', 'rgba', '-f', 'rawvideo', 'pipe:1'], bytes);
  return { width, height, rgba: new Uint8Array(rgba) };
}

function encode({ width, height, rgba }: Picture, as: readonly string[]): Uint8Array {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-i', 'pipe:0'];
  return new Uint8Array(ffmpeg([...input, ...as, '-fflags', '+bitexact', '-flags:v', '+bitexact', 'pipe:1'], rgba));
}

function ffmpeg(args: readonly string[], input: Uint8Array): Buffer {
  const { status, stdout, stderr } = spawnSync(findProgram('ffmpeg') ?? 'ffmpeg', ['-v', 'error', ...args], {
    input,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`ffmpeg could not convert a texture: ${stderr.toString()}`);
  return stdout;
}
