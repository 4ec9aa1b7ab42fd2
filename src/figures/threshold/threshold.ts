import { fetchTruth } from '../../pipeline/fetch-truth.ts';
import { nextLevel, thresholdOf, type Answer, type Threshold } from '../../study/staircase.ts';
import { h, Scope, setAttribute, setText } from '../../views/dom.ts';
import { wantsStillness } from '../../views/motion.ts';
import { s, toElement } from '../../views/svg-tree.ts';
import { siteFile } from '../shared/site-file.ts';
import type { LiveFigure } from '../shared/lazy-figure.ts';
import { bodyOf, bodyPath, reach, type Body } from './body.ts';
import { keep, readKept } from './kept.ts';
import { questionOf, rules, type Question, type Side } from './question.ts';
import { resultWords, scaleRows, trembleOf } from './scale.ts';
import '../../views/buttons.css';
import './threshold.css';

/** How long the answer to the last question stands before the next one is shown. */
const pauseMs = 900;
const sides = ['left', 'right'] as const;

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
  readonly #group: HTMLElement;
  readonly #paths: Record<Side, SVGElement>;
  readonly #words = h('p', { class: 'fa-threshold-words', role: 'status' });
  readonly #result = h('p', { class: 'fa-threshold-result', role: 'status' });
  readonly #start = h('button', { type: 'button', class: 'fa-button' }, 'Start');
  readonly #show = h('button', { type: 'button', class: 'fa-button', hidden: true }, 'Show again');
  readonly #choices: Record<Side, HTMLButtonElement>;
  #state: State = 'idle';
  #answers: Answer[] = [];
  #seed = 0;
  #question: Question | null = null;
  /** Whether the question has been shown to its end: an answer before is no answer. */
  #seen = false;
  #visible = false;
  #request = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(figure: HTMLElement, stage: HTMLElement, scale: Element, body: Body) {
    this.#figure = figure;
    this.#scale = scale;
    this.#body = body;
    this.#tremble = trembleOf(body);
    const panels = sides.map((side) => {
      const path = toElement(s('path', { d: bodyPath(body, 0) }));
      const picture = toElement(
        s('svg', { viewBox: reach.join(' '), role: 'img', 'aria-label': `The walker on the ${side}` }),
      );
      picture.append(path);
      const choice = h('button', { type: 'button', class: 'fa-button', hidden: true }, `The ${side} one`);
      this.#scope.listen(choice, 'click', () => this.#answer(side));
      return { side, path, choice, panel: h('div', { class: 'fa-threshold-panel' }, picture, choice) };
    });
    this.#paths = { left: panels[0]!.path, right: panels[1]!.path };
    this.#choices = { left: panels[0]!.choice, right: panels[1]!.choice };
    this.#group = h(
      'div',
      {
        class: 'fa-threshold-panels',
        role: 'group',
        tabindex: 0,
        'aria-label': 'Two walkers. Left and right arrow: that one is broken. R: show again',
      },
      ...panels.map(({ panel }) => panel),
    );
    const desk = h('div', { class: 'fa-threshold-desk' }, this.#start, this.#show);
    const hint = h('p', { class: 'fa-slate fa-threshold-hint' }, 'By keyboard: ← or → answers, R shows it again');
    stage.replaceChildren(this.#group, this.#words, this.#result, desk, hint);

    this.#scope.listen(this.#start, 'click', () => this.#begin());
    this.#scope.listen(this.#show, 'click', () => this.#run());
    this.#scope.listen(figure, 'keydown', (event) => this.#key(event));
    const { result, problem } = readKept();
    this.#drawScale(result);
    this.#say(
      `${rules.questions} questions, a minute and a half. In each, one of two walkers has a wrist that is elsewhere for a third of a second. Say which.`,
    );
    this.#conclude(result && `Last time: ${resultWords(result, this.#tremble, body)}`, problem);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) {
      if (this.#state === 'between' && !wantsStillness()) this.#run();
      return;
    }
    // Half a question is none: it is shown anew when the reader comes back.
    if (this.#state === 'showing') this.#state = 'between';
    this.#stop();
  }

  dispose(): void {
    this.#stop();
    this.#scope.dispose();
  }

  #begin(): void {
    this.#seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
    this.#figure.dataset['seed'] = String(this.#seed);
    this.#answers = [];
    this.#conclude();
    this.#start.hidden = true;
    for (const part of [this.#show, ...Object.values(this.#choices)]) part.hidden = false;
    this.#group.focus({ preventScroll: true });
    this.#next();
    this.#run();
  }

  /** Makes the next question, which is not shown yet. */
  #next(): void {
    const { frames } = this.#body;
    this.#question = questionOf(this.#seed, this.#answers.length, nextLevel(this.#answers, rules), frames.length);
    this.#seen = false;
    this.#state = 'between';
    this.#mayAnswer();
    this.#draw(0);
  }

  /** Shows the question from its start. */
  #run(): void {
    const question = this.#question;
    if (!question) return;
    this.#stop();
    this.#state = 'showing';
    this.#mayAnswer();
    this.#say(`${this.#number}: watch both.`);
    const start = performance.now();
    const tick = (now: number): void => {
      const frame = Math.floor(((Math.max(now, start) - start) / 1000) * this.#body.framesPerSecond);
      if (frame < question.nudges.length) {
        this.#draw(frame);
        this.#request = requestAnimationFrame(tick);
        return;
      }
      this.#seen = true;
      this.#state = 'asking';
      this.#mayAnswer();
      this.#say(`${this.#number}: which one was broken?`);
    };
    this.#request = requestAnimationFrame(tick);
  }

  #stop(): void {
    cancelAnimationFrame(this.#request);
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
    for (const part of [this.#show, ...Object.values(this.#choices)]) part.hidden = true;
    this.#start.hidden = false;
    setText(this.#start, 'Once more');
    if (held) this.#start.focus({ preventScroll: true });
    this.#drawScale(result);
    this.#say(`${verdict} That was the last.`);
    this.#conclude(resultWords(result, this.#tremble, this.#body), keep(result));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#question) return;
    const side = ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key];
    if (side) this.#answer(side);
    else if (event.key.toLowerCase() === 'r') this.#run();
    else return;
    event.preventDefault();
  }

  #draw(frame: number): void {
    const question = this.#question;
    if (!question || !this.#visible) return;
    const shown = question.firstFrame + frame;
    for (const side of sides) {
      const nudge = side === question.broken ? question.nudges[frame]! : null;
      setAttribute(this.#paths[side], 'd', bodyPath(this.#body, shown, nudge));
    }
  }

  #mayAnswer(): void {
    for (const choice of Object.values(this.#choices)) choice.setAttribute('aria-disabled', String(!this.#seen));
    setText(this.#show, this.#state === 'between' && !this.#seen ? 'Show' : 'Show again');
  }

  #drawScale(result: Threshold | null): void {
    for (const { id, value, at, from, to } of scaleRows(this.#tremble, result)) {
      const row = this.#scale.querySelector<HTMLElement>(`[data-row="${id}"]`);
      if (!row) continue;
      setText(row.querySelector('[data-value]')!, value);
      const line = row.querySelector<HTMLElement>('[data-line]')!;
      line.hidden = at === null;
      line.style.setProperty('--at', String(at ?? 0));
      line.style.setProperty('--from', String(from ?? at ?? 0));
      line.style.setProperty('--to', String(to ?? at ?? 0));
    }
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
