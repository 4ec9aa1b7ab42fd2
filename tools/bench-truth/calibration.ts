import type { Fault } from '../../src/terms/fault.ts';
import type { PlantedFault } from '../../src/terms/truth.ts';
import { spanIou } from './events.ts';

const bins = 5;

/** Faults that claimed about the same confidence, and how many of them were right. */
export interface ConfidenceBin {
  from: number;
  to: number;
  faults: number;
  right: number;
  /** Mean of what they claimed; NaN in an empty bin. */
  claimed: number;
}

/**
 * A reliability table (Niculescu-Mizil & Caruana 2005): a fault is right where something planted shares a frame with it. Whoever says 0.8 should be right four
 * times in five.
 */
export function reliabilityOf(
  clips: readonly { faults: readonly Fault[]; planted: readonly PlantedFault[] }[],
): ConfidenceBin[] {
  const claims = clips.flatMap(({ faults, planted }) =>
    faults.map((fault) => ({
      confidence: fault.confidence,
      right: planted.some((each) => spanIou(each, fault) > 0),
    })),
  );
  return Array.from({ length: bins }, (_, bin) => {
    const [from, to] = [bin / bins, (bin + 1) / bins];
    const own = claims.filter(({ confidence }) => confidence >= from && (confidence < to || bin === bins - 1));
    const claimed = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    return { from, to, faults: own.length, right: own.filter(({ right }) => right).length, claimed };
  });
}
