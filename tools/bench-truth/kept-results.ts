import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ResultKind, ResultRival, TruthResults } from '../../src/terms/results.ts';
import { root } from '../setup/say.mjs';
import { figureBars } from './bars.ts';
import type { KindScore } from './by-kind.ts';
import type { Results } from './results.ts';
import type { Silence } from './silence.ts';

/** What the page "How well does it work?" is built from. */
export const resultsFile = join(root, 'content', 'results', 'truth.json');

/** Digits of a figure that are kept: more than a page shows, and fewer than tell one machine's arithmetic from another's. */
const digits = 4;

export function keepResults(results: Results): void {
  mkdirSync(dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, resultsText(results));
}

/** The bytes on disk; a test holds them to what is measured now. */
export function keptResultsText(): string {
  return readFileSync(resultsFile, 'utf8');
}

/** What is kept, as text: a row of a table is a line, so that a difference shows what changed. */
export function resultsText(results: Results): string {
  const parts = Object.entries(forPages(results)).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((row) => `    ${brief(row)}`).join(',\n')}\n  ]`
      : `{\n${Object.entries(value as object)
          .map(([key, row]) => `    ${JSON.stringify(key)}: ${brief(row)}`)
          .join(',\n')}\n  }`;
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** JSON with rounded figures; what is not known is null. */
function brief(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' ? (Number.isFinite(each) ? Number(each.toFixed(digits)) : null) : each,
  );
}

function forPages(results: Results): TruthResults {
  const { benchClips, soundSet, real, reliability } = results;
  return {
    clips: {
      planted: benchClips - results.soundTwins,
      soundTwins: results.soundTwins,
      injected: results.injectedClips,
      normalised: results.normalisedClips,
    },
    bars: figureBars(results),
    kinds: results.kinds.filter(({ half }) => half === 'report').map(kindOf),
    rivals: betterRivals(results),
    injected: results.injected.map(kindOf),
    means: results.means,
    fitted: { findStrong: results.fitStrong },
    named: results.named,
    confidence: reliability,
    silence: { set: soundSet.map(silent), real: real.map(silent) },
    alarms: results.alarms,
    uncertain: results.uncertain,
    separation: results.separation,
  };
}

function kindOf({ kind, strength, clips, precision, recall, f1, eventF1 }: KindScore): ResultKind {
  return { kind, strength, clips, precision, recall, f1, eventF1 };
}

function silent({ clip, frames, flagged }: Silence) {
  return { clip, frames, flagged };
}

/** The better of OIS and acceleration error, kind by kind: harder to beat than either. */
function betterRivals({ rivalKinds }: Results): ResultRival[] {
  const [first, second] = rivalKinds;
  return first!.kinds
    .filter(({ half }) => half === 'report')
    .map(({ kind, strength, f1 }) => {
      const other = second!.kinds.find(
        (each) => each.half === 'report' && each.kind === kind && each.strength === strength,
      )!;
      return f1 >= other.f1
        ? { kind, strength, name: first!.name, f1 }
        : { kind, strength, name: second!.name, f1: other.f1 };
    });
}
