import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ffmpeg } from './make-clips.ts';

/** Where they lie, from the root of the project. */
const folder = join('test', '.out', 'declined');

const sound = (scene: string) => join('public', 'clips', `${scene}-sound.mp4`);
const h264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '16', '-preset', 'veryfast'];
/** The set's own rate and picture. */
const size = { width: 854, height: 480 };

/** One sound shot after another, half of the time each; the frame of the cut. */
export const cutFrame = 28;

/** How each is made from sound clips of the set, by the name of its file: nothing in any of them is wrong with a person. */
const recipes: Record<string, readonly string[]> = {
  'cut-walk-exercise': joined('street-walk', 'exercise'),
  'cut-turn-passing': joined('turn', 'passing'),
  'cut-closer-wave': closer('wave', 150, 40),
  'zoom-slow-turn': zoomed('turn', 'on/56', 0.4, 0.6),
  'zoom-slow-walk': zoomed('street-walk', 'on/56', 0.4, 0.6),
  'zoom-quick-walk': zoomed('street-walk', '(on-22)/10', 0.4, 0.6),
  'zoom-quick-evening': zoomed('evening-room', '(on-22)/10', 0.35, 0.6),
  'people-beside-evening-walk': beside(['evening-room', 100], ['street-walk', 150]),
  'people-beside-wave-turn': beside(['wave', 150], ['turn', 200]),
  'people-cross-turn-walk': crossing('turn', ['street-walk', 300]),
  'people-cross-walk-exercise': crossing('street-walk', ['exercise', 330]),
  'rate-8-walk': ['-t', '4', '-i', sound('street-walk'), '-vf', 'fps=8'],
  'rate-8-exercise': ['-i', sound('exercise'), '-vf', 'fps=8'],
  'rate-8-shown-thrice-walk': ['-t', '3', '-i', sound('street-walk'), '-vf', 'fps=8,fps=24'],
  'half-upper-walk': cropped('street-walk', '426:240:150:60'),
  'half-legs-walk': cropped('street-walk', '426:200:150:240'),
  'half-side-exercise': cropped('exercise', '300:400:390:60'),
  'half-leaves-evening': cropped('evening-room', '300:460:90:0'),
};

export type DeclinedMatter = 'cut' | 'zoom' | 'people' | 'rate' | 'half';

export interface DeclinedClip {
  matter: DeclinedMatter;
  name: string;
  file: string;
}

export const declinedClips: readonly DeclinedClip[] = Object.keys(recipes).map((name) => ({
  matter: name.split('-')[0] as DeclinedMatter,
  name,
  file: join(folder, `${name}.mp4`),
}));

function joined(first: string, second: string): string[] {
  const seconds = String(cutFrame / 24);
  return ['-t', seconds, '-i', sound(first), '-t', seconds, '-i', sound(second), '-filter_complex', '[0][1]concat=n=2'];
}

/** A cut to a closer shot of the same scene, whose left and top are given. */
function closer(scene: string, left: number, top: number): string[] {
  const near = `crop=iw/1.7:ih/1.7:${left}:${top},scale=${size.width}:${size.height}`;
  const parts = [
    '[0]split[a][b]',
    `[a]trim=end_frame=${cutFrame}[c]`,
    `[b]trim=start_frame=${cutFrame}:end_frame=${2 * cutFrame},setpts=PTS-STARTPTS,${near}[d]`,
    '[c][d]concat=n=2',
  ];
  return ['-i', sound(scene), '-filter_complex', parts.join(';')];
}

/** A zoom to 1.6 times, soft at both ends; `way` goes from 0 to 1 with the frame `on`, and the place it nears is a share of width and height. */
function zoomed(scene: string, way: string, x: number, y: number): string[] {
  const zoom = `1+0.6*(0.5-0.5*cos(PI*clip(${way},0,1)))`;
  const place = `x='(iw-iw/zoom)*${x}':y='(ih-ih/zoom)*${y}'`;
  // On a picture four times as large its steps of whole pixels are not seen.
  const pan = `zoompan=z='${zoom}':${place}:d=1:fps=24:s=${size.width}x${size.height}`;
  return ['-t', '2.3', '-i', sound(scene), '-vf', `scale=${4 * size.width}:${4 * size.height},${pan}`];
}

type Part = readonly [scene: string, left: number];

function beside([scene, left]: Part, [otherScene, otherLeft]: Part): string[] {
  const half = (input: number, from: number) => `[${input}]crop=${size.width / 2}:${size.height}:${from}:0`;
  const halves = `${half(0, left)}[a];${half(1, otherLeft)}[b];[a][b]hstack`;
  return ['-t', '2.3', '-i', sound(scene), '-t', '2.3', '-i', sound(otherScene), '-filter_complex', halves];
}

/** A strip with another person goes through the picture from left to right, before the one who is in it. */
function crossing(scene: string, [otherScene, left]: Part): string[] {
  const strip = `[1]crop=140:440:${left}:40[b];[0][b]overlay=x='-140+t*420':y=40`;
  return ['-t', '2.5', '-i', sound(scene), '-t', '2.5', '-i', sound(otherScene), '-filter_complex', strip];
}

function cropped(scene: string, crop: string): string[] {
  return ['-t', '2.3', '-i', sound(scene), '-vf', `crop=${crop},scale=-2:480`];
}

/** Makes those clips where they are not yet. */
export function makeDeclinedClips(): void {
  const done = join(folder, 'done-2');
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, file } of declinedClips) ffmpeg([...recipes[name]!, ...h264, file]);
  writeFileSync(`${done}.new`, '');
  renameSync(`${done}.new`, done);
}
