import fitted from './fitted/limits.json' with { type: 'json' };

/**
 * The limits that decide what is a fault, a few for each measure: `npm run fit` sets them on the half of the film set's clips that is meant for it, and on real clips, which
 * must stay silent. What else a measure asks is written in it.
 */
export interface Limits {
  redrawn: {
    /** Drift from which a joint-frame is evidence, in torso lengths. */
    leastDrift: number;
  };
  teleport: {
    /** A step, seen in the jumps on either side of it, moves the limb by at least this, in torso lengths. */
    leastStep: number;
    /** A limb is away where it pops, and pops back, by this many times the usual step (geometric mean of the two). */
    leastStrength: number;
  };
  trembling: {
    /** A joint trembles where it is off by so many times what the fitted floor lets one jump of it be 99 times in 100. */
    leastFloors: number;
    /** And by so many times what any joint outside its limb is off by: where several tremble, it is the detector, or the whole picture. */
    clearOfOthers: number;
  };
  lostLimb: {
    /** So much less sure of the limb the detector is from one frame to the next, in logits ... */
    leastLogits: number;
    /** ... and so far the colour is from what it was, where the limb should be: CIELAB distance, lightness at half its weight. */
    leastColour: number;
    /** Or it is seen by so much less (visibility, 0 to 1), and stands out less than it did ... */
    leastVisibility: number;
    /** ... or stands out by less than this share of what it did. */
    mostContrast: number;
  };
  extraLimb: {
    /** Beside the body the picture changes, and changes back, by so many times what moves there can do (geometric mean of the two). */
    leastStrength: number;
  };
  stretch: {
    /** Least change of the whole limb, as the natural logarithm of a ratio. */
    leastArm: number;
    leastLeg: number;
    /** ... in standard errors of it. */
    leastErrors: number;
  };
  headTwist: {
    /** Each step of a head is so many times what is ordinary. */
    leastRatio: number;
  };
  wrongBend: {
    /** A hinge is bent the wrong way by so many degrees: what hinges do, and what the detector errs by. */
    leastDegrees: number;
  };
  lightLevel: {
    /** A step of the light of the whole picture that counts, log luminance. */
    leastStep: number;
  };
  lightColour: {
    /** A step of its colour that counts, CIELAB. */
    leastStep: number;
  };
  lightDirection: {
    /** When so large a share of the background changes at once, brighter here and darker there, the light came from elsewhere. */
    leastShare: number;
  };
  background: {
    /** A change of a cell's log luminance that counts. */
    leastStep: number;
    /** Changes of the region in between that are none of these, as a share of the first change (root mean square). */
    mostBetween: number;
  };
  clothing: {
    /** A garment's colour pops from this CIELAB distance on. */
    leastStep: number;
  };
  repeatedFrames: {
    /** Something moves in a clip whose pictures differ by at least this much (luma, 0 to 255) most of the time: else nothing can stand still. */
    leastMotion: number;
  };
  droppedFrames: {
    /** Between the two frames of a gap the pictures differ by so many times what they do just before and just after. */
    leastSpike: number;
    /** The camera, or most joints, go so many times as far as usual. */
    leastRatio: number;
  };
}

/** What `npm run fit` found. */
export const fittedLimits: Limits = fitted.limits;
