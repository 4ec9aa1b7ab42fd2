import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { FailureAtWork, Take } from '../../src/set/take.ts';
import { findProgram } from '../setup/programs.mjs';
import { openStudio, shoot } from './film.ts';

/** A look at a scene: PNG files of some moments, with failures that go on throughout. */
export interface StillRequest {
  take: Take;
  seconds: readonly number[];
  pixelRatio: number;
  folder: string;
}

/** Draws the stills; answers their paths. */
export async function drawStills({ take, seconds, pixelRatio, folder }: StillRequest): Promise<string[]> {
  const studio = await openStudio(take, pixelRatio);
  try {
    const paths: string[] = [];
    for (const at of seconds) {
      const frame = Math.round(at * take.framesPerSecond);
      const stretch = { firstFrame: Math.max(0, frame - 8), lastFrame: frame + 8 };
      const failures = take.failures.map((failure): FailureAtWork => ({ ...failure, stretch }));
      for (const failure of take.failures) {
        const reason = await studio.harness.page.evaluate((asked) => filming.whyNot(asked), failure);
        if (reason) process.stderr.write(`${failure.kind}: ${reason}\n`);
      }
      const state = { failures, frame };
      const { rgb } = await shoot(studio.harness.page, at, state);
      const findings = await studio.harness.page.evaluate(([when, wrong]) => filming.measure(when, wrong), [
        at,
        state,
      ] as const);
      const path = join(folder, `${take.name}-${at.toFixed(2)}.png`);
      encodePng(path, rgb, take);
      const { triangles, drawCalls } = await studio.harness.page.evaluate(() => filming.cost());
      const deviations = findings.map(({ kind, deviation }) => `${kind} ${deviation.toFixed(3)}`).join(', ');
      process.stderr.write(`${path}: ${triangles} triangles, ${drawCalls} draw calls ${deviations}\n`);
      paths.push(path);
    }
    return paths;
  } finally {
    await studio.harness.close();
  }
}

export function encodePng(path: string, frame: Uint8Array, { width, height }: Pick<Take, 'width' | 'height'>): void {
  const program = findProgram('ffmpeg') ?? 'ffmpeg';
  const from = ['-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-i', 'pipe:0'];
  const { status, stderr } = spawnSync(program, ['-v', 'error', ...from, '-frames:v', '1', '-update', '1', path], {
    input: frame,
  });
  if (status !== 0) throw new Error(`ffmpeg could not write ${path}: ${stderr.toString()}`);
}
