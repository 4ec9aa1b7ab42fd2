import { Color, DoubleSide, MathUtils, Vector3, type MeshStandardMaterial, type SkinnedMesh } from 'three';
import type { Arm } from './clothes.ts';
import { cast } from './clothes-cast.ts';
import { hangingOn, headOf, legOf } from './clothes-limb.ts';
import { paint, Piece, restore, type Knot, type Surface } from './clothes-mesh.ts';
import { texture } from './clothes-weave.ts';

const around = (count: number) => Array.from({ length: count }, (_, k) => (k / count) * 2 * Math.PI);
const level = (angle: number) => new Vector3(Math.cos(angle), 0, Math.sin(angle));

/** Middle of the trunk at a height. */
function core(body: Surface, y: number): Vector3 {
  const low = headOf(body.skin, 'spine04');
  return new Vector3(low.x + 0.04, y, 0);
}

/** Draws the shirt to the body: a waist and a chest. */
export function tighten(shirt: Surface, hip: number): void {
  for (const [vertex, point] of shirt.points.entries()) {
    const normal = shirt.normals[vertex]!;
    const waist = Math.exp(-(((point.y - hip - 0.17) / 0.1) ** 2));
    const below = 1 - MathUtils.smoothstep(point.y, hip + 0.36, hip + 0.46);
    point.addScaledVector(normal, -0.004 * below - 0.013 * waist);
    const chest =
      Math.exp(-(((point.y - hip - 0.36) / 0.07) ** 2)) *
      Math.max(0, normal.x) *
      Math.exp(-(((Math.abs(point.z) - 0.075) / 0.06) ** 2));
    point.x += 0.012 * chest;
  }
  restore(shirt);
  // Darker flanks draw the waist in.
  paint(shirt.skin, (vertex) => {
    const { x, y, z } = shirt.points[vertex]!;
    const aside = Math.abs(Math.atan2(z, x - core(shirt, y).x));
    const flank = Math.exp(-(((aside - 1.62) / 0.42) ** 2)) * (1 - MathUtils.smoothstep(y, hip + 0.3, hip + 0.4));
    return new Color(1, 1, 1).multiplyScalar(1 - 0.6 * flank);
  });
}

/** A band around a surface between two heights: a belt, or the rim of a boot. */
function band(
  surfaces: readonly Surface[],
  middleAt: (y: number) => Vector3,
  edges: { low: (angle: number) => number; high: (angle: number) => number },
  { thick, count, within }: { thick: number; count: number; within: number },
): Knot[][] {
  const row = (height: (angle: number) => number, out: number) =>
    around(count).map((angle): Knot => {
      const middle = middleAt(height(angle));
      const hits = surfaces
        .map((surface) => cast(surface, middle, level(angle), within))
        .filter((each) => each !== undefined);
      const hit = hits.sort((a, b) => b.distance - a.distance)[0];
      if (!hit) throw new Error('A band of the suit finds no cloth to lie on.');
      return { point: middle.addScaledVector(level(angle), hit.distance + out), weights: hit.weights };
    });
  return [row(edges.low, -0.004), row(edges.low, thick), row(edges.high, thick), row(edges.high, -0.004)];
}

export function belt(shirt: Surface, trousers: Surface, hip: number, material: MeshStandardMaterial): SkinnedMesh {
  const piece = new Piece();
  const low = (angle: number) => hip - 0.03 - 0.014 * Math.cos(angle);
  const shape = { thick: 0.007, count: 40, within: 0.4 };
  piece.rows(
    band([shirt, trousers], (y) => core(shirt, y), { low, high: (angle) => low(angle) + 0.046 }, shape),
    true,
  );
  return piece.wear('belt', material, shirt.skin);
}

/** The lower legs of the trousers become boots, with a rim that is higher in front. */
export function boots(trousers: Surface, material: MeshStandardMaterial): SkinnedMesh {
  const { skin, points } = trousers;
  const piece = new Piece();
  const below = new Set<number>();
  for (const side of ['L', 'R'] as const) {
    const leg = legOf(skin, side);
    const [knee, ankle] = [headOf(skin, `lowerleg01_${side}`), headOf(skin, `foot_${side}`)];
    const top = leg.middle + 0.12;
    for (const vertex of hangingOn(trousers, new RegExp(`^(lowerleg|foot).*_${side}$`)))
      if (leg.place(points[vertex]!).along > top) below.add(vertex);
    const height = (angle: number) => knee.y - 0.115 + 0.035 * Math.max(0, Math.cos(angle)) ** 2;
    const middleAt = (y: number) => knee.clone().lerp(ankle, (knee.y - y) / (knee.y - ankle.y));
    const edges = { low: (angle: number) => height(angle) - 0.075, high: height };
    piece.rows(band([trousers], middleAt, edges, { thick: 0.007, count: 20, within: 0.12 }), true);
  }
  move(trousers, piece, (triangle) => triangle.every((vertex) => below.has(vertex)));
  return piece.wear('boots', material, skin);
}

