import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { psnr } from './encode.ts';
import { recordName, renderPair, type RenderRecord } from './files.ts';
import { sha256 } from './sources.ts';
import type { Pair } from './takes.ts';

/** Decibels that two renderings on different machines must agree to. */
const enough = 40;

export interface Verdict {
  holds: boolean;
  /** Which comparison was made, and what came of it. */
  sentence: string;
}

/** Renders a pair again and compares it with the committed files. */
export async function checkPair(pair: Pair, folder: string): Promise<Verdict> {
  const recordPath = join(folder, recordName(pair));
  if (!existsSync(recordPath))
    return { holds: false, sentence: `${pair.name}: there is no record of a rendering. Run npm run clips.` };
  const kept = JSON.parse(readFileSync(recordPath, 'utf8')) as RenderRecord;
  const changed = Object.entries(kept.outputs).filter(
    ([name, hash]) => !existsSync(join(folder, name)) || sha256(readFileSync(join(folder, name))) !== hash,
  );
  if (changed.length > 0)
    return {
      holds: false,
      sentence: `${pair.name}: ${changed.map(([name]) => name).join(', ')} is not what the record says was rendered.`,
    };

  const fresh = mkdtempSync(join(tmpdir(), 'frame-amnesia-clips-'));
  try {
    const record = await renderPair(pair, fresh);
    const same = JSON.stringify(record.machine) === JSON.stringify(kept.machine);
    return same ? compareBytes(pair, kept, record) : comparePictures(pair, folder, fresh);
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

function compareBytes(pair: Pair, kept: RenderRecord, fresh: RenderRecord): Verdict {
  const different = Object.keys(kept.outputs).filter((name) => kept.outputs[name] !== fresh.outputs[name]);
  if (different.length > 0)
    return {
      holds: false,
      sentence: `${pair.name}: rendered again with the same browser and encoder, and ${different.join(', ')} came out with other bytes.`,
    };
  return {
    holds: true,
    sentence: `${pair.name}: rendered again with the same browser and encoder; all ${Object.keys(kept.outputs).length} files are equal to the byte.`,
  };
}

function comparePictures(pair: Pair, folder: string, fresh: string): Verdict {
  const findings = [pair.sound, pair.broken].map(({ name }) => {
    const truth = (from: string) => gunzipSync(readFileSync(join(from, `${name}.truth.json.gz`))).toString();
    return {
      name,
      truthHolds: truth(folder) === truth(fresh),
      decibels: psnr(join(folder, `${name}.mp4`), join(fresh, `${name}.mp4`)),
    };
  });
  const holds = findings.every(({ truthHolds, decibels }) => truthHolds && decibels >= enough);
  const figures = findings.map(
    ({ name, truthHolds, decibels }) =>
      `${name}: truth ${truthHolds ? 'identical' : 'DIFFERENT'}, PSNR ${decibels.toFixed(1)} dB`,
  );
  return {
    holds,
    sentence: `${pair.name}: rendered with another browser or encoder than the committed clips, so truth and pictures were compared (PSNR at least ${enough} dB). ${figures.join('; ')}.`,
  };
}
