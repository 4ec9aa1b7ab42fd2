import type { ModelId } from '../terms/track.ts';

/** Where in the picture a model looks for one person: a square, turned so that the person stands upright in it. In units of the picture's sides. */
export interface Region {
  xCenter: number;
  yCenter: number;
  width: number;
  height: number;
  /** Radians; MoveNet does not turn. */
  rotation?: number;
}

/** One person in one frame, and where to look for them in the next. */
export interface Sighting {
  /** Landmarks x `landmarkFields` values as in `Track`, in pixels of the picture that was given. */
  values: Float32Array;
  /** The model's own confidence that this is a person, 0 to 1. */
  score: number;
  next: Region;
}

/**
 * A pose model. It keeps no state that matters: what a frame gives depends on the picture and the region alone, so that chunks of a clip
 * can go to any worker in any order.
 */
export interface PoseEstimator {
  readonly model: ModelId;
  /**
   * Everyone the model sees, surest first; a model for one person gives one region.
   *
   * @param isKnown - of a region as it was first found: one that is known is left out, and costs nothing more
   */
  find(picture: ImageData, isKnown?: (region: Region) => boolean): Promise<Region[]>;
  /** The person in that region, or null when there is none. */
  follow(picture: ImageData, region: Region): Promise<Sighting | null>;
  dispose(): void;
}
