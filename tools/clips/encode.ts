import { spawn, spawnSync } from 'node:child_process';
import { findProgram } from '../setup/programs.mjs';

function program(): string {
  const found = findProgram('ffmpeg');
  if (!found)
    throw new Error('There is no ffmpeg on this machine. Run this through npm, which installs it or says how.');
  return found;
}

export interface Encoding {
  width: number;
  height: number;
  framesPerSecond: number;
  /** Constant rate factor of x264: lower is larger and better. */
  crf?: number;
  preset?: 'slow' | 'medium' | 'veryfast';
}

const bitExact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/**
 * H.264 in MP4, the same bytes for the same frames: one thread, no use of what this processor is good at. A key frame every
 * two seconds and no frames that refer ahead, so that scrubbing back is quick.
 */
export async function encodeMp4(
  path: string,
  frames: readonly Uint8Array[],
  { width, height, framesPerSecond, crf = 25, preset = 'slow' }: Encoding,
): Promise<void> {
  const args = [
    ...[
      '-v',
      'error',
      '-y',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-s',
      `${width}x${height}`,
      '-r',
      String(framesPerSecond),
      '-i',
      'pipe:0',
    ],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      preset,
      '-crf',
      String(crf),
      '-g',
      String(2 * framesPerSecond),
      '-bf',
      '0',
      '-threads',
      '1',
    ],
    ...['-x264-params', 'cpu-independent=1'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...[...bitExact, '-movflags', '+faststart', path],
  ];
  const child = spawn(program(), args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const complaint: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => complaint.push(data));
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`ffmpeg could not encode ${path}: ${Buffer.concat(complaint).toString()}`));
    });
  });
  for (const frame of frames)
    if (!child.stdin.write(frame))
      await Promise.race([new Promise((resolve) => child.stdin.once('drain', resolve)), done]);
  child.stdin.end();
  await done;
}

/** A JPEG of one frame. */
export function encodeJpeg(
  path: string,
  frame: Uint8Array,
  { width, height }: Pick<Encoding, 'width' | 'height'>,
): void {
  run(
    [
      ...['-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-i', 'pipe:0'],
      ...[
        '-vf',
        'scale=out_color_matrix=bt601:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int,format=yuvj420p',
      ],
      ...[
        '-c:v',
        'mjpeg',
        '-q:v',
        '9',
        '-huffman',
        'optimal',
        '-frames:v',
        '1',
        ...bitExact,
        '-f',
        'image2',
        '-update',
        '1',
        path,
      ],
    ],
    frame,
  );
}

/** Likeness of two clips in decibels, the mean over all their frames; infinite where they are the same. */
export function psnr(a: string, b: string): number {
  const { stderr } = run(['-i', a, '-i', b, '-lavfi', '[0:v][1:v]psnr', '-f', 'null', '-'], undefined, 'info');
  const average = /average:(inf|[\d.]+)/.exec(stderr)?.[1];
  if (average === undefined) throw new Error(`ffmpeg did not compare ${a} with ${b}: ${stderr.slice(-300)}`);
  return average === 'inf' ? Infinity : Number(average);
}

/** First line of what ffmpeg says about itself. */
export function ffmpegVersion(): string {
  return run(['-version']).stdout.split('\n')[0] ?? '';
}

function run(args: readonly string[], input?: Uint8Array, level = 'error'): { stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    program(),
    ['-v', level, '-nostdin', ...args].filter((arg) => input === undefined || arg !== '-nostdin'),
    {
      ...(input ? { input } : {}),
      maxBuffer: 2 ** 26,
    },
  );
  if (status !== 0) throw new Error(`ffmpeg failed: ${stderr.toString()}`);
  return { stdout: stdout.toString(), stderr: stderr.toString() };
}
