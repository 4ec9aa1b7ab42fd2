import { createStage, framesPerSecond, type Stage } from '../../set/stage.ts';
import { h, Scope, setText } from '../../views/dom.ts';
import { wantsStillness } from '../../views/motion.ts';
import { siteFile } from '../shared/desk.ts';
import type { LiveFigure, Wish } from '../shared/lazy-figure.ts';
import { Quality } from '../shared/quality.ts';
import '../../views/buttons.css';
import './forgetting.css';

const size = { width: 854, height: 480 };
/** The walk of the clips, and their seed: the reader meets the same man. */
const shot = { scene: 'street-walk', seed: 1 } as const;
const loopSeconds = 5;
const firstDial = 0;

/** The dial: the film set itself, rendered in the page, with as much forgetting as the reader turns up. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const host = element.querySelector<HTMLElement>('[data-stage]');
  if (!host) throw new Error('The figure has no place for its picture.');
  const canvas = h('canvas', { class: 'fa-dial-picture', role: 'img', 'aria-label': 'A man walks down a street' });
  const stage = await createStage({ ...size, ...shot, canvas, base: siteFile('') });
  return new Dial(element, host, canvas, stage);
}

class Dial implements LiveFigure {
  readonly #scope = new Scope();
  readonly #stage: Stage;
  readonly #id: string;
  readonly #dial: HTMLInputElement;
  readonly #play: HTMLButtonElement;
  readonly #amount: HTMLElement;
  readonly #clock: HTMLElement;
  #seconds = 0;
  #playing = false;
  #visible = false;
  #request = 0;
  #last = 0;
  #drawn = '';
  readonly #quality = new Quality();

  constructor(figure: HTMLElement, host: HTMLElement, canvas: HTMLCanvasElement, stage: Stage) {
    this.#stage = stage;
    this.#id = figure.id;
    this.#dial = h('input', { type: 'range', min: 0, max: 1, step: 0.05, id: `${figure.id}-dial`, class: 'fa-dial' });
    this.#amount = h('output', { class: 'fa-slate', for: `${figure.id}-dial` });
    this.#play = h('button', { type: 'button', class: 'fa-button' });
    this.#clock = h('p', { class: 'fa-slate fa-dial-clock' });
    const step = (frames: number, label: string, icon: string) => {
      const sign = h('span', { class: `fa-icon ${icon}` });
      const button = h('button', { type: 'button', class: 'fa-button', 'aria-label': label }, sign);
      this.#scope.listen(button, 'click', () => this.#step(frames));
      return button;
    };
    const { dial, seconds } = readAddress(this.#id);
    this.#dial.value = String(dial);
    this.#seconds = seconds;
    host.replaceChildren(
      h('div', { class: 'fa-dial-frame' }, canvas, this.#clock),
      h(
        'div',
        { class: 'fa-dial-desk' },
        h(
          'div',
          { class: 'fa-dial-buttons', role: 'group', 'aria-label': 'Play' },
          step(-1, 'One frame back', 'fa-icon-back'),
          this.#play,
          step(1, 'One frame on', 'fa-icon-on'),
        ),
        h('label', { class: 'fa-dial-label', for: `${figure.id}-dial` }, 'Forgetting'),
        this.#dial,
        this.#amount,
      ),
    );
    this.#scope.listen(figure, 'keydown', (event) => {
      const frames = { ',': -1, '.': 1 }[event.key];
      if (frames === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#step(frames);
    });
    this.#scope.listen(this.#dial, 'input', () => this.#turned());
    this.#scope.listen(this.#dial, 'change', () => this.#writeAddress());
    this.#scope.listen(this.#play, 'click', () => this.#setPlaying(!this.#playing));
    this.#turned();
    // Motion that nobody asked for is not for everyone.
    this.#setPlaying(!wantsStillness());
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#run();
  }

  grant({ timeUs, dial, inPassing = false }: Wish): void {
    if (timeUs !== undefined) {
      this.#seconds = timeUs / 1e6;
      this.#playing = false;
      setText(this.#play, 'Play');
    }
    if (dial !== undefined) this.#dial.value = String(dial);
    this.#turned();
    this.#run();
    if (!inPassing) this.#writeAddress();
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#scope.dispose();
    this.#stage.dispose();
  }

  get #forgetting(): number {
    return this.#dial.valueAsNumber;
  }

  #turned(): void {
    const words =
      this.#forgetting === 0
        ? 'a man'
        : this.#forgetting === 1
          ? 'a new arm and head every frame'
          : 'drawn partly anew in every frame';
    setText(this.#amount, this.#forgetting.toFixed(2));
    this.#dial.setAttribute('aria-valuetext', `${this.#forgetting.toFixed(2)}: ${words}`);
    this.#draw();
  }

  #step(frames: number): void {
    this.#setPlaying(false);
    const frame = Math.round(this.#seconds * framesPerSecond) + frames;
    const count = loopSeconds * framesPerSecond;
    this.#seconds = ((frame + count) % count) / framesPerSecond;
    this.#draw();
    this.#writeAddress();
  }

  #setPlaying(playing: boolean): void {
    this.#playing = playing;
    setText(this.#play, playing ? 'Pause' : 'Play');
    if (!playing) this.#writeAddress();
    this.#run();
  }

  #run(): void {
    cancelAnimationFrame(this.#request);
    if (!this.#visible) return;
    this.#draw();
    if (!this.#playing) return;
    this.#last = performance.now();
    let drew = false;
    const tick = (now: number) => {
      this.#request = requestAnimationFrame(tick);
      const passedMs = Math.max(0, now - this.#last);
      // A picture is drawn while the page goes on: how long it really took, the screen's clock knows.
      if (drew) this.#took(passedMs);
      this.#seconds = (this.#seconds + passedMs / 1000) % loopSeconds;
      this.#last = now;
      const before = this.#drawn;
      this.#draw();
      drew = this.#drawn !== before;
    };
    this.#request = requestAnimationFrame(tick);
  }

  /** Draws the frame of the film's own clock, once. */
  #draw(): void {
    const frame = Math.floor(this.#seconds * framesPerSecond + 1e-6);
    const wanted = `${frame} ${this.#forgetting}`;
    if (!this.#visible || this.#drawn === wanted) return;
    this.#drawn = wanted;
    const start = performance.now();
    this.#stage.render(frame / framesPerSecond, { forgetting: this.#forgetting });
    setText(this.#clock, `Frame ${frame}`);
    if (!this.#playing) this.#took(performance.now() - start);
  }

  #took(milliseconds: number): void {
    if (!this.#quality.took(this.#stage, milliseconds)) return;
    this.#drawn = '';
    this.#draw();
  }

  #writeAddress(): void {
    const search = new URLSearchParams(location.search);
    search.set(`${this.#id}.dial`, String(this.#forgetting));
    search.set(`${this.#id}.t`, this.#seconds.toFixed(3));
    if (this.#forgetting === firstDial) search.delete(`${this.#id}.dial`);
    if (this.#seconds === 0) search.delete(`${this.#id}.t`);
    const text = search.toString();
    history.replaceState(history.state, '', `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
  }
}

/** What the address asks for; what makes no sense gives the default. */
function readAddress(id: string): { dial: number; seconds: number } {
  const search = new URLSearchParams(location.search);
  const read = (name: string, fallback: number, most: number): number => {
    const value = Number(search.get(`${id}.${name}`) ?? fallback);
    return value >= 0 && value <= most ? value : fallback;
  };
  return { dial: read('dial', firstDial, 1), seconds: read('t', 0, loopSeconds) % loopSeconds };
}
