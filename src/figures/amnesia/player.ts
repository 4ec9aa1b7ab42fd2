import { computed, type ReadonlySignal } from '@preact/signals-core';
import { Playhead } from '../../study/playhead.ts';
import { Study } from '../../study/study.ts';
import { drawnFrames, drawnFramesPerSecond } from '../../terms/generated.ts';
import { mountTimeline } from '../../views/timeline/timeline.ts';

const microsecondsOf = (frame: number): number => Math.round((frame * 1e6) / drawnFramesPerSecond);

/** The playhead of a drawn clip, with the timeline that all clips here have: every drawn clip is as long as any other. */
export class Player {
  readonly playhead: Playhead;
  /** The frame that the playhead is at. */
  readonly frame: ReadonlySignal<number>;
  readonly #study: Study;
  readonly #unmount: () => void;

  /** @param keysOn the element whose focus gives the player's keys */
  constructor(host: HTMLElement, keysOn: HTMLElement) {
    const study = new Study({
      id: 'drawn',
      title: 'The drawn clip',
      info: {
        name: 'drawn',
        container: 'mp4',
        codec: 'none: poses',
        width: 0,
        height: 0,
        rotationDegrees: 0,
        timestampsUs: Array.from({ length: drawnFrames }, (_, frame) => microsecondsOf(frame)),
        durationUs: microsecondsOf(drawnFrames),
        warnings: [],
      },
    });
    this.#study = study;
    this.playhead = new Playhead([study]);
    this.playhead.setLoop('all');
    this.frame = computed(() => study.frameAt(this.playhead.timeUs.value));
    this.#unmount = mountTimeline(host, { study, playhead: this.playhead, keysOn });
  }

  /** Stops, and goes to a frame. */
  goTo(frame: number): void {
    this.playhead.pause();
    this.playhead.seekFrame(this.#study, frame);
  }

  dispose(): void {
    this.#unmount();
  }
}
