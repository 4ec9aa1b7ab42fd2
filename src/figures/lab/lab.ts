import { computed, signal } from '@preact/signals-core';
import { SetError } from '../../set/errors.ts';
import { sceneOf } from '../../set/scenes/index.ts';
import { h, Scope, setAttribute, setText } from '../../views/dom.ts';
import { kindLabel } from '../../views/words.ts';
import { wantsStillness } from '../../views/motion.ts';
import type { LiveFigure, Wish } from '../shared/lazy-figure.ts';
import '../../views/buttons.css';
import '../../views/run/run-status.css';
import { heed, keepAddress } from '../shared/keep-address.ts';
import { parseFailures, readAddress, writeAddress, type LabAddress } from './address.ts';
import { sayings, slate, wayBack } from './parts.ts';
import { cameraPanel, orbitByDrag } from './camera-panel.ts';
import { failurePanel } from './failure-panel.ts';
import { FilmDesk } from './film-desk.ts';
import { LiveCare } from './live-care.ts';
import { defaultState, LabStore, takeOf, type LabState } from './lab-state.ts';
import { Monitor, shownAt } from './monitor.ts';
import { Player } from './player.ts';
import type { Rushes } from './rushes.ts';
import { scenePanel } from './scene-panel.ts';
import type { LabFilm } from './shoot.ts';
import { reportOf } from './set-report.ts';
import './lab.css';
import './lab-panel.css';
import './lab-film.css';
import './lab-narrow.css';

/** The failure lab: the film set itself, its dials, and the detector behind it. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const host = element.querySelector<HTMLElement>('[data-stage]');
  if (!host) throw new Error('The figure has no place for its picture.');
  const first = firstStateOf(element);
  const address = readAddress(new URLSearchParams(location.search), element.id, first);
  const monitor = new Monitor(h('canvas', { class: 'fa-lab-picture', role: 'img' }));
  let problem: string | null = null;
  try {
    await monitor.build(address.state);
  } catch (error) {
    if (error instanceof SetError && error.code === 'no-webgl') {
      element.querySelector('[data-stand-in]')?.removeAttribute('hidden');
      throw error;
    }
    problem = sentenceOf(error);
  }
  return new Lab(element, host, monitor, { first, address, problem });
}

/** What this lab shows when the address says nothing: an article may ask for another scene or failure. */
function firstStateOf({ dataset }: HTMLElement): LabState {
  const scene = sceneOf(dataset['scene'] ?? defaultState.scene).id;
  const failures = parseFailures(dataset['failures'] ?? '') ?? defaultState.failures;
  return { ...defaultState, scene, failures };
}

interface LabStart {
  first: LabState;
  address: LabAddress;
  problem: string | null;
}

class Lab implements LiveFigure {
  readonly #scope = new Scope();
  readonly #id: string;
  readonly #first: LabState;
  readonly #store: LabStore;
  readonly #monitor: Monitor;
  readonly #player: Player;
  readonly #care: LiveCare;
  readonly #desk: FilmDesk;
  /** Loaded with the first film. */
  readonly #rushes = signal<Rushes | null>(null);
  readonly #visible = signal(false);
  /** Counts the sets that stood: what depends on the one that stands reads it. */
  readonly #standing = signal(0);
  readonly #building = signal(false);
  readonly #problem = signal<string | null>(null);
  readonly #sentences = signal<readonly string[]>([]);
  readonly #detected = signal('');
  #due = true;
  #notBefore = 0;
  #request = 0;
  #last = 0;

  readonly #take = computed(() => {
    heed(this.#standing.value);
    const state = this.#store.state.value;
    return takeOf(
      state,
      state.failures.filter((failure) => this.#monitor.whyNot(failure) === undefined),
    );
  });
  readonly #view = computed(() => this.#store.state.value.view);

