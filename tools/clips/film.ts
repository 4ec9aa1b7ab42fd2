import type { Page } from 'playwright-core';
import { failuresAt, failuresShownAt, plantedFaults, sceneSecondsOf, truthOf, type Take } from '../../src/set/take.ts';
import type { ActiveFailure } from '../../src/set/failures/failure.ts';
import type { FaultKind } from '../../src/terms/kinds.ts';
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

export async function openStudio(take: Take): Promise<FilmStudio> {
  const harness = await openHarness('clips', { webGl: true });
  // Two samples along each side of a pixel, and their exact mean: see Printer.
  const { width, height, scene, seed } = take;
  const { renderer } = await harness.page.evaluate((options) => filming.open(options), {
    width,
    height,
    scene,
    seed,
    pixelRatio: 2,
  });
  return { harness, renderer, chromium: harness.browser.version() };
}

/**
 * Films a take. First it is measured, without pictures, where the faults begin and end; what is not part of one is then filmed sound.
 * Sound frames are taken from the twin when that was filmed before: they are the same to the bit, which a browser test asserts.
 */
export async function film(studio: FilmStudio, take: Take, twin?: Film): Promise<Film> {
  const { page } = studio.harness;
  const numbers = Array.from({ length: take.frames }, (_, frame) => frame);
  const deviations: Map<FaultKind, number>[] = [];
  for (const frame of numbers) {
    const failures = failuresAt(take, frame);
    const measured =
      failures.length === 0
        ? []
        : await page.evaluate(([seconds, wrong]) => filming.measure(seconds, wrong), [
            sceneSecondsOf(take, frame),
            failures,
          ] as const);
    deviations.push(new Map(measured));
  }
  const faults = plantedFaults(take, deviations);
  const frames: Uint8Array[] = [];
  const truths: FrameTruth[] = [];
  for (const frame of numbers) {
    const failures = failuresShownAt(take, faults, frame);
    const same = failures.length === 0 ? twin : undefined;
    const shown = same
      ? { rgb: same.frames[frame]!, truth: same.truth.frames[frame]! }
      : await shoot(page, sceneSecondsOf(take, frame), failures);
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
  failures: readonly ActiveFailure[],
): Promise<{ rgb: Uint8Array; truth: FrameTruth }> {
  const { rgbBase64, truth } = await page.evaluate(([seconds, wrong]) => filming.film(seconds, wrong), [
    sceneSeconds,
    failures,
  ] as const);
  return { truth, rgb: new Uint8Array(Buffer.from(rgbBase64, 'base64')) };
}
