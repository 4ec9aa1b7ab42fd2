import { fetchTruth } from '../../pipeline/fetch-truth.ts';
import { nextLevel, thresholdOf, type Answer } from '../../study/staircase.ts';
import { h, Scope, setText } from '../../views/dom.ts';
import { wantsStillness } from '../../views/motion.ts';
import { siteFile } from '../shared/site-file.ts';
import type { LiveFigure, Wish } from '../shared/lazy-figure.ts';
import { bodyOf, type Body } from './body.ts';
import { drawScale } from './draw-scale.ts';
import { forgetLevelInAddress, levelInAddress, openExample, type Example } from './example.ts';
import { keep, readKept } from './kept.ts';
import { questionOf, rules, type Question, type Side } from './question.ts';
import { resultWords, trembleOf } from './scale.ts';
import { Walkers } from './walkers.ts';
import '../../views/buttons.css';
import './threshold.css';

/** How long the answer to the last question stands before the next one is shown. */
const pauseMs = 900;

/** Finds how far a wrist must be out of place before this reader notices. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const [stage, scale] = [element.querySelector<HTMLElement>('[data-stage]'), element.querySelector('[data-scale]')];
  const clip = element.dataset['clip'];
  if (!stage || !scale || clip === undefined) throw new Error('The figure has no place for its walkers.');
  return new ThresholdTest(element, stage, scale, bodyOf(await fetchTruth(siteFile(`clips/${clip}`))));
}

/** What happens: nothing yet, a question is shown, it waits for an answer or for the reader to ask for the next, or all is done. */
type State = 'idle' | 'showing' | 'asking' | 'between' | 'done';

