import { signal, type ReadonlySignal } from '@preact/signals-core';
import { Playhead } from '../../study/playhead.ts';
import { pointsOf, type GameAnswer } from '../../study/game/scoring.ts';
import type { PlayedRound } from '../../study/game/progress.ts';
import { mountFilm } from '../../views/film/film.ts';
import { mountFlashHold } from '../../views/flash-hold/flash-hold.ts';
import { mountTimeline } from '../../views/timeline/timeline.ts';
import { h, Scope, setAttribute, setText } from '../../views/dom.ts';
import { Clock } from '../shared/clock.ts';
import { AnswerSheet } from './answer-sheet.ts';
import type { Revealed, RoundClip } from './round-clip.ts';
import { Strip } from './strip.ts';
import { roundTable, roundWords } from './verdict.ts';

/** `ready` to be played, `playing`, `paused` because nobody could see it, `answering` after its end, `judging`, `shown` with the truth. */
export type Phase = 'ready' | 'playing' | 'paused' | 'answering' | 'judging' | 'shown';

export interface RoundOptions {
  clip: RoundClip;
  /** The round was answered and judged. */
  judged: (points: PlayedRound) => void;
  say: (sentence: string) => void;
}

/** One round: the clip plays once, the reader marks and chooses, then all three answers stand side by side. */
export class RoundView {
  readonly element: HTMLElement;
  readonly #scope = new Scope();
  readonly #options: RoundOptions;
  readonly #playhead: Playhead;
  readonly #strip: Strip;
  readonly #sheet: AnswerSheet;
  readonly #filmHost = h('div', { class: 'fa-game-film' });
  readonly #replay = h('div', { class: 'fa-game-replay' });
  readonly #result = h('div', { class: 'fa-game-result' });
  readonly #play = h('button', { type: 'button', class: 'fa-game-play' }, 'Play it, once');
  readonly #here = h('button', { type: 'button', class: 'fa-button fa-game-here' }, 'Here!');
  readonly #answer = h('button', { type: 'button', class: 'fa-button fa-game-answer' }, 'That is my answer');
  readonly #clock: Clock;
  readonly #phase = signal<Phase>('ready');
  #unmountFilm: () => void;
  /** The phase for which buttons and focus stand. */
  #settled: Phase = 'ready';
  #disposed = false;

  readonly phase: ReadonlySignal<Phase> = this.#phase;

