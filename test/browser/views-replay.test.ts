import { afterEach, describe, expect, test, vi } from 'vitest';
import { Color, InstancedMesh, Matrix4, Vector3 } from 'three';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import { bones } from '../../src/terms/landmarks.ts';
import { landmarksOf } from '../../src/terms/track.ts';
import { Body } from '../../src/views/replay/body.ts';
import { readPalette } from '../../src/views/replay/palette.ts';
import { mountReplay } from '../../src/views/replay/replay.ts';
import { syntheticAnalysis } from './views-synthetic.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const end of endings.splice(0)) end();
});

const baked = syntheticAnalysis({ frames: 40, broken: [[10, 20]] });
const noMarks = { faulted: new Set<never>(), lit: [], hovered: null };

function replay(options: { pair?: boolean; model?: 'movenet-thunder' } = {}) {
  const analysis = options.model ? syntheticAnalysis({ frames: 40, model: options.model }) : baked;
  const study = new Study({ id: 'clip', baked: analysis });
  const other = options.pair ? new Study({ id: 'twin', baked: syntheticAnalysis({ frames: 40 }) }) : undefined;
  const playhead = new Playhead([study, ...(other ? [other] : [])]);
  const host = document.createElement('div');
  host.style.width = '320px';
  document.body.append(host);
  const dispose = mountReplay(host, { study, playhead, ...(other ? { other } : {}) });
  endings.push(dispose, () => host.remove());
  return { study, playhead, host, dispose, root: host.firstElementChild!, canvas: host.querySelector('canvas')! };
}

/** Share of the canvas that something is drawn on, seen from the front. */
async function inked(canvas: HTMLCanvasElement): Promise<number> {
  await expect.poll(() => canvas.width / devicePixelRatio).toBeCloseTo(canvas.clientWidth, 0);
  canvas.closest('.fa-replay')!.querySelector<HTMLElement>('[aria-label="From the front"]')!.click();
  // What is drawn can be read in the same frame of the screen only: this comes right after the drawing that the press asked for.
  await new Promise(requestAnimationFrame);
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let pixel = 3; pixel < data.length; pixel += 4) if (data[pixel]! > 200) count += 1;
  return count / (data.length / 4);
}

describe('the body', () => {
  const palette = readPalette(document.body);
  const body = new Body(baked.track);
  const names = landmarksOf(baked.track.model);
  const metres = (frame: number, name: (typeof names)[number]): number[] => {
    const start = (frame * names.length + names.indexOf(name)) * 6;
    return [baked.track.values[start + 2]!, -baked.track.values[start + 3]!, -baked.track.values[start + 4]!];
  };

  test.each([0, 15, 39])('has its joints where the track has them in frame %i', (frame) => {
    body.pose(frame, noMarks, palette, new Color());
    for (const joint of ['nose', 'left-wrist', 'right-ankle'] as const) {
      expect(body.positionOf(joint, new Vector3()).toArray()).toEqual(metres(frame, joint));
    }
  });

  test('lays a bone from joint to joint', () => {
    body.pose(3, noMarks, palette, new Color());
    const mesh = body.group.children[0] as InstancedMesh;
    const matrix = new Matrix4();
    mesh.getMatrixAt(
      bones.findIndex((pair) => pair.join(' ') === 'left-knee left-ankle'),
      matrix,
    );
    const ends = [-0.5, 0.5].map((y) => new Vector3(0, y, 0).applyMatrix4(matrix).toArray());
    for (const [axis, value] of metres(3, 'left-knee').entries()) expect(ends[0]![axis]).toBeCloseTo(value, 5);
    for (const [axis, value] of metres(3, 'left-ankle').entries()) expect(ends[1]![axis]).toBeCloseTo(value, 5);
  });

  test('vanishes where the person was not found', () => {
    body.pose(40, noMarks, palette, new Color());
    expect(body.group.visible).toBe(false);
  });
});

describe('the replay', () => {
  test('shows the playhead’s frame, and draws only when something changed', async () => {
    const { canvas, playhead, study } = replay();
    expect(await inked(canvas)).toBeGreaterThan(0.005);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = vi.spyOn(window, 'requestAnimationFrame');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(asked).not.toHaveBeenCalled();
    playhead.seekFrame(study, 12);
    expect(canvas.getAttribute('data-frame')).toBe('12');
    expect(asked).toHaveBeenCalledTimes(1);
    playhead.seek(playhead.timeUs.value + 100);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('turns by buttons, and lays two bodies over each other', async () => {
    const { host, canvas } = replay({ pair: true });
    const apart = await inked(canvas);
    const press = (label: string): void => host.querySelector<HTMLElement>(`[aria-label^="${label}"]`)!.click();
    press('Overlay');
    expect(host.querySelector('[aria-label^=Overlay]')!.getAttribute('aria-pressed')).toBe('true');
    const over = await inked(canvas);
    expect(over).toBeLessThan(apart);
    press('Nearer');
    press('Nearer');
    // Two steps of 0.85 make everything 1.9 times as large; the floor's grid is too faint to count.
    expect(await inked(canvas)).toBeGreaterThan(over * 1.5);
  });

  test('says so where the model finds no depth', () => {
    const { root } = replay({ model: 'movenet-thunder' });
    expect(root.getAttribute('data-state')).toBe('empty');
    expect(root.querySelector('[role=status]')!.textContent).toBe(
      'This model finds no depth: there are no metres to show in 3D.',
    );
  });

  test('says so where there is no WebGL', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const { root } = replay();
    expect(root.getAttribute('data-state')).toBe('none');
    expect(root.querySelector('[role=status]')!.textContent).toMatch(/no WebGL/);
  });

  test('gives the graphics back when it ends', () => {
    const { canvas, dispose, host, playhead } = replay();
    const gl = canvas.getContext('webgl2')!;
    dispose();
    expect(gl.isContextLost()).toBe(true);
    expect(host.childElementCount).toBe(0);
    const asked = vi.spyOn(window, 'requestAnimationFrame');
    playhead.seek(800_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