class ThresholdTest implements LiveFigure {
  readonly #scope = new Scope();
  readonly #figure: HTMLElement;
  readonly #scale: Element;
  readonly #body: Body;
  readonly #tremble: number;
  readonly #walkers: Walkers;
  readonly #words = h('p', { class: 'fa-threshold-words', role: 'status' });
  readonly #result = h('p', { class: 'fa-threshold-result', role: 'status' });
  readonly #start = h('button', { type: 'button', class: 'fa-button' }, 'Start');
  readonly #show = h('button', { type: 'button', class: 'fa-button', hidden: true }, 'Show again');
  #state: State = 'idle';
  #answers: Answer[] = [];
  #seed = 0;
  #question: Question | null = null;
  /** Whether the question has been shown to its end: an answer before is no answer. */
  #seen = false;
  /** Stands in place of the question until the reader goes on. */
  #example: Example | null = null;
  /** Whether the example waits to be shown: nobody could see it yet. */
  #exampleDue = false;
  #visible = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: HTMLElement, stage: HTMLElement, scale: Element, body: Body) {
    this.#figure = figure;
    this.#scale = scale;
    this.#body = body;
    this.#tremble = trembleOf(body);
    this.#walkers = new Walkers(this.#scope, body, (side) => this.#answer(side));
    const desk = h('div', { class: 'fa-threshold-desk' }, this.#start, this.#show);
    const hint = h('p', { class: 'fa-slate fa-threshold-hint' }, 'By keyboard: ← or → answers, R shows it again');
    stage.replaceChildren(this.#walkers.element, this.#words, this.#result, desk, hint);

    this.#scope.listen(this.#start, 'click', () => this.#goOn());
    this.#scope.listen(this.#show, 'click', () => this.#run());
    this.#scope.listen(figure, 'keydown', (event) => this.#key(event));
    const { result, problem } = readKept();
    drawScale(this.#scale, this.#tremble, result);
    this.#say(
      `${rules.questions} questions, a minute and a half. In each, one of two walkers has a wrist that is elsewhere for a third of a second. Say which.`,
    );
    this.#conclude(result && `Last time: ${resultWords(result, this.#tremble, body)}`, problem);
    this.grant({ level: levelInAddress(figure.id) });
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) {
      if (this.#exampleDue) this.#showExample();
      else if (!this.#example && this.#state === 'between' && !wantsStillness()) this.#run();
      return;
    }
    if (this.#example) this.#exampleDue ||= this.#walkers.isPlaying;
    // Half a question is none: it is shown anew when the reader comes back.
    if (this.#state === 'showing') this.#state = 'between';
    this.#stop();
  }

  /** Shows what the text speaks of, in place of a test that is under way; that goes on when the reader says so. */
  grant({ level }: Wish): void {
    if (level === undefined) return;
    this.#stop();
    // What was asked is asked anew, for by then nobody remembers what they saw.
    if (this.#question) this.#state = 'between';
    this.#seen = false;
    this.#example = openExample(level, this.#body.frames.length);
    this.#walkers.mayChoose = false;
    this.#show.hidden = false;
    this.#start.hidden = false;
    if (this.#question) setText(this.#start, `On with question ${this.#answers.length + 1}`);
    this.#say(this.#example.words);
    if (this.#visible) this.#showExample();
    else this.#exampleDue = true;
  }

  dispose(): void {
    this.#stop();
    this.#scope.dispose();
  }

  #showExample(): void {
    const example = this.#example;
    if (!example) return;
    this.#exampleDue = false;
    setText(this.#show, wantsStillness() ? 'Show it move' : 'Show again');
    if (wantsStillness()) this.#walkers.hold(example.question, example.brokenFrame);
    else this.#run();
  }

  /** From an example to the question that it stood in for, or to a test. */
  #goOn(): void {
    forgetLevelInAddress(this.#figure.id);
    this.#example = null;
    if (!this.#question) {
      this.#begin();
      return;
    }
    this.#ask();
    this.#run();
  }

  #begin(): void {
    this.#seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    this.#figure.dataset['seed'] = String(this.#seed);
    this.#answers = [];
    this.#conclude();
    this.#ask();
    this.#next();
    this.#run();
  }

  /** Offers what can be answered, and nothing else. */
  #ask(): void {
    this.#start.hidden = true;
    this.#show.hidden = false;
    this.#walkers.mayChoose = true;
    this.#walkers.element.focus({ preventScroll: true });
  }

  /** Makes the next question, which is not shown yet. */
  #next(): void {
    const { frames } = this.#body;
    this.#question = questionOf(this.#seed, this.#answers.length, nextLevel(this.#answers, rules), frames.length);
    this.#seen = false;
    this.#state = 'between';
    this.#mayAnswer();
    this.#walkers.hold(this.#question, 0);
  }

  /** Shows the question, or the example in its place, from its start. */
  #run(): void {
    if (this.#example) {
      this.#walkers.play(this.#example.question, () => undefined);
      return;
    }
    const question = this.#question;
    if (!question) return;
    this.#stop();
    this.#state = 'showing';
    this.#mayAnswer();
    this.#say(`${this.#number}: watch both.`);
    this.#walkers.play(question, () => {
      this.#seen = true;
      this.#state = 'asking';
      this.#mayAnswer();
      this.#say(`${this.#number}: which one was broken?`);
    });
  }

  #stop(): void {
    this.#walkers.stop();
    clearTimeout(this.#timer);
  }

  #answer(side: Side): void {
    const question = this.#question;
    if (!question || !this.#seen || !(this.#state === 'asking' || this.#state === 'showing')) return;
    this.#stop();
    const right = side === question.broken;
    this.#answers.push({ level: nextLevel(this.#answers, rules), right });
    const verdict = right ? `Right, the ${side} one.` : `No, it was the ${question.broken} one.`;
    if (this.#answers.length === rules.questions) {
      this.#finish(verdict);
      return;
    }
    this.#next();
    if (wantsStillness()) {
      this.#say(`${verdict} ${this.#number} is ready: press Show.`);
      return;
    }
    this.#say(verdict);
    this.#timer = setTimeout(() => this.#run(), pauseMs);
  }

  #finish(verdict: string): void {
    const result = thresholdOf(this.#answers, rules);
    this.#state = 'done';
    this.#question = null;
    const held = this.#figure.contains(document.activeElement);
    this.#show.hidden = true;
    this.#walkers.mayChoose = false;
    this.#start.hidden = false;
    setText(this.#start, 'Once more');
    if (held) this.#start.focus({ preventScroll: true });
    drawScale(this.#scale, this.#tremble, result);
    this.#say(`${verdict} That was the last.`);
    this.#conclude(resultWords(result, this.#tremble, this.#body), keep(result));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(this.#question ?? this.#example)) return;
    const side = ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key];
    if (side) this.#answer(side);
    else if (event.key.toLowerCase() === 'r') this.#run();
    else return;
    event.preventDefault();
  }

  #mayAnswer(): void {
    for (const choice of Object.values(this.#walkers.choices))
      choice.setAttribute('aria-disabled', String(!this.#seen));
    setText(this.#show, this.#state === 'between' && !this.#seen ? 'Show' : 'Show again');
  }

  get #number(): string {
    return `Question ${this.#answers.length + 1} of ${rules.questions}`;
  }

  #say(words: string): void {
    setText(this.#words, words);
  }

  /** Says what came of it, and what went wrong with keeping it; nothing while the test runs. */
  #conclude(...sentences: readonly (string | null)[]): void {
    setText(this.#result, sentences.filter((sentence) => sentence !== null).join(' '));
    this.#result.hidden = this.#result.textContent === '';
  }
}
