import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Limits } from '../../src/measure/limits.ts';
import type { Judge } from './descend.ts';
import { fitClips } from './fit-clips.ts';
import { alarmsOf, verdictOf } from './verdict.ts';

/** More workers than this wait for memory. */
const mostWorkers = 8;

/** What a worker is asked: the frames flagged in those of the named clips that are its own. */
export interface Question {
  limits: Limits;
  clips: readonly string[];
}

/** Which clips of the fit a worker measures. */
export interface Share {
  worker: number;
  of: number;
}

export type Answer = readonly { name: string; flagged: readonly number[] }[];

/** A judge that measures the clips in as many threads as the machine has. Close it. */
export function openJudge(): Judge & { close(): Promise<void> } {
  const clips = fitClips();
  const graded = clips.filter(({ isGraded }) => isGraded);
  const silent = clips.filter(({ planted }) => !planted);
  const of = Math.min(mostWorkers, availableParallelism());
  const workers = Array.from({ length: of }, (_, worker) => {
    const workerData: Share = { worker, of };
    return new Worker(new URL('./judge-worker.ts', import.meta.url), { workerData });
  });
  /** One question at a time: each worker's next answer is to the last. */
  const flaggedBy = async (limits: Limits, asked: typeof clips) => {
    const question: Question = { limits, clips: asked.map(({ name }) => name) };
    const answers = await Promise.all(workers.map((worker) => ask(worker, question)));
    const flagged = new Map(answers.flat().map((answer) => [answer.name, answer.flagged] as const));
    return asked.map(({ name }) => flagged.get(name)!);
  };
  return {
    grade: remembered(async (limits) => verdictOf(graded, await flaggedBy(limits, graded))),
    alarms: remembered(async (limits) => alarmsOf(silent, await flaggedBy(limits, silent))),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function ask(worker: Worker, question: Question): Promise<Answer> {
  const answer = once(worker, 'message');
  worker.postMessage(question);
  return ((await answer) as [Answer])[0];
}

/** The same limits are asked about again and again, above all when sources are left out in turn. */
function remembered<Result>(answer: (limits: Limits) => Promise<Result>): (limits: Limits) => Promise<Result> {
  const known = new Map<string, Promise<Result>>();
  return (limits) => {
    const key = JSON.stringify(limits);
    if (!known.has(key)) known.set(key, answer(limits));
    return known.get(key)!;
  };
}
