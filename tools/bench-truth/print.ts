import { classOfKind } from '../../src/terms/kinds.ts';
import type { Bar } from './bars.ts';
import type { FrameScore } from './figures.ts';
import type { Results } from './results.ts';

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** The tables that a person reads. */
export function printResults(results: Results): void {
  printPairs(results);
  print('how the detector sees figures and scenes: frames found of those judged, PCK at 0.2 torso lengths');
  for (const { scene, cast, judged, found, joints, near } of results.detectable)
    print(
      `  ${`${scene}, ${cast}`.padEnd(28)} ${percent(found / judged).padStart(8)} of ${judged}  ${(near / joints).toFixed(3)}`,
    );
  print(
    'by kind, within 2 frames, broken clips and sound twins pooled: F1 by the frame (by the event), strong / medium / weak',
  );
  printKinds(results.kinds);
  print('the same in real footage into which faults were planted, with its untouched controls');
  printKinds(results.injected);
  printMeans(results);
  printReliability(results);
  printSeparation(results);
  print('sound and real clips: frames flagged of all, coverage');
  for (const { clip, frames, flagged, coverage } of [...results.soundSet, ...results.real])
    print(`  ${clip.padEnd(28)} ${String(flagged).padStart(4)} of ${String(frames).padStart(4)}  ${percent(coverage)}`);
  print('generated clips, acted by the man of the set: frames flagged, uncertain, and as what');
  for (const { name, frames, flagged, uncertain, kinds } of results.generated)
    print(`  ${name.padEnd(20)} ${flagged} of ${frames}, ${uncertain} uncertain  ${kinds.join(', ')}`);
  printAlarms(results);
}

function printPairs({ pairs }: Results): void {
  const scoreLine = ({ precision, recall, f1, flagged, planted }: FrameScore) => {
    return `precision ${percent(precision)}, recall ${percent(recall)}, F1 ${f1.toFixed(3)} (${flagged} flagged, ${planted} planted)`;
  };
  for (const { clip, twin, redrawn, untouchedArm, frames, framesWithinTwo } of pairs) {
    print(`${clip} against ${twin}`);
    for (const [name, { brokenMedian, soundMedian, ratio }] of [
      ['redrawn joints', redrawn],
      ['untouched arm', untouchedArm],
    ] as const) {
      print(
        `  raw jump, ${name}: median ${brokenMedian.toFixed(4)} against ${soundMedian.toFixed(4)} torso lengths, ratio ${ratio.toFixed(2)}`,
      );
    }
    print(`  frames: ${scoreLine(frames)}`);
    print(`  within two: ${scoreLine(framesWithinTwo)}`);
  }
}

function printKinds(kinds: Results['kinds']): void {
  for (const [name, scores] of Map.groupBy(kinds, ({ kind, half }) => `${kind}, ${classOfKind(kind)}, ${half}`)) {
    const f1 = (['strong', 'medium', 'weak'] as const).map((strength) => {
      const score = scores.find((each) => each.strength === strength);
      return score ? `${score.f1.toFixed(2)} (${score.eventF1.toFixed(2)})` : '-';
    });
    print(`  ${name.padEnd(36)} ${f1.join(' / ')}`);
  }
}

function printMeans({ means, named }: Results): void {
  print(
    'means over kinds, half that is reported: to find, strong / medium / weak; tried, strong; kinds seen in a pose, all strengths',
  );
  for (const { name, note, findStrong, findMedium, findWeak, tryStrong, pose } of means) {
    const figures = [findStrong, findMedium, findWeak, tryStrong, pose].map((f1) => f1.toFixed(3)).join('  ');
    print(`  ${name.padEnd(20)} ${figures}  ${note}`);
  }
  print(`strong events: ${named.planted} planted, ${named.found} found, ${named.right} of these called by their name`);
}

function printReliability({ reliability }: Results): void {
  print('confidence: faults that claim so much, and the share of them that is right');
  for (const { from, to, faults, right, claimed } of reliability)
    if (faults > 0)
      print(
        `  ${from.toFixed(1)} to ${to.toFixed(1)}  ${String(faults).padStart(4)} faults, ${percent(claimed)} claimed, ${percent(right / faults)} right`,
      );
}

function printSeparation({ separation }: Results): void {
  print(
    'real against generated: area under the curve (0.5 is a coin, 1: every generated clip has more, 0: every real one), 95 % interval by source',
  );
  for (const { what, when, generated, real, auc, low, high } of separation)
    print(
      `  ${`${what}, ${when}`.padEnd(60)} ${auc.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}), ${generated} against ${real}`,
    );
}

function printAlarms({ alarms, uncertain }: Results): void {
  print('false alarms a minute, and share of uncertain frames (fewer than half of the joints gave evidence)');
  for (const [name, { clips, minutes, alarms: count, alarmsPerMinute, uncertainShare }] of [
    ['sound clips of the set', alarms.set],
    ['real clips, own rates', alarms.real],
    ['real clips, all rates', alarms.realAllRates],
  ] as const)
    print(
      `  ${name.padEnd(28)} ${alarmsPerMinute.toFixed(2)} (${count} in ${clips} clips of ${minutes.toFixed(2)} minutes), ${percent(uncertainShare)} uncertain`,
    );
  print(
    `  clips with a planted fault   ${percent(uncertain.planted)} uncertain on the set, ${percent(uncertain.injected)} in real footage`,
  );
}

/** Answers whether all of them hold. */
export function printBars(bars: readonly Bar[]): boolean {
  print('bars');
  for (const { what, figure, bar, way, holds } of bars)
    print(`  ${holds ? 'holds ' : 'SHORT '} ${what}: ${Number(figure.toPrecision(3))} (${way} ${bar})`);
  return bars.every(({ holds }) => holds);
}
