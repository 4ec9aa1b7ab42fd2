import { drawnFrames, drawnPoseSize, prompts, type DrawnPose, type Prompt } from '../../src/terms/generated.ts';
import { seeded } from '../../src/set/random.ts';
import { dataOf, unitsPerMetre, type Part } from '../train/export.ts';

/** Clips of the data for each prompt, in metres. */
export async function clipsOf(part: Part, each: number): Promise<Map<Prompt, DrawnPose[][]>> {
  const clips = new Map<Prompt, DrawnPose[][]>(prompts.map((prompt) => [prompt, []]));
  let count = 0;
  for await (const window of dataOf(part, each)) {
    const prompt = prompts[Math.floor(count / each)]!;
    count += 1;
    clips.get(prompt)!.push(
      Array.from({ length: drawnFrames }, (_, frame) => {
        const start = frame * drawnPoseSize;
        return Float32Array.from(window.subarray(start, start + drawnPoseSize), (value) => value / unitsPerMetre);
      }),
    );
  }
  return clips;
}

/** Poses that the generator learned from, chosen by chance, one after another. */
export async function learnedPoses(count: number): Promise<Float32Array> {
  const perClip = 6;
  const each = Math.ceil(count / prompts.length / perClip / 2) * 2;
  const random = seeded('bench:amnesia', 'learned');
  const poses = new Float32Array(count * drawnPoseSize);
  let filled = 0;
  for (const clips of (await clipsOf('train', each)).values())
    for (const clip of clips)
      for (let take = 0; take < perClip && filled < count; take += 1, filled += 1)
        poses.set(clip[random.below(clip.length)]!, filled * drawnPoseSize);
  return poses.subarray(0, filled * drawnPoseSize);
}
