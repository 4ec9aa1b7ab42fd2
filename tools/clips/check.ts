import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { differencesOf } from './differences.ts';
import { psnr } from './encode.ts';
import { readRecord, writeClip, type RenderRecord, type Wanted } from './files.ts';
import { film, openStudio, type Film, type FilmStudio } from './film.ts';
import { sha256 } from './sources.ts';
import type { Pair } from './takes.ts';

/** Decibels that two renderings on different machines must agree to. */
const enough = 40;

export interface Verdict {
  holds: boolean;
  /** Which comparison was made, and what came of it. */
  sentence: string;
}

/**
 * Renders pairs of one scene again, every frame of every clip, and compares: with the committed files, and each broken clip with its sound
 * twin, pixel by pixel, before they are encoded.
 *
 * @param wanted the sound clip of the scene, and its posterFrame; the pairs to check
 */
export async function checkScene(sound: Wanted, pairs: readonly Pair[], folder: string): Promise<Verdict[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'frame-amnesia-clips-'));
  const studio = await openStudio(sound.take);
  try {
    const twin = await film(studio, sound.take);
    const verdicts = [await compareFiles(studio, twin, sound, folder, fresh)];
    for (const { broken, posterFrame, ...stills } of pairs) {
      const filmed = await film(studio, broken, twin, { everyFrame: true });
      verdicts.push(await compareFiles(studio, filmed, { take: broken, posterFrame, stills }, folder, fresh));
      verdicts.push(compareTwins(filmed, twin));
    }
    return verdicts;
  } finally {
    await studio.harness.close();
    rmSync(fresh, { recursive: true });
  }
}

async function compareFiles(
  studio: FilmStudio,
  filmed: Film,
  { take, ...rest }: Wanted,
  folder: string,
  fresh: string,
): Promise<Verdict> {
  const kept = readRecord(take, folder);
  if (!kept) return { holds: false, sentence: `${take.name}: there is no record of a rendering. Run npm run clips.` };
  const changed = Object.entries(kept.outputs).filter(([name, hash]) => {
    return sha256(readFileSync(join(folder, name))) !== hash;
  });
  if (changed.length > 0) {
    const names = changed.map(([name]) => name).join(', ');
    return { holds: false, sentence: `${take.name}: ${names} is not what the record says was rendered.` };
  }
  const record = await writeClip(studio, filmed, rest, fresh);
  const isSame = JSON.stringify(record.machine) === JSON.stringify(kept.machine);
  return isSame ? compareBytes(take.name, kept, record) : comparePictures(take.name, folder, fresh);
}

function compareBytes(name: string, kept: RenderRecord, fresh: RenderRecord): Verdict {
  const different = Object.keys(kept.outputs).filter((file) => kept.outputs[file] !== fresh.outputs[file]);
  const holds = different.length === 0;
  const count = Object.keys(kept.outputs).length;
  return {
    holds,
    sentence: `${name}: rendered again with the same browser and encoder; ${
      holds ? `all ${count} files are equal to the byte.` : `${different.join(', ')} came out with other bytes.`
    }`,
  };
}

function comparePictures(name: string, folder: string, fresh: string): Verdict {
  const truth = (from: string) => gunzipSync(readFileSync(join(from, `${name}.truth.json.gz`))).toString();
  const truthHolds = truth(folder) === truth(fresh);
  const decibels = psnr(join(folder, `${name}.mp4`), join(fresh, `${name}.mp4`));
  return {
    holds: truthHolds && decibels >= enough,
    sentence: `${name}: rendered with another browser or encoder than the committed clip: truth ${truthHolds ? 'identical' : 'DIFFERENT'}, PSNR ${decibels.toFixed(1)} dB (at least ${enough}).`,
  };
}

/** Outside its faults the broken clip is its sound twin to the bit; inside, it differs, and only where the truth says. */
function compareTwins({ take, frames, truth }: Film, twin: Film): Verdict {
  const astray: number[] = [];
  const silent: number[] = [];
  for (const [frame, { changed, sceneSeconds }] of truth.frames.entries()) {
    const sound = twin.frames[Math.round(sceneSeconds * take.framesPerSecond)];
    if (!sound) continue;
    const { inside, outside } = differencesOf(sound, frames[frame]!, take, changed ?? []);
    if (outside > 0) astray.push(frame);
    if (changed && inside === 0) silent.push(frame);
  }
  const found = [
    ...(astray.length > 0 ? [`differs outside the truth's boxes in frames ${astray.join(', ')}`] : []),
    ...(silent.length > 0 ? [`does not differ in frames ${silent.join(', ')}, where a fault is planted`] : []),
  ];
  return {
    holds: found.length === 0,
    sentence: `${take.name}: against its sound twin, frame by frame, it ${found.length === 0 ? 'differs exactly where and when truth says.' : `${found.join(' and ')}.`}`,
  };
}
