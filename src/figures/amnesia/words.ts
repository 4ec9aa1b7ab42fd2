import { facingOf, measuresOf, statureOf } from '../../generator/measures.ts';
import type { AmnesiaResults } from '../../terms/amnesia-results.ts';
import { drawnFrames, type DrawnPose, type Memory, type Prompt } from '../../terms/generated.ts';
import type { AmnesiaState } from './amnesia-state.ts';

export const promptLabels: Readonly<Record<Prompt, string>> = {
  walk: 'Walk',
  wave: 'Wave',
  jump: 'Jump',
  fly: 'Fly',
  drink: 'Drink',
  dance: 'Dance',
};

const doing: Readonly<Record<Prompt, string>> = {
  walk: 'walks',
  wave: 'waves',
  jump: 'jumps',
  fly: 'flies',
  drink: 'drinks',
  dance: 'dances',
};

/** "sees nothing", "sees its last frame", "sees its last 8 frames". */
export function memoryWords(memory: Memory): string {
  if (memory === 0) return 'sees none of its own frames';
  return memory === 1 ? 'sees its last frame' : `sees its last ${memory} frames`;
}

export const clipWords = ({ prompt, memory }: AmnesiaState): string =>
  `Somebody ${doing[prompt]}, drawn by a generator that ${memoryWords(memory)}`;

const minus = (text: string): string => text.replace('-', '−');

/** Who stands in a frame: what changes from frame to frame where nobody remembers. */
export function whoWords(pose: DrawnPose): string {
  const facing = Math.round(facingOf(pose));
  const way = facing === 0 ? 'straight ahead' : `${Math.abs(facing)}° to the ${facing > 0 ? 'left' : 'right'}`;
  return `${statureOf(pose).toFixed(2)} m tall, faces ${way}`;
}

/** What a clip comes to. Complete clips only. */
export function clipFigures(clip: readonly DrawnPose[]): string {
  const { jumpP50, coherence, motion } = measuresOf(clip);
  const statures = clip.map(statureOf);
  const spread = 100 * (Math.max(...statures) - Math.min(...statures));
  const turns = Number.isNaN(coherence) ? 'nothing moves' : `coherence ${minus(coherence.toFixed(2))}`;
  return (
    `This clip: jump ${jumpP50.toFixed(3)} torso lengths, ${turns}, motion ${motion.toFixed(3)} torso lengths a frame; ` +
    `the tallest of its ${drawnFrames} frames is ${spread.toFixed(0)} cm taller than the shortest.`
  );
}

/** What the slider of shared noise teaches at this stop, with the benchmark's figures where there are some. */
export function noiseWords({ sharedNoise, memory }: AmnesiaState, { sharedNoise: rows }: AmnesiaResults): string {
  if (sharedNoise === 0) return 'Every frame begins from noise of its own.';
  if (memory > 0)
    return 'This model learned its memory on noise that is new in every frame. With memory and common noise together it does what it was never taught; turn the memory to 0 for the lesson.';
  if (sharedNoise === 1)
    return 'All frames begin from the same noise, and nothing else tells them apart: a perfect film of somebody who does not move.';
  const [row, none] = [rows.find(({ share }) => share === sharedNoise), rows.find(({ share }) => share === 0)];
  const cost =
    row && none
      ? ` Measured: the jump falls to ${row.jumpP50.toFixed(3)} from ${none.jumpP50.toFixed(3)}, and coherence stays at ${minus(row.coherence.toFixed(2))}: smaller trembling, no motion.`
      : '';
  return `Frames begin from noise that is ${Math.round(100 * sharedNoise)} % the same, so they come out alike. It looks like memory, and is stillness.${cost}`;
}

/** How often the benchmark's clips of such a prompt and memory scarcely moved. */
export function sluggishWords({ prompt, memory }: AmnesiaState, results: AmnesiaResults): string {
  const share = results.memories.find((row) => row.memory === memory)?.sluggish[prompt];
  if (share === undefined) return '';
  const percent = 100 * share;
  const rate = percent === 0 ? 'None' : `${percent < 9.95 ? Number(percent.toFixed(1)) : Math.round(percent)} %`;
  return `${rate} of the benchmark’s clips of this prompt and memory are sluggish: they move less than all but the slowest fiftieth of the data. They are shown as they come.`;
}
