import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  Quality,
  type VideoCodec,
} from 'mediabunny';

/** Pictures of one size, evenly in time. */
export interface FilmShape {
  /** In pixels, even: codecs halve them for colour. */
  width: number;
  height: number;
  framesPerSecond: number;
}

/** What most programs open comes first. */
const codecs: readonly VideoCodec[] = ['avc', 'vp9', 'av1', 'hevc', 'vp8'];

/** Bits a second for each pixel: about twice what a viewer needs, since browsers encode in haste and a detector looks closely. */
const bitsPerPixel = 14;

function qualityOf({ width, height }: FilmShape): Quality {
  return new Quality({ bitrate: Math.round(width * height * bitsPerPixel) });
}

/** So that a seek is quick: each key frame is a place to start from. */
const secondsBetweenKeyFrames = 1;

/** A film that could not be made. `message` is a sentence for the reader. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';
}

export const noEncoder = (): EncodeError =>
  new EncodeError(
    'This browser cannot make a film out of pictures (it lacks a WebCodecs encoder). A current Chrome, Edge or Safari on a computer can.',
  );

/** The first codec in which this browser can encode such a film; null where there is none. */
export function encoderFor(shape: FilmShape): Promise<VideoCodec | null> {
  const { width, height, framesPerSecond } = shape;
  return getFirstEncodableVideoCodec([...codecs], {
    width,
    height,
    frameRate: framesPerSecond,
    quality: qualityOf(shape),
  });
}

/** Writes what a canvas shows, picture after picture, into an MP4 in memory. */
export class FilmWriter {
  readonly #output: Output<Mp4OutputFormat, BufferTarget>;
  readonly #source: CanvasSource;
  readonly #framesPerSecond: number;
  #frames = 0;

  private constructor(output: Output<Mp4OutputFormat, BufferTarget>, source: CanvasSource, framesPerSecond: number) {
    this.#output = output;
    this.#source = source;
    this.#framesPerSecond = framesPerSecond;
  }

  /**
   * @param canvas Holds each picture at the film's size when `add` is called.
   * @throws EncodeError where the browser encodes nothing that fits into an MP4
   */
  static async open(canvas: HTMLCanvasElement | OffscreenCanvas, shape: FilmShape): Promise<FilmWriter> {
    const codec = await encoderFor(shape);
    if (!codec) throw noEncoder();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
    const source = new CanvasSource(canvas, {
      codec,
      quality: qualityOf(shape),
      keyFrameInterval: secondsBetweenKeyFrames,
    });
    output.addVideoTrack(source, { frameRate: shape.framesPerSecond });
    await output.start();
    return new FilmWriter(output, source, shape.framesPerSecond);
  }

  /** Takes the picture that the canvas holds now. Resolves when the next may come. */
  async add(): Promise<void> {
    const frame = this.#frames++;
    try {
      await this.#source.add(frame / this.#framesPerSecond, 1 / this.#framesPerSecond);
    } catch (error) {
      throw new EncodeError(`This browser's encoder stopped at frame ${frame}, so there is no film.`, { cause: error });
    }
  }

  /** Ends the film. */
  async finish(): Promise<Blob> {
    await this.#output.finalize();
    const bytes = this.#output.target.buffer;
    if (!bytes) throw new EncodeError('The film came out empty. Try again, or choose a smaller picture.');
    return new Blob([bytes], { type: 'video/mp4' });
  }

  /** Gives the film up. */
  async cancel(): Promise<void> {
    if (this.#output.state === 'started') await this.#output.cancel();
  }
}
