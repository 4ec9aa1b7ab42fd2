import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Fault } from '../terms/fault.ts';
import type { Joint } from '../terms/landmarks.ts';
import { Care, type Caution } from './care.ts';
import {
  advanced,
  allowedRange,
  allowedSpeed,
  allowedTime,
  fastest,
  placeOf,
  playStart,
  rangeAround,
  slowest,
  type Loop,
  type Motion,
  type TimeRange,
} from './playhead-rules.ts';
import type { Study } from './study.ts';

/** A fault by its clip and its place in that study's `faults`, worst first. */
export interface FaultRef {
  clipId: string;
  index: number;
}

/** What the reader points at, in whichever view: a joint, a time, or both. */
export interface Hover {
  joint: Joint | null;
  timeUs: number | null;
}

/** Half of a playing speed's doubling steps, as editors know them from J and L. */
const shuttleFactor = 2;

/**
 * Where the reader looks: time, speed, loop, range, selected joints or fault. All views of a figure share one, and so do both
 * clips of a pair: each looks up its own frame by time. Views read the signals and call the methods; the rules are in
 * playhead-rules.ts.
 */
export class Playhead {
  readonly #studies = signal<readonly Study[]>([]);
  readonly #clipId = signal<string | null>(null);
  readonly #timeUs = signal(0);
  readonly #playing = signal(false);
  readonly #direction = signal<1 | -1>(1);
  readonly #speed = signal(1);
  readonly #loop = signal<Loop>('off');
  readonly #range = signal<TimeRange | null>(null);
  readonly #joints = signal<readonly Joint[]>([]);
  /** The fault that was selected, as it was then. */
  readonly #chosen = signal<{ clipId: string; fault: Fault } | null>(null);
  readonly #hover = signal<Hover | null>(null);
  readonly #care = new Care();

