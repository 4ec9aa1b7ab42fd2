import {
  Color,
  DoubleSide,
  MathUtils,
  Vector3,
  type MeshStandardMaterial,
  type SkinnedMesh,
  type Texture,
} from 'three';
import { seeded } from '../random.ts';
import { cast } from './clothes-cast.ts';
import { headOf } from './clothes-limb.ts';
import { paint, Piece, restore, slotOf, type Knot, type Surface } from './clothes-mesh.ts';
import { texture } from './clothes-weave.ts';
import type { Hair } from './looks.ts';

const columns = 40;
const rows = 9;

/** Degrees above the middle of the head at which hair begins, from the face (0) to the nape (180). */
function hairline(hair: Hair): readonly (readonly [number, number])[] {
  return [
    [0, hair.forehead],
    [28, hair.forehead - 1],
    [50, hair.temple],
    [66, hair.temple - 16],
    [75, -14],
    [82, -24],
    [88, -6],
    [100, -1],
    [112, -8],
    [120, -30],
    [140, -44],
    [180, -50],
  ];
}

function beginning(hair: Hair, around: number): number {
  const line = hairline(hair);
  const after = line.findIndex(([at]) => at >= around);
  const [from, to] = [line[Math.max(0, after - 1)]!, line[after]!];
  return from === to ? to[1] : MathUtils.mapLinear(around, from[0], to[0], from[1], to[1]);
}

/** Hair as a shell over the scalp, and a bun if there is one: one mesh that hangs on the head. */
export function growHair(body: Surface, hair: Hair, material: MeshStandardMaterial, size: number): SkinnedMesh {
  const { skin } = body;
  const head = slotOf(skin, 'head');
  const weights = new Map([[head, 1]]);
  const middle = headOf(skin, 'head').add(new Vector3(0.046, 0.052, 0).multiplyScalar(size));
  const scalp: Surface = { ...body, index: trianglesOn(body, head) };
  const random = seeded('hair', hair.colour);
  const phases = Array.from({ length: 6 }, () => random.between(0, 6.28));
  const bumps = (way: Vector3) =>
    [7, 11, 17].reduce(
      (sum, rate, k) =>
        sum +
        Math.sin(rate * way.x + phases[k]!) *
          Math.sin(rate * way.y + phases[k + 3]!) *
          Math.cos(rate * way.z + phases[k]!),
      0,
    );

  const knotAt = (around: number, row: number): Knot => {
    const lowest = beginning(hair, Math.abs(around));
    const up = MathUtils.degToRad(MathUtils.lerp(lowest, 90, (row / rows) ** 0.9));
    const angle = MathUtils.degToRad(around);
    const way = new Vector3(Math.cos(up) * Math.cos(angle), Math.sin(up), Math.cos(up) * Math.sin(angle));
    // An ear is no scalp: the skull is an egg, and nothing sticks out of it by more than a little.
    const egg = 1 / Math.hypot(way.x / 0.106, way.y / 0.098, way.z / 0.079);
    const skull = Math.min(cast(scalp, middle, way)?.distance ?? egg * size, egg * 1.03 * size);
    const full = MathUtils.lerp(
      hair.back,
      hair.front,
      MathUtils.smoothstep(way.x, -0.4, 0.75) * MathUtils.smoothstep(way.y, 0.2, 0.8),
    );
    const edge = row === 0 ? -0.25 : Math.min(1, 0.45 + 0.35 * row);
    const thick = (full + (row > 1 ? hair.curl * bumps(way) : 0)) * edge;
    return {
      point: middle.clone().addScaledVector(way, skull + thick),
      weights,
      uv: [Math.atan2(way.z, way.y + 0.4) * 1.6, way.x * 0.7],
      shade: row === 0 ? 0.75 : 1,
    };
  };
  const piece = new Piece();
  const around = Array.from({ length: columns }, (_, column) => -180 + (360 * column) / columns);
  const shell = Array.from({ length: rows }, (_, row) => around.map((angle) => knotAt(angle, row)));
  piece.rows([...shell, around.map(() => knotAt(0, rows))], true);
  if (hair.bun)
    addBun(
      piece,
      middle.clone().add(new Vector3(-0.108, 0.062, 0).multiplyScalar(size)),
      hair.bun * size,
      weights,
      hair.curl,
    );
  for (const side of [-1, 1]) addBrow(piece, scalp, middle, side, weights, size);
  material.map = strands(hair);
  material.side = DoubleSide;
  return piece.wear('hair', material, skin);
}

