import { Quaternion, Vector3 } from 'three';
import { turnOf } from '../figure/pose.ts';
import { footKeys, tuckKeys } from './exercise-foot-keys.ts';
import { loop } from './exercise-keys.ts';
import { keyed } from './keyed.ts';
import type { Side } from '../figure/skeleton.ts';

/** From the ball of a foot back to below its ankle, metres: what the walk's feet have too. */
export const ballAhead = 0.115;

/** A foot at a moment, in the axes of the exercise (x is where the punches go). */
export interface ExerciseFoot {
  ankle: Vector3;
  /** Turn of the foot, and of it without the heel's lift. */
  turn: Quaternion;
  /** Where the toes point, degrees, positive to the left. */
  yaw: number;
  /** Degrees that the toes stay behind, flat on the ground, when the heel lifts. */
  toeBend: number;
  ball: Vector3;
}

/** Both feet: each is led by its ball, over which it turns and lifts its heel. A ball moves only while it is off the ground. */
export function exerciseFeet(ankleHeight: number, scale: number) {
  const channels = (['L', 'R'] as const).map((side) => {
    const { x, z, height, yaw, pitch } = footKeys[side];
    const plain = { seconds: loop };
    return {
      x: keyed(x, plain),
      z: keyed(z, plain),
      height: keyed(height, plain),
      yaw: keyed(yaw, { seconds: loop, gain: 360 }),
      pitch: keyed(pitch, plain),
    };
  });
  const tuck = keyed(tuckKeys, { seconds: loop });
  /** @param body where the pelvis is and faces: a foot that is tucked up turns with it */
  return (side: Side, seconds: number, body: { hips: Vector3; heading: number }): ExerciseFoot => {
    const foot = channels[side === 'L' ? 0 : 1]!;
    const [yaw, pitch, height] = [foot.yaw(seconds), foot.pitch(seconds), foot.height(seconds) * scale];
    const ball = new Vector3(foot.x(seconds) * scale, height, foot.z(seconds) * scale);
    const share = side === 'R' ? tuck(seconds) : 0;
    if (share > 0) {
      const tucked = new Vector3(0.09, 0, 0.03).multiplyScalar(scale).applyQuaternion(turnOf({ twist: body.heading }));
      ball.lerp(tucked.add(body.hips).setY(height), share);
    }
    const turn = turnOf({ twist: yaw }).multiply(turnOf({ flexion: pitch }));
    const ankle = new Vector3(-ballAhead, ankleHeight, 0).applyQuaternion(turn).add(ball);
    const onGround = 1 - Math.min(1, Math.max(0, height / 0.1));
    return { ankle, turn, yaw, toeBend: Math.max(0, -pitch) * onGround, ball };
  };
}
