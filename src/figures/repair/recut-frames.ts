import type { ClipInfo } from '../../terms/clip.ts';
import type { FrameSource } from '../../terms/frame-source.ts';

/** Another clip's pictures in another order: left out where they were dropped, shown again where they were held. The pictures stay the other's. */
export class RecutFrames implements FrameSource {
  readonly info: ClipInfo;
  readonly #source: FrameSource;
  readonly #pictures: readonly number[];

  constructor(source: FrameSource, pictures: readonly number[], info: ClipInfo) {
    this.info = info;
    this.#source = source;
    this.#pictures = pictures;
  }

  frame(index: number, signal?: AbortSignal): Promise<ImageBitmap> {
    return this.#source.frame(this.#at(index), signal);
  }

  ready(index: number): ImageBitmap | undefined {
    return this.#source.ready(this.#at(index));
  }

  prefetch(firstIndex: number, count: number): void {
    const pictures = this.#pictures.slice(firstIndex, firstIndex + count);
    const first = pictures[0];
    // Up to the next seam: beyond it other pictures are wanted than the next ones.
    if (first === undefined) return;
    const seam = pictures.findIndex((picture, at) => picture !== first + at);
    this.#source.prefetch(first, seam === -1 ? pictures.length : seam);
  }

  close(): void {
    // The pictures belong to the source, and whoever opened that closes it.
  }

  #at(index: number): number {
    return this.#pictures[index] ?? index;
  }
}