function trianglesOn(body: Surface, slot: number): number[] {
  const isHead = body.weights.map((held) => (held.get(slot) ?? 0) > 0.5);
  return body.index.filter((_, corner, all) => isHead[all[corner - (corner % 3)]!]);
}

function addBun(piece: Piece, middle: Vector3, radius: number, weights: Knot['weights'], curl: number): void {
  const rounds = 7;
  const edges = 12;
  const axis = new Vector3(-1, 0.55, 0).normalize();
  const up = new Vector3(0.55, 1, 0).normalize();
  const aside = axis.clone().cross(up);
  const ring = (round: number): Knot[] =>
    Array.from({ length: edges }, (_, edge): Knot => {
      const lean = (round / rounds) * Math.PI;
      const turn = (edge / edges) * 2 * Math.PI;
      const out = radius * Math.sin(lean) * (1 + (curl / 0.03) * Math.sin(turn * 3 + round * 1.3));
      const point = middle
        .clone()
        .addScaledVector(axis, -radius * 0.8 * Math.cos(lean))
        .addScaledVector(up, out * Math.cos(turn))
        .addScaledVector(aside, out * Math.sin(turn));
      return { point, weights, uv: [(edge / edges) * 2 + round * 0.13, round * 0.1], shade: round < 2 ? 0.7 : 1 };
    });
  piece.rows(
    Array.from({ length: rounds + 1 }, (_, round) => ring(round)),
    true,
  );
}

/** An eyebrow: the picture of the skin has none. */
function addBrow(
  piece: Piece,
  scalp: Surface,
  middle: Vector3,
  side: number,
  weights: Knot['weights'],
  size: number,
): void {
  const row = (edge: number) =>
    Array.from({ length: 6 }, (_, k): Knot => {
      const t = k / 5;
      const thin = 0.0042 * (1 - 0.65 * t) * edge;
      const from = middle
        .clone()
        .add(
          new Vector3(0, 0.0005 + 0.0065 * Math.sin(t * 2.2) + thin, side * (0.014 + 0.037 * t)).multiplyScalar(size),
        );
      const hit = cast(scalp, from, new Vector3(1, 0, 0), 0.2);
      return {
        point: (hit?.point ?? from).clone().add(new Vector3(0.0016, 0, 0)),
        weights,
        uv: [t * 0.3, 0.4 + edge * 0.05],
      };
    });
  const lines = [row(-1), row(1)];
  piece.rows(side > 0 ? lines : lines.toReversed(), false);
}

/** Strands that run from the forehead to the back, lighter and darker. */
function strands(hair: Hair): Texture {
  const random = seeded('strands', hair.colour);
  const tones = Array.from({ length: 64 }, () => random.between(0.55, 1.15));
  const breaks = Array.from({ length: 64 }, () => random.below(64));
  return texture((x, y) => {
    const along = Math.abs(((y + breaks[x]!) % 64) / 32 - 1);
    return new Color(1, 1, 1).multiplyScalar(Math.min(1, tones[x]! * (0.75 + 0.3 * along)));
  });
}

/** A short beard: tinted skin that stands out a little, on jaw, chin and upper lip. */
export function growBeard(body: Surface, colour: number, skin: readonly [number, number, number], size: number): void {
  const root = headOf(body.skin, 'head');
  const inSkin = [0.4, 0.24, 0.17].map((share, k) => share * skin[k]!) as [number, number, number];
  const hair = new Color(colour).multiplyScalar(0.62);
  const tint = new Color(hair.r / inSkin[0], hair.g / inSkin[1], hair.b / inSkin[2]);
  const shares = body.points.map((point) => beardAt(point.clone().sub(root).divideScalar(size)));
  for (const [vertex, share] of shares.entries())
    if (share > 0) body.points[vertex]!.addScaledVector(body.normals[vertex]!, 0.006 * share * size);
  restore(body);
  paint(body.skin, (vertex) => new Color(1, 1, 1).lerp(tint, 0.9 * shares[vertex]!));
}

/** How bearded a place is, 0 to 1, from its distance to the root of the head bone. */
function beardAt({ x, y, z }: Vector3): number {
  const step = MathUtils.smoothstep;
  const aside = Math.abs(z);
  if (x < 0.015 || y < -0.125 || aside > 0.1) return 0;
  const cheek = -0.058 + 0.05 * step(aside, 0.035, 0.075);
  const jaw = step(cheek - y, -0.004, 0.012) * step(y, -0.118, -0.095) * step(x, 0.015, 0.035);
  const lip =
    step(x, 0.135, 0.145) * step(0.034 - aside, 0, 0.012) * step(y, -0.032, -0.027) * step(-0.018 - y, 0, 0.004);
  return Math.max(jaw, lip);
}
