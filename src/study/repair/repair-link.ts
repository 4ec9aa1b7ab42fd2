import { isLimb } from './limbs.ts';
import { acts, takesLimbs, type Act, type Repair } from './repair.ts';

/** More than anyone mends by hand: a longer list in a link is a mistake. */
const mostRepairs = 60;

/** Repairs as a link keeps them: "redraw.23-36.head+left-arm~hold.56-71". */
export function formatRepairs(repairs: readonly Repair[]): string {
  return repairs
    .map(({ act, firstFrame, lastFrame, limbs }) =>
      [act, `${firstFrame}-${lastFrame}`, ...(limbs.length > 0 ? [limbs.join('+')] : [])].join('.'),
    )
    .join('~');
}

/** Reads them again; `null` where the text makes no sense for a clip of so many frames. */
export function parseRepairs(text: string, frames: number): readonly Repair[] | null {
  const repairs = text.split('~').map((each) => parseRepair(each, frames));
  if (repairs.length > mostRepairs || repairs.includes(null)) return null;
  return repairs.filter((repair) => repair !== null);
}

function parseRepair(text: string, frames: number): Repair | null {
  const [act, span, limbWords, ...rest] = text.split('.');
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(span ?? '') ?? [];
  if (!isAct(act) || first === undefined || last === undefined || rest.length > 0) return null;
  const [firstFrame, lastFrame] = [Number(first), Number(last)];
  const limbs = limbWords === undefined ? [] : limbWords.split('+');
  if (firstFrame > lastFrame || lastFrame >= frames || takesLimbs(act) !== limbs.length > 0) return null;
  return limbs.every(isLimb) ? { act, firstFrame, lastFrame, limbs } : null;
}

function isAct(word: string | undefined): word is Act {
  return (acts as readonly (string | undefined)[]).includes(word);
}
