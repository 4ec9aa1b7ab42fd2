import { Matrix4, Quaternion, Vector3 } from 'three';

export interface LegTurns {
  hip: Quaternion;
  knee: Quaternion;
  ankle: Quaternion;
  /** Degrees, for the limits. */
  kneeFlexion: number;
}

/**
 * Turns of hip, knee and ankle that put the ankle exactly where it should be: a planted foot is held by this and by nothing else.
 *
 * @param target ankle in the world, metres
 * @param ahead where the knee points, in the world
 * @param foot rotation of the foot in the world
 * @throws RangeError when the leg is too short to reach
 */
export function reachAnkle(
  from: { hip: Vector3; pelvis: Quaternion; thigh: number; shank: number },
  target: Vector3,
  ahead: Vector3,
  foot: Quaternion,
): LegTurns {
  const { thigh, shank } = from;
  const way = target.clone().sub(from.hip);
  const distance = way.length();
  if (distance > thigh + shank)
    throw new RangeError(`The leg is ${(distance - thigh - shank).toFixed(3)} m too short for this step.`);
  way.divideScalar(distance);

  // Law of cosines, twice: the knee's bend, and how far ahead of the straight line the thigh points.
  const bend = Math.PI - Math.acos((thigh ** 2 + shank ** 2 - distance ** 2) / (2 * thigh * shank));
  const lead = Math.acos((thigh ** 2 + distance ** 2 - shank ** 2) / (2 * thigh * distance));
  const hinge = way.clone().cross(ahead).normalize();
  const thighWay = way.applyAxisAngle(hinge, lead);

  const up = thighWay.negate();
  const thighFrame = new Quaternion().setFromRotationMatrix(
    new Matrix4().makeBasis(up.clone().cross(hinge), up, hinge),
  );
  const knee = new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), -bend);
  const shankFrame = thighFrame.clone().multiply(knee);
  return {
    hip: from.pelvis.clone().invert().multiply(thighFrame),
    knee,
    ankle: shankFrame.invert().multiply(foot),
    kneeFlexion: (bend * 180) / Math.PI,
  };
}
