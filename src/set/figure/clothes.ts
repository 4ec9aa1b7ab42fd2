import { BufferAttribute, MathUtils, Vector3, type MeshStandardMaterial, type SkinnedMesh } from 'three';
import { cast } from './clothes-cast.ts';
import { armOf, girthOf, hangingOn, headOf, isOnSide, legOf, type Limb } from './clothes-limb.ts';
import { blend, Piece, restore, rimsOf, slotOf, type Knot, type Surface } from './clothes-mesh.ts';
import { repeats } from './clothes-weave.ts';
import type { Look, Weave } from './looks.ts';
import type { Side } from './skeleton.ts';

const step = (from: number, to: number, x: number) => MathUtils.smoothstep(x, from, to);

/** Flesh of an arm without the shoulder. */
const armBonesOf = (side: Side) => new RegExp(`^(shoulder02|upperarm|lowerarm|wrist|metacarpal|finger).*_${side}$`);

/** An arm with what is known of it. */
export interface Arm {
  side: Side;
  limb: Limb;
  girth: (along: number, angle: number) => number;
}

export function armsOf(body: Surface): Arm[] {
  return (['L', 'R'] as const).map((side) => {
    const limb = armOf(body.skin, side);
    return { side, limb, girth: girthOf(body, hangingOn(body, armBonesOf(side)), limb) };
  });
}

/**
 * Draws the short sleeves of the shirt to the arms, and hangs them on the arms alone: the man's own pull at the shoulder and flare
 * when an arm is raised. Nothing of the collar hangs on the head any more.
 */
export function fitShirt(shirt: Surface, arms: readonly Arm[], ease: number): void {
  const { skin, points, weights } = shirt;
  const above = new Set(['head', 'neck03', 'neck02'].map((name) => slotOf(skin, name)));
  const neck = slotOf(skin, 'neck01');
  for (const [vertex, point] of points.entries()) {
    const held = new Map<number, number>();
    for (const [slot, share] of weights[vertex]!) {
      const to = above.has(slot) ? neck : slot;
      held.set(to, (held.get(to) ?? 0) + share);
    }
    weights[vertex] = held;
    for (const arm of arms) {
      if (!isOnArm(point, arm)) continue;
      const { limb, girth } = arm;
      const place = limb.place(point);
      const onArm = step(0.02, 0.11, place.along);
      weights[vertex] = blend(held, limb.weightsAt(place.along), onArm);
      const close = girth(place.along, place.angle) + ease;
      point.copy(limb.at({ ...place, radius: MathUtils.lerp(place.radius, close, 0.9 * onArm) }));
    }
  }
  restore(shirt);
}

function isOnArm(point: Vector3, { side, limb }: Arm): boolean {
  const { along, radius } = limb.place(point);
  const shoulder = limb.at({ along: 0, angle: 0, radius: 0 });
  return along > 0 && radius < 0.15 && isOnSide(point, side, Math.abs(shoulder.z));
}

/** A sleeve that goes on where the shirt's short one ends, vertex for vertex. */
export function sleeve(
  shirt: Surface,
  arm: Arm,
  look: Pick<Look, 'sleeves' | 'ease' | 'top'>,
  material: MeshStandardMaterial,
): SkinnedMesh {
  const { limb, girth, side } = arm;
  const rim = rimsOf(shirt).find((round) => round.every((vertex) => isOnSide(shirt.points[vertex]!, side, 0.17)))!;
  const from = rim.map((vertex) => limb.place(shirt.points[vertex]!));
  const begin = Math.max(...from.map(({ along }) => along)) + 0.008;
  const end = MathUtils.lerp(limb.middle, limb.end, look.sleeves);
  const count = Math.max(5, Math.round((end - begin) / 0.022));
  const isRolled = look.sleeves < 0.6 && look.ease > 0.004;
  const row = (along: number, out: number): Knot[] =>
    from.map(({ angle, radius }) => {
      const fit = girth(along, angle) + look.ease + creases(along, angle, look.ease) + out;
      const place = { along, angle, radius: MathUtils.lerp(radius, fit, step(begin - 0.02, begin + 0.07, along)) };
      return knot(limb.at(place), limb.weightsAt(along), onSleeve(arm, place, look.top.weave));
    });
  const rows = [
    rim.map((vertex) =>
      knot(
        shirt.points[vertex]!.clone(),
        shirt.weights[vertex]!,
        onSleeve(arm, limb.place(shirt.points[vertex]!), look.top.weave),
      ),
    ),
  ];
  for (let index = 0; index <= count; index += 1) rows.push(row(begin + ((end - begin) * index) / count, 0));
  if (isRolled)
    rows.push(row(end - 0.002, 0.007), row(end + 0.022, 0.008), row(end + 0.026, 0.003), row(end + 0.02, -look.ease));
  else rows.push(row(end + 0.004, -look.ease * 0.7), row(end - 0.012, -look.ease));
  const piece = new Piece();
  piece.rows(rows, true);
  return piece.wear(`sleeve_${side}`, material, shirt.skin);
}

/** Folds of loose cloth, deepest where the elbow bends. */
function creases(along: number, angle: number, ease: number): number {
  return (
    0.24 *
    ease *
    Math.sin(along * 95 + 1.7 * Math.sin(angle + along * 21)) *
    (0.45 + Math.exp(-(((along - 0.25) / 0.08) ** 2)))
  );
}

export function knot(point: Vector3, weights: Knot['weights'], uv: [number, number]): Knot {
  return { point, weights, uv };
}

