/**
 * Plan of the street, metres. It runs along x; he walks towards +x on the pavement whose middle is z = 0. On his left (negative z) are
 * the near shops, on his right the kerb, parked cars, the road and the far side.
 */
export const plan = {
  from: -84,
  to: 16,
  nearFront: -2.9,
  kerb: 2.3,
  parkingEnd: 4.5,
  farParking: 9.3,
  farKerb: 11.5,
  farFront: 15,
  kerbHeight: 0.13,
};

/** Lower than the pavement he walks on, which is y = 0. */
export const roadLevel = -plan.kerbHeight;