/** Takes triangles out of a surface and makes them part of a piece. */
function move(surface: Surface, piece: Piece, isChosen: (triangle: readonly number[]) => boolean): void {
  const { points, weights, index } = surface;
  const placed = new Map<number, number>();
  const kept: number[] = [];
  for (let corner = 0; corner < index.length; corner += 3) {
    const triangle = index.slice(corner, corner + 3);
    if (!isChosen(triangle)) {
      kept.push(...triangle);
      continue;
    }
    const [a, b, c] = triangle.map((vertex) => {
      const own = placed.get(vertex) ?? piece.add({ point: points[vertex]!, weights: weights[vertex]! });
      placed.set(vertex, own);
      return own;
    }) as [number, number, number];
    piece.triangle(a, b, c);
  }
  surface.index = kept;
  surface.skin.geometry.setIndex(kept);
}

/** Hands out of the body's skin, and cuffs from mid-forearm. */
export function gloves(
  body: Surface,
  arms: readonly Arm[],
  begin: number,
  material: MeshStandardMaterial,
): SkinnedMesh {
  const piece = new Piece();
  const hands = new Set<number>();
  for (const { side, limb, girth } of arms) {
    const [from, to] = [MathUtils.lerp(limb.middle, limb.end, begin) - 0.02, limb.end + 0.012];
    for (const vertex of hangingOn(body, new RegExp(`^(lowerarm|wrist|metacarpal|finger).*_${side}$`)))
      if (limb.place(body.points[vertex]!).along > limb.end - 0.06) hands.add(vertex);
    const row = (along: number, out: number) =>
      around(18).map((angle): Knot => {
        const place = { along, angle, radius: girth(Math.min(along, limb.end - 0.004), angle) + out };
        return { point: limb.at(place), weights: limb.weightsAt(along) };
      });
    const count = 5;
    const cuff = Array.from({ length: count + 1 }, (_, k) =>
      row(MathUtils.lerp(from + 0.01, to, k / count), MathUtils.lerp(0.0075, 0.0025, Math.min(1, k / 3))),
    );
    piece.rows(
      [row(from + 0.012, 0), row(from, 0.01), row(from + 0.006, 0.0125), ...cuff, row(to + 0.004, -0.003)],
      true,
    );
  }
  move(body, piece, (triangle) => triangle.some((vertex) => hands.has(vertex)));
  return piece.wear('gloves', material, body.skin);
}

/** On the chest: a film frame with its perforations, broken across. */
export function emblem(
  shirt: Surface,
  hip: number,
  colours: { ground: number; figure: number },
  material: MeshStandardMaterial,
): SkinnedMesh {
  const piece = new Piece();
  const [across, high] = [0.17, 0.115];
  const steps = 8;
  const grid = Array.from({ length: steps + 1 }, (_, r) =>
    Array.from({ length: steps + 1 }, (_, c): Knot => {
      const [u, v] = [c / steps, r / steps];
      const from = new Vector3(0, hip + 0.375 + high * (v - 0.5), across * (u - 0.5));
      const hit = cast(shirt, from, new Vector3(1, 0, 0), 0.4);
      if (!hit) throw new Error('The emblem finds no chest to lie on.');
      return { point: hit.point.add(new Vector3(0.0035, 0, 0)), weights: hit.weights, uv: [u, v] };
    }),
  );
  piece.rows(grid, false);
  const pixel = (x: number, y: number) => frameAt((x + 0.5) / 64, (y + 0.5) / 64);
  const [ground, figure] = [new Color(colours.ground), new Color(colours.figure)];
  material.map = texture(
    (x, y) => (pixel(x, y) === 2 ? figure : ground),
    (x, y) => (pixel(x, y) > 0 ? 1 : 0),
  );
  material.alphaTest = 0.5;
  // Woven to be seen from afar, in shade too.
  material.emissive.set(0xffffff);
  material.emissiveMap = material.map;
  material.emissiveIntensity = 0.3;
  material.side = DoubleSide;
  return piece.wear('emblem', material, shirt.skin);
}

/** 0 outside, 1 the strip, 2 its window and perforations. */
function frameAt(u: number, v: number): 0 | 1 | 2 {
  const split = Math.abs(v - 0.5 - (u - 0.5) * 1.5 - 0.07 * Math.sign(Math.sin(v * 26)));
  const isLeft = v - 0.5 - (u - 0.5) * 1.5 > 0;
  // The two halves have come apart.
  const y = v + (isLeft ? -0.035 : 0.035);
  if (split < 0.035 || Math.abs(u - 0.5) > 0.48 || Math.abs(y - 0.5) > 0.4) return 0;
  const inHole = Math.abs(Math.abs(y - 0.5) - 0.33) < 0.035 && (u * 7.5) % 1 > 0.3 && (u * 7.5) % 1 < 0.75;
  const inWindow = Math.abs(u - 0.5) < 0.4 && Math.abs(y - 0.5) < 0.23;
  return inHole || inWindow ? 2 : 1;
}
