import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failureOf } from '../../src/set/failures/index.ts';
import { stretchesOf } from '../../src/set/failures/stretches.ts';
import { sceneOf } from '../../src/set/scenes/index.ts';
import { failuresAt, failuresShownAt, plantedFaults, truthOf, type Take } from '../../src/set/take.ts';
import { joints } from '../../src/terms/landmarks.ts';
import { gzip } from '../../tools/clips/files.ts';

const take: Take = {
  name: 'test',
  scene: 'street-walk',
  seed: 5,
  width: 320,
  height: 180,
  framesPerSecond: 24,
  frames: 120,
  failures: [{ kind: 'redrawn', severity: 2 / 3 }],
};
const stretches = stretchesOf(take.seed, 'redrawn', take);
const none = Array.from({ length: take.frames }, () => new Map());

test('a failure is at work in its stretches and nowhere else', () => {
  const [{ firstFrame, lastFrame }] = stretches as [{ firstFrame: number; lastFrame: number }];
  expect(failuresAt(take, firstFrame - 1)).toEqual([]);
  expect(failuresAt(take, firstFrame)).toEqual(take.failures);
  expect(failuresAt(take, lastFrame)).toEqual(take.failures);
  expect(failuresAt(take, lastFrame + 1)).toEqual([]);
});

test('a fault runs from the first to the last frame that passes the weak value', () => {
  const { firstFrame } = stretches[0]!;
  const deviations = none.map((map, frame) =>
    frame >= firstFrame + 2 && frame <= firstFrame + 6 ? new Map([['redrawn' as const, 0.2]]) : map,
  );
  deviations[firstFrame + 4] = new Map([['redrawn', 0.1]]);
  deviations[firstFrame] = new Map([['redrawn', 0.149]]);
  expect(plantedFaults(take, deviations)).toEqual([
    {
      kind: 'redrawn',
      joints: ['nose', 'left-ear', 'right-ear', 'left-elbow', 'left-wrist'],
      region: 'left arm and head',
      firstFrame: firstFrame + 2,
      lastFrame: firstFrame + 6,
      severity: 2 / 3,
      afterEffects: false,
    },
  ]);
});

test('outside its faults a take shows nothing, though its stretch goes on', () => {
  const { firstFrame, lastFrame } = stretches[0]!;
  const deviations = none.map((map, frame) =>
    frame > firstFrame && frame < lastFrame ? new Map([['redrawn' as const, 0.2]]) : map,
  );
  const faults = plantedFaults(take, deviations);
  expect(failuresShownAt(take, faults, firstFrame)).toEqual([]);
  expect(failuresShownAt(take, faults, firstFrame + 1)).toEqual(take.failures);
  expect(failuresShownAt(take, faults, lastFrame)).toEqual([]);
});

test('a take in which nothing passes the weak value plants no fault', () => {
  expect(plantedFaults(take, none)).toEqual([]);
});

test('truth survives being written and read, and its bytes depend on nothing but itself', () => {
  const frame = {
    sceneSeconds: 1 / 24,
    figures: [{ pixels: [1.25, 2], metres: [0.1, 0.2, 0.3], inFrame: [true], hidden: [false] }],
  };
  const truth = truthOf(take, [frame], []);
  const bytes = gzip(JSON.stringify(truth));
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(truth);
  expect(truth.joints).toEqual(joints);
  expect(gzip(JSON.stringify(truth))).toEqual(bytes);
  expect([...bytes.slice(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
});

test('unknown scenes and failures are named in the sentence that refuses them', () => {
  expect(() => sceneOf('moon')).toThrow(/"moon".*street-walk/);
  expect(() => failureOf('sneeze')).toThrow(/"sneeze".*redrawn/);
});
