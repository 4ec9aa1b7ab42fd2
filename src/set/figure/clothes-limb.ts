import { Matrix4, Vector3, type SkinnedMesh } from 'three';
import { blend, slotOf, type Surface, type Weights } from './clothes-mesh.ts';
import { signOf, type Side } from './skeleton.ts';

/** A place on a limb: metres along it from its root, angle around it, and distance from its middle line. */
export interface LimbPlace {
  along: number;
  angle: number;
  radius: number;
}

/** An arm or a leg in the rest pose, as a bent line with flesh around. */
export interface Limb {
  /** Metres along at which the elbow or knee is, and at which the wrist or ankle is. */
  middle: number;
  end: number;
  place(point: Vector3): LimbPlace;
  at(place: LimbPlace): Vector3;
  /** Which bones hold a sleeve at a place along the limb. */
  weightsAt(along: number): Weights;
}

/** Where a bone begins in the rest pose, in the axes of the vertices. */
export function headOf(skin: SkinnedMesh, bone: string): Vector3 {
  const inverse = skin.skeleton.boneInverses[slotOf(skin, bone)]!;
  return new Vector3().setFromMatrixPosition(new Matrix4().copy(inverse).invert());
}

const step = (from: number, to: number, x: number) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

export function armOf(skin: SkinnedMesh, side: Side): Limb {
  const names = ['shoulder02', 'upperarm02', 'lowerarm01', 'lowerarm02', 'wrist'].map((name) => `${name}_${side}`);
  const limb = bentLine(skin, [names[0]!, names[2]!, names[4]!]);
  const [upper, upper2, fore, fore2] = names.map((name): Weights => new Map([[slotOf(skin, name), 1]]));
  const half = (limb.middle + limb.end) / 2;
  return {
    ...limb,
    weightsAt(along) {
      const arm = blend(upper!, upper2!, step(0.03, 0.1, along));
      const elbow = blend(arm, fore!, step(limb.middle - 0.042, limb.middle + 0.042, along));
      return blend(elbow, fore2!, step(half - 0.06, half + 0.06, along));
    },
  };
}

export function legOf(skin: SkinnedMesh, side: Side): Limb {
  const names = ['upperleg01', 'lowerleg01', 'foot'].map((name) => `${name}_${side}`);
  const limb = bentLine(skin, names as [string, string, string]);
  const [thigh, shank] = names.map((name): Weights => new Map([[slotOf(skin, name), 1]]));
  return {
    ...limb,
    weightsAt: (along) => blend(thigh!, shank!, step(limb.middle - 0.05, limb.middle + 0.05, along)),
  };
}

function bentLine(skin: SkinnedMesh, bones: readonly [string, string, string]): Omit<Limb, 'weightsAt'> {
  const [root, hinge, tip] = bones.map((bone) => headOf(skin, bone)) as [Vector3, Vector3, Vector3];
  const first = hinge.clone().sub(root);
  const second = tip.clone().sub(hinge);
  const middle = first.length();
  const end = middle + second.length();
  first.normalize();
  second.normalize();
  const bisector = first.clone().add(second);
  const frameOf = (axis: Vector3) => {
    const ahead = new Vector3(1, 0, 0).addScaledVector(axis, -axis.x).normalize();
    return { axis, ahead, aside: axis.clone().cross(ahead) };
  };
  const frames = [frameOf(first), frameOf(second)] as const;
  return {
    middle,
    end,
    place(point) {
      const isSecond = point.clone().sub(hinge).dot(bisector) > 0;
      const { axis, ahead, aside } = frames[isSecond ? 1 : 0];
      const from = point.clone().sub(isSecond ? hinge : root);
      const along = from.dot(axis);
      const out = from.addScaledVector(axis, -along);
      return {
        along: along + (isSecond ? middle : 0),
        angle: Math.atan2(out.dot(aside), out.dot(ahead)),
        radius: out.length(),
      };
    },
    at({ along, angle, radius }) {
      // Around the hinge the two frames melt into each other.
      const share = step(middle - 0.03, middle + 0.03, along);
      const [one, two] = frames;
      const mix = (a: Vector3, b: Vector3) => a.clone().lerp(b, share).normalize();
      const onLine =
        along < middle
          ? root.clone().addScaledVector(first, along)
          : hinge.clone().addScaledVector(second, along - middle);
      return onLine
        .addScaledVector(mix(one.ahead, two.ahead), radius * Math.cos(angle))
        .addScaledVector(mix(one.aside, two.aside), radius * Math.sin(angle));
    },
  };
}

/** Vertices of a surface that hang mostly on bones whose names match. */
export function hangingOn(surface: Surface, pattern: RegExp): number[] {
  const { bones } = surface.skin.skeleton;
  return surface.weights.flatMap((held, vertex) => {
    let sum = 0;
    for (const [slot, share] of held) if (pattern.test(bones[slot]!.name)) sum += share;
    return sum > 0.5 ? [vertex] : [];
  });
}

/** How thick the flesh of a limb is at a place: a mean of the vertices near it. */
export function girthOf(
  surface: Surface,
  vertices: readonly number[],
  limb: Limb,
): (along: number, angle: number) => number {
  const known = vertices.map((vertex) => limb.place(surface.points[vertex]!));
  return (along, angle) => {
    let [sum, whole] = [0, 1e-9];
    for (const place of known) {
      const turn = Math.atan2(Math.sin(place.angle - angle), Math.cos(place.angle - angle));
      const weight = Math.exp(-(((place.along - along) / 0.05) ** 2) - (turn / 0.5) ** 2);
      sum += weight * place.radius;
      whole += weight;
    }
    return sum / whole;
  };
}

/** Whether a point is on the arm's side of the shoulder. */
export function isOnSide(point: Vector3, side: Side, beyond: number): boolean {
  return point.z * signOf(side) > beyond;
}