  constructor(element: HTMLElement, host: HTMLElement, monitor: Monitor, { first, address, problem }: LabStart) {
    const { id } = element;
    const scope = this.#scope;
    this.#id = id;
    this.#first = first;
    this.#monitor = monitor;
    this.#store = new LabStore(address.state, first);
    this.#problem.value = problem;
    this.#sentences.value = address.problems;
    this.#standing.value = monitor.stage ? 1 : 0;
    const report = computed(() => {
      heed(this.#standing.value);
      return reportOf(this.#monitor, this.#take.value);
    });
    const frame = h('div', { class: 'fa-lab-frame' }, monitor.canvas);
    const timeline = h('div', { class: 'fa-lab-timeline' });
    const set = h('section', { class: 'fa-lab-set', 'aria-label': 'The set, live' }, frame, timeline);
    const view = h('div', { class: 'fa-lab-view' }, set);
    const work = h('div', { class: 'fa-lab-work' }, view);
    // Whoever turns a dial can step through the take without leaving it.
    this.#player = new Player(timeline, work);
    this.#desk = new FilmDesk(scope, {
      store: this.#store,
      monitor,
      take: this.#take,
      view: this.#view,
      ready: computed(() => this.#standing.value > 0 && !this.#building.value && this.#problem.value === null),
      detect: (film, key) => this.#detect(host, film, key),
      id,
    });
    this.#care = new LiveCare(monitor, this.#player.playhead);
    frame.append(
      ...slate(scope, {
        state: this.#store.state,
        take: this.#take,
        frame: this.#player.frame,
        problem: this.#problem,
        doing: computed(() =>
          this.#building.value ? 'Setting up the scene…' : this.#desk.filming.value ? 'Shooting' : '',
        ),
      }),
    );
    const controls = h(
      'div',
      { class: 'fa-lab-controls' },
      scenePanel(scope, this.#store, id),
      failurePanel(scope, this.#store, report, id),
      cameraPanel(scope, this.#store, id),
    );
    view.append(this.#careWords(), this.#desk.element);
    work.append(h('div', { class: 'fa-lab-side' }, controls, wayBack(scope, this.#store, element)));
    host.replaceChildren(h('div', { class: 'fa-lab' }, sayings(scope, this.#sentences), work));
    orbitByDrag(scope, frame, this.#store);
    this.#follow();
    if (address.seconds > 0) this.#player.playhead.seek(address.seconds * 1e6);
    // Motion that nobody asked for is not for everyone; and who came for a moment wants that moment.
    else if (!wantsStillness()) this.#player.playhead.play();
  }

  setVisible(visible: boolean): void {
    this.#visible.value = visible;
    this.#rushes.peek()?.setVisible(visible);
    cancelAnimationFrame(this.#request);
    if (!visible) return;
    this.#last = performance.now();
    const tick = (now: number) => {
      this.#request = requestAnimationFrame(tick);
      this.#tick(Math.max(0, now - this.#last));
      this.#last = now;
    };
    this.#request = requestAnimationFrame(tick);
  }

  /** A link in the text has written what it asks for into the address. */
  grant({ timeUs }: Wish): void {
    const { state, seconds, problems } = readAddress(new URLSearchParams(location.search), this.#id, this.#first);
    this.#sentences.value = problems;
    this.#store.settle(state);
    this.#player.playhead.pause();
    this.#player.playhead.seek(timeUs ?? seconds * 1e6);
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#scope.dispose();
    this.#care.dispose();
    this.#rushes.peek()?.close();
    this.#player.dispose();
    this.#monitor.dispose();
  }

  #tick(elapsedMs: number): void {
    const { playhead } = this.#player;
    if (this.#desk.filming.peek()) return;
    playhead.advance(elapsedMs);
    const playing = playhead.playing.peek();
    if (!this.#due || !this.#monitor.stage || performance.now() < this.#notBefore) return;
    this.#due = false;
    const take = this.#take.peek();
    const frame = Math.min(this.#player.frame.peek(), take.frames - 1);
    const took = this.#monitor.draw(shownAt(take, this.#view.peek(), frame));
    // A graphics card that is late shows in the screen's own pace.
    this.#monitor.took(playing ? Math.max(took, elapsedMs) : took);
    // Where drawing is slow, the page gets as much time as the picture.
    const rest = this.#monitor.stage.isSoftware ? took : 0;
    this.#notBefore = performance.now() + Math.max(rest, playing ? this.#care.leastMs - took : 0);
  }

  /** Everything that must be drawn, built, checked or written when something changes. */
  #follow(): void {
    const scope = this.#scope;
    scope.effect(() => this.#player.setTake(this.#take.value));
    scope.effect(() => {
      heed(this.#take.value, this.#view.value, this.#player.frame.value);
      heed(this.#standing.value, this.#desk.filming.value);
      this.#due = true;
    });
    let built = setKey(this.#store.state.peek());
    scope.effect(() => {
      const state = this.#store.state.value;
      if (setKey(state) === built) return;
      built = setKey(state);
      void this.#build(state);
    });
    scope.effect(() => {
      const ready = this.#standing.value > 0 && !this.#building.value && !this.#desk.filming.value;
      this.#care.watch(ready && this.#visible.value ? this.#take.value : null, this.#view.value);
    });
    scope.effect(() => {
      const rushes = this.#rushes.value;
      if (rushes) rushes.isStale = this.#detected.value !== '' && this.#detected.value !== this.#desk.key.value;
    });
    scope.effect(() => {
      const { title } = sceneOf(this.#take.value.scene);
      const wrong = this.#take.value.failures.map(({ kind }) => kindLabel(kind)).join(', ');
      setAttribute(this.#monitor.canvas, 'aria-label', `${title}: ${wrong === '' ? 'nothing goes wrong' : wrong}`);
    });
    const { playhead } = this.#player;
    keepAddress(
      scope,
      playhead,
      () => this.#store.state.value,
      (before) => writeAddress(before, this.#id, this.#store.state.peek(), playhead.timeUs.peek() / 1e6, this.#first),
    );
  }

  async #detect(host: HTMLElement, film: LabFilm, key: string): Promise<void> {
    this.#player.playhead.pause();
    const rushes = this.#rushes.peek() ?? new (await import('./rushes.ts')).Rushes(`${this.#id}-film`);
    if (!this.#rushes.peek()) host.firstElementChild?.append(rushes.element);
    await rushes.show(film, this.#visible.peek());
    this.#rushes.value = rushes;
    this.#detected.value = key;
    rushes.element.scrollIntoView({ block: 'nearest' });
  }

  async #build(state: LabState): Promise<void> {
    this.#desk.cancel();
    this.#building.value = true;
    this.#problem.value = null;
    try {
      if (!(await this.#monitor.build(state))) return;
      this.#standing.value += 1;
    } catch (error) {
      this.#problem.value = sentenceOf(error);
    }
    this.#building.value = false;
  }

  #careWords(): HTMLElement {
    const words = h('p', { class: 'fa-lab-note', role: 'status' });
    this.#scope.effect(() => {
      setText(words, this.#care.sentence.value ?? '');
      words.hidden = this.#care.sentence.value === null;
    });
    return words;
  }
}

/** What a set is built from: with another one of these it is another set. */
function setKey({ scene, seed, cast }: LabState): string {
  return JSON.stringify([scene, seed, cast]);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
