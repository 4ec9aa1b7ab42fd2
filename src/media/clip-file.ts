import {
  BlobSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  QTFF,
  VideoSampleSink,
  WEBM,
  type InputVideoTrack,
  type VideoSample,
} from 'mediabunny';
import type { ClipInfo } from '../terms/clip.ts';
import {
  cannotDecode,
  emptyFile,
  MediaError,
  noDecoder,
  noFrames,
  notAVideo,
  noVideoTrack,
  tooLarge,
  unfinishedFile,
  unreachable,
  unreadable,
} from './errors.ts';
import { mendTruncatedWebm } from './truncated-webm.ts';

/** More than 8K is a mistake or an attack: a single frame would take over 130 MB. */
const mostMegapixels = 34;

/** Decoders round timestamps to microseconds; frames of any real clip lie much further apart. */
const sameInstantSeconds = 0.0005;

/** A frame that was asked for: its picture, or null where the file's bytes are damaged. The taker closes the sample. */
export interface DecodedFrame {
  index: number;
  sample: VideoSample | null;
}

/** An open video file: what it says about itself, and its frames by index into `info.timestampsUs`. */
export class ClipFile {
  readonly info: ClipInfo;
  readonly #input: Input;
  readonly #track: InputVideoTrack;
  /** The file's own timestamps in seconds, not rounded: what the demuxer is asked for. */
  readonly #seconds: readonly number[];

  constructor(info: ClipInfo, input: Input, track: InputVideoTrack, seconds: readonly number[]) {
    this.info = info;
    this.#input = input;
    this.#track = track;
    this.#seconds = seconds;
  }

  /**
   * Decodes the frames of ascending `indices`, each packet at most once. Where the file is damaged the frames up to the next key frame
   * come as null, and decoding goes on behind them.
   */
  async *decode(indices: readonly number[]): AsyncGenerator<DecodedFrame, void> {
    let next = 0;
    while (next < indices.length) {
      const wanted = indices.slice(next);
      const samples = new VideoSampleSink(this.#track).samplesAtTimestamps(
        wanted.map((index) => this.#seconds[index]!),
      );
      try {
        for await (const sample of samples) {
          const index = indices[next++]!;
          // A decoder that stumbles may hand out the frame before instead: that is not the frame asked for.
          const exact = sample !== null && Math.abs(sample.timestamp - this.#seconds[index]!) < sameInstantSeconds;
          if (!exact) sample?.close();
          yield { index, sample: exact ? sample : null };
        }
        return;
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'EncodingError')) throw error;
        const resume = await this.#nextKeyFrame(indices[next]!);
        while (next < indices.length && indices[next]! < resume) yield { index: indices[next++]!, sample: null };
      }
    }
  }

