import { h, setAttribute, type Scope } from '../../views/dom.ts';
import { s, toElement } from '../../views/svg-tree.ts';
import { bodyPath, reach, type Body } from './body.ts';
import type { Question, Side } from './question.ts';

export const sides = ['left', 'right'] as const;

/** The two stick figures, side by side, and under each the button that calls it broken. */
export class Walkers {
  readonly element: HTMLElement;
  readonly choices: Record<Side, HTMLButtonElement>;
  readonly #body: Body;
  readonly #paths: Record<Side, SVGElement>;
  #request = 0;

  constructor(scope: Scope, body: Body, choose: (side: Side) => void) {
    this.#body = body;
    const panels = sides.map((side) => {
      const path = toElement(s('path', { d: bodyPath(body, 0) }));
      const picture = toElement(
        s('svg', { viewBox: reach.join(' '), role: 'img', 'aria-label': `The walker on the ${side}` }),
      );
      picture.append(path);
      const choice = h('button', { type: 'button', class: 'fa-button', hidden: true }, `The ${side} one`);
      scope.listen(choice, 'click', () => choose(side));
      return { path, choice, panel: h('div', { class: 'fa-threshold-panel' }, picture, choice) };
    });
    this.#paths = { left: panels[0]!.path, right: panels[1]!.path };
    this.choices = { left: panels[0]!.choice, right: panels[1]!.choice };
    this.element = h(
      'div',
      {
        class: 'fa-threshold-panels',
        role: 'group',
        tabindex: 0,
        'aria-label': 'Two walkers. Left and right arrow: that one is broken. R: show again',
      },
      ...panels.map(({ panel }) => panel),
    );
  }

  set mayChoose(may: boolean) {
    for (const choice of Object.values(this.choices)) choice.hidden = !may;
  }

  /** Shows one frame of a question, from 0. */
  hold({ broken, firstFrame, nudges }: Question, frame: number): void {
    for (const side of sides) {
      const nudge = side === broken ? nudges[frame]! : null;
      setAttribute(this.#paths[side], 'd', bodyPath(this.#body, firstFrame + frame, nudge));
    }
  }

  /** Plays a question from its start, and says when it is over; whatever played before stops. */
  play(question: Question, ended: () => void): void {
    this.stop();
    const start = performance.now();
    const tick = (now: number): void => {
      const frame = Math.floor(((Math.max(now, start) - start) / 1000) * this.#body.framesPerSecond);
      if (frame >= question.nudges.length) {
        this.#request = 0;
        ended();
        return;
      }
      this.hold(question, frame);
      this.#request = requestAnimationFrame(tick);
    };
    this.#request = requestAnimationFrame(tick);
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
  }

  get isPlaying(): boolean {
    return this.#request !== 0;
  }
}
