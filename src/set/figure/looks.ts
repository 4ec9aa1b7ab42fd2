/** The people of the set. Each is the one rig with proportions, skin, hair and clothes of its own: see `wardrobe.ts`. */
export const lookIds = ['walker', 'ines', 'tomas', 'hero'] as const;

export type LookId = (typeof lookIds)[number];

/** Factors on the man's own proportions; 1 leaves them. */
export interface Build {
  /** Everything, head to sole. */
  height: number;
  head: number;
  /** Across, from the breastbone to the shoulder joints. */
  shoulders: number;
  /** Across, from the middle to the hip joints, with the flesh there. */
  hips: number;
  /** Chest and waist: across, and from front to back. */
  trunk: { breadth: number; depth: number };
  /** Girth of limbs, their length left alone. */
  upperArm: number;
  foreArm: number;
  thigh: number;
  shank: number;
  /** Length of thigh and shank. */
  legs: number;
  /** Size of a hand. */
  hand: number;
  /** Metres by which the front stands out at the navel. */
  belly: number;
  face: Face;
}

/** Small pushes of the face, metres and factors. */
export interface Face {
  /** Breadth below the cheekbones. */
  jaw: number;
  /** Metres: tip of the nose ahead, and lips ahead. */
  nose: number;
  lips: number;
}

export interface Hair {
  colour: number;
  /** Metres above the scalp, over the forehead and at the back. */
  front: number;
  back: number;
  /** Degrees above the middle of the head at which hair begins: over the nose, at the temple. */
  forehead: number;
  temple: number;
  /** How curly the surface is: metres of bumps. */
  curl: number;
  /** Radius of a bun at the back of the crown, if any: metres. */
  bun?: number;
  /** Colour of a short beard. */
  beard?: number;
}

export type Weave = 'knit' | 'check' | 'cord' | 'plain';

export interface Cloth {
  colour: number;
  weave: Weave;
  /** Second colour of a check. */
  with?: number;
}

/** What somebody looks like. Skin is a factor on the picture of the man's skin, in linear light. */
export interface Look {
  build: Build;
  skin: readonly [number, number, number];
  hair: Hair;
  top: Cloth;
  /** How far down the forearm sleeves reach, 0 at the elbow to 1 at the wrist. */
  sleeves: number;
  /** Metres between arm and sleeve. */
  ease: number;
  collar: 'crew' | 'shirt' | 'high';
  trousers: Cloth;
  /** Girth of the trousers at thigh and hem, over what the man's jeans have. */
  legs: { thigh: number; hem: number };
  shoes: number;
  /** Gloves, boots and belt of one colour, and an emblem: for a suit. */
  trim?: { colour: number; emblem: number };
}

const asHeIs: Build = {
  height: 1,
  head: 1,
  shoulders: 1,
  hips: 1,
  trunk: { breadth: 1, depth: 1 },
  upperArm: 1,
  foreArm: 1,
  thigh: 1,
  shank: 1,
  legs: 1,
  hand: 1,
  belly: 0,
  face: { jaw: 1, nose: 0, lips: 0 },
};

/** The walker is not among them: he is the man as he comes. */
export const looks: Record<Exclude<LookId, 'walker'>, Look> = {
  ines: {
    build: {
      ...asHeIs,
      height: 0.92,
      head: 1.01,
      shoulders: 0.86,
      hips: 1.07,
      trunk: { breadth: 0.87, depth: 0.9 },
      upperArm: 0.84,
      foreArm: 0.86,
      thigh: 1.02,
      shank: 0.94,
      // As long as the man's own: the set's walks have no stride to spare.
      legs: 1.087,
      hand: 0.9,
      face: { jaw: 0.9, nose: -0.003, lips: 0.003 },
    },
    skin: [0.47, 0.34, 0.27],
    hair: { colour: 0x1c1513, front: 0.012, back: 0.014, forehead: 33, temple: 22, curl: 0.0025, bun: 0.047 },
    top: { colour: 0x177270, weave: 'knit' },
    sleeves: 0.95,
    ease: 0.009,
    collar: 'crew',
    trousers: { colour: 0x39323c, weave: 'plain' },
    legs: { thigh: 0.95, hem: 0.84 },
    shoes: 0xd9d2c4,
  },
  tomas: {
    build: {
      ...asHeIs,
      height: 1.03,
      shoulders: 1.03,
      hips: 1.05,
      trunk: { breadth: 1.14, depth: 1.16 },
      upperArm: 1.2,
      foreArm: 1.16,
      thigh: 1.13,
      shank: 1.1,
      hand: 1.05,
      belly: 0.042,
      face: { jaw: 1.09, nose: 0.005, lips: -0.001 },
    },
    skin: [1.32, 1.12, 1.08],
    hair: { colour: 0x8d8984, front: 0.006, back: 0.011, forehead: 52, temple: 40, curl: 0.0015, beard: 0x9a958f },
    top: { colour: 0xe4dccb, weave: 'check', with: 0x8c2f2b },
    sleeves: 0.3,
    ease: 0.013,
    collar: 'shirt',
    trousers: { colour: 0x6b4a2f, weave: 'cord' },
    legs: { thigh: 1, hem: 1 },
    shoes: 0x4a3a30,
  },
  hero: {
    build: {
      ...asHeIs,
      height: 1.02,
      shoulders: 1.08,
      hips: 0.97,
      trunk: { breadth: 1.02, depth: 1.02 },
      upperArm: 1.16,
      foreArm: 1.12,
      thigh: 1.02,
      shank: 1.02,
      face: { jaw: 1.03, nose: 0, lips: 0 },
    },
    skin: [1.2, 1.02, 0.9],
    hair: { colour: 0x3a2418, front: 0.03, back: 0.016, forehead: 29, temple: 24, curl: 0.002 },
    top: { colour: 0x13586f, weave: 'plain' },
    sleeves: 0.5,
    ease: 0.002,
    collar: 'high',
    trousers: { colour: 0x0f4860, weave: 'plain' },
    legs: { thigh: 0.9, hem: 0.78 },
    shoes: 0xf0883a,
    trim: { colour: 0xf0883a, emblem: 0xfff1d8 },
  },
};
