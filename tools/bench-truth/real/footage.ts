import { spawnSync } from 'node:child_process';
import { findProgram } from '../../setup/programs.mjs';
import type { Picture } from './picture.ts';

/** A window of a clip's picture, in its own pixels, shown `outWidth` x `outHeight` pixels large. */
export interface PictureWindow {
  left: number;
  top: number;
  width: number;
  height: number;
  outWidth: number;
  outHeight: number;
}

/**
 * Every frame of a clip, as it is stored, none repeated or left out.
 *
 * @throws Error when ffmpeg is missing or cannot read the clip
 */
export function readFrames(file: string, window: PictureWindow): Picture[] {
  const { left, top, width, height, outWidth, outHeight } = window;
  const filter = `crop=${width}:${height}:${left}:${top}:exact=1,scale=${outWidth}:${outHeight}:flags=area+accurate_rnd+full_chroma_int`;
  const bytes = runFfmpeg([
    ...['-i', file, '-an', '-vf', filter, '-fps_mode', 'passthrough', '-threads', '1'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
  ]);
  const size = outWidth * outHeight * 3;
  if (bytes.length === 0 || bytes.length % size !== 0) throw new Error(`${file} gave no whole frames.`);
  return Array.from({ length: bytes.length / size }, (_, frame) => ({
    width: outWidth,
    height: outHeight,
    rgb: new Uint8Array(bytes.buffer, bytes.byteOffset + frame * size, size),
  }));
}

/** @throws Error with what ffmpeg complains of */
export function runFfmpeg(args: readonly string[]): Buffer {
  const program = findProgram('ffmpeg');
  if (!program) throw new Error('There is no ffmpeg on this machine. Install it, or name it in FFMPEG_PATH.');
  const { status, stdout, stderr, error } = spawnSync(program, ['-v', 'error', '-nostdin', '-y', ...args], {
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`ffmpeg failed: ${error?.message ?? stderr.toString()}`);
  return stdout;
}
