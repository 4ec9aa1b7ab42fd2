import type { DrawnPose, Prompt } from '../../terms/generated.ts';
import { siteFile } from '../shared/site-file.ts';

/** The film set's man, who takes any drawn pose. */
export interface Studio {
  readonly canvas: HTMLCanvasElement;
  readonly isSoftware: boolean;
  /** Draws him in a pose; the prompt says what he has in hand and wears. */
  show(pose: DrawnPose, prompt: Prompt): void;
  /** In pixels of the picture. */
  setSize(width: number, height: number): void;
  dispose(): void;
}

/** The picture of the film: as that of the clips. */
export const filmSize = { width: 640, height: 360 } as const;

/** Loads the set and builds the studio. @throws SetError with a sentence where the browser cannot draw in three dimensions */
export async function openStudio(canvas: HTMLCanvasElement): Promise<Studio> {
  const { createStudio } = await import('../../set/studio/index.ts');
  return createStudio({ ...filmSize, canvas, base: siteFile('') });
}
