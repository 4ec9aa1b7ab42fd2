import { choiceOf } from '../../study/game/choices.ts';
import { totalsOf, type GameProgress, type PlayedRound } from '../../study/game/progress.ts';
import { mostPoints, type GameAnswer, type GameEvent, type RoundPoints } from '../../study/game/scoring.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import { h } from '../../views/dom.ts';
import { capitalised, kindLabel, secondsLabel } from '../../views/words.ts';

const sum = ({ where, what }: RoundPoints): number => where + what;

/** What a round came to, in a sentence or two. */
export function roundWords({ reader, detector }: PlayedRound, isTrick: boolean): string {
  const [yours, its] = [sum(reader), sum(detector)];
  const opening = isTrick ? 'Nothing was wrong with this one: that was the trick. ' : '';
  const points = `You ${yours}, the detector ${its}, of ${mostPoints}. `;
  if (isTrick && yours === 0) return `${opening}${points}Once one is looking, everything twitches.`;
  if (isTrick && its === 0) return `${opening}${points}Not everybody kept calm.`;
  if (yours > its) return `${opening}${points}${its === 0 ? 'It saw nothing of the kind.' : 'Your eye wins this one.'}`;
  if (yours < its) return `${opening}${points}${yours === 0 ? 'It went right past you.' : 'It was the closer one.'}`;
  if (yours === 0) return `${opening}${points}You are in good company.`;
  return `${opening}${points}Even.`;
}

/** Both answers beside the truth, as a table. */
export function roundTable(
  answers: { reader: GameAnswer; detector: GameAnswer },
  points: PlayedRound,
  planted: readonly PlantedFault[],
  events: readonly GameEvent[],
): HTMLTableElement {
  const row = (...[name, ...cells]: [string, ...string[]]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, cell)));
  const answerRow = (name: string, { marksUs, choice }: GameAnswer, { where, what }: RoundPoints) =>
    row(name, listed(marksUs.map(secondsLabel)), choiceOf(choice).label, `${where} + ${what}`);
  const stretches = events.map(({ fromUs, toUs }) => `${secondsLabel(fromUs)} to ${secondsLabel(toUs)}`);
  return h(
    'table',
    { class: 'fa-game-table' },
    h('caption', {}, 'The answers beside the truth'),
    h('thead', {}, h('tr', {}, ...['Who', 'Where', 'What', 'Points'].map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      {},
      answerRow('You', answers.reader, points.reader),
      answerRow('The detector', answers.detector, points.detector),
      row('The truth', listed(stretches), truthWords(planted), ''),
    ),
  );
}

/** What was planted: "Redrawn: right arm". */
export function truthWords(planted: readonly PlantedFault[]): string {
  if (planted.length === 0) return 'Nothing is wrong';
  const words = planted.map(({ kind, region }) => `${kindLabel(kind)}${region === undefined ? '' : `: ${region}`}`);
  return [...new Set(words)].map(capitalised).join('; ');
}

/** How the whole game went. */
export function gameWords(game: GameProgress): string {
  const { reader, detector } = totalsOf(game);
  const most = mostPoints * game.order.length;
  const points = `You have ${reader} points and the detector ${detector}, of ${most}.`;
  if (reader > detector)
    return `${points} You win. It would ask for a second match, if it knew that there had been a first.`;
  if (reader < detector)
    return `${points} The detector wins. In its defence, it looks at every frame, and it has never once blinked.`;
  return `${points} A draw, which neither of you planned.`;
}

/** What a player passes on. */
export function shareText(game: GameProgress, address: string): string {
  const { reader, detector } = totalsOf(game);
  const rounds = game.order.length;
  return `Spot it, ${rounds} clips that may be broken: ${reader} points for me, ${detector} for the detector, of ${mostPoints * rounds}. ${address}`;
}

/** Round by round. */
export function gameTable({ played }: GameProgress): HTMLTableElement {
  return h(
    'table',
    { class: 'fa-game-table' },
    h('caption', {}, 'Round by round'),
    h('thead', {}, h('tr', {}, ...['Round', 'You', 'Detector'].map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      {},
      ...played.map(({ reader, detector }, index) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, String(index + 1)),
          h('td', {}, String(sum(reader))),
          h('td', {}, String(sum(detector))),
        ),
      ),
    ),
  );
}

const listed = (words: readonly string[]): string => (words.length === 0 ? 'nowhere' : words.join(', '));
