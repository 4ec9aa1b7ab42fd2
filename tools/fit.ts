import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { fitFloor } from './fit/fit-floor.ts';
import type { Limits } from '../src/measure/limits.ts';
import { fitClipsHash } from './fit/fit-clips.ts';
import { fitLimits, leaveOneOut, type LeftOut, type LimitFit } from './fit/fit-limits.ts';
import { openJudge } from './fit/judges.ts';
import { inputsHash, readSoundTracks } from './fit/kept-tracks.ts';

const usage = `npm run fit -- [--clips FOLDER] [--leave-one-out]

Fits what the measures hold clips to, from kept tracks; the same tracks give the same files.

First the noise floor (src/measure/fitted/noise-floor.json): how much of a joint's jump the detector's noise and a living body
explain, from real clips and the sound clip of the set. Then the limits that decide what is a fault (src/measure/fitted/limits.json): on the
half of the benchmark's clips that is for fitting (tools/clips/split.json) as much as possible is to be found, while sound clips of that half
and real clips stay silent. Takes some minutes.

  --clips FOLDER   first renews all that is kept of real clips, as bench:truth does with such a folder; takes ten minutes
  --leave-one-out  also fits without each source of real clips in turn, counts the frames that this flags in the source's own clips, and
                   keeps the table beside the limits
`;

export const fittedFile = join(import.meta.dirname, '..', 'src', 'measure', 'fitted', 'noise-floor.json');

/** The text of the fitted file, from the tracks as they stand. */
export async function fittedText(): Promise<string> {
  const tracks = readSoundTracks();
  if (tracks.length === 0)
    throw new Error('There are no kept tracks to fit. `npm run fit -- --clips FOLDER` makes them.');
  const fitted = {
    madeBy: 'npm run fit',
    inputsSha256: inputsHash(),
    tracks: tracks.map(({ name }) => name),
    floor: fitFloor(tracks),
  };
  return format(JSON.stringify(fitted), { parser: 'json', printWidth: 120 });
}

/** What the fitted limits were made from, and what they are. */
export interface FittedLimits extends LimitFit {
  madeBy: string;
  inputsSha256: string;
  leaveOneOut?: readonly LeftOut[];
}

export const limitsFile = join(import.meta.dirname, '..', 'src', 'measure', 'fitted', 'limits.json');

/** A table of the same limits is kept when no new one is made. */
function keptTable(limits: Limits): readonly LeftOut[] | undefined {
  const kept = JSON.parse(readFileSync(limitsFile, 'utf8')) as Partial<FittedLimits>;
  const isSame = kept.inputsSha256 === fitClipsHash() && JSON.stringify(kept.limits) === JSON.stringify(limits);
  return isSame ? kept.leaveOneOut : undefined;
}

/**
 * The text of the fitted limits, from the clips as they stand.
 *
 * @param withTable whether to leave out each source in turn as well; else the table of before is kept
 */
export async function fittedLimitsText({
  withTable = false,
  say = () => undefined,
}: {
  withTable?: boolean;
  say?: (line: string) => void;
}): Promise<string> {
  const judge = openJudge();
  try {
    const fit = await fitLimits(judge, say);
    const table = withTable ? await leaveOneOut(fit.limits, judge, say) : keptTable(fit.limits);
    const { first, fitted } = fit;
    say(`F1 on the half to fit on: ${first.find} to ${fitted.find}; false frames: ${first.alarms} to ${fitted.alarms}`);
    for (const { source, clips, frames, flagged, flaggedWithAll, flaggedAtFirst } of table ?? [])
      say(
        `${source} (${clips} clips, ${frames} frames): ${flagged} flagged when it was left out, ${flaggedWithAll} when not, ${flaggedAtFirst} at first`,
      );
    const file: FittedLimits = {
      madeBy: 'npm run fit',
      inputsSha256: fitClipsHash(),
      ...fit,
      ...(table ? { leaveOneOut: table } : {}),
    };
    return await format(JSON.stringify(file), { parser: 'json', printWidth: 120 });
  } finally {
    await judge.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      clips: { type: 'string' },
      'leave-one-out': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stderr.write(usage);
    return;
  }
  // npm starts its scripts in the package folder; a path means the folder it was typed in.
  if (values.clips !== undefined) {
    // Only this road needs a browser.
    const { renewReal } = await import('./bench-truth/real/renew-real.ts');
    await renewReal(resolve(process.env['INIT_CWD'] ?? '.', values.clips));
  }
  writeFileSync(fittedFile, await fittedText());
  process.stderr.write(`wrote ${fittedFile}\n`);
  // The threads read the floor anew when they start.
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  writeFileSync(limitsFile, await fittedLimitsText({ withTable: values['leave-one-out'], say }));
  process.stderr.write(`wrote ${limitsFile}\n`);
}

if (import.meta.main) await main();
