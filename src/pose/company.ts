import type { Box } from '../terms/box.ts';
import type { PersonTrack } from './subject.ts';
import { boxOf } from './tracklets.ts';

/** Someone first seen in the midst of a picture has been there for so long at least, and someone lost in it goes on for so long. */
const unseenUs = 1_000_000;
/** How fast someone goes is taken over this long. */
const paceUs = 250_000;

/** Someone seen in fewer frames is a mirage. */
const leastFrames = 3;

/**
 * Where the other people are in each frame, the subject left out; whether seen there, or unseen for a moment: a detector that holds on to one body is slow to see a second, and loses it
 * behind the first. Between two sightings they are on the way from one to the other, and a second before the first and after the last they keep their pace. Those who are seen in one or two frames only
 * are mirages, and left out.
 *
 * @returns for each frame the boxes around the others' landmarks, in pixels
 */
export function companyOf(
  people: readonly PersonTrack[],
  subject: PersonTrack | undefined,
  timestampsUs: readonly number[],
): Box[][] {
  const others = people.filter((person) => person !== subject && person.poses.filter(Boolean).length >= leastFrames);
  const boxes = others.map((person) => whereabouts(person, timestampsUs));
  return timestampsUs.map((_, frame) => boxes.flatMap((each) => each[frame] ?? []));
}

function whereabouts({ poses }: PersonTrack, timestampsUs: readonly number[]): (Box | undefined)[] {
  const seen = poses.flatMap((pose, frame) => (pose ? [{ frame, us: timestampsUs[frame]!, box: boxOf(pose) }] : []));
  const [first, last] = [seen[0]!, seen.at(-1)!];
  const soon = seen.findLast(({ us }) => us - first.us <= paceUs)!;
  const late = seen.find(({ us }) => last.us - us <= paceUs)!;
  return timestampsUs.map((us) => {
    if (us < first.us) return first.us - us <= unseenUs ? between(first, soon, us) : undefined;
    if (us > last.us) return us - last.us <= unseenUs ? between(late, last, us) : undefined;
    const before = seen.findLast((each) => each.us <= us)!;
    const after = seen.find((each) => each.us >= us)!;
    return after.us - before.us <= 2 * unseenUs ? between(before, after, us) : undefined;
  });
}

/** The box at a time, were it to go steadily from one place to another, and on. */
function between(from: { us: number; box: Box }, to: { us: number; box: Box }, us: number): Box {
  const share = to.us === from.us ? 0 : (us - from.us) / (to.us - from.us);
  // It keeps its size: only its middle goes on.
  const middle = ({ left, top, right, bottom }: Box) => [(left + right) / 2, (top + bottom) / 2] as const;
  const [near, other] = Math.abs(share) <= 0.5 ? [from, to] : [to, from];
  const part = near === from ? share : 1 - share;
  const [x, y] = middle(near.box).map((place, axis) => part * (middle(other.box)[axis]! - place)) as [number, number];
  const { left, top, right, bottom } = near.box;
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}
