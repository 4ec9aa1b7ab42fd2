import type { Box } from '../terms/box.ts';
import { landmarkFields } from '../terms/track.ts';
import type { PoseEstimator, Region } from './estimator.ts';

/** One person through the frames of a chunk; null where they were not seen. */
export interface Tracklet {
  poses: (Float32Array | null)[];
  scores: number[];
}

interface Followed extends Tracklet {
  region: Region | null;
  lastRegion: Region;
  framesLost: number;
}

/** Whoever is lost for longer than this within a chunk is looked for no more; the next chunk looks afresh. */
const mostFramesLost = 12;
const mostPeople = 3;
/** So often it is asked who has come since: a body that crosses the picture is in it for longer. */
const framesBetweenGlances = 6;

/**
 * Follows everyone through one chunk of a clip, frame by frame, and those who come. Which of them is the clip's subject is decided later, over all chunks:
 * a chunk knows nothing of its neighbours, and that is why any worker may take it.
 */
export class ChunkTracker {
  readonly #estimator: PoseEstimator;
  #people: Followed[] = [];
  #frames = 0;

  constructor(estimator: PoseEstimator) {
    this.#estimator = estimator;
  }

  get tracklets(): readonly Tracklet[] {
    return this.#people;
  }

  /** The chunk's next frame; null where the file is damaged, which ends nobody's track. */
  async add(picture: ImageData | null): Promise<void> {
    if (picture) await this.#look(picture);
    for (const person of this.#people) {
      if (person.poses.length > this.#frames) continue;
      person.poses.push(null);
      person.scores.push(0);
    }
    this.#frames++;
  }

  async #look(picture: ImageData): Promise<void> {
    for (const person of this.#people) if (person.region) await this.#follow(picture, person, person.region);
    this.#dropTwins();
    const seen = this.#people.filter((person) => person.region);
    const missed = this.#people.filter((person) => !person.region && person.framesLost++ < mostFramesLost);
    const mayMeet = this.#people.length < mostPeople && this.#frames % framesBetweenGlances === 0;
    if (seen.length > 0 && missed.length === 0 && !mayMeet) return;

    const isSeen = (region: Region) => seen.some((person) => samePlace(person.lastRegion, region, picture));
    for (const region of await this.#estimator.find(picture, isSeen)) {
      if (isSeen(region)) continue;
      const returning = missed.find((person) => !person.region && samePlace(person.lastRegion, region, picture));
      if (returning) await this.#follow(picture, returning, region);
      else if ((mayMeet || seen.length === 0) && this.#people.length < mostPeople) await this.#meet(picture, region);
    }
    this.#dropTwins();
  }

  async #follow(picture: ImageData, person: Followed, region: Region): Promise<void> {
    const sighting = await this.#estimator.follow(picture, region);
    person.region = sighting?.next ?? null;
    if (!sighting) return;
    person.lastRegion = sighting.next;
    person.framesLost = 0;
    person.poses[this.#frames] = sighting.values;
    person.scores[this.#frames] = sighting.score;
  }

  async #meet(picture: ImageData, region: Region): Promise<void> {
    const person: Followed = {
      poses: new Array<null>(this.#frames).fill(null),
      scores: new Array<number>(this.#frames).fill(0),
      region,
      lastRegion: region,
      framesLost: 0,
    };
    await this.#follow(picture, person, region);
    if (person.region) this.#people.push(person);
  }

  /** Two regions can slide onto one body when people cross: the one followed longer keeps it. */
  #dropTwins(): void {
    const kept: Followed[] = [];
    for (const person of this.#people) {
      const pose = person.poses[this.#frames];
      const twin =
        pose &&
        kept.some(({ poses }) => poses[this.#frames] && overlap(boxOf(pose), boxOf(poses[this.#frames]!)) > 0.8);
      if (twin) {
        person.region = null;
        person.framesLost = mostFramesLost;
        person.poses[this.#frames] = null;
        person.scores[this.#frames] = 0;
      }
      kept.push(person);
    }
  }
}

/** Whether two regions stand around one person. */
function samePlace(a: Region, b: Region, picture: { width: number; height: number }): boolean {
  const [heightA, heightB] = [a.height * picture.height, b.height * picture.height];
  const size = Math.max(heightA, heightB);
  const apart = Math.hypot((a.xCenter - b.xCenter) * picture.width, (a.yCenter - b.yCenter) * picture.height);
  return apart < 0.3 * size && Math.min(heightA, heightB) > 0.5 * size;
}

/** The box around all landmarks of a pose. */
export function boxOf(values: Float32Array): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < values.length; at += landmarkFields) {
    box.left = Math.min(box.left, values[at]!);
    box.right = Math.max(box.right, values[at]!);
    box.top = Math.min(box.top, values[at + 1]!);
    box.bottom = Math.max(box.bottom, values[at + 1]!);
  }
  return box;
}

export function areaOf(box: Box): number {
  return Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
}

/** Intersection over union of two boxes, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const shared = areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  return shared / (areaOf(a) + areaOf(b) - shared);
}
