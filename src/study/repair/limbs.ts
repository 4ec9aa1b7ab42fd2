import { blazePoseLandmarks, type Joint, type Landmark } from '../../terms/landmarks.ts';

/** What a repair takes in hand at once. Left and right are the person's own. */
export const limbs = ['head', 'left-arm', 'right-arm', 'left-leg', 'right-leg'] as const;

export type Limb = (typeof limbs)[number];

interface Parts {
  /** Joints that are measured. */
  joints: readonly Joint[];
  /** All landmarks that move with them; a model may lack some. */
  landmarks: readonly Landmark[];
  /** What it hangs on: the middle of these stays where it is. */
  roots: readonly Joint[];
}

function arm(side: 'left' | 'right'): Parts {
  const joints = [`${side}-elbow`, `${side}-wrist`] as const;
  return {
    joints,
    landmarks: [...joints, `${side}-pinky`, `${side}-index`, `${side}-thumb`],
    roots: [`${side}-shoulder`],
  };
}

function leg(side: 'left' | 'right'): Parts {
  const joints = [`${side}-knee`, `${side}-ankle`] as const;
  return { joints, landmarks: [...joints, `${side}-heel`, `${side}-foot-index`], roots: [`${side}-hip`] };
}

export const partsOf: Readonly<Record<Limb, Parts>> = {
  // The model names the face from the nose to the mouth, and then goes on to the shoulders.
  head: {
    joints: ['nose', 'left-ear', 'right-ear'],
    landmarks: blazePoseLandmarks.slice(0, blazePoseLandmarks.indexOf('left-shoulder')),
    roots: ['left-shoulder', 'right-shoulder'],
  },
  'left-arm': arm('left'),
  'right-arm': arm('right'),
  'left-leg': leg('left'),
  'right-leg': leg('right'),
};

/** The limbs that any of the joints belong to, in the order of {@link limbs}; shoulders and hips belong to none. */
export function limbsOf(joints: readonly Joint[]): readonly Limb[] {
  return limbs.filter((limb) => partsOf[limb].joints.some((joint) => joints.includes(joint)));
}

export function limbLabel(limb: Limb): string {
  return limb.replace('-', ' ');
}

/** Whether a word from outside names a limb. */
export function isLimb(word: string): word is Limb {
  return (limbs as readonly string[]).includes(word);
}
