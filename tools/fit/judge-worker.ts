import { parentPort, workerData } from 'node:worker_threads';
import { fitClips, readied } from './fit-clips.ts';
import type { Answer, Question, Share } from './judges.ts';
import { flaggedIn } from './verdict.ts';

const { worker, of } = workerData as Share;
const own = fitClips()
  .filter((_, index) => index % of === worker)
  .map(readied);

parentPort!.on('message', ({ limits, clips }: Question) => {
  const asked = own.filter(({ name }) => clips.includes(name));
  const flagged = flaggedIn(asked, limits);
  parentPort!.postMessage(asked.map(({ name }, index) => ({ name, flagged: flagged[index]! })) satisfies Answer);
});