  constructor(options: RoundOptions) {
    const { clip } = options;
    this.#options = options;
    const scope = this.#scope;
    const playhead = new Playhead([clip.study]);
    this.#playhead = playhead;
    this.#strip = new Strip(scope, clip.study);
    this.#sheet = new AnswerSheet(scope);
    const hold = h('div', { class: 'fa-game-hold' });
    const screen = h('div', { class: 'fa-game-screen' }, this.#filmHost, this.#play, hold);
    const desk = h('div', { class: 'fa-game-desk' }, this.#here, this.#answer);
    this.element = h(
      'div',
      { class: 'fa-game-round' },
      screen,
      this.#strip.element,
      this.#replay,
      this.#sheet.element,
      desk,
      this.#result,
    );
    const { study, source, poster, verdict } = clip;
    this.#unmountFilm = mountFilm(this.#filmHost, { study, playhead, source, poster });
    scope.add(() => this.#unmountFilm());
    scope.add(mountFlashHold(hold, { playhead, verdict }));
    this.#clock = new Clock((elapsedMs) => playhead.advance(elapsedMs));
    scope.add(() => this.#clock.stop());

    scope.effect(() => this.#follow(playhead.playing.value));
    scope.effect(() => {
      if (this.#phase.value === 'playing') this.#strip.cursorUs = playhead.timeUs.value;
    });
    scope.effect(() => {
      const phase = this.#phase.value;
      setAttribute(this.element, 'data-phase', phase);
      this.#play.hidden = !['ready', 'paused'].includes(phase) || !playhead.mayPlay.value;
      setText(this.#play, phase === 'paused' ? 'Play on' : 'Play it, once');
      this.#here.hidden = phase !== 'playing';
      this.#answer.hidden = !['answering', 'judging'].includes(phase);
      this.#strip.open = phase === 'answering';
      this.#sheet.open = phase === 'answering';
      if (phase !== this.#settled) this.#moveFocus(phase);
      this.#settled = phase;
    });
    // Nothing wrong, and here it went wrong: the later word counts.
    scope.effect(() => {
      if (this.#sheet.chosen.value === 'nothing') this.#strip.clear();
    });
    scope.effect(() => {
      if (this.#strip.marksUs.value.length > 0 && this.#sheet.chosen.peek() === 'nothing') this.#sheet.choose(null);
    });

    // A tab in the background shows nothing, and its clock would leap when it comes back.
    const wait = () => document.hidden && playhead.pause();
    document.addEventListener('visibilitychange', wait);
    scope.add(() => document.removeEventListener('visibilitychange', wait));
    scope.listen(this.#play, 'click', () => playhead.play());
    // While the round is open the film is there to be watched and pressed, and not to be played again.
    scope.listen(this.#filmHost, 'click', (event) => this.#phase.peek() !== 'shown' && event.stopPropagation(), {
      capture: true,
    });
    for (const target of [this.#filmHost, this.#here])
      scope.listen(target, 'pointerdown', (event) => event.button === 0 && this.#mark());
    // A press has marked already; a click without one comes from a reading aid.
    scope.listen(this.#here, 'click', (event) => event.detail === 0 && this.#mark());
    // Space has marked as it went down: some browsers would click as it comes up.
    scope.listen(this.#here, 'keyup', (event) => event.preventDefault());
    scope.listen(this.#answer, 'click', () => void this.#judge());
    scope.listen(this.element, 'keydown', (event) => this.#key(event));
  }

  setVisible(visible: boolean): void {
    if (visible) {
      this.#clock.start();
      return;
    }
    this.#clock.stop();
    this.#playhead.pause();
  }

  focus(): void {
    if (!this.#play.hidden) this.#play.focus({ preventScroll: true });
  }

  dispose(): void {
    this.#disposed = true;
    this.#scope.dispose();
    this.element.remove();
    this.#options.clip.close();
  }

  #follow(playing: boolean): void {
    const [phase, playhead] = [this.#phase.peek(), this.#playhead];
    if (playing && (phase === 'ready' || phase === 'paused')) {
      this.#phase.value = 'playing';
      this.#options.say('Press as soon as something goes wrong: the film, the button, or Space.');
    } else if (!playing && phase === 'playing') {
      const ended = playhead.timeUs.peek() >= playhead.lastUs.peek();
      this.#phase.value = ended ? 'answering' : 'paused';
      this.#options.say(
        ended ? 'That was it. Mend your marks if you like, then say what went wrong.' : 'It waited for you.',
      );
    }
  }

  /** What was pressed last has gone: the focus goes to what comes next. */
  #moveFocus(phase: Phase): void {
    if (phase === 'playing') this.#here.focus({ preventScroll: true });
    else if (phase === 'paused') this.focus();
    else if (phase !== 'answering' || this.#settled !== 'playing') return;
    else if (this.#strip.marksUs.peek().length > 0) this.#sheet.focus();
    else this.#strip.focus();
  }

  #mark(): void {
    if (this.#phase.peek() === 'playing') this.#strip.mark(this.#playhead.timeUs.peek());
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const phase = this.#phase.peek();
    if (phase === 'playing' && [' ', 'Enter', 'm', 'M'].includes(event.key)) {
      if (!event.repeat) this.#mark();
    } else if (!(phase === 'answering' && this.#sheet.chooseByKey(event.key))) return;
    event.preventDefault();
  }

  async #judge(): Promise<void> {
    if (this.#phase.peek() !== 'answering') return;
    const [choice, marksUs] = [this.#sheet.chosen.peek(), this.#strip.marksUs.peek()];
    const { clip, say, judged } = this.#options;
    if (choice === null) {
      say('Say what went wrong, too. “Nothing is wrong” is an answer.');
      return;
    }
    if (choice !== 'nothing' && marksUs.length === 0) {
      say('Say where as well: press on the strip, or move along it with the arrow keys and press Enter.');
      return;
    }
    this.#phase.value = 'judging';
    say('Fetching the truth…');
    try {
      const revealed = await clip.reveal();
      // Meanwhile the reader may have begun another game, in which this round does not count.
      if (this.#disposed) return;
      const reader = { marksUs, choice };
      const points = {
        reader: pointsOf(reader, revealed.events),
        detector: pointsOf(clip.detector, revealed.events),
      };
      this.#show(reader, points, revealed);
      say(roundWords(points, revealed.planted.length === 0));
      judged(points);
    } catch (error) {
      if (this.#disposed) return;
      this.#phase.value = 'answering';
      say(`${error instanceof Error ? error.message : String(error)} Your answer still stands: send it again.`);
    }
  }

  /** The others' marks, the table, and the film once more with all that is known, to look at as often as one likes. */
  #show(reader: GameAnswer, points: PlayedRound, { planted, events, study }: Revealed): void {
    const { clip } = this.#options;
    const playhead = this.#playhead;
    this.#phase.value = 'shown';
    this.#strip.reveal(clip.detector.marksUs, events);
    this.#result.replaceChildren(roundTable({ reader, detector: clip.detector }, points, planted, events));
    this.#unmountFilm();
    playhead.setStudies([study]);
    this.#unmountFilm = mountFilm(this.#filmHost, { study, playhead, source: clip.source, poster: clip.poster });
    this.#scope.add(mountTimeline(this.#replay, { study, playhead, keysOn: this.#replay }));
    playhead.seek(events[0]?.fromUs ?? 0);
  }
}
