import { firstOfEach, frameRateOf, sameRate } from '../../fit/decimate.ts';
import { runFfmpeg } from './footage.ts';

/** Frames a second, seconds and pixels of the short side that every clip is brought to. */
const rate = 8;
const seconds = 2;
const shortSide = 256;

/**
 * Brings a clip to what all clips share, so that neither size, rate, length nor encoder tells a real clip from a generated one. Frames of
 * faster clips keep their own times, as in decimated clips; a clip of nearly the rate gets the very rate; a slower one stays slower,
 * since frames that it does not have would have to be made up.
 *
 * @throws Error when ffmpeg is missing or fails
 */
export function normalise(file: string, to: string): void {
  const own = frameRateOf(file);
  const isFaster = own > rate * sameRate;
  const isNearly = !isFaster && own * sameRate > rate;
  const filters = [
    ...(isFaster ? [firstOfEach(rate)] : []),
    `trim=end=${seconds - 0.001}`,
    `scale='if(lt(iw,ih),${shortSide},-2)':'if(lt(iw,ih),-2,${shortSide})':flags=area`,
    'setsar=1',
  ];
  runFfmpeg([
    ...(isNearly ? ['-r', String(rate)] : []),
    ...['-i', file, '-an', '-vf', filters.join(','), '-fps_mode', 'vfr', '-video_track_timescale', '90000'],
    ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '20', '-pix_fmt', 'yuv420p', '-bf', '0', '-threads', '1'],
    ...['-x264-params', 'cpu-independent=1', '-map_metadata', '-1', '-fflags', '+bitexact', to],
  ]);
}
