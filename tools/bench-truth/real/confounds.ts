import { execFileSync } from 'node:child_process';
import { smallHeight, smallWidth } from '../../../src/measure/picture.ts';
import { runFfmpeg } from './footage.ts';

/** What can tell clips apart without any look at the person: a detector may claim only what goes beyond these. */
export interface Confounds {
  width: number;
  height: number;
  framesPerSecond: number;
  frames: number;
  seconds: number;
  bitsPerSecond: number;
  /** Mean absolute luma difference of neighbouring frames, 0 to 255, at the size of the pixel statistics. */
  meanPixelDifference: number;
}

interface Probed {
  streams: [{ width: number; height: number; avg_frame_rate: string; duration: string }];
  packets: { size: string }[];
}

/** @throws Error when the file is no video that can be decoded */
export function confoundsOf(file: string): Confounds {
  const fields = 'stream=width,height,avg_frame_rate,duration:packet=size';
  const args = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', fields, '-show_packets', '-of', 'json', file];
  const { streams, packets } = JSON.parse(execFileSync('ffprobe', args, { maxBuffer: 2 ** 26 }).toString()) as Probed;
  const [{ width, height, avg_frame_rate: rate, duration }] = streams;
  const [frames = 0, each = 1] = rate.split('/').map(Number);
  const seconds = Number(duration);
  const bytes = packets.reduce((sum, { size }) => sum + Number(size), 0);
  const rounded = (value: number) => Number(value.toPrecision(5));
  return {
    width,
    height,
    framesPerSecond: rounded(frames / each),
    frames: packets.length,
    seconds: rounded(seconds),
    bitsPerSecond: Math.round((8 * bytes) / seconds),
    meanPixelDifference: rounded(meanDifference(file)),
  };
}

function meanDifference(file: string): number {
  const size = smallWidth * smallHeight;
  const luma = runFfmpeg([
    ...['-i', file, '-an', '-vf', `scale=${smallWidth}:${smallHeight}:flags=area`, '-fps_mode', 'passthrough'],
    ...['-threads', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
  ]);
  let sum = 0;
  for (let at = size; at < luma.length; at++) sum += Math.abs(luma[at]! - luma[at - size]!);
  return luma.length > size ? sum / (luma.length - size) : 0;
}
