import type { VideoSample } from 'mediabunny';
import type { FrameSource } from '../terms/frame-source.ts';
import type { ClipFile } from './clip-file.ts';

/** How much decoded picture a source may hold. A phone's tab is closed long before a gigabyte. */
const mostBytes = 160e6;
/** A new decode starts this many frames early, so that stepping back is as quick as stepping on. */
const framesBack = 12;
/** Decoding on to a frame this near is quicker than starting anew at its key frame. */
const nearFrames = 24;

interface Waiter {
  index: number;
  resolve: (picture: ImageBitmap) => void;
  reject: (error: unknown) => void;
}

/** Decoded frames of a clip for the views, kept while there is room. One decode runs at a time, towards what was asked for last. */
export class DecodedFrames implements FrameSource {
  readonly #clip: ClipFile;
  readonly #width: number;
  readonly #height: number;
  readonly #room: number;
  /** In order of use: the first is the one to go. */
  readonly #pictures = new Map<number, ImageBitmap>();
  #waiters: Waiter[] = [];
  #wantedAhead: { first: number; end: number } = { first: 0, end: 0 };
  #pumping = false;
  #closed = false;

  /** @param maxWidth - frames come out at most this many pixels wide */
  constructor(clip: ClipFile, maxWidth: number) {
    this.#clip = clip;
    const { width, height } = clip.info;
    // The frames around the playhead must fit, however large the pictures are.
    const fits = Math.sqrt(mostBytes / (4 * width * height * (framesBack + nearFrames)));
    const shrink = Math.min(1, maxWidth / width, fits);
    this.#width = Math.max(1, Math.floor(width * shrink));
    this.#height = Math.max(1, Math.floor(height * shrink));
    this.#room = Math.floor(mostBytes / (this.#width * this.#height * 4));
  }

  get info(): ClipFile['info'] {
    return this.#clip.info;
  }

  ready(index: number): ImageBitmap | undefined {
    const picture = this.#pictures.get(index);
    if (picture) {
      this.#pictures.delete(index);
      this.#pictures.set(index, picture);
    }
    return picture;
  }

  frame(index: number, signal?: AbortSignal): Promise<ImageBitmap> {
    if (this.#closed) return Promise.reject(aborted());
    if (!Number.isInteger(index) || index < 0 || index >= this.info.timestampsUs.length) {
      return Promise.reject(new RangeError(`There is no frame ${index} in ${this.info.name}.`));
    }
    const picture = this.ready(index);
    if (picture) return Promise.resolve(picture);
    return new Promise((resolve, reject) => {
      const waiter = { index, resolve, reject };
      this.#waiters.push(waiter);
      signal?.addEventListener('abort', () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(aborted());
      });
      void this.#pump();
    });
  }

  prefetch(firstIndex: number, count: number): void {
    const first = Math.max(0, firstIndex);
    const end = Math.min(this.info.timestampsUs.length, first + Math.min(count, this.#room - framesBack));
    this.#wantedAhead = { first, end };
    void this.#pump();
  }

  close(): void {
    this.#closed = true;
    for (const { reject } of this.#waiters) reject(aborted());
    this.#waiters = [];
    for (const picture of this.#pictures.values()) picture.close();
    this.#pictures.clear();
    this.#clip.close();
  }

  /** The frame to decode next: what a view waits for (the newest wish first), else what it will want soon. */
  #target(): number | undefined {
    const waited = this.#waiters.at(-1);
    if (waited) return waited.index;
    for (let index = this.#wantedAhead.first; index < this.#wantedAhead.end; index++) {
      if (!this.#pictures.has(index)) return index;
    }
    return undefined;
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      for (let target = this.#target(); target !== undefined && !this.#closed; target = this.#target()) {
        await this.#decodeTowards(target);
      }
    } catch (error) {
      for (const { reject } of this.#waiters) reject(error);
      this.#waiters = [];
      this.#wantedAhead = { first: 0, end: 0 };
    } finally {
      this.#pumping = false;
    }
  }

  /** Decodes from a little before the frame until nothing near is wanted any more. */
  async #decodeTowards(target: number): Promise<void> {
    const first = Math.max(0, target - framesBack);
    const count = this.info.timestampsUs.length;
    const indices = Array.from({ length: count - first }, (_, i) => first + i);
    let before: ImageBitmap | undefined;
    for await (const { index, sample } of this.#clip.decode(indices)) {
      if (this.#closed) {
        sample?.close();
        return;
      }
      // A damaged frame shows the one before it, as players do; the clip's warnings say which frames are damaged.
      const picture = sample ? this.#draw(sample) : before && (await createImageBitmap(before));
      if (picture) {
        before = picture;
        this.#keep(index, picture);
      } else {
        this.#refuse(index);
      }
      const next = this.#target();
      if (next === undefined || next < index || next > index + nearFrames) return;
    }
  }

  #draw(sample: VideoSample): ImageBitmap {
    const canvas = new OffscreenCanvas(this.#width, this.#height);
    sample.draw(canvas.getContext('2d')!, 0, 0, this.#width, this.#height);
    sample.close();
    return canvas.transferToImageBitmap();
  }

  #keep(index: number, picture: ImageBitmap): void {
    this.#pictures.get(index)?.close();
    this.#pictures.delete(index);
    this.#pictures.set(index, picture);
    for (const [oldest, old] of this.#pictures) {
      if (this.#pictures.size <= this.#room) break;
      this.#pictures.delete(oldest);
      old.close();
    }
    const served = this.#waiters.filter((waiter) => waiter.index === index);
    this.#waiters = this.#waiters.filter((waiter) => waiter.index !== index);
    for (const { resolve } of served) resolve(picture);
  }

  #refuse(index: number): void {
    const refused = this.#waiters.filter((waiter) => waiter.index === index);
    this.#waiters = this.#waiters.filter((waiter) => waiter.index !== index);
    const sentence = `Frame ${index} of ${this.info.name} is damaged and cannot be shown.`;
    for (const { reject } of refused) reject(new Error(sentence));
    if (this.#wantedAhead.first <= index) this.#wantedAhead = { first: index + 1, end: this.#wantedAhead.end };
  }
}

function aborted(): DOMException {
  return new DOMException('The frame is no longer wanted.', 'AbortError');
}
