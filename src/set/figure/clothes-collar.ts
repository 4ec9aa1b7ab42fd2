import { Vector3, type MeshStandardMaterial, type SkinnedMesh } from 'three';
import { knot, neckRim, onTrunk } from './clothes.ts';
import { Piece, type Knot, type Surface } from './clothes-mesh.ts';
import type { Look } from './looks.ts';

/** What stands around the neck: it grows out of the shirt's own rim. */
export function collar(
  shirt: Surface,
  look: Pick<Look, 'collar' | 'top'>,
  material: MeshStandardMaterial,
): SkinnedMesh {
  const rim = neckRim(shirt);
  const middle = rim.reduce((sum, vertex) => sum.add(shirt.points[vertex]!), new Vector3()).divideScalar(rim.length);
  const front = rim.reduce(
    (best, vertex, index) => (shirt.points[vertex]!.x > shirt.points[rim[best]!]!.x ? index : best),
    0,
  );
  const round = [...rim.slice(front), ...rim.slice(0, front)];
  const isOpen = look.collar === 'shirt';
  const profile = profiles[look.collar];
  const rows = profile.map(({ out, up, point: extra }) =>
    [...round, ...(isOpen ? [round[0]!] : [])].map((vertex, index, { length }): Knot => {
      const at = shirt.points[vertex]!.clone();
      const away = at.clone().sub(middle).setY(0).normalize();
      const ahead = Math.max(0, away.x) ** 3;
      // The two ends of an open collar part at the throat.
      const aside =
        isOpen && (index === 0 || index === length - 1)
          ? Math.sign(shirt.points[round[index === 0 ? 1 : round.length - 1]!]!.z)
          : 0;
      at.addScaledVector(away, out + 0.3 * extra * ahead).add(new Vector3(0, up - extra * ahead, 0.012 * aside));
      return knot(at, shirt.weights[vertex]!, onTrunk(at, look.top.weave));
    }),
  );
  const piece = new Piece();
  piece.rows(rows, !isOpen);
  return piece.wear('collar', material, shirt.skin);
}

/** Metres away from the neck and up, row after row; `point`: how much farther down the row hangs in front. */
const profiles: Record<Look['collar'], readonly { out: number; up: number; point: number }[]> = {
  crew: [
    { out: 0, up: 0, point: 0 },
    { out: 0.002, up: 0.004, point: 0 },
    { out: -0.002, up: 0.011, point: 0 },
    { out: -0.007, up: 0.011, point: 0 },
    { out: -0.012, up: 0.004, point: 0 },
  ],
  shirt: [
    { out: -0.002, up: -0.004, point: 0 },
    { out: -0.006, up: 0.022, point: 0 },
    { out: -0.001, up: 0.028, point: 0 },
    { out: 0.012, up: 0.018, point: 0.01 },
    { out: 0.024, up: -0.012, point: 0.028 },
  ],
  high: [
    { out: 0, up: 0, point: 0 },
    { out: 0.001, up: 0.014, point: 0 },
    { out: 0, up: 0.028, point: 0 },
    { out: -0.005, up: 0.029, point: 0 },
    { out: -0.014, up: 0.014, point: 0 },
  ],
};