  /** The clips that are watched together. */
  readonly studies: ReadonlySignal<readonly Study[]> = this.#studies;
  /** The clip whose frames are stepped through and whose id stands in links: the chosen one, else the first. */
  readonly lead: ReadonlySignal<Study | null> = computed(
    () => this.#studies.value.find((study) => study.id === this.#clipId.value) ?? this.#studies.value[0] ?? null,
  );
  /** Microseconds since the clips' first frames. */
  readonly timeUs: ReadonlySignal<number> = this.#timeUs;
  readonly playing: ReadonlySignal<boolean> = this.#playing;
  /** 1 forwards, -1 backwards. */
  readonly direction: ReadonlySignal<1 | -1> = this.#direction;
  readonly speed: ReadonlySignal<number> = this.#speed;
  readonly loop: ReadonlySignal<Loop> = this.#loop;
  readonly range: ReadonlySignal<TimeRange | null> = this.#range;
  /** The joints that are lit in every view. */
  readonly joints: ReadonlySignal<readonly Joint[]> = this.#joints;
  /** The first of them. */
  readonly joint: ReadonlySignal<Joint | null> = computed(() => this.#joints.value[0] ?? null);
  /** The selected fault. While a clip is read its faults come, go and change places: the selection stays with the fault, and ends with it. */
  readonly fault: ReadonlySignal<FaultRef | null> = computed(() => {
    const chosen = this.#chosen.value;
    const study = this.#studies.value.find(({ id }) => id === chosen?.clipId);
    const index = chosen && study ? placeOf(chosen.fault, study.faults.value) : -1;
    return chosen && index >= 0 ? { clipId: chosen.clipId, index } : null;
  });
  readonly hover: ReadonlySignal<Hover | null> = this.#hover;
  readonly caution: ReadonlySignal<Caution> = this.#care.caution;
  /** Whether the clip may play now. */
  readonly mayPlay: ReadonlySignal<boolean> = computed(() => this.#care.mayPlay.value && this.durationUs.value > 0);
  /** The fastest speed that may be chosen now. */
  readonly speedLimit: ReadonlySignal<number> = this.#care.speedLimit;

  /** Length of the longest clip. */
  readonly durationUs: ReadonlySignal<number> = computed(() =>
    Math.max(0, ...this.#studies.value.map((study) => study.durationUs.value)),
  );
  /** When the last frame of the longest clip begins. */
  readonly lastUs: ReadonlySignal<number> = computed(() =>
    Math.max(0, ...this.#studies.value.map((study) => study.timeOfFrame(Infinity))),
  );
  /** The selected fault itself, and its study; `null` where the reference no longer leads to one. */
  readonly selectedFault: ReadonlySignal<{ study: Study; fault: Fault } | null> = computed(() => {
    const reference = this.fault.value;
    const study = this.#studies.value.find(({ id }) => id === reference?.clipId);
    const fault = reference ? study?.faults.value[reference.index] : undefined;
    return study && fault ? { study, fault } : null;
  });

  constructor(studies: readonly Study[] = []) {
    this.#studies.value = studies;
  }

  /** Another clip, or another set of clips: time and selection are kept as far as they fit. */
  setStudies(studies: readonly Study[]): void {
    batch(() => {
      this.#studies.value = studies;
      this.#chosen.value = null;
      this.#hover.value = null;
      this.#timeUs.value = allowedTime(this.#timeUs.peek(), this.lastUs.peek());
      const range = allowedRange(this.#range.peek(), this.durationUs.peek());
      this.#range.value = range;
      if (!range && this.#loop.peek() === 'range') this.#loop.value = 'off';
    });
  }

  /** Makes a clip the lead; an id that is not among the studies is kept for when it comes. */
  setClip(clipId: string): void {
    this.#clipId.value = clipId;
  }

  seek(timeUs: number): void {
    this.#timeUs.value = allowedTime(timeUs, this.lastUs.peek());
  }

  /** Goes to the start of a frame of a study. */
  seekFrame(study: Study, frame: number): void {
    this.seek(study.timeOfFrame(frame));
  }

  /** Steps by frames of the lead clip's own timestamps, and pauses. */
  stepFrames(count: number): void {
    const study = this.lead.peek();
    if (!study) return;
    batch(() => {
      this.pause();
      this.seekFrame(study, study.frameAt(this.#timeUs.peek()) + count);
    });
  }

  /** Plays, unless the clip is held. */
  play(direction: 1 | -1 = 1): void {
    if (!this.mayPlay.peek()) return;
    batch(() => {
      this.#direction.value = direction;
      this.#timeUs.value = playStart(this.#motion());
      this.#playing.value = true;
    });
  }

  /** Plays on as before an interruption, unless the reader went to the end it was playing towards. */
  resume(): void {
    const direction = this.#direction.peek();
    const done = this.#loop.peek() === 'off' && this.#timeUs.peek() === (direction > 0 ? this.lastUs.peek() : 0);
    if (!done) this.play(direction);
  }

  pause(): void {
    this.#playing.value = false;
  }

  toggle(): void {
    if (this.#playing.peek()) this.pause();
    else this.play();
  }

  /** J and L of an editing bench: play that way; once more, faster; from a faster play the other way, slower first. */
  shuttle(direction: 1 | -1): void {
    batch(() => {
      if (!this.#playing.peek()) this.play(direction);
      else if (this.#direction.peek() === direction) this.setSpeed(this.#speed.peek() * shuttleFactor);
      else if (this.#speed.peek() > 1) this.setSpeed(this.#speed.peek() / shuttleFactor);
      else this.play(direction);
    });
  }

  setSpeed(speed: number): void {
    this.#speed.value = allowedSpeed(speed, this.speedLimit.peek());
  }

  setLoop(loop: Loop): void {
    this.#loop.value = loop === 'range' && !this.#range.peek() ? 'all' : loop;
  }

  /** Sets the range and loops it; `null` takes it away. Ends in the wrong order are exchanged. */
  setRange(range: TimeRange | null): void {
    batch(() => {
      this.#range.value = allowedRange(range, this.durationUs.peek());
      if (this.#range.peek()) this.#loop.value = 'range';
      else if (this.#loop.peek() === 'range') this.#loop.value = 'off';
    });
  }

  /** Sets one end of the range to the frame on screen, keeping the other. */
  setRangeEnd(end: 'in' | 'out'): void {
    const study = this.lead.peek();
    if (!study) return;
    const frame = study.frameAt(this.#timeUs.peek());
    const range = this.#range.peek() ?? [0, this.durationUs.peek()];
    const inUs = study.timeOfFrame(frame);
    const outUs = study.endOfFrame(frame);
    if (end === 'in') this.setRange([inUs, range[1] > inUs ? range[1] : this.durationUs.peek()]);
    else this.setRange([range[0] < outUs ? range[0] : 0, outUs]);
  }

  /** Lights one joint, or none. */
  selectJoint(joint: Joint | null): void {
    this.#joints.value = joint ? [joint] : [];
  }

  selectJoints(joints: readonly Joint[]): void {
    this.#joints.value = [...new Set(joints)];
  }

  /** Adds a joint to those lit, or takes it away. */
  toggleJoint(joint: Joint): void {
    const lit = this.#joints.peek();
    this.#joints.value = lit.includes(joint) ? lit.filter((other) => other !== joint) : [...lit, joint];
  }

  /** Goes to a fault's first frame, loops it with a little of the clip around it, and lights its joints; `null` lets it go. */
  selectFault(reference: FaultRef | null): void {
    batch(() => {
      const study = this.#studies.peek().find(({ id }) => id === reference?.clipId);
      const fault = study?.faults.peek()[reference?.index ?? -1];
      this.#chosen.value = study && fault ? { clipId: study.id, fault } : null;
      if (!reference) this.setRange(null);
      if (!study || !fault) return;
      const fromUs = study.timeOfFrame(fault.firstFrame);
      this.setRange(rangeAround(fromUs, study.endOfFrame(fault.lastFrame), this.durationUs.peek()));
      this.seek(fromUs);
      this.selectJoints(fault.joints);
    });
  }

  setHover(hover: Hover | null): void {
    const before = this.#hover.peek();
    if (before?.joint === hover?.joint && before?.timeUs === hover?.timeUs) return;
    this.#hover.value = hover;
  }

  /** The clip flashes, or has yet to be checked: it stops, and plays again only after {@link accept} or {@link clearCaution}. */
  hold(why: 'checking' | 'held'): void {
    batch(() => {
      this.pause();
      this.#care.hold(why);
    });
  }

  /** The reader chose how to see a clip that flashes. `slowLimit` is the speed at which it flashes no more than three times a second. */
  accept(how: 'slow' | 'dimmed', slowLimit = slowest): void {
    batch(() => {
      this.#care.accept(how, slowLimit);
      this.setSpeed(this.#speed.peek());
    });
  }

  /** There is nothing to be careful about after all, up to a speed: what does not flash may do so when it plays faster. */
  clearCaution(safeLimit = fastest): void {
    batch(() => {
      this.#care.clear(safeLimit);
      this.setSpeed(this.#speed.peek());
    });
  }

  /** Moves a playing playhead on. Figures call it for each frame that the screen shows, with the milliseconds since the last. */
  advance(elapsedMs: number): void {
    if (!this.#playing.peek()) return;
    const next = advanced(this.#motion(), elapsedMs);
    batch(() => {
      this.#timeUs.value = next.timeUs;
      this.#playing.value = next.playing;
    });
  }

  #motion(): Motion {
    return {
      timeUs: this.#timeUs.peek(),
      direction: this.#direction.peek(),
      speed: this.#speed.peek(),
      loop: this.#loop.peek(),
      range: this.#range.peek(),
      durationUs: this.durationUs.peek(),
      lastUs: this.lastUs.peek(),
    };
  }
}
