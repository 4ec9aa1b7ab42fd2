import { Matrix4, Quaternion, Vector3 } from 'three';

/** Below this length, in metres, two points say nothing of a direction. */
const coincident = 1e-4;

/**
 * The rotation whose y axis is `up` and whose z axis is as near to `right` as can be. Where `up` is no direction, or `right` is none beside
 * it, the axes of `otherwise` stand in: a drawn body may be anything, and a picture of it must still be one.
 */
export function frameOf(up: Vector3, right: Vector3, otherwise: Quaternion): Quaternion {
  const y = directionOr(up, new Vector3(0, 1, 0).applyQuaternion(otherwise));
  const z = squareTo(y, right) ?? squareTo(y, new Vector3(0, 0, 1).applyQuaternion(otherwise));
  const side = z ?? squareTo(y, new Vector3(1, 0, 0).applyQuaternion(otherwise))!;
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(y.clone().cross(side), y, side));
}

/** The direction of a vector, or another where it has none. */
export function directionOr(vector: Vector3, otherwise: Vector3): Vector3 {
  const length = vector.length();
  return length > coincident && Number.isFinite(length) ? vector.clone().divideScalar(length) : otherwise.clone();
}

function squareTo(main: Vector3, vector: Vector3): Vector3 | undefined {
  const square = vector.clone().addScaledVector(main, -vector.dot(main));
  const length = square.length();
  return length > coincident && Number.isFinite(length) ? square.divideScalar(length) : undefined;
}
