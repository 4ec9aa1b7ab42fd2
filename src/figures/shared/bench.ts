import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { isJoint } from '../../study/joints.ts';
import { Playhead } from '../../study/playhead.ts';
import { syncWithUrl } from '../../study/url-sync.ts';
import { mountDriftChart } from '../../views/drift-chart/drift-chart.ts';
import { mountFaultList } from '../../views/faults/fault-list.ts';
import { mountNotes } from '../../views/faults/notes.ts';
import { mountScoreReading } from '../../views/faults/score-reading.ts';
import { mountFilm } from '../../views/film/film.ts';
import { mountFlashHold, type FlashVerdict } from '../../views/flash-hold/flash-hold.ts';
import { mountLightChart } from '../../views/light-chart/light-chart.ts';
import { mountRunStatus } from '../../views/run/run-status.ts';
import { wantsStillness } from '../../views/motion.ts';
import { mountTimeline } from '../../views/timeline/timeline.ts';
import type { Study } from '../../study/study.ts';
import type { FrameSource } from '../../terms/frame-source.ts';
import { Clock } from './clock.ts';
import type { LiveFigure, Wish } from './lazy-figure.ts';
import { detectorMegabytes, mayStartByItself } from './shared-detector.ts';
import './bench.css';

/** So much of a film must be in the window for a reader to see what is shown in it. */
const leastSeen = 0.6;

/** A clip on the bench. */
export interface BenchDesk {
  readonly study: Study;
  readonly source: ReadonlySignal<FrameSource | null>;
  readonly problem: ReadonlySignal<string | null>;
  readonly verdict: ReadonlySignal<FlashVerdict | null>;
  readonly isReading: boolean;
  openPictures(): Promise<void>;
  detect(): Promise<void>;
  cancel(): void;
  close(): void;
}

export interface BenchOptions {
  /** The figure itself: its focus gives the keys, its id the names in the address. */
  figure: HTMLElement;
  /** Takes the views; what the build drew there is replaced. */
  stage: HTMLElement;
  /** One clip, or the broken and the sound one of a pair. */
  desks: readonly [BenchDesk] | readonly [BenchDesk, BenchDesk];
  /** A picture for each until its first frame is decoded. */
  posters?: readonly string[];
  /** A clip of which only the track may be shown. */
  withoutPictures?: boolean;
  /** A figure beside other things: films, timeline and chart, and neither replay nor lists. */
  compact?: boolean;
  /** What this figure has and others do not: mounted below the chart, which then stands first, and ended by what it returns. */
  special?: (host: HTMLElement, playhead: Playhead) => () => void;
  /** Whether detection can run here, and how its button speaks. */
  detection?: 'asked' | 'none';
  /** Out of sight a figure stops detecting; one that the whole page is about goes on. */
  whenHidden?: 'stop' | 'continue';
}

