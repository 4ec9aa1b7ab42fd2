import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { failuresAt, stretchesIn, type Take } from '../../set/take.ts';
import { stretchAt } from '../../set/failures/stretches.ts';
import { failureOf } from '../../set/failures/index.ts';
import { Playhead } from '../../study/playhead.ts';
import { Study } from '../../study/study.ts';
import type { ClipInfo } from '../../terms/clip.ts';
import type { FaultKind } from '../../terms/kinds.ts';
import type { PlantedFault } from '../../terms/truth.ts';
import { mountTimeline } from '../../views/timeline/timeline.ts';

/** The live take's playhead, and the timeline under the picture: the very one that clips have. */
export class Player {
  readonly playhead = new Playhead();
  readonly #study = signal<Study | null>(null);
  readonly #host: HTMLElement;
  readonly #keysOn: HTMLElement;
  #unmount: (() => void) | undefined;
  #marked = '';

  /** The frame that the playhead is at. */
  readonly frame: ReadonlySignal<number> = computed(() => this.#study.value?.frameAt(this.playhead.timeUs.value) ?? 0);

  constructor(host: HTMLElement, keysOn: HTMLElement) {
    this.#host = host;
    this.#keysOn = keysOn;
  }

  /** Another take: its length, and marks where it goes wrong. The playhead stays where it is. */
  setTake(take: Take): void {
    const planted = take.failures.flatMap((failure): PlantedFault[] =>
      stretchesIn(take, failure).map((stretch) => ({
        kind: failure.kind,
        joints: [],
        ...stretch,
        severity: failure.severity,
        afterEffects: failureOf(failure.kind).afterEffects,
      })),
    );
    const marks = JSON.stringify([take.frames, planted.map(({ kind, firstFrame }) => [kind, firstFrame])]);
    if (marks === this.#marked) return;
    this.#marked = marks;
    const study = new Study({ id: 'live', title: 'The live take', info: infoOf(take), planted });
    this.playhead.setStudies([study]);
    if (!this.#study.peek()) this.playhead.setLoop('all');
    this.#study.value = study;
    const hadFocus = this.#host.contains(document.activeElement);
    this.#unmount?.();
    this.#unmount = mountTimeline(this.#host, { study, playhead: this.playhead, keysOn: this.#keysOn });
    if (hadFocus) this.#host.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true });
  }

  dispose(): void {
    this.#unmount?.();
  }
}

/** What goes wrong in a frame, failures of time among it. */
export function kindsAt(take: Take, frame: number): readonly FaultKind[] {
  const ofTime = take.failures.filter(
    (failure) => failureOf(failure.kind).retime && stretchAt(stretchesIn(take, failure), frame),
  );
  return [...failuresAt(take, frame), ...ofTime].map(({ kind }) => kind);
}

/** The take as if it were a clip already. */
function infoOf({ name, width, height, frames, framesPerSecond }: Take): ClipInfo {
  const at = (frame: number): number => Math.round((frame * 1e6) / framesPerSecond);
  return {
    name,
    container: 'mp4',
    codec: 'none yet',
    width,
    height,
    rotationDegrees: 0,
    timestampsUs: Array.from({ length: frames }, (_, frame) => at(frame)),
    durationUs: at(frames),
    warnings: [],
  };
}
