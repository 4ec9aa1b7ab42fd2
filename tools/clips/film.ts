import type { Page } from 'playwright-core';
import type { StageState } from '../../src/set/stage.ts';
import {
  failuresAt,
  failuresShownAt,
  plantedFaults,
  sceneFramesOf,
  truthOf,
  type FailureAtWork,
  type Finding,
  type Take,
} from '../../src/set/take.ts';
import type { FrameTruth, Truth } from '../../src/terms/truth.ts';
import { openHarness, type Harness } from '../browser/harness.ts';
import type {} from '../browser/pages/clips.ts';

/** A clip before it is encoded: frames are rows of RGB bytes from the top. */
export interface Film {
  take: Take;
  frames: readonly Uint8Array[];
  truth: Truth;
}

/** The headless page that films, and what draws in it. */
export interface FilmStudio {
  harness: Harness;
  renderer: string;
  chromium: string;
}

export async function openStudio(take: Take, pixelRatio = 2): Promise<FilmStudio> {
  const harness = await openHarness('clips', { webGl: true });
  const { width, height, scene, seed, cast } = take;
  const { renderer } = await harness.page.evaluate((options) => filming.open(options), {
    width,
    height,
    scene,
    seed,
    ...(cast ? { cast } : {}),
    // Two samples along each side of a pixel, and their exact mean: see Printer.
    pixelRatio,
  });
  return { harness, renderer, chromium: harness.browser.version() };
}

/**
 * Films a take. First it is measured, without pictures, where the faults begin and end; what is not part of one is then filmed sound.
 * Sound frames are taken from the twin when that was filmed before: they are the same to the bit, which a browser test asserts.
 *
 * @param options.everyFrame films those too: for a comparison that takes nothing for granted
 */
export async function film(
  studio: FilmStudio,
  take: Take,
  twin?: Film,
  { everyFrame = false }: { everyFrame?: boolean } = {},
): Promise<Film> {
  const { page } = studio.harness;
  const sceneFrames = sceneFramesOf(take);
  const stateOf = (frame: number, failures: readonly FailureAtWork[]): StageState => ({ failures, frame });
  const findings: (readonly Finding[])[] = [];
  for (const [frame, sceneFrame] of sceneFrames.entries()) {
    const failures = failuresAt(take, frame);
    findings.push(
      failures.length === 0
        ? []
        : await page.evaluate(([seconds, state]) => filming.measure(seconds, state), [
            sceneFrame / take.framesPerSecond,
            stateOf(frame, failures),
          ] as const),
    );
  }
  const faults = plantedFaults(take, findings);
  const frames: Uint8Array[] = [];
  const truths: FrameTruth[] = [];
  for (const [frame, sceneFrame] of sceneFrames.entries()) {
    const failures = failuresShownAt(take, faults, frame);
    const rgb = failures.length === 0 && !everyFrame ? twin?.frames[sceneFrame] : undefined;
    const truth = rgb && twin?.truth.frames[sceneFrame];
    const shown =
      rgb && truth ? { rgb, truth } : await shoot(page, sceneFrame / take.framesPerSecond, stateOf(frame, failures));
    frames.push(shown.rgb);
    truths.push(shown.truth);
    process.stderr.write(`\r${take.name}: frame ${frame + 1} of ${take.frames}`);
  }
  process.stderr.write('\n');
  return { take, frames, truth: truthOf(take, truths, faults) };
}

/** One frame: its picture and its truth. */
export async function shoot(
  page: Page,
  sceneSeconds: number,
  state: StageState,
): Promise<{ rgb: Uint8Array; truth: FrameTruth }> {
  const { rgbBase64, truth } = await page.evaluate(([seconds, wrong]) => filming.film(seconds, wrong), [
    sceneSeconds,
    state,
  ] as const);
  return { truth, rgb: new Uint8Array(Buffer.from(rgbBase64, 'base64')) };
}
