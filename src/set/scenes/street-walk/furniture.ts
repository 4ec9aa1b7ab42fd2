import { Color, Group, Matrix4, Mesh, MeshLambertMaterial } from 'three';
import { Batch } from '../../props/batch.ts';
import { seeded } from '../../random.ts';
import { withoutHidden } from './cut-out.ts';
import { plan } from './layout.ts';
import { closeBy, isCloseBy, type StreetParts } from './parts.ts';

/** Lamps, bollards, bins, tables of a café, hanging signs: what a pavement collects. Those close by can flicker or vanish. */
export function furniture(seed: number, owned: StreetParts): Group {
  const random = seeded(seed, 'street', 'furniture');
  const batches = { close: new Batch(), far: new Batch() };
  const material = new MeshLambertMaterial({ vertexColors: true });
  const group = new Group();
  const meshOf = (batch: Batch, castShadow: boolean) => {
    const mesh = new Mesh(withoutHidden(batch.geometry(), closeBy.from), material);
    mesh.castShadow = castShadow;
    mesh.receiveShadow = true;
    return mesh;
  };
  const put = (x: number, build: (batch: Batch) => void) => build(isCloseBy(x) ? batches.close : batches.far);
  const putOwn = (name: string, x: number, build: (batch: Batch) => void) => {
    if (!isCloseBy(x)) {
      put(x, build);
      return;
    }
    const batch = new Batch();
    build(batch);
    group.add(owned.add(name, [meshOf(batch, true)]));
  };
  for (let x = plan.from + 12; x < plan.to; x += 14.5) {
    putOwn('a lamp post', x, (batch) => lamp(batch, x, plan.kerb - 0.42, 1));
    put(x + 6, (batch) => lamp(batch, x + 6, plan.farKerb + 0.45, -1));
  }
  for (let x = -40; x < plan.to; x += 3.4) put(x, (batch) => bollard(batch, x, plan.kerb - 0.35));
  for (let x = -70; x < plan.to; x += 21) {
    const at = x + random.between(-2, 2);
    putOwn('a bin', at, (batch) => bin(batch, at, plan.kerb - 0.6));
  }
  for (const x of [-30, -27.6, -9.5, -7.3, -4.9]) put(x, (batch) => table(batch, random, x, plan.farFront - 1.2));
  for (const x of [-34, -31.8, -18.5]) put(x, (batch) => table(batch, random, x, plan.nearFront + 0.75));
  for (let x = -50; x < plan.to; x += 7.7)
    putOwn('a sign over the pavement', x, (batch) => hangingSign(batch, random, x, plan.nearFront));
  for (let x = -40; x < plan.to; x += 9.1)
    putOwn('a planter', x, (batch) => planter(batch, random, x, plan.nearFront + 0.35));
  // Only what stands where the subject walks throws shadows: the sun's map reaches no further.
  group.add(meshOf(batches.close, true), meshOf(batches.far, false));
  return group;
}

const iron = { colour: new Color(0x23282a) };

function at(batch: Batch, x: number, z: number): void {
  batch.place = new Matrix4().makeTranslation(x, 0, z);
}

function lamp(batch: Batch, x: number, z: number, arm: number): void {
  at(batch, x, z);
  batch.pillar([0, 0, 0], 0.5, { below: 0.13, above: 0.1 }, 8, iron);
  batch.pillar([0, 0.5, 0], 3.6, { below: 0.06, above: 0.045 }, 8, iron);
  batch.pillar([0, 1.05, 0], 0.08, { below: 0.085, above: 0.085 }, 8, iron);
  batch.box([-0.03, 4.02, Math.min(0, arm * 0.6)], [0.03, 4.08, Math.max(0, arm * 0.6)], iron);
  batch.pillar([0, 3.5, arm * 0.58], 0.44, { below: 0.1, above: 0.17 }, 8, { colour: new Color(0xf3d9a4) });
  batch.pillar([0, 3.94, arm * 0.58], 0.14, { below: 0.2, above: 0.05 }, 8, iron);
  batch.pillar([0, 3.46, arm * 0.58], 0.05, { below: 0.07, above: 0.11 }, 8, iron);
}

