import { bodyRegions, lookBytes, lookFields, type BodyRegion } from '../../terms/look.ts';
import type { PixelStatistics } from '../../terms/pixels.ts';
import type { Limb } from './limbs.ts';

/** Limbs that were drawn in some frames of the rushes, both included. */
interface Drawn {
  firstFrame: number;
  lastFrame: number;
  limbs: readonly Limb[];
}

const regionsOf: Readonly<Record<Limb, readonly BodyRegion[]>> = {
  head: ['face', 'hair'],
  'left-arm': ['left-upper-arm', 'left-forearm', 'left-hand'],
  'right-arm': ['right-upper-arm', 'right-forearm', 'right-hand'],
  'left-leg': ['left-thigh', 'left-shank', 'left-foot'],
  'right-leg': ['right-thigh', 'right-shank', 'right-foot'],
};

/**
 * The colours that were read where a limb was are not those of where it is drawn now: of limbs that were drawn, in the frames of their repair,
 * no colours are known.
 *
 * @param sourceFrames for each frame, which frame of the rushes it stands for
 */
export function withUnseenLooks(
  pixels: PixelStatistics,
  drawn: readonly Drawn[],
  sourceFrames: readonly number[],
): PixelStatistics {
  const look = Uint8Array.from(pixels.look);
  for (const { firstFrame, lastFrame, limbs } of drawn)
    for (const [at, frame] of sourceFrames.entries()) {
      if (frame < firstFrame || frame > lastFrame) continue;
      for (const region of limbs.flatMap((limb) => regionsOf[limb])) {
        const from = at * lookBytes + bodyRegions.indexOf(region) * lookFields.length;
        look.fill(0, from, from + lookFields.length);
      }
    }
  return { ...pixels, look };
}
