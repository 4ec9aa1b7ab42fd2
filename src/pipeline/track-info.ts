import type { ClipInfo } from '../terms/clip.ts';
import type { Track } from '../terms/track.ts';

/** What a baked track tells about its clip, for the time before the file itself is opened. */
export function infoOfTrack(track: Track, name: string): ClipInfo {
  const { timestampsUs, width, height } = track;
  const first = timestampsUs[0] ?? 0;
  const last = timestampsUs.at(-1) ?? 0;
  const lastDuration = timestampsUs.length > 1 ? (last - first) / (timestampsUs.length - 1) : 0;
  return {
    name,
    container: 'mp4',
    codec: 'unknown',
    width,
    height,
    rotationDegrees: 0,
    timestampsUs,
    durationUs: last - first + lastDuration,
    warnings: [],
  };
}
