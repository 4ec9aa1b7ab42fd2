import type { HandSide } from '../terms/hands.ts';
import { blazePoseLandmarks, type Landmark } from '../terms/landmarks.ts';
import { field, landmarkFields } from '../terms/track.ts';

/** Pixels of a side of the picture that the hand model looks at. */
export const cropPixels = 224;
/** The crop's side over twice the palm: wider loses hands, narrower cuts off stretched fingers. */
const sidePerLength = 1.8;
/** How far the crop's middle lies beyond the knuckles, over twice the palm: towards the fingers. */
const towardsFingers = 0.1;
/** A palm of fewer pixels, from wrist to knuckles, says nothing of its fingers: each is then some four pixels wide. */
const leastPalmPixels = 16;
/** Taps a pixel and side when a large hand is drawn small. */
const mostTaps = 4;

/** A square of the picture with a hand in it, in pixels, turned so that the fingers point up. */
export interface HandCrop {
  centreX: number;
  centreY: number;
  side: number;
  radians: number;
}

/**
 * Where a hand is, by the wrist, the index and the little finger's knuckle of a BlazePose pose.
 *
 * @param pose - landmarks x `landmarkFields` values in pixels of the picture
 * @returns null where the hand is too small to say anything of its fingers, or lies outside of the picture
 */
export function handCropOf(
  pose: Float32Array,
  side: HandSide,
  picture: { width: number; height: number },
): HandCrop | null {
  const wrist = pointOf(pose, `${side}-wrist`);
  const index = pointOf(pose, `${side}-index`);
  const little = pointOf(pose, `${side}-pinky`);
  const knuckles = { x: (2 * index.x + little.x) / 3, y: (2 * index.y + little.y) / 3 };
  const palmPixels = Math.hypot(knuckles.x - wrist.x, knuckles.y - wrist.y);
  // Written so that a pose without numbers fails it too.
  if (!(palmPixels >= leastPalmPixels)) return null;
  const inside = [wrist, knuckles].every(({ x, y }) => x >= 0 && y >= 0 && x < picture.width && y < picture.height);
  if (!inside) return null;
  const radians = Math.PI / 2 - Math.atan2(wrist.y - knuckles.y, knuckles.x - wrist.x);
  const length = 2 * palmPixels;
  return {
    centreX: knuckles.x + towardsFingers * length * Math.sin(radians),
    centreY: knuckles.y - towardsFingers * length * Math.cos(radians),
    side: sidePerLength * length,
    radians,
  };
}

function pointOf(pose: Float32Array, landmark: Landmark): { x: number; y: number } {
  const at = blazePoseLandmarks.indexOf(landmark) * landmarkFields;
  return { x: pose[at + field.x]!, y: pose[at + field.y]! };
}

/** Where in the picture a place of the crop is. @param x - and y: 0 to 1 from the crop's upper left corner */
export function fromCrop(crop: HandCrop, x: number, y: number): { x: number; y: number } {
  const across = (x - 0.5) * crop.side;
  const down = (y - 0.5) * crop.side;
  const [sin, cos] = [Math.sin(crop.radians), Math.cos(crop.radians)];
  return { x: crop.centreX + across * cos - down * sin, y: crop.centreY + across * sin + down * cos };
}

/**
 * Draws the crop: `cropPixels` x `cropPixels` x 3 values of red, green and blue, 0 to 1, row by row. Between pixels by two lines (bilinear), with
 * several taps a pixel where the hand is drawn smaller than it is; black outside of the picture.
 */
export function drawCrop({ data, width, height }: ImageData, crop: HandCrop): Float32Array {
  const drawn = new Float32Array(cropPixels * cropPixels * 3);
  const taps = Math.min(mostTaps, Math.max(1, Math.ceil(crop.side / cropPixels)));
  const weight = 1 / (255 * taps * taps);
  const step = crop.side / cropPixels / taps;
  const [right, down] = [step * Math.cos(crop.radians), step * Math.sin(crop.radians)];
  const first = fromCrop(crop, 0.5 / cropPixels / taps, 0.5 / cropPixels / taps);
  const lines = cropPixels * taps;
  for (let line = 0; line < lines; line++) {
    for (let column = 0; column < lines; column++) {
      // Pixels are known at their middles.
      const x = first.x + column * right - line * down - 0.5;
      const y = first.y + column * down + line * right - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < -1 || top < -1 || left >= width || top >= height) continue;
      const into = (Math.floor(line / taps) * cropPixels + Math.floor(column / taps)) * 3;
      for (let corner = 0; corner < 4; corner++) {
        const [cornerX, cornerY] = [left + (corner & 1), top + (corner >> 1)];
        if (cornerX < 0 || cornerY < 0 || cornerX >= width || cornerY >= height) continue;
        const share = (1 - Math.abs(x - cornerX)) * (1 - Math.abs(y - cornerY)) * weight;
        const from = (cornerY * width + cornerX) * 4;
        for (let colour = 0; colour < 3; colour++) drawn[into + colour]! += share * data[from + colour]!;
      }
    }
  }
  return drawn;
}
