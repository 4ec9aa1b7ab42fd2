import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { RemoteGenerator } from '../../generator/remote.ts';
import type { AmnesiaResults } from '../../terms/amnesia-results.ts';
import { memories } from '../../terms/generated.ts';
import { h, Scope } from '../../views/dom.ts';
import { wantsStillness } from '../../views/motion.ts';
import { Clock } from '../shared/clock.ts';
import { keepAddress } from '../shared/keep-address.ts';
import type { LiveFigure, Wish } from '../shared/lazy-figure.ts';
import { Settings } from '../shared/settings.ts';
import { siteFile } from '../shared/site-file.ts';
import '../../views/buttons.css';
import { readAddress, writeAddress, type AmnesiaAddress } from './address.ts';
import { firstStateOf, type AmnesiaState } from './amnesia-state.ts';
import { Clips, type Weights } from './clips.ts';
import { memoryDial, noiseChoice, promptChoice, sharedNoiseDial, type ControlOptions } from './controls.ts';
import { followFigures } from './figures-view.ts';
import { memoryGrid } from './grid.ts';
import { readKept } from './kept-clips.ts';
import { man } from './man.ts';
import { drawer, sayings } from './parts.ts';
import { Player } from './player.ts';
import { show } from './show.ts';
import { watching } from './watching.ts';
import { promptLabels } from './words.ts';
import './amnesia.css';
import './light-table.css';
import './drawers.css';

/** The generator that forgets: prompt, memory, noise, and what comes of them. */
export async function wake(element: HTMLElement): Promise<LiveFigure> {
  const host = element.querySelector<HTMLElement>('[data-stage]');
  const results = element.querySelector('[data-results]')?.textContent;
  if (!host || !results) throw new Error('The figure has no place for its picture.');
  const { prompt, memory, seed } = element.dataset;
  const first = firstStateOf({ prompt, memory, seed });
  const address = readAddress(new URLSearchParams(location.search), element.id, first);
  return Promise.resolve(new Amnesia(element, host, first, address, JSON.parse(results) as AmnesiaResults));
}