/** Where on the trunk and the sleeves a pattern stands, in repeats of it. Both sides mirror each other, so that no seam cuts through it. */
export function onTrunk({ x, y, z }: Vector3, weave: Weave): [number, number] {
  return [(0.16 * Math.abs(Math.atan2(z, x - 0.015))) / repeats[weave], y / repeats[weave]];
}

function onSleeve({ limb }: Arm, { along, angle }: { along: number; angle: number }, weave: Weave): [number, number] {
  const shoulder = limb.at({ along: 0, angle: 0, radius: 0 });
  const [across, up] = [0.16 * 1.57 + 0.055 * (Math.abs(angle) - 1.57), shoulder.y - along];
  return [across / repeats[weave], up / repeats[weave]];
}

/** Makes the man's jeans wider or narrower, from below the hip to the hem. */
export function fitTrousers(trousers: Surface, legs: Look['legs']): void {
  const { points, skin } = trousers;
  for (const side of ['L', 'R'] as const) {
    const limb = legOf(skin, side);
    for (const vertex of hangingOn(trousers, new RegExp(`^(upperleg|lowerleg|foot).*_${side}$`))) {
      const place = limb.place(points[vertex]!);
      const width = MathUtils.lerp(legs.thigh, legs.hem, step(limb.middle * 0.6, limb.end * 0.95, place.along));
      const share = step(0.08, 0.24, place.along);
      points[vertex]!.copy(limb.at({ ...place, radius: place.radius * MathUtils.lerp(1, width, share) }));
    }
  }
  restore(trousers);
}

/** Texture coordinates of a weave for the shirt, as its sleeves and collar have them. */
export function weaveShirt({ skin, points }: Surface, arms: readonly Arm[], weave: Weave): void {
  const places = points.flatMap((point) => {
    const arm = arms.find((each) => isOnArm(point, each));
    return arm ? onSleeve(arm, arm.limb.place(point), weave) : onTrunk(point, weave);
  });
  skin.geometry.setAttribute('uv', new BufferAttribute(new Float32Array(places), 2));
}

/** The same for trousers: ribs run down the legs. */
export function weaveTrousers({ skin, points }: Surface, weave: Weave): void {
  const legs = { L: legOf(skin, 'L'), R: legOf(skin, 'R') };
  const places = points.flatMap((point) => {
    const { angle, along } = legs[point.z < 0 ? 'L' : 'R'].place(point);
    return [(0.08 * Math.abs(angle)) / repeats[weave], along / repeats[weave]];
  });
  skin.geometry.setAttribute('uv', new BufferAttribute(new Float32Array(places), 2));
}

/** Lays the hem of the shirt over the trousers, and takes away what of the trousers is above it: it would poke through. */
export function layHem(shirt: Surface, trousers: Surface, isClose: boolean): void {
  const hem = Math.min(...shirt.points.map(({ y }) => y));
  const { x } = headOf(shirt.skin, 'spine04');
  for (const point of shirt.points) {
    const share = 1 - step(hem + 0.05, hem + 0.11, point.y);
    if (share <= 0) continue;
    const middle = new Vector3(x + 0.04, point.y, 0);
    const out = point.clone().sub(middle);
    const distance = out.length();
    const under = cast(trousers, middle, out.divideScalar(distance));
    if (!under) continue;
    const over = under.distance + (isClose ? 0.004 : 0.009);
    const wanted = isClose ? over : Math.max(distance, over);
    point.copy(middle).addScaledVector(out, MathUtils.lerp(distance, wanted, share));
  }
  restore(shirt);
  drop(trousers, (vertex) => trousers.points[vertex]!.y > hem + 0.045);
}

/** Drops the skin that shirt and sleeves cover: it would poke through where cloth and skin bend differently. */
export function dropCoveredSkin(body: Surface, shirt: Surface, arms: readonly Arm[], sleeves: number): void {
  const rim = neckRim(shirt).map((vertex) => shirt.points[vertex]!);
  const middle = rim.reduce((sum, point) => sum.add(point), new Vector3()).divideScalar(rim.length);
  const across = (point: Vector3) => Math.hypot(point.x - middle.x, point.z - middle.z);
  const covered = new Set<number>();
  for (const [vertex, point] of body.points.entries()) {
    const nearest = rim.reduce((best, each) => (each.distanceTo(point) < best.distanceTo(point) ? each : best));
    const isOutside = point.y < nearest.y + 0.06 && across(point) > across(nearest) + 0.008;
    if (point.y < nearest.y - 0.015 || isOutside) covered.add(vertex);
  }
  const head = hangingOn(body, /^(head|lowerleg|foot|upperleg)/);
  for (const vertex of head) covered.delete(vertex);
  for (const { side, limb } of arms) {
    const until = MathUtils.lerp(limb.middle, limb.end, sleeves) - 0.012;
    for (const vertex of hangingOn(body, armBonesOf(side)))
      if (limb.place(body.points[vertex]!).along >= until) covered.delete(vertex);
  }
  drop(body, (vertex) => covered.has(vertex));
}

/** Takes away the triangles whose corners are all among the named. */
function drop(surface: Surface, isCovered: (vertex: number) => boolean): void {
  const { index } = surface;
  surface.index = index.filter((_, corner) => {
    const first = corner - (corner % 3);
    return ![0, 1, 2].every((k) => isCovered(index[first + k]!));
  });
  surface.skin.geometry.setIndex(surface.index);
}

/** The rim of the shirt that the neck comes out of. */
export function neckRim(shirt: Surface): number[] {
  const height = (round: readonly number[]) =>
    round.reduce((sum, vertex) => sum + shirt.points[vertex]!.y, 0) / round.length;
  return rimsOf(shirt).reduce((best, round) => (height(round) > height(best) ? round : best));
}