function bollard(batch: Batch, x: number, z: number): void {
  at(batch, x, z);
  batch.pillar([0, 0, 0], 0.82, { below: 0.06, above: 0.05 }, 8, iron);
  batch.pillar([0, 0.82, 0], 0.09, { below: 0.065, above: 0.03 }, 8, iron);
  batch.pillar([0, 0.62, 0], 0.05, { below: 0.062, above: 0.062 }, 8, { colour: new Color(0xc8b27a) });
}

function bin(batch: Batch, x: number, z: number): void {
  at(batch, x, z);
  const green = { colour: new Color(0x2d3d36), shadeBelow: 0.7 };
  batch.pillar([0, 0.05, 0], 0.85, { below: 0.21, above: 0.24 }, 12, green);
  batch.pillar([0, 0.9, 0], 0.06, { below: 0.26, above: 0.26 }, 12, iron);
  batch.pillar([0, 1.12, 0], 0.08, { below: 0.27, above: 0.1 }, 12, iron);
  for (const side of [-0.2, 0.18]) batch.box([side, 0.9, -0.02], [side + 0.03, 1.14, 0.02], iron);
}

function table(batch: Batch, random: Parameters<typeof planter>[1], x: number, z: number): void {
  at(batch, x, z);
  const top = { colour: new Color(0xb8a88c) };
  batch.pillar([0, 0, 0], 0.72, { below: 0.03, above: 0.03 }, 6, iron);
  batch.pillar([0, 0.72, 0], 0.03, { below: 0.34, above: 0.34 }, 14, top);
  batch.pillar([0, 0, 0], 0.04, { below: 0.24, above: 0.2 }, 10, iron);
  const cane = { colour: new Color(random.pick([0x8a5a30, 0x2f5a56, 0x7c2d26])) };
  for (const side of [-1, 1]) {
    const cx = side * 0.62;
    batch.box([cx - 0.2, 0.44, -0.2], [cx + 0.2, 0.48, 0.2], cane);
    batch.box([cx + side * 0.18 - 0.02, 0.48, -0.2], [cx + side * 0.18 + 0.02, 0.9, 0.2], cane);
    for (const [lx, lz] of [
      [-0.18, -0.18],
      [0.16, -0.18],
      [-0.18, 0.16],
      [0.16, 0.16],
    ] as const)
      batch.box([cx + lx, 0, lz], [cx + lx + 0.025, 0.46, lz + 0.025], iron, ['top', 'bottom']);
  }
}

function hangingSign(batch: Batch, random: ReturnType<typeof seeded>, x: number, z: number): void {
  at(batch, x, z);
  batch.box([-0.02, 3.42, 0], [0.02, 3.46, 0.95], iron);
  const colour = new Color(random.pick([0x7b2a24, 0x1f4a4c, 0xc79a45, 0x26344e]));
  batch.box([-0.025, 2.78, 0.3], [0.025, 3.36, 0.9], { colour });
  batch.box([-0.03, 2.86, 0.38], [0.03, 3.28, 0.82], { colour: new Color(0xe9dcc0) });
  batch.box([-0.034, 2.98, 0.5], [0.034, 3.16, 0.7], { colour });
}

function planter(batch: Batch, random: ReturnType<typeof seeded>, x: number, z: number): void {
  at(batch, x, z);
  batch.box([-0.5, 0, -0.18], [0.5, 0.45, 0.18], { colour: new Color(0x5a4634), shadeBelow: 0.6 });
  for (let leaf = 0; leaf < 26; leaf += 1) {
    const [lx, lz] = [random.between(-0.46, 0.4), random.between(-0.16, 0.1)];
    const high = 0.45 + random.between(0.1, 0.5) * (1 - Math.abs(lx));
    const colour = new Color().setHSL(random.between(0.22, 0.32), 0.35, random.between(0.14, 0.26));
    batch.pillar([lx, 0.42, lz], high - 0.42, { below: 0.09, above: 0.02 }, 4, { colour, shadeBelow: 0.5 });
  }
}