class Amnesia implements LiveFigure {
  readonly #scope = new Scope();
  readonly #id: string;
  readonly #first: AmnesiaState;
  readonly #settings: Settings<AmnesiaState>;
  readonly #clips: Clips;
  readonly #player: Player;
  readonly #visible = signal(false);
  readonly #weights = signal<Weights>({ state: 'loading' });
  readonly #linkProblems = signal<readonly string[]>([]);
  readonly #ending = new AbortController();
  /** What the text has set in passing: the address keeps silent about it until a hand changes it. */
  #passed: AmnesiaState | null = null;
  readonly #clock: Clock;
  readonly #remote: ReadonlySignal<RemoteGenerator | null> = computed(() =>
    this.#weights.value.state === 'ready' ? this.#weights.value.remote : null,
  );

  constructor(
    element: HTMLElement,
    host: HTMLElement,
    first: AmnesiaState,
    { state, seconds, problems }: AmnesiaAddress,
    results: AmnesiaResults,
  ) {
    const scope = this.#scope;
    const { id } = element;
    this.#id = id;
    this.#first = first;
    this.#linkProblems.value = problems;
    this.#settings = new Settings(state, first);
    this.#clips = new Clips(first, readKept(element));
    const timeline = h('div', { class: 'fa-amnesia-timeline' });
    const work = h('div', { class: 'fa-amnesia-work' });
    this.#player = new Player(timeline, work);
    const { playhead, frame } = this.#player;
    this.#clock = new Clock((elapsedMs) => playhead.advance(elapsedMs));
    const settings = this.#settings;
    const current = settings.state;
    const controls: ControlOptions = { id, settings, results, ready: computed(() => this.#remote.value !== null) };
    const hosts = new Map(
      [...element.querySelectorAll('[data-panel]')].map((panel) => [panel.getAttribute('data-panel') ?? '', panel]),
    );
    work.append(
      h(
        'div',
        { class: 'fa-amnesia-desk' },
        memoryDial(scope, controls),
        promptChoice(scope, controls),
        noiseChoice(scope, controls, element),
      ),
      show(scope, { state: current, clips: this.#clips, player: this.#player, visible: this.#visible }),
      timeline,
      sharedNoiseDial(scope, controls),
      followFigures(scope, { hosts, state: current, drawn: this.#clips.drawn, results }),
      drawer(scope, `${id}-grid`, 'Every memory, from the same noise', this.#visible, (open) =>
        memoryGrid(scope, { settings, drawn: this.#clips.drawn, frame, open }),
      ),
      drawer(scope, `${id}-watch`, 'Watch a frame come out of the noise', this.#visible, (open) =>
        watching(scope, { id, state: current, clip: this.#clips.whole, remote: this.#remote, open }),
      ),
      drawer(scope, `${id}-man`, 'The man of the film set, driven by these very poses', this.#visible, (open) =>
        man(scope, {
          id,
          state: current,
          clip: this.#clips.whole,
          playhead,
          frame,
          open,
          visible: this.#visible,
        }),
      ),
    );
    const sentences = computed(() => [
      ...this.#linkProblems.value,
      ...(this.#weights.value.state === 'missing' ? [this.#missingWords(this.#weights.value.sentence)] : []),
      ...(this.#clips.problem.value === null ? [] : [this.#clips.problem.value]),
    ]);
    const isMissing = computed(() => this.#weights.value.state === 'missing');
    host.replaceChildren(
      h('div', { class: 'fa-amnesia' }, sayings(scope, { sentences, isMissing, again: () => void this.#load() }), work),
    );
    scope.effect(() => this.#clips.show(current.value, this.#remote.value));
    keepAddress(
      scope,
      playhead,
      () => current.value,
      (before) =>
        current.peek() === this.#passed
          ? before
          : writeAddress(before, id, current.peek(), playhead.timeUs.peek() / 1e6, first),
    );
    if (seconds !== null) playhead.seek(seconds * 1e6);
    // Motion that nobody asked for is not for everyone; and who came for a moment wants that moment.
    else if (!wantsStillness()) playhead.play();
    void this.#load();
  }

  setVisible(visible: boolean): void {
    this.#visible.value = visible;
    if (visible) this.#clock.start();
    else this.#clock.stop();
  }

  /** Words in the text have set the address, or pass by and leave it alone. */
  grant({ timeUs, memory, inPassing = false }: Wish): void {
    const { playhead } = this.#player;
    const said = readAddress(new URLSearchParams(location.search), this.#id, this.#first);
    const wanted = memories.find((each) => each === memory);
    if (inPassing) this.#settings.settle({ ...this.#first, ...(wanted === undefined ? {} : { memory: wanted }) });
    else {
      this.#linkProblems.value = said.problems;
      this.#settings.settle(said.state);
    }
    const moment = timeUs ?? (inPassing || said.seconds === null ? null : said.seconds * 1e6);
    if (moment !== null) {
      playhead.pause();
      playhead.seek(moment);
    }
    this.#passed = inPassing ? this.#settings.state.peek() : null;
  }

  dispose(): void {
    this.#ending.abort();
    this.#clock.stop();
    this.#clips.stop();
    this.#scope.dispose();
    this.#player.dispose();
    this.#remote.peek()?.close();
  }

  /** Fetches the weights. Without them, what came with the page still plays. */
  async #load(): Promise<void> {
    this.#weights.value = { state: 'loading' };
    const { signal: ended } = this.#ending;
    try {
      const remote = await RemoteGenerator.open(new URL(siteFile('generator/weights.bin'), location.href).href, ended);
      this.#weights.value = { state: 'ready', remote };
    } catch (error) {
      if (ended.aborted) return;
      this.#fallBack();
      this.#weights.value = { state: 'missing', sentence: error instanceof Error ? error.message : String(error) };
    }
  }

  /** What cannot be drawn gives way to what was drawn beforehand, from the figure's first noise with every memory. */
  #fallBack(): void {
    const state = this.#settings.state.peek();
    if (!this.#clips.isKept(state)) this.#settings.settle({ ...this.#first, memory: state.memory });
  }

  #missingWords(sentence: string): string {
    const { prompt, seed } = this.#first;
    return `${sentence} Until then the memory can be turned, and what was drawn when this page was built plays: ${promptLabels[prompt].toLowerCase()}, noise no. ${seed}.`;
  }
}
