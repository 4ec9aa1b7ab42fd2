import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeTrack } from '../../../src/pipeline/baked-track.ts';
import { encodeMp4 } from '../../clips/encode.ts';
import { decimate, frameRateOf } from '../../fit/decimate.ts';
import { root } from '../../setup/say.mjs';
import { writePack, type PackedClip } from '../packed-clips.ts';
import { backgroundOf } from './background.ts';
import { confoundsOf } from './confounds.ts';
import { readCredits, type Credit } from './credits.ts';
import { cuts, type Cut } from './cuts.ts';
import { FileDetector } from './detect.ts';
import { readFrames } from './footage.ts';
import { inject, type InjectedFault, type Scene } from './inject.ts';
import { creditsFile, packOf, type RealAbout } from './kept-real.ts';
import { normalise } from './normalise.ts';
import { nameOf, plan } from './plan.ts';
import { seenBodies } from './seen-body.ts';
import { realSourcesHash } from './sources.ts';

type Kept = PackedClip<RealAbout>;

const cache = join(root, '.cache', 'real');
/** Constant rate factor of cuts, faulty or not: so good that the encoder's own noise is far below the least fault. */
const quality = 18;

/**
 * Makes everything that is kept of real and generated clips anew, from a folder with `index.tsv`, `real/` and `ai/`: real clips at their
 * own and lower rates, cuts with injected faults and their controls, and all clips normalised; detects the people in them, and packs
 * what was detected. Clips that were detected before, to the byte, are not detected again.
 *
 * @throws Error when a clip has no credit, a clip of the plan is missing, or detection fails
 */
export async function renewReal(folder: string): Promise<void> {
  const credits = readCredits(folder);
  const detector = new FileDetector(join(cache, 'detected'));
  const kept: Record<string, Credit> = {};
  for (const name of ['whole', 'cuts', 'normalised']) mkdirSync(join(cache, name), { recursive: true });
  const clips = (['real', 'ai'] as const).flatMap((kind) => mp4sIn(join(folder, kind)).map((file) => ({ kind, file })));
  const missing = cuts.filter(
    ({ source }) => !clips.some(({ kind, file }) => kind === 'real' && nameIn(file) === source),
  );
  if (missing.length > 0) throw new Error(`The folder lacks ${missing.map(({ source }) => source).join(', ')}.`);
  try {
    for (const { kind, file } of clips) {
      const source = nameIn(file);
      const credit = credits.get(`${kind}/${basename(file)}`);
      if (!credit) throw new Error(`index.tsv does not say who made ${basename(file)}: its track cannot be kept.`);
      if (kept[source]) throw new Error(`Two clips are called ${source}.`);
      kept[source] = credit;
      const isReal = kind === 'real';
      const whole = isReal ? await keepWhole(detector, source, file) : [];
      const cut = isReal ? await keepCuts(detector, file, whole) : [];
      const packed = [...whole, ...cut, await keepNormalised(detector, source, file, isReal)];
      writePack(packOf(source), packed);
      process.stderr.write(`${source}: ${packed.length} clips kept\n`);
    }
    writeFileSync(creditsFile, `${JSON.stringify(kept, null, 2)}\n`);
  } finally {
    await detector.close();
  }
}

function mp4sIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mp4'))
    .sort()
    .map((name) => join(folder, name));
}

function nameIn(file: string): string {
  return basename(file, '.mp4');
}

/** The clip at its own rate and at each lower one. */
async function keepWhole(detector: FileDetector, source: string, file: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const each of [file, ...decimate(file, join(cache, 'whole'))]) {
    const name = nameIn(each);
    const framesPerSecond = Number(frameRateOf(each).toFixed(2));
    const about: RealAbout = { name, source, role: 'whole', isReal: true, framesPerSecond, faults: [] };
    kept.push({ about, ...(await detector.detect(each, name)) });
  }
  return kept;
}

/** The cut without a fault, and with each that is planned. */
async function keepCuts(detector: FileDetector, file: string, whole: readonly Kept[]): Promise<Kept[]> {
  const cut = cuts.find(({ source }) => source === nameIn(file));
  if (!cut) return [];
  const { source, framesPerSecond } = cut;
  const scene = sceneOf(cut, file, whole);
  const control = `${source}-control`;
  const kept: Kept[] = [];
  const keep = async (
    about: Pick<RealAbout, 'name' | 'role' | 'faults' | 'injected'>,
    pictures: Scene['pictures'],
  ): Promise<void> => {
    const to = join(cache, 'cuts', `${about.name}.mp4`);
    const { width, height } = pictures[0]!;
    const frames = pictures.map(({ rgb }) => rgb);
    await encodeMp4(to, frames, { width, height, framesPerSecond, crf: quality, preset: 'medium' });
    const detected = await detector.detect(to, about.name);
    kept.push({ about: { ...about, source, isReal: true, framesPerSecond, sources: realSourcesHash() }, ...detected });
  };
  await keep({ name: control, role: 'control', faults: [] }, scene.pictures);
  for (const planned of plan.filter((each) => each.source === source)) {
    const { pictures, fault } = inject(scene, planned);
    const { kind, strength } = planned;
    const faults: InjectedFault[] = [fault];
    await keep({ name: nameOf(planned), role: 'injected', faults, injected: { kind, strength, control } }, pictures);
  }
  return kept;
}

/** Decodes a cut, finds the person in it by the clip's own track, and what stands behind her. */
function sceneOf(
  { source, framesPerSecond, firstFrame, frames, window }: Cut,
  file: string,
  whole: readonly Kept[],
): Scene {
  const atRate = join(cache, 'whole', `${source}-at-${framesPerSecond}.mp4`);
  const from = existsSync(atRate) ? atRate : file;
  const track = whole.find(({ about }) => about.name === nameIn(from))?.track;
  if (!track) throw new Error(`${source} has no track at ${framesPerSecond} frames a second.`);
  const pictures = readFrames(from, window);
  const scale = window.outWidth / window.width;
  const bodies = seenBodies(decodeTrack(track).track, { left: window.left, top: window.top, scale });
  if (bodies.length !== pictures.length) throw new Error(`${source} and its track differ in length.`);
  // Frames before and after the cut show more of what stands behind the person.
  const background = backgroundOf(pictures, bodies).picture;
  const inCut = <T>(all: readonly T[]) => all.slice(firstFrame, firstFrame + frames);
  return { name: source, pictures: inCut(pictures), bodies: inCut(bodies), background };
}

async function keepNormalised(detector: FileDetector, source: string, file: string, isReal: boolean): Promise<Kept> {
  const name = `${source}-normalised`;
  const to = join(cache, 'normalised', `${name}.mp4`);
  normalise(file, to);
  const confounds = { asItCame: confoundsOf(file), normalised: confoundsOf(to) };
  const { framesPerSecond } = confounds.normalised;
  const sources = realSourcesHash();
  return {
    about: { name, source, role: 'normalised', isReal, framesPerSecond, sources, faults: [], confounds },
    ...(await detector.detect(to, name)),
  };
}
