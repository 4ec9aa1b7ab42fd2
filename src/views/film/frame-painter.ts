import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { FrameSource } from '../../terms/frame-source.ts';

/** How many frames to ask for ahead of the one that is due. */
const playingAhead = 12;
const restingAhead = 4;
/** How often to ask anew for a picture that came closed. */
const mostClosed = 3;

export interface Wanted {
  frame: number;
  playing: boolean;
  /** 1 forwards, -1 backwards. */
  direction: 1 | -1;
}

interface Request {
  frame: number;
  /** How many times in a row this frame came closed. */
  closed: number;
  abort: AbortController;
}

/**
 * Keeps a canvas at the frame that is asked for, whatever order the source answers in.
 *
 * At rest only the frame asked for last is ever drawn. While playing, one request is let finish even if its frame is past due, as
 * long as it lies on the way from the frame shown to the frame due: a slow source then drops frames, and does not stand still.
 */
export class FramePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #shown = signal(-1);
  readonly #problem = signal<string | null>(null);
  #source: FrameSource | null = null;
  #wanted: Wanted = { frame: -1, playing: false, direction: 1 };
  #request: Request | null = null;

  /** The frame that the canvas shows, -1 before the first. */
  readonly shown: ReadonlySignal<number> = this.#shown;
  /** Why the frame asked for last could not be read, as a sentence. */
  readonly problem: ReadonlySignal<string | null> = this.#problem;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser gives no 2D canvas to draw the film on.');
    this.#canvas = canvas;
    this.#context = context;
  }

  /** Another source, or none: what the canvas showed no longer counts. */
  setSource(source: FrameSource | null): void {
    this.#cancel();
    this.#source = source;
    this.#shown.value = -1;
    this.#problem.value = null;
    this.#canvas.dataset['frame'] = '';
    this.show(this.#wanted);
  }

  /** Asks for a frame. It is drawn at once if it is decoded already. */
  show(wanted: Wanted): void {
    const pausing = this.#wanted.playing && !wanted.playing;
    this.#wanted = wanted;
    const source = this.#source;
    if (!source || wanted.frame < 0) return;
    const ready = source.ready(wanted.frame);
    if (wanted.frame === this.#shown.peek()) {
      if (!wanted.playing) this.#cancel();
    } else if (ready && isOpen(ready)) {
      this.#cancel();
      this.#paint(ready, wanted.frame);
    } else if (!wanted.playing || pausing || !this.#request) {
      this.#ask(wanted.frame);
    }
    this.#prefetch(source);
  }

  dispose(): void {
    this.#cancel();
    this.#source = null;
  }

  #prefetch(source: FrameSource): void {
    const { frame, playing, direction } = this.#wanted;
    const ahead = playing ? playingAhead : restingAhead;
    const first = direction > 0 ? frame + 1 : Math.max(frame - ahead, 0);
    const last = Math.min(direction > 0 ? frame + ahead : frame - 1, source.info.timestampsUs.length - 1);
    if (last >= first) source.prefetch(first, last - first + 1);
  }

  #cancel(): void {
    this.#request?.abort.abort();
    this.#request = null;
  }

  #ask(frame: number, closed = 0): void {
    if (this.#request?.frame === frame) return;
    this.#cancel();
    const source = this.#source;
    if (!source) return;
    const request: Request = { frame, closed, abort: new AbortController() };
    this.#request = request;
    source.frame(frame, request.abort.signal).then(
      (bitmap) => this.#arrived(request, bitmap),
      (error: unknown) => this.#failed(request, error),
    );
  }

  #arrived(request: Request, bitmap: ImageBitmap): void {
    // An answer to a request that was given up never reaches the canvas, even if the source did not heed the signal.
    if (this.#request !== request) return;
    this.#request = null;
    const { frame, playing } = this.#wanted;
    if (isOpen(bitmap) && (request.frame === frame || (playing && this.#isOnTheWay(request.frame)))) {
      this.#paint(bitmap, request.frame);
    }
    if (this.#shown.peek() === frame) return;
    const closed = isOpen(bitmap) ? 0 : request.closed + 1;
    if (closed < mostClosed) this.#ask(frame, closed);
    else this.#problem.value = 'This frame could not be shown: its picture was gone before it could be drawn.';
  }

  #failed(request: Request, error: unknown): void {
    if (this.#request !== request) return;
    this.#request = null;
    if (error instanceof DOMException && error.name === 'AbortError') return;
    this.#problem.value = error instanceof Error ? error.message : String(error);
  }

  #isOnTheWay(frame: number): boolean {
    const { frame: due, direction } = this.#wanted;
    const shown = this.#shown.peek();
    return direction > 0 ? shown < frame && frame <= due : shown > frame && frame >= due;
  }

  #paint(bitmap: ImageBitmap, frame: number): void {
    if (this.#canvas.width !== bitmap.width || this.#canvas.height !== bitmap.height) {
      this.#canvas.width = bitmap.width;
      this.#canvas.height = bitmap.height;
    }
    this.#context.drawImage(bitmap, 0, 0);
    this.#canvas.dataset['frame'] = String(frame);
    this.#shown.value = frame;
    this.#problem.value = null;
  }
}

/** A source may have closed a picture in the moment between giving it and its being drawn: such a one has no size. */
function isOpen(bitmap: ImageBitmap): boolean {
  return bitmap.width > 0 && bitmap.height > 0;
}
