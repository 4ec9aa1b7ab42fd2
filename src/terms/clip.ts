/** What the file says about itself, read before any frame is decoded. */
export interface ClipInfo {
  /** Name to show: the file's name or the clip's title. */
  name: string;
  container: 'mp4' | 'mov' | 'webm' | 'mkv';
  codec: string;
  /** Size in pixels of the upright picture: rotation already applied. */
  width: number;
  height: number;
  /** Clockwise rotation the file asks for; the frames come out upright. */
  rotationDegrees: 0 | 90 | 180 | 270;
  /** Presentation time of each frame, ascending, in microseconds; the first need not be 0. */
  timestampsUs: readonly number[];
  /** Last timestamp plus that frame's own duration, less the first timestamp. */
  durationUs: number;
  /** What the reader should know about the file: sentences. */
  warnings: readonly string[];
}
