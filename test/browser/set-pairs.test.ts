import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzip } from '../../src/pipeline/packed.ts';
import { createStage, type Stage, type StageState } from '../../src/set/stage.ts';
import { failuresShownAt, type Take } from '../../src/set/take.ts';
import type { Box, Truth } from '../../src/terms/truth.ts';
import { pairs, soundTakes } from '../../tools/clips/takes.ts';

const size = { width: 320, height: 180 };
/** Every so many frames of each pair are drawn; `npm run clips -- --check --all` draws every one. */
const every = 12;
/** Pixels by which a box may miss: one here is 2.7 of the clip's. */
const margin = 1;

async function truthOf({ name }: Take): Promise<Truth> {
  const response = await fetch(`/clips/${name}.truth.json.gz`);
  const bytes = await unzip(new Uint8Array(await response.arrayBuffer()));
  return JSON.parse(new TextDecoder().decode(bytes)) as Truth;
}

describe.each(soundTakes.map((sound) => [sound.scene, sound] as const))('pairs of %s', (scene, sound) => {
  let stage: Stage;
  beforeAll(async () => {
    const cast = sound.cast ? { cast: sound.cast } : {};
    stage = await createStage({ ...size, scene, seed: sound.seed, ...cast, pixelRatio: 1 });
  }, 60_000);
  afterAll(() => stage.dispose());

  function picture(sceneSeconds: number, state?: StageState): Uint8Array {
    stage.render(sceneSeconds, state);
    const context = stage.canvas.getContext('webgl2')!;
    const pixels = new Uint8Array(size.width * size.height * 4);
    context.readPixels(0, 0, size.width, size.height, context.RGBA, context.UNSIGNED_BYTE, pixels);
    return pixels;
  }

  const own = pairs.filter((pair) => pair.sound === sound);
  test.each(own.map(({ name, broken }) => [name, broken] as const))(
    '%s differs from its twin exactly where and when its truth says',
    async (_, broken) => {
      const truth = await truthOf(broken);
      const firsts = truth.faults.map(({ firstFrame }) => firstFrame);
      const frames = truth.frames.flatMap((each, frame) =>
        frame % every === 0 || firsts.includes(frame) ? [{ ...each, frame }] : [],
      );
      for (const { frame, sceneSeconds, changed } of frames) {
        const failures = failuresShownAt(broken, truth.faults, frame);
        expect(failures.length > 0, `frame ${frame}`).toBe(changed !== undefined);
        const twin = picture(sceneSeconds);
        const shown = picture(sceneSeconds, { failures, frame });
        const boxes = (changed ?? []).flatMap((region) => [...region.boxes, ...region.shadows]);
        const { inside, outside } = differing(
          twin,
          shown,
          boxes.map((box) => shrunk(box, broken)),
        );
        expect(outside, `pixels outside in frame ${frame}`).toBe(0);
        expect(inside > 0, `frame ${frame}`).toBe(changed !== undefined);
      }
    },
    120_000,
  );
});

/** A box of the full picture in this small one, with the pixels it touches. */
function shrunk([left, top, wide, tall]: Box, { width, height }: Take): Box {
  const [x, y] = [size.width / width, size.height / height];
  const [x0, y0] = [Math.floor(left * x) - margin, Math.floor(top * y) - margin];
  return [x0, y0, Math.ceil((left + wide) * x) + margin - x0, Math.ceil((top + tall) * y) + margin - y0];
}

function differing(a: Uint8Array, b: Uint8Array, boxes: readonly Box[]): { inside: number; outside: number } {
  let [inside, outside] = [0, 0];
  for (let offset = 0; offset < a.length; offset += 4) {
    if ([0, 1, 2].every((channel) => a[offset + channel] === b[offset + channel])) continue;
    const [x, y] = [(offset / 4) % size.width, size.height - 1 - Math.floor(offset / 4 / size.width)];
    if (boxes.some(([left, top, wide, tall]) => x >= left && x < left + wide && y >= top && y < top + tall))
      inside += 1;
    else outside += 1;
  }
  return { inside, outside };
}
