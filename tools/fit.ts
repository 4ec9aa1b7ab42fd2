import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { fitFloor } from './fit/fit-floor.ts';
import { inputsHash, readSoundTracks } from './fit/kept-tracks.ts';

const usage = `npm run fit -- [--clips FOLDER]

Fits the noise floor (src/measure/fitted/noise-floor.json): how much of a joint's jump the detector's noise and a living body
explain. Reads the kept tracks of real clips (test/fixtures/real) and the sound clip of the set. The same tracks give the same
file.

  --clips FOLDER  first renews all that is kept of real clips, as bench:truth does with such a folder; takes ten minutes
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

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { clips: { type: 'string' }, help: { type: 'boolean', default: false } } });
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
}

if (import.meta.main) await main();
