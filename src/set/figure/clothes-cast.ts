import { Vector3 } from 'three';
import { blend, type Surface, type Weights } from './clothes-mesh.ts';

export interface Hit {
  point: Vector3;
  weights: Weights;
  distance: number;
}

/** Where a line from inside a body leaves a surface for the last time, if it does (Möller and Trumbore 1997). */
export function cast(surface: Surface, from: Vector3, way: Vector3, within = Infinity): Hit | undefined {
  const { points, weights, index } = surface;
  let best: Hit | undefined;
  const [ab, ac, p, q, s] = [new Vector3(), new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  for (let corner = 0; corner < index.length; corner += 3) {
    const [ia, ib, ic] = [index[corner]!, index[corner + 1]!, index[corner + 2]!];
    const a = points[ia]!;
    ab.subVectors(points[ib]!, a);
    ac.subVectors(points[ic]!, a);
    p.crossVectors(way, ac);
    const determinant = ab.dot(p);
    if (Math.abs(determinant) < 1e-14) continue;
    s.subVectors(from, a);
    const u = s.dot(p) / determinant;
    if (u < -1e-6 || u > 1 + 1e-6) continue;
    q.crossVectors(s, ab);
    const v = way.dot(q) / determinant;
    if (v < -1e-6 || u + v > 1 + 1e-6) continue;
    const distance = ac.dot(q) / determinant;
    if (distance <= 0 || distance > within || distance < (best?.distance ?? 0)) continue;
    const side = u + v > 1e-6 ? v / (u + v) : 0;
    best = {
      point: from.clone().addScaledVector(way, distance),
      weights: blend(weights[ia]!, blend(weights[ib]!, weights[ic]!, side), Math.min(1, u + v)),
      distance,
    };
  }
  return best;
}
