import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who made a clip, under which licence, and what was done to it before its tracks were kept. */
export interface Credit {
  /** "camera, 30 fps", or the generator. */
  madeBy: string;
  sourceProject: string;
  licence: string;
  whatIsSeen: string;
  whatWasDone: string;
}

const done = {
  real: 'Decimated, cut and scaled; faults injected into copies; normalised. Landmarks and picture statistics of each are kept, no pictures.',
  ai: 'Normalised. Landmarks and picture statistics are kept, no pictures.',
};

/**
 * The credits of a folder of clips, from its index.tsv, by path: "real/squats.mp4".
 *
 * @throws Error when the table lacks a column
 */
export function readCredits(folder: string): Map<string, Credit> {
  const [head = '', ...rows] = readFileSync(join(folder, 'index.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const column = (name: string) => {
    const at = columns.indexOf(name);
    if (at === -1) throw new Error(`index.tsv has no column "${name}".`);
    return (cells: readonly string[]) => cells[at] ?? '';
  };
  const path = column('file');
  const madeBy = column('made by');
  const project = column('source project');
  const licence = column('licence of the source');
  const seen = column('what is seen');
  return new Map(
    rows.map((row) => {
      const cells = row.split('\t');
      const credit: Credit = {
        madeBy: madeBy(cells),
        sourceProject: project(cells),
        licence: licence(cells),
        whatIsSeen: seen(cells),
        whatWasDone: path(cells).startsWith('real/') ? done.real : done.ai,
      };
      return [path(cells), credit];
    }),
  );
}