/** Joins clips and one playhead to all views: film, timeline, chart, replay, faults. */
export function openBench(options: BenchOptions): LiveFigure {
  const {
    figure,
    stage,
    desks,
    detection = 'asked',
    withoutPictures = false,
    compact = false,
    whenHidden = 'stop',
  } = options;
  const [{ study }, second] = desks;
  const other = second?.study;
  const studies = desks.map((desk) => desk.study);
  const playhead = new Playhead(studies);
  const disposers: (() => void)[] = [];
  const shelf = (name: string): HTMLElement => {
    const element = document.createElement('div');
    element.className = `fa-bench-${name}`;
    return element;
  };

  const films = shelf('films');
  films.classList.toggle('is-pair', desks.length === 2);
  const rows = {
    timeline: shelf('timeline'),
    special: shelf('special'),
    runs: shelf('runs'),
    reading: shelf('reading'),
    faults: shelf('faults'),
    chart: shelf('chart'),
    light: shelf('light'),
    replay: shelf('replay'),
    notes: shelf('notes'),
  };
  // Whoever changes the clip sees its line change.
  const first = options.special ? [rows.timeline, rows.chart] : [];
  stage.replaceChildren(films, ...new Set([...first, ...Object.values(rows)]));

  desks.forEach((desk, i) => {
    const film = shelf('film');
    films.append(film);
    const poster = options.posters?.[i];
    disposers.push(
      mountFilm(film, {
        study: desk.study,
        playhead,
        ...(withoutPictures ? {} : { source: desk.source, problem: desk.problem }),
        ...(poster === undefined ? {} : { poster }),
      }),
    );
    if (detection === 'asked') {
      const run = shelf('run');
      rows.runs.append(run);
      disposers.push(
        mountRunStatus(run, {
          study: desk.study,
          start: () => void desk.detect(),
          cancel: () => desk.cancel(),
          offer: `Detect ${second ? `“${desk.study.title}”` : 'it'} in this browser (${detectorMegabytes} MB, once)`,
        }),
      );
    }
  });

  const pair = other ? { other } : {};
  const zoomed = signal(true);
  disposers.push(
    mountTimeline(rows.timeline, { study, playhead, keysOn: figure, ...pair }),
    mountDriftChart(rows.chart, { study, playhead, zoomed, ...pair }),
  );
  if (options.special) disposers.push(options.special(rows.special, playhead));
  if (!compact) {
    disposers.push(
      mountScoreReading(rows.reading, { study }),
      mountFaultList(rows.faults, { study, playhead, show: () => bringIntoSight(films.firstElementChild!) }),
      mountLightChart(rows.light, { study, playhead, zoomed }),
      mountLater(rows.replay, async () => {
        // The largest part of a figure's code, and the lowest on the page: it comes by itself.
        const { mountReplay } = await import('../../views/replay/replay.ts');
        return () => mountReplay(rows.replay, { study, playhead, ...pair });
      }),
      ...studies.map((each) => {
        const notes = shelf('note');
        if (other) {
          const head = document.createElement('p');
          head.className = 'fa-slate';
          head.textContent = each.title;
          rows.notes.append(head);
        }
        rows.notes.append(notes);
        return mountNotes(notes, { study: each });
      }),
    );
  }
  if (!withoutPictures) {
    const hold = shelf('hold');
    films.append(hold);
    const verdict = computed(() => worst(desks.map((desk) => desk.verdict.value)));
    disposers.push(mountFlashHold(hold, { playhead, verdict }));
  }
  const address = syncWithUrl(playhead, { figureId: figure.id, clipIds: studies.map(({ id }) => id) });
  disposers.push(address.stop);
  for (const problem of address.problems) study.warn(problem);

  const clock = new Clock((elapsedMs) => playhead.advance(elapsedMs));
  disposers.push(() => clock.stop());
  let begun = false;
  /** Stopped because nobody looked, not because somebody stopped them: they go on when they are seen again. */
  const interrupted = new Set<BenchDesk>();

  return {
    setVisible(visible) {
      if (!visible) {
        clock.stop();
        playhead.pause();
        if (whenHidden === 'continue') return;
        for (const desk of desks) if (desk.isReading) interrupted.add(desk);
        for (const desk of interrupted) desk.cancel();
        return;
      }
      clock.start();
      for (const desk of interrupted) void desk.detect();
      interrupted.clear();
      if (begun) return;
      begun = true;
      if (!withoutPictures) for (const desk of desks) void desk.openPictures();
      if (detection === 'asked' && study.baked.peek() && mayStartByItself())
        for (const desk of desks) void desk.detect();
    },
    grant(wish) {
      grant(playhead, wish);
      if (wish.inPassing) address.disregard();
    },
    dispose() {
      for (const dispose of disposers.reverse()) dispose();
      for (const desk of desks) desk.close();
    },
  };
}

/** Scrolls to what can hardly be seen, and not at all to what mostly is. */
function bringIntoSight(element: Element): void {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen < leastSeen * Math.min(height, innerHeight))
    element.scrollIntoView({ block: 'center', behavior: wantsStillness() ? 'instant' : 'smooth' });
}

/** Mounts what must be loaded first, unless the figure has gone by then. What cannot be loaded leaves a sentence in its place. */
function mountLater(host: HTMLElement, load: () => Promise<() => () => void>): () => void {
  let gone = false;
  let unmount: (() => void) | undefined;
  load()
    .then((mount) => {
      if (!gone) unmount = mount();
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      host.textContent = `This part of the figure could not be loaded. ${reason}`;
    });
  return () => {
    gone = true;
    unmount?.();
  };
}

function grant(playhead: Playhead, { timeUs, joint, fault, inPassing }: Wish): void {
  playhead.pause();
  // A step is the whole state, so that reading back and on again shows the same.
  if (inPassing) playhead.selectJoint(null);
  const lead = playhead.lead.peek();
  if (fault !== undefined && lead) playhead.selectFault({ clipId: lead.id, index: fault });
  if (joint !== undefined && isJoint(joint)) playhead.selectJoint(joint);
  if (timeUs !== undefined) {
    if (fault === undefined) playhead.selectFault(null);
    playhead.seek(timeUs);
  }
}

/** What to act on for clips that play together: nothing until all are known, else the words of the one that must play slowest. */
function worst(verdicts: readonly (FlashVerdict | null)[]): FlashVerdict | null {
  const known = verdicts.filter((verdict) => verdict !== null);
  if (known.length < verdicts.length) return null;
  const [slowest] = known.toSorted((a, b) => a.safeSpeed - b.safeSpeed);
  // One that was not read to its end may be the slowest only for want of knowledge, and still one that flashes is held.
  return slowest ? { ...slowest, safe: known.every(({ safe }) => safe) } : null;
}
