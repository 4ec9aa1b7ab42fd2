import type { Fault } from '../terms/fault.ts';
import type { FaultKind } from '../terms/kinds.ts';

/**
 * Kinds that say of a limb's place only that it is wrong: any other fault of a limb makes it jump or tremble too, where it begins, where it ends, and wherever the detector loses
 * hold of it. The more general a kind, the later it stands.
 */
const general: readonly FaultKind[] = ['redrawn', 'teleport'];

/** A more telling fault that covers so much of a general one explains it. */
const explainedShare = 0.5;
/** A general fault this short, at the very beginning or end of another, is the jump with which that begins or ends. */
const mostEdgeFrames = 4;
const edgeReach = 2;
/** A limb drawn anew jumps by about as much as it is off; where its jumps are graver by this factor, it only jumped. */
const jumpsOnlyShare = 2;
/** What is less sure than this share of the general fault does not outrank it. */
const leastConfidenceShare = 0.5;

/**
 * Leaves one name for what is one fault: of faults of the same limb at the same time the one whose evidence tells more stays. What stays covers the frames of both, since
 * both saw the same thing begin and end.
 *
 * - What two measures call the same is one fault, with the evidence of both.
 * - A specific kind (a bone that is too long, a limb that is not there) outranks a jump, and a limb that trembles throughout outranks one that jumped twice.
 * - A jump at the edge of a longer fault is that fault's own beginning or end.
 * - A limb too many is told where nothing else tells of the same change of the picture.
 * - A head that is turned about or drawn anew shows another face: it is nobody else.
 */
export function arbitrate(faults: readonly Fault[]): Fault[] {
  const kept: Fault[] = [];
  const told = faults.filter((each) => !isBetween(each, faults) && !isOwnHead(each, faults) && !isEcho(each, faults));
  for (const fault of told.toSorted(byRank)) {
    const at = kept.findIndex((other) => explains(other, fault));
    if (at === -1) kept.push(fault);
    else kept[at] = joined(kept[at]!, fault);
  }
  return kept;
}

/** The more telling first, what only the picture tells of last; of the same kind the longer, and then the surer. */
function byRank(a: Fault, b: Fault): number {
  const rank = ({ kind }: Fault) => (kind === 'extra-limb' ? general.length : general.indexOf(kind));
  return rank(a) - rank(b) || lengthOf(b) - lengthOf(a) || b.confidence - a.confidence;
}

function explains(kept: Fault, fault: Fault): boolean {
  if (fault.kind === 'extra-limb') return isOfLimb(kept, fault);
  const isSame = kept.kind === fault.kind;
  if (!isSame && !general.includes(fault.kind)) return false;
  if (!fault.joints.some((joint) => kept.joints.includes(joint))) return false;
  if (isEdge(kept, fault)) return true;
  if (!isSame && kept.confidence < leastConfidenceShare * fault.confidence) return false;
  const shared = Math.min(kept.lastFrame, fault.lastFrame) - Math.max(kept.firstFrame, fault.firstFrame) + 1;
  return shared >= explainedShare * lengthOf(fault);
}

/** Whether what looks like a limb too many is one of the body's own, of which another measure saw the most: they begin, or end, together. */
function isOfLimb(kept: Fault, fault: Fault): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= edgeReach;
  const isTogether = isNear(kept.firstFrame, fault.firstFrame) || isNear(kept.lastFrame, fault.lastFrame);
  const shared = Math.min(kept.lastFrame, fault.lastFrame) - Math.max(kept.firstFrame, fault.firstFrame) + 1;
  return kept.joints.length > 0 && isTogether && shared >= explainedShare * lengthOf(fault);
}

/** Whether a limb that seems to be away is only back for a while between two faults of it: it jumps at the end of the one and at the beginning of the other. */
function isBetween(fault: Fault, faults: readonly Fault[]): boolean {
  if (fault.kind !== 'teleport' || lengthOf(fault) <= mostEdgeFrames) return false;
  const others = faults.filter((other) => {
    return (
      other !== fault && lengthOf(other) > mostEdgeFrames && other.joints.some((joint) => fault.joints.includes(joint))
    );
  });
  const isNear = (a: number, b: number) => Math.abs(a - b) <= edgeReach;
  return (
    others.some(({ lastFrame }) => isNear(lastFrame + 1, fault.firstFrame)) &&
    others.some(({ firstFrame }) => isNear(firstFrame, fault.lastFrame + 1))
  );
}

/** Whether a face seems to be somebody else's while the head itself is at fault. */
function isOwnHead({ kind, firstFrame, lastFrame }: Fault, faults: readonly Fault[]): boolean {
  if (kind !== 'identity') return false;
  return faults.some((other) => {
    return other.joints.includes('nose') && other.firstFrame <= lastFrame && firstFrame <= other.lastFrame;
  });
}

/**
 * Whether what looks like a limb too many comes and goes as another fault does, or lies between two faults of the same: there the change that began it, or ended it, is the end of the one or the beginning of the
 * other, and nothing is wrong meanwhile.
 */
function isEcho({ kind, firstFrame, lastFrame }: Fault, faults: readonly Fault[]): boolean {
  if (kind !== 'extra-limb') return false;
  const isNear = (a: number, b: number) => Math.abs(a - b) <= edgeReach;
  const others = faults.filter((other) => other.kind !== kind);
  const isSame = others.some((other) => isNear(other.firstFrame, firstFrame) && isNear(other.lastFrame, lastFrame));
  const isAmid = others.some((before) =>
    others.some((after) => {
      if (before.lastFrame >= firstFrame + edgeReach || after.firstFrame <= lastFrame - edgeReach) return false;
      const touches = isNear(before.lastFrame + 1, firstFrame) || isNear(after.firstFrame, lastFrame + 1);
      return touches && (before.kind === after.kind || before.joints.some((joint) => after.joints.includes(joint)));
    }),
  );
  return isSame || isAmid;
}

function isEdge(kept: Fault, fault: Fault): boolean {
  if (lengthOf(fault) > mostEdgeFrames || lengthOf(kept) <= lengthOf(fault)) return false;
  return [kept.firstFrame, kept.lastFrame + 1].some((edge) => {
    return fault.firstFrame <= edge + edgeReach && fault.lastFrame >= edge - edgeReach;
  });
}

/** The telling fault over the frames of both; where both are general, as grave as the graver. */
function joined(telling: Fault, fault: Fault): Fault {
  const kept = isJumpsOnly(telling, fault) ? fault : telling;
  const severity = telling.kind === fault.kind ? Math.max(telling.severity, fault.severity) : kept.severity;
  const from = telling.firstFrame <= fault.firstFrame ? telling : fault;
  const to = telling.lastFrame >= fault.lastFrame ? telling : fault;
  return {
    ...kept,
    ...(telling.kind === fault.kind && !general.includes(fault.kind)
      ? { evidence: [...telling.evidence, ...fault.evidence] }
      : {}),
    severity,
    firstFrame: from.firstFrame,
    firstUs: from.firstUs,
    lastFrame: to.lastFrame,
    lastUs: to.lastUs,
  };
}

/** Whether what trembles is no more than the two jumps of a limb that was away between them: these are much larger. */
function isJumpsOnly(kept: Fault, fault: Fault): boolean {
  const isPair = kept.kind === 'redrawn' && fault.kind === 'teleport';
  return isPair && lengthOf(fault) > mostEdgeFrames && fault.severity > jumpsOnlyShare * kept.severity;
}

function lengthOf({ firstFrame, lastFrame }: Fault): number {
  return lastFrame - firstFrame + 1;
}
