import type { FaultKind } from '../../src/terms/kinds.ts';

/** Something that goes on from its first to its last frame, both included. */
export interface Span {
  firstFrame: number;
  lastFrame: number;
}

/** Frames shared over frames in either. */
export function spanIou(a: Span, b: Span): number {
  const shared = Math.min(a.lastFrame, b.lastFrame) - Math.max(a.firstFrame, b.firstFrame) + 1;
  if (shared <= 0) return 0;
  return shared / (a.lastFrame - a.firstFrame + 1 + (b.lastFrame - b.firstFrame + 1) - shared);
}

/** Flagged frames as events: what is at most `gap` frames apart is one. */
export function spansOf(frames: readonly number[], gap: number): Span[] {
  const spans: Span[] = [];
  for (const frame of frames) {
    const last = spans.at(-1);
    if (last && frame - last.lastFrame <= gap) last.lastFrame = frame;
    else spans.push({ firstFrame: frame, lastFrame: frame });
  }
  return spans;
}

/** The overlap from which an event counts as found. */
const leastIou = 0.3;

/** Planted events and those that were found for them: the best overlaps first, each event in one match at most. */
export function matchSpans<Planted extends Span, Found extends Span>(
  planted: readonly Planted[],
  found: readonly Found[],
): { planted: Planted; found: Found }[] {
  const candidates = planted.flatMap((each) =>
    found.flatMap((other) => {
      const iou = spanIou(each, other);
      return iou >= leastIou ? [{ planted: each, found: other, iou }] : [];
    }),
  );
  candidates.sort((a, b) => b.iou - a.iou);
  const taken = new Set<Span>();
  return candidates.filter((candidate) => {
    if (taken.has(candidate.planted) || taken.has(candidate.found)) return false;
    taken.add(candidate.planted).add(candidate.found);
    return true;
  });
}

interface Named extends Span {
  kind: FaultKind;
}

/**
 * Whether a planted event was called by its name: of the faults that share a frame with it, the gravest (severity times confidence) is of its kind. Undefined where none does,
 * since what was not found has no name.
 */
export function isNamedRight(
  planted: Named,
  faults: readonly (Named & { severity: number; confidence: number })[],
): boolean | undefined {
  const near = faults.filter((fault) => spanIou(planted, fault) > 0);
  if (near.length === 0) return undefined;
  const weight = ({ severity, confidence }: { severity: number; confidence: number }) => severity * confidence;
  const worst = near.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return worst.kind === planted.kind;
}