  /** Index of the first key frame after the frame, or the count of frames where there is none. */
  async #nextKeyFrame(index: number): Promise<number> {
    const sink = new EncodedPacketSink(this.#track);
    const here = await sink.getPacket(this.#seconds[index]!, { metadataOnly: true });
    const key = here && (await sink.getNextKeyPacket(here, { metadataOnly: true }));
    const at = key ? this.#seconds.findIndex((seconds) => seconds >= key.timestamp) : -1;
    return at > index ? at : this.#seconds.length;
  }

  close(): void {
    this.#input.dispose();
  }
}

/** Fetches a clip of the site. @throws {MediaError} when it is not there. */
export async function fetchClip(url: string, signal?: AbortSignal): Promise<Blob> {
  try {
    const response = await fetch(url, signal ? { signal } : {});
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.blob();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable(url, error);
  }
}

/**
 * Opens a video file and lists its frames.
 *
 * A file that was cut off opens with the frames that are whole, and a warning that says how many.
 *
 * @param file - the reader's own file, or a fetched clip of the site
 * @param name - what to call it in sentences
 * @throws {MediaError} with a sentence for the reader, for every file that has no frame to give
 */
export async function openClip(file: Blob, name: string): Promise<ClipFile> {
  if (file.size === 0) throw emptyFile(name);
  if (typeof VideoDecoder === 'undefined') throw noDecoder();
  const whole = await mendTruncatedWebm(file).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const input = new Input({ source: new BlobSource(whole), formats: [MP4, QTFF, WEBM, MATROSKA] });
  try {
    return await probe(input, name, whole !== file);
  } catch (error) {
    input.dispose();
    if (error instanceof MediaError) throw error;
    const gone = error instanceof DOMException && ['NotFoundError', 'NotReadableError'].includes(error.name);
    throw gone ? unreadable(name, error) : notAVideo(name, error);
  }
}

async function probe(input: Input, name: string, mended: boolean): Promise<ClipFile> {
  const format = await input.getFormat();
  const track = await input.getPrimaryVideoTrack();
  if (!track) {
    const anything = await input.getTracks();
    throw anything.length > 0 ? noVideoTrack(name) : unfinishedFile(name);
  }
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  const megapixels = (width * height) / 1e6;
  if (megapixels > mostMegapixels) throw tooLarge(name, megapixels);
  if (!(await track.canDecode())) throw cannotDecode(name, codecName(await track.getCodec()));

  const { seconds, listed, lastDuration } = await listFrames(track);
  if (seconds.length === 0) throw noFrames(name);
  const timestampsUs = seconds.map((second) => Math.round(second * 1e6));
  const warnings: string[] = [];
  if (mended) {
    warnings.push(`${name} was cut off: ${frames(seconds.length)} could be read, and what follows is missing.`);
  } else if (seconds.length < listed) {
    warnings.push(`${name} was cut off: ${seconds.length} of its ${frames(listed)} could be read.`);
  }
  const info: ClipInfo = {
    name,
    container: containerOf(format.name),
    codec: (await track.getCodecParameterString()) ?? 'unknown',
    width,
    height,
    rotationDegrees: await track.getRotation(),
    timestampsUs,
    durationUs: timestampsUs.at(-1)! + Math.round(lastDuration * 1e6) - timestampsUs[0]!,
    warnings,
  };
  return new ClipFile(info, input, track, seconds);
}

interface FrameList {
  /** Presentation times of the frames whose bytes are there, ascending. */
  seconds: readonly number[];
  /** How many frames the file's tables promise. */
  listed: number;
  lastDuration: number;
}

async function listFrames(track: InputVideoTrack): Promise<FrameList> {
  const sink = new EncodedPacketSink(track);
  const seconds: number[] = [];
  let lastDecoded = 0;
  let lastShown = { timestamp: -Infinity, duration: 0 };
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    lastDecoded = packet.timestamp;
    if (packet.timestamp > lastShown.timestamp) lastShown = packet;
    seconds.push(packet.timestamp);
  }
  const listed = seconds.length;
  // The tables of an MP4 stand at its start and promise every frame even when the bytes were cut off behind them.
  if (listed > 0 && !(await sink.getPacket(lastDecoded))) {
    seconds.length = 0;
    for await (const packet of sink.packets()) seconds.push(packet.timestamp);
  }
  // Frames before zero are there to be decoded, not shown (edit lists).
  const shown = seconds.filter((second) => second >= 0).sort((a, b) => a - b);
  const distinct = shown.filter((second, i) => i === 0 || second > shown[i - 1]!);
  return { seconds: distinct, listed, lastDuration: lastShown.duration };
}

function frames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}

function containerOf(format: string): ClipInfo['container'] {
  if (/quicktime/i.test(format)) return 'mov';
  if (/webm/i.test(format)) return 'webm';
  return /matroska/i.test(format) ? 'mkv' : 'mp4';
}

function codecName(codec: string | null): string {
  const names: Record<string, string> = {
    avc: 'H.264',
    hevc: 'H.265 (HEVC)',
    vp8: 'VP8',
    vp9: 'VP9',
    av1: 'AV1',
    prores: 'ProRes',
  };
  return codec === null ? 'a codec we do not know' : (names[codec] ?? codec);
}
