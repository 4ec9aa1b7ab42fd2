import { areaOf, boxOf, overlap, type Tracklet } from './tracklets.ts';

/** What a worker found in one chunk. Its frames are the run-in frames, then the frames that count. */
export interface ChunkTracks {
  /** Index in the clip of the first frame that counts. */
  firstFrame: number;
  runIn: number;
  frames: number;
  tracklets: readonly SeenTracklet[];
}

/** A tracklet, and what was seen of the person in each of its frames; null where they were not seen. */
export type SeenTracklet = Tracklet & {
  /** What the person looks like (terms/look.ts). */
  looks: readonly (Uint8Array | null)[];
  /** Both hands (terms/hands.ts); null also where neither was looked at, as in the run-in frames. */
  hands: readonly (Float32Array | null)[];
};

/** One person through the clip: a pose, a look and both hands a frame, null where they were not seen. */
export interface PersonTrack {
  poses: (Float32Array | null)[];
  looks: (Uint8Array | null)[];
  hands: (Float32Array | null)[];
  /** Where in the clip they were last seen. */
  lastSeen: number;
}

/** Overlap below which two boxes are not taken for one person. */
const leastOverlap = 0.25;
/** Someone who comes back where they went out of sight is the same person for this long. */
const longestGapSeconds = 2;
/** A sighting shorter than this is a mirage unless the whole clip has nothing longer. */
const leastSeconds = 0.4;

/**
 * Joins the chunks' tracklets into people. In the run-in frames, which two chunks share, boxes of one person overlap; where a person was out
 * of sight there, they continue where they were last seen.
 *
 * @param chunks - in order of `firstFrame`
 */
export function joinChunks(chunks: readonly ChunkTracks[], timestampsUs: readonly number[]): PersonTrack[] {
  const people: PersonTrack[] = [];
  for (const chunk of chunks) {
    const taken = new Set<PersonTrack>();
    for (const tracklet of chunk.tracklets) {
      const counted = tracklet.poses.slice(chunk.runIn);
      const firstSeen = counted.findIndex((pose) => pose !== null);
      if (firstSeen < 0) continue;
      const known = people.filter((person) => !taken.has(person));
      const best = bestMatch(known, (person) => likeness(person, tracklet, chunk, timestampsUs));
      const nothing = () => new Array<null>(chunk.firstFrame).fill(null);
      const person = best ?? { poses: nothing(), looks: nothing(), hands: nothing(), lastSeen: -1 };
      if (!best) people.push(person);
      taken.add(person);
      counted.forEach((pose, i) => {
        person.poses[chunk.firstFrame + i] = pose;
        person.looks[chunk.firstFrame + i] = tracklet.looks[chunk.runIn + i] ?? null;
        person.hands[chunk.firstFrame + i] = tracklet.hands[chunk.runIn + i] ?? null;
        if (pose) person.lastSeen = chunk.firstFrame + i;
      });
    }
    for (const person of people) {
      while (person.poses.length < chunk.firstFrame + chunk.frames) {
        person.poses.push(null);
        person.looks.push(null);
        person.hands.push(null);
      }
    }
  }
  return people;
}

function bestMatch(people: readonly PersonTrack[], score: (person: PersonTrack) => number): PersonTrack | undefined {
  let best: PersonTrack | undefined;
  let most = leastOverlap;
  for (const person of people) {
    const value = score(person);
    if (value > most) [best, most] = [person, value];
  }
  return best;
}

/** Mean overlap in the frames both know, else overlap of last and first box where the gap is short. */
function likeness(
  person: PersonTrack,
  tracklet: Tracklet,
  chunk: ChunkTracks,
  timestampsUs: readonly number[],
): number {
  const overlaps: number[] = [];
  for (let i = 0; i < chunk.runIn; i++) {
    const before = person.poses[chunk.firstFrame - chunk.runIn + i];
    const here = tracklet.poses[i];
    if (before && here) overlaps.push(overlap(boxOf(before), boxOf(here)));
  }
  if (overlaps.length > 0) return overlaps.reduce((sum, value) => sum + value, 0) / overlaps.length;
  const first = tracklet.poses.findIndex((pose, i) => i >= chunk.runIn && pose !== null);
  const last = person.poses[person.lastSeen];
  const here = tracklet.poses[first];
  if (!last || !here) return 0;
  const frame = chunk.firstFrame + first - chunk.runIn;
  const gapSeconds = (timestampsUs[frame]! - timestampsUs[person.lastSeen]!) / 1e6;
  return gapSeconds <= longestGapSeconds ? overlap(boxOf(last), boxOf(here)) : 0;
}

/**
 * The clip's subject: the largest of those who are there at the start, that is within a second of the first sighting that lasts.
 * Undefined where nobody was seen.
 */
export function chooseSubject(
  people: readonly PersonTrack[],
  timestampsUs: readonly number[],
): PersonTrack | undefined {
  const seen = (person: PersonTrack) => person.poses.flatMap((pose, frame) => (pose ? [{ pose, frame }] : []));
  const secondsOf = (person: PersonTrack) => {
    const frames = seen(person);
    return (timestampsUs[frames.at(-1)!.frame]! - timestampsUs[frames[0]!.frame]!) / 1e6;
  };
  const lasting = people.filter((person) => secondsOf(person) >= leastSeconds);
  const candidates = lasting.length > 0 ? lasting : people;
  const starts = candidates.map((person) => timestampsUs[seen(person)[0]!.frame]!);
  const earliest = Math.min(...starts);
  const early = candidates.filter((_, i) => starts[i]! - earliest <= 1e6);
  let subject: PersonTrack | undefined;
  let most = 0;
  for (const person of early) {
    const frames = seen(person).filter(({ frame }) => timestampsUs[frame]! - earliest <= 1e6);
    const area = frames.reduce((sum, { pose }) => sum + areaOf(boxOf(pose)), 0) / frames.length;
    if (area > most) [subject, most] = [person, area];
  }
  return subject;
}
