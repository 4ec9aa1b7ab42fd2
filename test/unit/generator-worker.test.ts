import { expect, test } from 'vitest';
import { GeneratorError } from '../../src/generator/errors.ts';
import type { Reply } from '../../src/generator/messages.ts';
import type { DrawOptions } from '../../src/generator/sampler.ts';
import { createServer, type Drawing } from '../../src/generator/serve.ts';
import type { DrawnPose } from '../../src/terms/generated.ts';

const options: DrawOptions = { prompt: 'walk', memory: 2, seed: 5 };
const poseOf = (...values: number[]): DrawnPose => Float32Array.from(values);

/** Draws poses that say what they were drawn from, each after a while. */
function standIn(frames: number, millisecondsEach = 0): Drawing {
  return {
    *drawFrames({ seed, memory }) {
      for (let frame = 0; frame < frames; frame += 1) {
        const until = performance.now() + millisecondsEach;
        while (performance.now() < until);
        yield poseOf(seed, memory, frame);
      }
    },
    watchFrame: ({ seed }, earlier) => [poseOf(seed), poseOf(earlier.length)],
  };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A server, what it said so far, and what resolves when a reply that ends the request has come. */
function serverOf(load: () => Promise<Drawing>) {
  const said: Reply[] = [];
  const waiting = new Map<number, (reply: Reply) => void>();
  const serve = createServer(
    (reply) => {
      said.push(reply);
      if (reply.kind !== 'frame') waiting.get(reply.request)?.(reply);
    },
    load,
    turn,
  );
  const ended = (request: number) => new Promise<Reply>((resolve) => waiting.set(request, resolve));
  return { serve, said, ended };
}

test('a clip comes frame by frame, then whole', async () => {
  const { serve, said, ended } = serverOf(() => Promise.resolve(standIn(3)));
  serve({ kind: 'load', request: 1, url: 'weights' });
  serve({ kind: 'draw', request: 2, options });
  const last = await ended(2);
  expect(said.map(({ kind }) => kind)).toEqual(['loaded', 'frame', 'frame', 'frame', 'drawn']);
  expect(last).toMatchObject({ kind: 'drawn', poses: [0, 1, 2].map((frame) => poseOf(5, 2, frame)) });
});

test('one frame can be watched, after those that came before', async () => {
  const { serve, ended } = serverOf(() => Promise.resolve(standIn(1)));
  serve({ kind: 'load', request: 1, url: 'weights' });
  serve({ kind: 'watch', request: 2, options, earlier: [poseOf(0), poseOf(0)] });
  expect(await ended(2)).toEqual({ kind: 'watched', request: 2, poses: [poseOf(5), poseOf(2)] });
});

test('what is cancelled stops, whether it is at work or waits, and the next is served', async () => {
  const { serve, said, ended } = serverOf(() => Promise.resolve(standIn(40, 5)));
  serve({ kind: 'load', request: 1, url: 'weights' });
  await ended(1);
  serve({ kind: 'draw', request: 2, options });
  serve({ kind: 'draw', request: 3, options });
  serve({ kind: 'draw', request: 4, options: { ...options, seed: 9 } });
  await expect.poll(() => said.some(({ kind }) => kind === 'frame'), { timeout: 4_000 }).toBe(true);
  serve({ kind: 'cancel', request: 2 });
  serve({ kind: 'cancel', request: 3 });
  expect(await ended(4)).toMatchObject({ kind: 'drawn' });
  expect(said.filter((reply) => reply.kind === 'drawn').map(({ request }) => request)).toEqual([4]);
  expect(said.filter((reply) => reply.kind === 'frame' && reply.request === 2).length).toBeLessThan(40);
  expect(said.some(({ request }) => request === 3)).toBe(false);
});

test('what goes wrong is a sentence, and does not keep it from trying again', async () => {
  let tries = 0;
  const { serve, ended } = serverOf(() => {
    tries += 1;
    return tries === 1
      ? Promise.reject(new GeneratorError('weights-missing', 'The weights could not be fetched.'))
      : Promise.resolve(standIn(1));
  });
  serve({ kind: 'load', request: 1, url: 'weights' });
  serve({ kind: 'draw', request: 2, options });
  expect(await ended(1)).toEqual({
    kind: 'failed',
    request: 1,
    code: 'weights-missing',
    sentence: 'The weights could not be fetched.',
  });
  expect(await ended(2)).toMatchObject({ kind: 'failed', code: 'stopped' });
  serve({ kind: 'load', request: 3, url: 'weights' });
  expect(await ended(3)).toMatchObject({ kind: 'loaded' });
});
