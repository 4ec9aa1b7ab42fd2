/**
 * The bones of the man that a pose drives. Body axes: x ahead, y up, z to his right, so that his left arm hangs at negative z.
 * `_L` and `_R` are his own left and right.
 */
export const spine = ['spine05', 'spine04', 'spine03', 'spine02', 'spine01'] as const;
export const neck = ['neck01', 'neck02', 'neck03', 'head'] as const;

export type Side = 'L' | 'R';

export const sides = ['L', 'R'] as const satisfies readonly Side[];

/** -1 for the left, +1 for the right: the sign of z on that side. */
export function signOf(side: Side): -1 | 1 {
  return side === 'L' ? -1 : 1;
}

export const fingers = [1, 2, 3, 4, 5] as const;

/** Bones of one arm, from the body outwards. */
export function armBones(side: Side): readonly string[] {
  const digits = fingers.flatMap((finger) => [1, 2, 3].map((phalanx) => `finger${finger}-${phalanx}_${side}`));
  return [
    `clavicle_${side}`,
    `shoulder01_${side}`,
    `shoulder02_${side}`,
    `lowerarm01_${side}`,
    `lowerarm02_${side}`,
    `wrist_${side}`,
    ...digits,
  ];
}
