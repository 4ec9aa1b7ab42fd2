import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedFrames } from './numbers.ts';

/** Where the test clips lie, from the root of the project. */
export const testClips = join('test', '.out', 'clips');

const width = 320;
const height = 180;

/** A picture whose left half shows a number as eight stripes, white for 1, highest bit on top; the right half drifts in grey. */
function numbered(frame: number): Buffer {
  const picture = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    const bit = 7 - Math.floor((y * 8) / height);
    picture.fill(((frame >> bit) & 1) === 1 ? 235 : 20, y * width, y * width + width / 2);
    picture.fill(60 + ((frame + y) % 40), y * width + width / 2, (y + 1) * width);
  }
  return picture;
}

const walkFrames = 120;
const stripWidth = 48;

function strip(frame: number): Buffer {
  const picture = Buffer.alloc(stripWidth * 480);
  for (let y = 0; y < 480; y++) {
    const bit = 7 - Math.floor((y * 8) / 480);
    picture.fill(((frame >> bit) & 1) === 1 ? 235 : 20, y * stripWidth, (y + 1) * stripWidth);
  }
  return picture;
}

/** @throws Error when it fails; it says why on standard error */
export function ffmpeg(args: readonly string[], input?: Buffer): void {
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args], { input, stdio: ['pipe', 'ignore', 'inherit'] });
  if (made.status !== 0) throw new Error(`ffmpeg ${args.join(' ')} failed; it says why above.`);
}

/** Makes the clips that tests open: sound ones whose frames say their number, and hostile ones. Vitest runs it before the tests. */
export default function makeClips(): void {
  const done = join(testClips, 'done-3');
  if (existsSync(done)) return;
  rmSync(testClips, { recursive: true, force: true });
  mkdirSync(testClips, { recursive: true });
  const to = (name: string) => join(testClips, name);
  const frames = Buffer.concat(Array.from({ length: countedFrames }, (_, frame) => numbered(frame)));
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', '24', '-i', '-'];
  const h264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '12'];

  ffmpeg([...raw, ...h264, '-g', '24', '-movflags', '+faststart', to('counting.mp4')], frames);
  ffmpeg([...raw, ...h264, '-g', '250', to('one-key-frame.mov')], frames);
  ffmpeg([...raw, '-c:v', 'libvpx-vp9', '-b:v', '2M', '-g', '24', to('counting.webm')], frames);
  // Frame n is shown at n + n squared / 100 sixtieths of a second: no two gaps alike.
  const uneven = [
    '-vf',
    'settb=1/6000,setpts=100*N+N*N',
    '-fps_mode',
    'vfr',
    '-enc_time_base',
    '1/6000',
    '-video_track_timescale',
    '6000',
  ];
  ffmpeg([...raw, ...uneven, ...h264, to('uneven.mp4')], frames);
  ffmpeg(['-i', to('counting.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90', to('rotated.mp4')]);

  // The site's own walk with its frame number down the left edge: a body to detect, and pixels that say which frame it is.
  const strips = Buffer.concat(Array.from({ length: walkFrames }, (_, frame) => strip(frame)));
  const overlay = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${stripWidth}x480`, '-r', '24', '-i', '-'];
  const walk = join('public', 'clips', 'street-walk-redrawn.mp4');
  ffmpeg(['-i', walk, ...overlay, '-filter_complex', '[0][1]overlay=0:0', ...h264, to('counting-walk.mp4')], strips);

  const whole = readFileSync(to('counting.mp4'));
  writeFileSync(to('cut-off.mp4'), whole.subarray(0, Math.floor(whole.length * 0.6)));
  const webm = readFileSync(to('counting.webm'));
  writeFileSync(to('cut-off.webm'), webm.subarray(0, Math.floor(webm.length * 0.6)));
  ffmpeg(['-i', to('counting.mp4'), '-c', 'copy', to('table-last.mp4')]);
  const tableLast = readFileSync(to('table-last.mp4'));
  writeFileSync(to('no-table.mp4'), tableLast.subarray(0, tableLast.indexOf('moov') - 4));
  const damaged = Buffer.from(whole);
  // The middle tenth of the pictures' bytes: the tables stay whole.
  const data = whole.indexOf('mdat') + 4;
  const middle = data + Math.floor((whole.length - data) / 2);
  for (let at = middle; at < middle + (whole.length - data) / 10; at++) damaged[at] = (at * 167) & 0xff;
  writeFileSync(to('damaged.mp4'), damaged);
  ffmpeg(['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', to('sound-only.mp4')]);
  ffmpeg([...raw, '-c:v', 'libx265', '-x265-params', 'log-level=error', '-pix_fmt', 'yuv420p', to('hevc.mp4')], frames);
  ffmpeg(['-f', 'lavfi', '-i', 'color=gray:s=64x64', '-frames:v', '1', to('still.png')]);
  writeFileSync(to('empty.mp4'), '');
  writeFileSync(to('letter.mp4'), 'Dear reader, this is not a film.\n'.repeat(40));
  writeFileSync(to('noise.mp4'), Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * i * 31 + i) & 0xff)));
  writeFileSync(`${done}.new`, '');
  renameSync(`${done}.new`, done);
}
