import type { Fault, Told } from './fault.ts';

/**
 * Per frame and measured joint (order of `joints` in landmarks.ts), in torso lengths; NaN is "no evidence", never zero.
 * Each array has frames x joints values.
 */
export interface DriftSeries {
  /** Distance of the joint from where its neighbours in time say it should be, hips as origin, in the picture plane. */
  rawTorsoLengths: Float32Array;
  /** How much of that the detector's noise and a living body explain. */
  floorTorsoLengths: Float32Array;
  /** What is left: max(0, raw - floor). */
  driftTorsoLengths: Float32Array;
}

/** How light a clip is, a value a frame; NaN where it was not seen. */
export interface LightSeries {
  /** CIELAB lightness of the person's skin and clothes, 0 to 100. */
  personLightness: Float32Array;
  /** CIELAB lightness of what lies around the person, 0 to 100. */
  backgroundLightness: Float32Array;
  /** How much lighter the parts of the body are on their left in the picture than on their right, in CIELAB lightness. */
  sideLightness: Float32Array;
}

/** Everything `measure` says about a clip. */
export interface Measurement {
  drift: DriftSeries;
  /** `null` where no pixel statistics were at hand. */
  light: LightSeries | null;
  /** Torso length in pixels for each frame; NaN where the subject was not found. */
  torsoPixels: Float32Array;
  faults: readonly Fault[];
  told: readonly Told[];
  /** 0 sound to 1 broken. */
  score: number;
  /** Share of joint-frames that gave evidence, 0 to 1. */
  coverage: number;
  personFrames: number;
  warnings: readonly string[];
}
