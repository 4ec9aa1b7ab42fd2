import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { handFields, handPoints, handSides, handsFields, type HandPoint } from '../terms/hands.ts';
import { cropPixels, drawCrop, fromCrop, handCropOf, type HandCrop } from './hand-crop.ts';

/** Which of the model's 21 points each of ours is. */
const modelPoints: Record<HandPoint, number> = {
  wrist: 0,
  'thumb-base': 1,
  'index-knuckle': 5,
  'middle-knuckle': 9,
  'ring-knuckle': 13,
  'little-knuckle': 17,
  'thumb-tip': 4,
  'index-tip': 8,
  'middle-tip': 12,
  'ring-tip': 16,
  'little-tip': 20,
};

/** A model that finds the points of one hand. What it gives depends on the picture and the crop alone. */
export interface HandEstimator {
  /** `handFields` values (terms/hands.ts), in pixels of the picture. The model answers with a hand whether or not there is one. */
  look(picture: ImageData, crop: HandCrop): Promise<Float32Array>;
  dispose(): void;
}

/**
 * Both hands of a person.
 *
 * @param pose - BlazePose's landmarks in pixels of the picture
 * @param open - asked for the model only once a hand is large enough to be looked at
 * @returns `handsFields` values, NaN for a hand that was not looked at; null where neither was
 */
export async function handsOf(
  picture: ImageData,
  pose: Float32Array,
  open: () => Promise<HandEstimator>,
): Promise<Float32Array | null> {
  let values: Float32Array | null = null;
  for (const [i, side] of handSides.entries()) {
    const crop = handCropOf(pose, side, picture);
    if (!crop) continue;
    const estimator = await open();
    values ??= new Float32Array(handsFields).fill(Number.NaN);
    values.set(await estimator.look(picture, crop), i * handFields);
  }
  return values;
}

/**
 * MediaPipe's hand landmark model, on the backend that was started.
 *
 * @param modelsUrl - folder of the weights, with a slash at its end
 */
export async function openHandEstimator(modelsUrl: string): Promise<HandEstimator> {
  const model = await loadGraphModel(`${modelsUrl}handlandmark-full.json`);
  return {
    async look(picture, crop) {
      const [points, presence] = tf.tidy(() => {
        const input = tf.tensor4d(drawCrop(picture, crop), [1, cropPixels, cropPixels, 3]);
        return model.execute(input, ['Identity', 'Identity_1']) as [tf.Tensor, tf.Tensor];
      });
      try {
        const [found, sure] = await Promise.all([points.data(), presence.data()]);
        const values = new Float32Array(handFields);
        handPoints.forEach((point, i) => {
          const from = modelPoints[point] * 3;
          const { x, y } = fromCrop(crop, found[from]! / cropPixels, found[from + 1]! / cropPixels);
          values.set([x, y], i * 2);
        });
        values[handFields - 1] = sure[0]!;
        return values;
      } finally {
        tf.dispose([points, presence]);
      }
    },
    dispose: () => model.dispose(),
  };
}
