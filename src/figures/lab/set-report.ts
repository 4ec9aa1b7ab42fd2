import { failureOf } from '../../set/failures/index.ts';
import type { ActiveFailure } from '../../set/failures/failure.ts';
import type { Stretch } from '../../set/failures/stretches.ts';
import { partLabel } from '../../set/figure/parts.ts';
import { stretchesIn, type Take } from '../../set/take.ts';
import type { Monitor } from './monitor.ts';

/** What the controls must know of the set that stands: another one with every scene. */
export interface SetReport {
  /** Why the scene cannot show a failure, as a sentence. */
  whyNot(failure: ActiveFailure): string | undefined;
  /** Where in the take it happens. */
  stretches(failure: ActiveFailure): readonly Stretch[];
  /** What it befalls where no part is named: "left arm and head". */
  usualPart(failure: ActiveFailure): string;
}

export function reportOf(monitor: Monitor, take: Take): SetReport {
  return {
    whyNot: (failure) => monitor.whyNot(failure),
    stretches: (failure) => stretchesIn(take, failure),
    usualPart(failure) {
      const module = failureOf(failure.kind);
      const { stage } = monitor;
      if (stage && monitor.whyNot(failure) === undefined)
        return module.touches(stage.shot, { ...failure, seed: take.seed }).region;
      const [first] = module.parts;
      return first ? partLabel(first) : 'the picture';
    },
  };
}
