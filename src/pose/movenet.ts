import { SupportedModels, createDetector, movenet } from '@tensorflow-models/pose-detection';
import { moveNetLandmarks } from '../terms/landmarks.ts';
import { landmarkFields } from '../terms/track.ts';
import type { PoseEstimator, Region, Sighting } from './estimator.ts';

/** The whole picture: where MoveNet begins to look. */
const everywhere = (): Region => ({ xCenter: 0.5, yCenter: 0.5, width: 1, height: 1 });

/**
 * MoveNet for one person. It finds and follows in one network and keeps its crop to itself: a region from `find` makes it forget, a region
 * from `follow` lets it go on. It follows one person at a time.
 */
export async function openMoveNet(variant: 'lightning' | 'thunder', modelsUrl: string): Promise<PoseEstimator> {
  const detector = await createDetector(SupportedModels.MoveNet, {
    modelType: variant === 'lightning' ? movenet.modelType.SINGLEPOSE_LIGHTNING : movenet.modelType.SINGLEPOSE_THUNDER,
    enableSmoothing: false,
    modelUrl: `${modelsUrl}movenet-${variant}.json`,
  });
  let following: Region | undefined;

  return {
    model: `movenet-${variant}`,

    find: (_picture, isKnown = () => false) => Promise.resolve([everywhere()].filter((region) => !isKnown(region))),

    async follow(picture, region) {
      if (region !== following) detector.reset();
      const [pose] = await detector.estimatePoses(picture, { maxPoses: 1, flipHorizontal: false });
      if (!pose) {
        following = undefined;
        return null;
      }
      const values = new Float32Array(moveNetLandmarks.length * landmarkFields).fill(NaN);
      pose.keypoints.forEach((point, i) => {
        values.set([point.x, point.y], i * landmarkFields);
        values[i * landmarkFields + landmarkFields - 1] = point.score ?? 0;
      });
      following = everywhere();
      return { values, score: pose.score ?? 0, next: following } satisfies Sighting;
    },

    dispose: () => detector.dispose(),
  };
}
