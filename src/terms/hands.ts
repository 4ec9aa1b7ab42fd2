export const handSides = ['left', 'right'] as const;

export type HandSide = (typeof handSides)[number];

/** What a track keeps of a hand, of the model's 21 points: where the palm is, and where the tips of the fingers are. */
export const handPoints = [
  'wrist',
  'thumb-base',
  'index-knuckle',
  'middle-knuckle',
  'ring-knuckle',
  'little-knuckle',
  'thumb-tip',
  'index-tip',
  'middle-tip',
  'ring-tip',
  'little-tip',
] as const;

export type HandPoint = (typeof handPoints)[number];

/** Values a track keeps for each hand: x, y of each point in pixels of the upright picture, then how sure the model is that this is a hand, 0 to 1. */
export const handFields = handPoints.length * 2 + 1;

/** Values a track keeps of the hands in a frame: the left hand's, then the right's; the person's own left and right. */
export const handsFields = handSides.length * handFields;
