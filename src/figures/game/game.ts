import { effect } from '@preact/signals-core';
import {
  gameIn,
  gameText,
  newGame,
  nextClip,
  totalsOf,
  withRound,
  type GameProgress,
  type PlayedRound,
} from '../../study/game/progress.ts';
import { h, Scope, setText } from '../../views/dom.ts';
import { keepText, readKept } from '../shared/kept.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';
import { RoundClip } from './round-clip.ts';
import { RoundView } from './round-view.ts';
import { gameTable, gameWords, shareText } from './verdict.ts';
import '../../views/buttons.css';
import './game.css';

const keeping = { key: 'frame-amnesia:spot-it', noun: 'score', read: gameIn };

/** The reader against the detector, round after round. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const stage = element.querySelector<HTMLElement>('[data-stage]');
  if (!stage) throw new Error('The figure has no place for the game.');
  const game = new Game(element, stage);
  await game.begin();
  return game;
}

class Game implements LiveFigure {
  readonly #scope = new Scope();
  readonly #figure: HTMLElement;
  readonly #words = h('p', { class: 'fa-game-words', role: 'status' });
  readonly #problem = h('p', { class: 'fa-game-problem', role: 'status' });
  readonly #head = h('h2', { class: 'fa-game-head', tabindex: -1 });
  readonly #score = h('p', { class: 'fa-slate' });
  readonly #place = h('div', {});
  readonly #next = h('button', { type: 'button', class: 'fa-button fa-game-next' });
  readonly #anew = h('button', { type: 'button', class: 'fa-button' }, 'Start anew');
  readonly #wipe = h('button', { type: 'button', class: 'fa-button' }, 'Yes, wipe it');
  readonly #spare = h('button', { type: 'button', class: 'fa-button' }, 'No, keep it');
  readonly #ask = h(
    'div',
    { class: 'fa-game-ask', role: 'group', 'aria-label': 'Start anew?', hidden: true },
    h('p', {}, 'That wipes your score on this device. Shall it?'),
    this.#wipe,
    this.#spare,
  );
  #game: GameProgress;
  #round: RoundView | null = null;
  #unfollow: (() => void) | null = null;
  #visible = false;
  /** Counts what was asked for, so that a clip which comes too late is let go. */
  #asked = 0;

  constructor(figure: HTMLElement, stage: HTMLElement) {
    this.#figure = figure;
    const { result, problem } = readKept(keeping);
    this.#game = result ?? newGame(Math.random);
    setText(this.#problem, problem ?? '');
    const head = h('div', { class: 'fa-game-top' }, this.#head, this.#score);
    const foot = h('div', { class: 'fa-game-foot' }, this.#next, this.#anew);
    stage.replaceChildren(this.#problem, head, this.#words, this.#place, foot, this.#ask);
    this.#scope.listen(this.#next, 'click', () => void this.#go(true));
    this.#scope.listen(this.#anew, 'click', () => {
      this.#ask.hidden = false;
      this.#spare.focus({ preventScroll: true });
    });
    this.#scope.listen(this.#spare, 'click', () => this.#closeAsk());
    this.#scope.listen(this.#wipe, 'click', () => {
      this.#closeAsk();
      this.#game = newGame(Math.random);
      this.#keep();
      void this.#go(true);
    });
  }

  begin(): Promise<void> {
    return this.#go(false);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#round?.setVisible(visible);
  }

  dispose(): void {
    this.#asked++;
    this.#end();
    this.#scope.dispose();
  }

  /** The next round, or the end of the game. */
  async #go(byHand: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.#end();
    this.#next.hidden = true;
    this.#tally();
    const clip = nextClip(this.#game);
    if (clip === null) {
      this.#conclude();
    } else {
      const name = `Round ${this.#game.played.length + 1} of ${this.#game.order.length}`;
      setText(this.#head, name);
      setText(this.#words, 'Putting the reel in…');
      await this.#open(clip, name, asked, byHand);
    }
    if (byHand && asked === this.#asked && !this.#round) this.#head.focus({ preventScroll: true });
  }

  async #open(clip: string, name: string, asked: number, byHand: boolean): Promise<void> {
    try {
      const opened = await RoundClip.open(clip, name);
      if (asked !== this.#asked) {
        opened.close();
        return;
      }
      setText(this.#words, 'It plays once, at speed. Something may be wrong with it.');
      const round = new RoundView({
        clip: opened,
        say: (sentence) => setText(this.#words, sentence),
        judged: (points) => this.#judged(points),
      });
      this.#round = round;
      this.#place.replaceChildren(round.element);
      this.#unfollow = effect(() => {
        this.#figure.dataset['phase'] = round.phase.value;
      });
      round.setVisible(this.#visible);
      if (byHand) round.focus();
      this.#figure.dataset['clip'] = clip;
    } catch (error) {
      if (asked !== this.#asked) return;
      setText(this.#words, error instanceof Error ? error.message : String(error));
      this.#offer('Try again');
    }
  }

  #judged(points: PlayedRound): void {
    this.#game = withRound(this.#game, points);
    this.#keep();
    this.#tally();
    this.#offer(nextClip(this.#game) === null ? 'And the score is…' : 'Next round');
    this.#next.focus({ preventScroll: true });
  }

  #conclude(): void {
    setText(this.#head, 'The end');
    setText(this.#words, gameWords(this.#game));
    const text = h(
      'textarea',
      { rows: 3, readonly: true, 'aria-label': 'Your score, to pass on' },
      shareText(this.#game, location.origin + location.pathname),
    );
    const copy = h('button', { type: 'button', class: 'fa-button' }, 'Copy it');
    const said = h('span', { role: 'status' });
    copy.addEventListener('click', () => {
      navigator.clipboard.writeText(text.value).then(
        () => setText(said, 'Copied.'),
        () => {
          text.select();
          setText(said, 'This browser will not let us copy: it is selected, so you can.');
        },
      );
    });
    const share = h('div', { class: 'fa-game-share' }, text, copy, said);
    this.#place.replaceChildren(share, gameTable(this.#game));
    this.#figure.dataset['phase'] = 'over';
  }

  #offer(words: string): void {
    setText(this.#next, words);
    this.#next.hidden = false;
  }

  #tally(): void {
    const { reader, detector } = totalsOf(this.#game);
    setText(this.#score, `You ${reader}, detector ${detector}`);
    const isOver = nextClip(this.#game) === null;
    this.#anew.hidden = this.#game.played.length === 0;
    setText(this.#anew, isOver ? 'Play again' : 'Start anew');
  }

  #keep(): void {
    setText(this.#problem, keepText(keeping, gameText(this.#game)) ?? '');
  }

  #closeAsk(): void {
    this.#ask.hidden = true;
    this.#anew.focus({ preventScroll: true });
  }

  #end(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#round?.dispose();
    this.#round = null;
    this.#figure.dataset['phase'] = 'loading';
    this.#place.replaceChildren();
  }
}
