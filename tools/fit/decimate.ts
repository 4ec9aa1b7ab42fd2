import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Frame rates that clips come in: most generators give 8 to 24 frames a second, cameras 24 to 60. */
const rates = [8, 12, 15, 24, 30, 60] as const;
/** A clip whose rate is this close to one of them has it already. */
export const sameRate = 1.05;

/** Average frame rate of a clip, from the container. */
export function frameRateOf(file: string): number {
  const answer = execFileSync('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=avg_frame_rate', '-of', 'csv=p=0', file],
  ]);
  const [frames = 0, seconds = 1] = answer.toString().trim().split('/').map(Number);
  return frames / seconds;
}

/**
 * The clip at each rate below its own, as files in `folder`: made once, then found there.
 *
 * The video is decimated, not its track: the detector follows a body from frame to frame, and what it does at 8 frames a
 * second is not what it does at 60. Frames keep their own timestamps, since a frame shown at another time than its own
 * would be a jump that nobody made.
 */
export function decimate(file: string, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const own = frameRateOf(file);
  return rates
    .filter((rate) => rate * sameRate < own)
    .map((rate) => {
      const to = join(folder, `${basename(file, '.mp4')}-at-${rate}.mp4`);
      if (!existsSync(to)) execFileSync('ffmpeg', decimateArguments(file, rate, to));
      return to;
    });
}

/** The filter that keeps the first frame of each 1 / rate of a second, at its own time. */
export function firstOfEach(rate: number): string {
  const slot = (time: string) => `floor(${time}*${rate}+0.001)`;
  return `select='isnan(prev_selected_t)+gt(${slot('t')},${slot('prev_selected_t')})'`;
}

/** Nearly lossless, so that the encoder adds no noise of its own. */
function decimateArguments(file: string, rate: number, to: string): string[] {
  const select = firstOfEach(rate);
  return [
    ...['-v', 'error', '-y', '-i', file, '-an', '-vf', select, '-fps_mode', 'vfr', '-video_track_timescale', '90000'],
    ...['-c:v', 'libx264', '-preset', 'fast', '-crf', '10', '-pix_fmt', 'yuv420p', '-threads', '2', '-bf', '0', to],
  ];
}
