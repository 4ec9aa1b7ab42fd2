import type { ClipInfo } from './clip.ts';

/** What gives decoded frames, exactly: views draw these and never a video element's idea of "now". */
export interface FrameSource {
  readonly info: ClipInfo;
  /**
   * The decoded picture of a frame, upright, at most `maxWidth` pixels wide (set when the source was opened).
   * Draw it at once: the source owns it and may close it when it needs room.
   *
   * @throws DOMException named AbortError when the signal fires first.
   */
  frame(index: number, signal?: AbortSignal): Promise<ImageBitmap>;
  /** The picture if it is decoded already: lets a view draw without waiting. */
  ready(index: number): ImageBitmap | undefined;
  /** Asks for frames that will be wanted soon, in playing order; a later call replaces an earlier one. */
  prefetch(firstIndex: number, count: number): void;
  close(): void;
}
