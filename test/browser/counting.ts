import { countedFrames } from '../bad/numbers.ts';

/** Fetches a clip that test/bad/make-clips.ts made. */
export async function testClip(name: string): Promise<Blob> {
  const response = await fetch(`/test/.out/clips/${name}`);
  if (!response.ok) throw new Error(`There is no test clip ${name}.`);
  return response.blob();
}

/** Fetches a file of the site's public folder. */
export async function publicFile(path: string): Promise<Blob> {
  const response = await fetch(`/${path}`);
  if (!response.ok) throw new Error(`There is no public/${path}.`);
  return response.blob();
}

/** The number that a counting clip's picture shows: eight stripes down its left half, highest bit on top. */
export function numberIn(picture: CanvasImageSource, width: number, height: number): number {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(picture, 0, 0, width, height);
  let number = 0;
  for (let bit = 0; bit < 8; bit++) {
    const [red] = context.getImageData(width / 8, Math.floor(((bit + 0.5) * height) / 8), 1, 1).data;
    number = number * 2 + (red! > 127 ? 1 : 0);
  }
  return number;
}

export const allFrames = Array.from({ length: countedFrames }, (_, frame) => frame);
