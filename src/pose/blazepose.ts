import { SupportedModels, createDetector } from '@tensorflow-models/pose-detection';
import * as tf from '@tensorflow/tfjs-core';
import { blazePoseLandmarks } from '../terms/landmarks.ts';
import { landmarkFields } from '../terms/track.ts';
import type { PoseEstimator, Region, Sighting } from './estimator.ts';

/** More people than this are a crowd: following each would cost more than it tells. */
const mostPeople = 3;
/** Looks at one picture before a region is trusted. */
const settlingLooks = 3;
/** A score that never sank below this while the region settled needs no second opinion. */
const steadyScore = 0.99;
/** Rounds of looks after which a region that still wanders is taken as it is. */
const mostRounds = 5;
/** A region is still when it goes by less than this share of its own size in a round, and grows by less. */
const stillShare = 0.03;
/** A person found more aslant than this may as well stand upright: both are tried, however steady the score. */
const upToRadians = 0.35;
/** A region whose score sank below this holds nobody. */
const leastSettledScore = 0.75;

/** Where a region came to rest, and how low the score sank on the way. */
interface Settled {
  region: Region;
  leastScore: number;
}

/** A person the library's own detector found; only the library reads it. */
type Detection = object;

/**
 * The part of the library's detector that it keeps private and we need: with it we choose whom to follow (the library takes the first
 * it finds) and carry the region ourselves. The version is pinned, and opening the model fails when a name is gone.
 */
interface BlazePoseInternals {
  regionOfInterest: Region | null;
  maxPoses: number;
  detectPose(image: tf.Tensor3D): Promise<Detection[]>;
  poseDetectionToRoi(detection: Detection, size: { width: number; height: number }): Region;
}

/** @param modelsUrl - folder of the weights, with a slash at its end */
export async function openBlazePose(variant: 'full' | 'lite', modelsUrl: string): Promise<PoseEstimator> {
  const detector = await createDetector(SupportedModels.BlazePose, {
    runtime: 'tfjs',
    modelType: variant,
    // Smoothing is on by default, and would hide the very thing we measure.
    enableSmoothing: false,
    detectorModelUrl: `${modelsUrl}blazepose-detector.json`,
    landmarkModelUrl: `${modelsUrl}blazepose-${variant}.json`,
  });
  const internals = detector as unknown as BlazePoseInternals;
  if (typeof internals.detectPose !== 'function' || typeof internals.poseDetectionToRoi !== 'function') {
    throw new Error('pose-detection no longer has the methods that src/pose/blazepose.ts builds on.');
  }

  const follow: PoseEstimator['follow'] = async (picture, region) => {
    internals.regionOfInterest = region;
    const [pose] = await detector.estimatePoses(picture, { maxPoses: 1, flipHorizontal: false });
    const next = internals.regionOfInterest;
    if (!pose?.keypoints3D) return null;
    const values = new Float32Array(blazePoseLandmarks.length * landmarkFields);
    pose.keypoints.forEach((point, i) => {
      const metres = pose.keypoints3D![i]!;
      values.set([point.x, point.y, metres.x, metres.y, metres.z ?? NaN, point.score ?? 0], i * landmarkFields);
    });
    return { values, score: pose.score ?? 0, next } satisfies Sighting;
  };

  /** Looks a few times at one picture, each time where the last look says the person is. */
  async function settle(picture: ImageData, start: Region): Promise<Settled | null> {
    let region = start;
    let leastScore = 1;
    for (let look = 0; look < settlingLooks; look++) {
      const sighting = await follow(picture, region);
      if (!sighting) return null;
      leastScore = Math.min(leastScore, sighting.score);
      region = sighting.next;
    }
    return { region, leastScore };
  }

  /** Goes on looking until the region stays where it is. */
  async function rest(picture: ImageData, start: Settled): Promise<Settled | null> {
    let settled: Settled | null = start;
    for (let round = 0; settled && round < mostRounds; round++) {
      const before: Region = settled.region;
      settled = await settle(picture, before);
      if (settled && isStill(before, settled.region)) break;
    }
    return settled;
  }

  /**
   * The detector tells which way up a person is from two points, and is at times wrong by 60 degrees or more: the landmarks
   * found in such a region are wild, and stay so for many frames, since each frame's region comes from the last one's landmarks. A region
   * that holds does not let the score sink while it settles. Where the detector's own does, it is tried upright too, and of the two the one
   * that holds once both have come to rest is taken: on its way to the right place a region may well cross a wrong one.
   */
  async function settledRegion(picture: ImageData, found: Region): Promise<Region | null> {
    const asFound = await settle(picture, found);
    const isTilted = Math.abs(found.rotation ?? 0) > upToRadians;
    if (asFound && asFound.leastScore >= steadyScore && !isTilted) return asFound.region;
    const upright = await settle(picture, { ...found, rotation: 0 });
    let best: Settled | null = null;
    for (const each of [asFound, upright]) {
      const rested = each && (await rest(picture, each));
      if (rested && rested.leastScore > (best?.leastScore ?? 0)) best = rested;
    }
    return best && best.leastScore >= leastSettledScore ? best.region : null;
  }

  return {
    model: `blazepose-${variant}`,
    follow,

    async find(picture, isKnown = () => false) {
      internals.maxPoses = mostPeople;
      const image = tf.tidy(() => tf.cast(tf.browser.fromPixels(picture), 'float32'));
      try {
        const detections = await internals.detectPose(image);
        const regions: Region[] = [];
        for (const detection of detections) {
          const found = internals.poseDetectionToRoi(detection, picture);
          if (isKnown(found)) continue;
          const region = await settledRegion(picture, found);
          if (region) regions.push(region);
        }
        return regions;
      } finally {
        image.dispose();
      }
    },

    dispose: () => detector.dispose(),
  };
}

function isStill(a: Region, b: Region): boolean {
  const went = Math.max(Math.abs(a.xCenter - b.xCenter) / a.width, Math.abs(a.yCenter - b.yCenter) / a.height);
  return went < stillShare && Math.abs(b.height / a.height - 1) < stillShare;
}
