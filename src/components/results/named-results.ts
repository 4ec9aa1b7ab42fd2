import type { FaultKind } from '../../terms/kinds.ts';
import { barRows } from './bar-rows.ts';
import { kindPlurals } from './kind-plurals.ts';
import {
  barOf,
  countLabel,
  findKindsByBar,
  kindsOfClass,
  listLabel,
  results,
  scoreLabel,
  shareLabel,
  strongF1,
} from './truth-results.ts';

const [ours, ...rivals] = results.means;
const [ois, acceleration, always, random] = rivals;
const rows = barRows();
const { reached, missed } = findKindsByBar();
const { named, alarms, clips } = results;
const labels = (kinds: readonly FaultKind[]) => listLabel(kinds.map((kind) => kindPlurals[kind]));
const total = (what: 'faults' | 'right') => results.confidence.reduce((sum, bin) => sum + bin[what], 0);
const separation = (id: string) => results.separation.find((each) => each.id === id)!;
const meanStrongF1 = (kinds: typeof results.injected) => {
  const strong = kinds.filter(({ strength }) => strength === 'strong');
  return strong.reduce((sum, { f1 }) => sum + f1, 0) / strong.length;
};

/** Every figure that prose may name, as it reads in a sentence: none is typed by hand, so that the words stay true when the figures change. */
export const namedResults: Readonly<Record<string, string>> = {
  'planted-clips': countLabel(clips.planted),
  'sound-twins': countLabel(clips.soundTwins),
  'injected-clips': countLabel(clips.injected),
  'normalised-clips': countLabel(clips.normalised),
  'bars-all': countLabel(rows.length),
  'bars-hold': countLabel(rows.filter(({ holds }) => holds).length),
  'find-kinds': countLabel(reached.length + missed.length),
  'find-reached': countLabel(reached.length),
  'find-missed-list': labels(missed),
  'strong-blind-list': labels(
    [...kindsOfClass('find'), ...kindsOfClass('try')].filter((kind) => strongF1(kind)! < 0.1),
  ),
  'cannot-list': labels(kindsOfClass('cannot')),
  'find-strong': scoreLabel(ours!.findStrong),
  'fitted-strong': scoreLabel(results.fitted.findStrong),
  'find-medium': scoreLabel(ours!.findMedium),
  'find-weak': scoreLabel(ours!.findWeak),
  'try-strong': scoreLabel(ours!.tryStrong),
  'bar-find-strong': scoreLabel(barOf('find-strong').bar),
  'bar-find-medium': scoreLabel(barOf('find-medium').bar),
  'bar-find-weak': scoreLabel(barOf('find-weak').bar),
  'bar-try-strong': scoreLabel(barOf('try-strong').bar),
  'pose-ours': scoreLabel(ours!.pose),
  'pose-ois': scoreLabel(ois!.pose),
  'pose-acceleration': scoreLabel(acceleration!.pose),
  'pose-always': scoreLabel(always!.pose),
  'pose-random': scoreLabel(random!.pose),
  margin: scoreLabel(barOf('margin').figure),
  'bar-margin': scoreLabel(barOf('margin').bar),
  'injected-strong': scoreLabel(meanStrongF1(results.injected)),
  'named-planted': countLabel(named.planted),
  'named-found': countLabel(named.found),
  'named-right': countLabel(named.right),
  'faults-reported': countLabel(total('faults')),
  'faults-right': countLabel(total('right')),
  'seconds-real': countLabel(Math.round(alarms.real.minutes * 60)),
  'real-clips': countLabel(alarms.real.clips),
  'real-flagged': countLabel(alarms.realAllRates.flagged),
  'real-frames': countLabel(alarms.realAllRates.frames),
  'set-sound-clips': countLabel(alarms.set.clips),
  'uncertain-real': shareLabel(alarms.realAllRates.uncertainShare),
  'uncertain-planted': shareLabel(results.uncertain.planted),
  'uncertain-injected': shareLabel(results.uncertain.injected),
  'auc-score': scoreLabel(separation('score').auc),
  'auc-low': scoreLabel(separation('score').low),
  'auc-high': scoreLabel(separation('score').high),
  'auc-difference': scoreLabel(separation('difference-as-it-came').auc),
  'auc-difference-normalised': scoreLabel(separation('difference-normalised').auc),
};

/** @throws Error when no result has that name, so that the page is not built */
export function namedResult(name: string): string {
  const found = namedResults[name];
  if (found === undefined)
    throw new Error(`There is no result "${name}". Name it in src/components/results/named-results.ts.`);
  return found;
}

/** Ids of the rows that words in the text may point at. */
export function rowIds(): string[] {
  return [
    ...results.kinds.map(({ kind }) => `kinds-${kind}`),
    ...results.injected.map(({ kind }) => `footage-${kind}`),
    ...results.separation.map(({ id }) => `separation-${id}`),
    ...kindsOfClass('cannot').map((kind) => `kinds-${kind}`),
  ];
}
