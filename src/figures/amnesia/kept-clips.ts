import { drawnFrames, drawnPoseSize, memories, type DrawnPose, type Memory } from '../../terms/generated.ts';

/** Clips that were drawn when the page was built, so that there is something to play before, and without, the weights. */
export type KeptClips = ReadonlyMap<Memory, readonly DrawnPose[]>;

/** Whole millimetres, and thousandths of a hand state: less than a line's width. */
const unitsPerMetre = 1000;

/** Poses as text of base64: 16 bits a number, little-endian. */
export function packClip(clip: readonly DrawnPose[]): string {
  const bytes = new Uint8Array(2 * drawnPoseSize * clip.length);
  const view = new DataView(bytes.buffer);
  for (const [frame, pose] of clip.entries())
    for (let index = 0; index < drawnPoseSize; index += 1)
      view.setInt16(2 * (frame * drawnPoseSize + index), Math.round(pose[index]! * unitsPerMetre), true);
  return btoa(String.fromCharCode(...bytes));
}

/** @throws Error where the text is not a whole clip */
export function unpackClip(text: string): DrawnPose[] {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  if (bytes.length !== 2 * drawnPoseSize * drawnFrames)
    throw new Error(`A clip that came with the page is damaged: it has ${bytes.length} bytes.`);
  const view = new DataView(bytes.buffer);
  return Array.from({ length: drawnFrames }, (_, frame) =>
    Float32Array.from(
      { length: drawnPoseSize },
      (__, index) => view.getInt16(2 * (frame * drawnPoseSize + index), true) / unitsPerMetre,
    ),
  );
}

/** All clips of the element that holds them: `<script type="application/json" data-kept>` with a packed clip for each memory. */
export function readKept(element: Element): KeptClips {
  const text = element.querySelector('[data-kept]')?.textContent;
  if (!text) return new Map();
  const packed = JSON.parse(text) as Record<string, string>;
  return new Map(
    memories.flatMap((memory): [Memory, DrawnPose[]][] => {
      const clip = packed[String(memory)];
      return clip === undefined ? [] : [[memory, unpackClip(clip)]];
    }),
  );
}
