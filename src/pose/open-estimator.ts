import type { ModelId } from '../terms/track.ts';
import { openBlazePose } from './blazepose.ts';
import type { PoseEstimator } from './estimator.ts';
import { openMoveNet } from './movenet.ts';

/** Bytes a reader fetches for a model, detector included: said before they are fetched on a phone or with Save-Data. */
export const modelBytes: Record<ModelId, number> = {
  'blazepose-full': 12_600_000,
  'blazepose-lite': 8_900_000,
  'movenet-lightning': 4_800_000,
  'movenet-thunder': 12_600_000,
};

/** Bytes more for the model of hands (hands.ts), once a hand is large enough to be looked at. */
export const handModelBytes = 5_500_000;

/** Loads a pose model on the backend that was started. @throws Error when there is no such model or its weights cannot be fetched. */
export async function openEstimator(model: ModelId, modelsUrl: string): Promise<PoseEstimator> {
  switch (model) {
    case 'blazepose-full':
      return openBlazePose('full', modelsUrl);
    case 'blazepose-lite':
      return openBlazePose('lite', modelsUrl);
    case 'movenet-lightning':
      return openMoveNet('lightning', modelsUrl);
    case 'movenet-thunder':
      return openMoveNet('thunder', modelsUrl);
    default:
      throw new Error(`There is no pose model "${String(model satisfies never)}".`);
  }
}
