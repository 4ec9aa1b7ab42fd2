import { isJoint } from '../../study/joints.ts';
import { frameAt, timeOfFrame } from '../../study/frames.ts';
import { bakedGenerator, bakedStudy, type MeasuredTrack } from '../../pipeline/baked-study.ts';
import { drawnFrames, drawnFramesPerSecond, memories, type Memory } from '../../terms/generated.ts';
import { jointLabel, type Joint } from '../../terms/landmarks.ts';
import { capitalised, kindLabel } from '../../views/words.ts';
import { worstFirst } from '../../study/study.ts';
import { rules } from '../../figures/threshold/question.ts';
import type { TextFigure } from './figures-of.ts';

/** What words in the text ask of a figure. At most one of `t` and `frame`. */
export interface Asked {
  figure: string;
  /** Moment in seconds from the clip's first frame. */
  t?: number | undefined;
  /** The same as a frame, from 0. */
  frame?: number | undefined;
  joint?: Joint | undefined;
  /** Which of the figure's faults, worst first, from 0. */
  fault?: number | undefined;
  /** How far to turn the forgetting dial, 0 to 1. */
  dial?: number | undefined;
  /** How many of its own frames the generator may see. */
  memory?: Memory | undefined;
  /** How far out a wrist of the threshold figure is to be shown, in torso lengths. */
  level?: number | undefined;
}

/** The same, checked, as the figure takes it; absent is undefined. */
export interface Pointed {
  figure: string;
  t: number | undefined;
  joint: Joint | undefined;
  fault: number | undefined;
  dial: number | undefined;
  memory: Memory | undefined;
  level: number | undefined;
  /** The address that restores it without a script. */
  href: string;
  /** What it comes to, for a reader: "Frame 68, left wrist". */
  label: string;
}

const dialSeconds = 5;
const measured = new Map<string, Promise<MeasuredTrack>>();

function measuredOnce(shows: { clip: string } | { track: string }): Promise<MeasuredTrack> {
  const key = JSON.stringify(shows);
  const known = measured.get(key) ?? ('clip' in shows ? bakedStudy(shows.clip) : bakedGenerator(shows.track));
  measured.set(key, known);
  return known;
}

/**
 * Checks that a figure has what the text asks of it.
 *
 * @throws Error, a sentence, where the figure, frame, joint or fault does not exist: a build must not ship such words
 */
export async function pointAt(figures: readonly TextFigure[], asked: Asked): Promise<Pointed> {
  const figure = figures.find(({ id }) => id === asked.figure);
  if (!figure)
    throw new Error(`The text points at a figure "${asked.figure}", and this article has none of that name.`);
  const fail = (what: string): never => {
    throw new Error(`The text points at ${what}, which the figure "${figure.id}" does not have.`);
  };
  const { t, frame, joint, fault, dial, memory, level } = asked;
  if ([t, frame, joint, fault, dial, memory, level].every((value) => value === undefined))
    throw new Error(`The text points at the figure "${figure.id}" and asks nothing of it.`);
  if (t !== undefined && frame !== undefined)
    throw new Error(`The text asks for a time and a frame of the figure "${figure.id}": one is enough.`);
  if (joint !== undefined && !isJoint(joint)) fail(`the joint "${String(joint)}"`);

  if ('generator' in figure.shows) {
    if (joint !== undefined || fault !== undefined || dial !== undefined || level !== undefined)
      fail('a joint, a fault, a dial or a level');
    if (memory !== undefined && !memories.includes(memory)) fail(`a memory of ${String(memory)}`);
    if (frame !== undefined && !(Number.isInteger(frame) && frame >= 0 && frame < drawnFrames)) fail(`frame ${frame}`);
    if (t !== undefined && !(t >= 0 && t < drawnFrames / drawnFramesPerSecond)) fail(`the time ${t} s`);
    const seconds = frame === undefined ? t : Math.round((frame * 1e6) / drawnFramesPerSecond) / 1e6;
    const shown = seconds === undefined ? [] : `frame ${Math.floor(seconds * drawnFramesPerSecond + 1e-3)}`;
    const words = [memory === undefined ? [] : `memory ${memory}`, shown].flat();
    return pointed(asked, seconds, capitalised(words.join(', ')));
  }
  if (memory !== undefined) fail('a memory');
  if ('level' in figure.shows) {
    if ([t, frame, joint, fault, dial].some((value) => value !== undefined)) fail('anything but a level');
    if (!(level! >= rules.least && level! <= rules.most)) fail(`the level ${level}`);
    return pointed(asked, undefined, `A wrist ${level} torso lengths out`);
  }
  if (level !== undefined) fail('a level');

  if ('dial' in figure.shows) {
    if (joint !== undefined || fault !== undefined || frame !== undefined) fail('a joint, a frame or a fault');
    if (dial !== undefined && !(dial >= 0 && dial <= 1)) fail(`the setting ${dial}`);
    if (t !== undefined && !(t >= 0 && t < dialSeconds)) fail(`the time ${t} s`);
    return pointed(asked, t, dial === undefined ? `${t} s` : `Forgetting ${dial}`);
  }

  if (dial !== undefined) fail('a dial');
  const { info, measurement } = await measuredOnce(figure.shows);
  const { timestampsUs, durationUs } = info;
  if (frame !== undefined && !(Number.isInteger(frame) && frame >= 0 && frame < timestampsUs.length))
    fail(`frame ${frame}`);
  if (t !== undefined && !(t >= 0 && t * 1e6 < durationUs)) fail(`the time ${t} s`);
  const found = fault === undefined ? undefined : worstFirst(measurement.faults)[fault];
  if (fault !== undefined && !found) fail(`a fault number ${fault}`);

  const seconds = frame === undefined ? t : timeOfFrame(timestampsUs, frame) / 1e6;
  const words = [
    seconds === undefined ? [] : `frame ${frameAt(timestampsUs, Math.round(seconds * 1e6))}`,
    found ? kindLabel(found.kind) : [],
    joint === undefined ? [] : jointLabel(joint),
  ].flat();
  return pointed(asked, seconds, capitalised(words.join(', ')));
}

function pointed({ figure, joint, fault, dial, memory, level }: Asked, t: number | undefined, label: string): Pointed {
  const search = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) search.set(`${figure}.${name}`, String(value));
  };
  put('t', t);
  put('fault', fault);
  put('joint', joint);
  put('dial', dial);
  put('memory', memory);
  put('level', level);
  return { figure, t, joint, fault, dial, memory, level, label, href: `?${search.toString()}#${figure}` };
}

/** The figures of the article that is being rendered. @throws Error outside an article */
export function figuresHere(locals: App.Locals): readonly TextFigure[] {
  if (!locals.figures) throw new Error('Words that set a figure stand in articles only.');
  return locals.figures;
}
