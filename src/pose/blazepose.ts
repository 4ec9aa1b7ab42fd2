import { SupportedModels, createDetector } from '@tensorflow-models/pose-detection';
import * as tf from '@tensorflow/tfjs-core';
import { blazePoseLandmarks } from '../terms/landmarks.ts';
import { landmarkFields } from '../terms/track.ts';
import type { PoseEstimator, Region, Sighting } from './estimator.ts';

/** More people than this are a crowd: following each would cost more than it tells. */
const mostPeople = 3;

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

  return {
    model: `blazepose-${variant}`,

    async find(picture) {
      internals.maxPoses = mostPeople;
      const image = tf.tidy(() => tf.cast(tf.browser.fromPixels(picture), 'float32'));
      try {
        const detections = await internals.detectPose(image);
        return detections.map((detection) => internals.poseDetectionToRoi(detection, picture));
      } finally {
        image.dispose();
      }
    },

    async follow(picture, region) {
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
    },

    dispose: () => detector.dispose(),
  };
}
