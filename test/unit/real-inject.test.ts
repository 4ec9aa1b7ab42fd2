import { describe, expect, it } from 'vitest';
import { field, landmarkOffset, landmarksOf } from '../../src/terms/track.ts';
import { backgroundOf } from '../../tools/bench-truth/real/background.ts';
import { inject, type Scene } from '../../tools/bench-truth/real/inject.ts';
import { besideLimb } from '../../tools/bench-truth/real/limb-line.ts';
import type { Picture } from '../../tools/bench-truth/real/picture.ts';
import type { Planned } from '../../tools/bench-truth/real/plan.ts';
import {
  lineOf,
  linesWithout,
  seenBodies,
  skinDistance,
  type SeenBody,
} from '../../tools/bench-truth/real/seen-body.ts';
import { evenly, losePerson, stickTrack, swapSides } from './measure-tracks.ts';

const [width, height, torso] = [320, 180, 20];
const frames = 50;
const skin = [210, 130, 100] as const;

/** A stick figure whose left arm is held out to the side, and which walks a little. */
function track() {
  const made = stickTrack(
    (joint, seconds) => {
      if (joint === 'left-elbow') return [0.5, -0.5];
      if (joint === 'left-wrist') return [1, -1];
      return joint === 'nose' ? [0, 0] : [0.5 * seconds, 0];
    },
    { seconds: evenly(frames), torsoPixels: 2 * torso },
  );
  const names = landmarksOf(made.model);
  // What is no measured joint lies at the nose: the hand must lie at its wrist.
  for (const side of ['left', 'right'] as const)
    for (let frame = 0; frame < frames; frame++) {
      const [wrist, index] = [`${side}-wrist`, `${side}-index`].map((name) =>
        landmarkOffset(made, frame, (names as readonly string[]).indexOf(name)),
      ) as [number, number];
      made.values[index + field.x] = made.values[wrist + field.x]! + (side === 'left' ? 4 : 0);
      made.values[index + field.y] = made.values[wrist + field.y]! + (side === 'left' ? 0 : 4);
    }
  return made;
}

const crop = { left: 0, top: 0, scale: 0.5 };
const empty = (): Picture => {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) rgb.set([at % 61, (at * 7) % 53, 60 + (at % 47)], at * 3);
  return { width, height, rgb };
};

/** The figure drawn on the background, frame by frame. */
function scene(): Scene {
  const bodies = seenBodies(track(), crop);
  const pictures = bodies.map((body) => {
    const picture = empty();
    const lines = linesWithout(body!);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (skinDistance(lines, x, y) < 0) picture.rgb.set(skin, (y * width + x) * 3);
    return picture;
  });
  return { name: 'stick', pictures, bodies, background: empty() };
}

/** Made once: no test changes it. */
const sound = scene();

const planned = (rest: Pick<Planned, 'kind' | 'strength'> & Partial<Planned>): Planned => ({
  source: 'stick',
  way: 1,
  ...rest,
});
const pixel = ({ rgb }: Picture, x: number, y: number) => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const xOf = (body: SeenBody | undefined) => body?.at('left-shoulder').x;

describe('the bodies of a track', () => {
  it('keep left and right where the detector exchanges them, and miss frames without a person', () => {
    const [sound, swapped] = [track(), track()];
    for (const frame of [10, 11, 12, 30]) swapSides(swapped, frame);
    losePerson(swapped, 20);
    const [a, b] = [seenBodies(sound, crop), seenBodies(swapped, crop)];
    expect(b[20]).toBeUndefined();
    for (const frame of [9, 10, 12, 13, 21, 30, 31]) expect(xOf(b[frame])).toBe(xOf(a[frame]));
  });

  it('are given in pixels of the cut', () => {
    const [whole, cut] = [
      seenBodies(track(), { left: 0, top: 0, scale: 1 }),
      seenBodies(track(), { left: 100, top: 0, scale: 2 }),
    ];
    expect(xOf(cut[0])).toBeCloseTo(2 * (xOf(whole[0])! - 100), 4);
    expect(cut[0]!.torso).toBeCloseTo(2 * whole[0]!.torso, 4);
  });
});

describe('the background', () => {
  it('is what was seen where the person was not near', () => {
    // Every third frame: in between she hardly moves.
    const [pictures, bodies] = [sound.pictures, sound.bodies].map((each) =>
      each.filter((_, frame) => frame % 3 === 0),
    ) as [Picture[], (SeenBody | undefined)[]];
    const { picture, madeUp } = backgroundOf(pictures, bodies);
    expect(madeUp).toBeGreaterThan(0);
    expect(madeUp).toBeLessThan(0.2);
    for (const [x, y] of [
      [10, 10],
      [300, 170],
      [30, 90],
    ] as const)
      expect(pixel(picture, x, y)).toEqual(pixel(empty(), x, y));
  });
});

describe('a fault injected into a limb', () => {
  const strengths = ['weak', 'medium', 'strong'] as const;

  it.each(['teleport', 'lost-limb', 'redrawn', 'stretch'] as const)(
    '%s: happens in a tenth to two fifths of the frames, and nowhere else',
    (kind) => {
      const made = strengths.map((strength) => inject(sound, planned({ kind, part: 'left-arm', strength })));
      for (const { pictures, fault } of made) {
        const share = (fault.lastFrame - fault.firstFrame + 1) / frames;
        expect(share).toBeGreaterThanOrEqual(0.1);
        expect(share).toBeLessThanOrEqual(0.4);
        pictures.forEach((picture, frame) => {
          const inside = frame >= fault.firstFrame && frame <= fault.lastFrame;
          expect(picture === sound.pictures[frame]).toBe(!inside);
        });
      }
      // A weak stretch is at fault only once it is fully grown.
      if (kind !== 'stretch') expect(new Set(made.map(({ fault }) => fault.firstFrame)).size).toBe(1);
      expect(made.map(({ fault }) => fault.severity)).toEqual([1 / 3, 2 / 3, 1]);
    },
  );

  it('is the same for the same plan', () => {
    const plan = planned({ kind: 'redrawn', part: 'left-arm', strength: 'strong' });
    const [a, b] = [inject(sound, plan), inject(sound, plan)];
    expect(a.fault).toEqual(b.fault);
    expect(a.pictures[a.fault.firstFrame]!.rgb).toEqual(b.pictures[b.fault.firstFrame]!.rgb);
    expect(a.pictures[a.fault.firstFrame]!.rgb).not.toEqual(a.pictures[a.fault.firstFrame + 1]!.rgb);
  });

  it('leaves the background where a lost limb was, and names the joints that are gone', () => {
    const [half, all] = (['weak', 'strong'] as const).map((strength) =>
      inject(sound, planned({ kind: 'lost-limb', part: 'left-arm', strength })),
    ) as [ReturnType<typeof inject>, ReturnType<typeof inject>];
    expect(half.fault.joints).toEqual(['left-wrist']);
    expect(all.fault.joints).toEqual(['left-elbow', 'left-wrist']);
    const line = lineOf(sound.bodies[all.fault.firstFrame]!, 'left-arm');
    const [elbow, wrist] = [line[1]!, line[2]!].map(({ x, y }) => [Math.round(x), Math.round(y)] as const) as [
      readonly [number, number],
      readonly [number, number],
    ];
    const [halfShown, allShown] = [half, all].map(({ pictures, fault }) => pictures[fault.firstFrame]!) as [
      Picture,
      Picture,
    ];
    for (const shown of [halfShown, allShown]) expect(pixel(shown, ...wrist)).toEqual(pixel(empty(), ...wrist));
    expect(pixel(allShown, ...elbow)).toEqual(pixel(empty(), ...elbow));
    const upper = [Math.round((line[0]!.x + line[1]!.x) / 2), Math.round((line[0]!.y + line[1]!.y) / 2)] as const;
    expect(pixel(halfShown, ...upper)).toEqual([...skin]);
  });

  it('changes nothing far from the limb', () => {
    const { pictures, fault } = inject(sound, planned({ kind: 'teleport', part: 'left-arm', strength: 'weak' }));
    const [frame, body] = [fault.firstFrame, sound.bodies[fault.firstFrame]!];
    const line = lineOf(body, 'left-arm');
    for (let y = 0; y < height; y += 3)
      for (let x = 0; x < width; x += 3) {
        const { distance, radius } = besideLimb(line, x, y);
        if (distance > radius + torso)
          expect(pixel(pictures[frame]!, x, y)).toEqual(pixel(sound.pictures[frame]!, x, y));
      }
  });

  it('is refused where the person is not found for long enough', () => {
    const bodies = sound.bodies.map((body, frame) => (frame % 8 === 0 ? undefined : body));
    const plan = planned({ kind: 'teleport', part: 'left-arm', strength: 'weak' });
    expect(() => inject({ ...sound, bodies }, plan)).toThrow(/left-arm is not free/);
  });
});

describe('a fault injected into the light', () => {
  it('of a part of the background leaves the person and the rest of the picture as they were', () => {
    const { pictures, fault } = inject(sound, planned({ kind: 'light-level', whole: false, strength: 'strong' }));
    const [left, top, boxWidth, boxHeight] = fault.box!;
    const frame = fault.firstFrame;
    const lines = linesWithout(sound.bodies[frame]!);
    let brighter = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [now, before] = [pixel(pictures[frame]!, x, y), pixel(sound.pictures[frame]!, x, y)];
        const inside = x >= left && x < left + boxWidth && y >= top && y < top + boxHeight;
        if (!inside || skinDistance(lines, x, y) < 0) expect(now).toEqual(before);
        else if (now[2]! > before[2]!) brighter += 1;
      }
    expect(brighter).toBeGreaterThan(0.5 * boxWidth * boxHeight);
  });

  it('flickers: brighter and darker by turns', () => {
    const { pictures, fault } = inject(
      sound,
      planned({ kind: 'background-flicker', whole: false, strength: 'strong' }),
    );
    const [left, top, boxWidth, boxHeight] = fault.box!;
    const middle = [left + (boxWidth >> 1), top + (boxHeight >> 1)] as const;
    const signs = Array.from({ length: fault.lastFrame - fault.firstFrame + 1 }, (_, index) => {
      const frame = fault.firstFrame + index;
      return Math.sign(pixel(pictures[frame]!, ...middle)[2]! - pixel(sound.pictures[frame]!, ...middle)[2]!);
    });
    expect(new Set(signs)).toEqual(new Set([1, -1]));
    expect(signs.slice(1).filter((sign, index) => sign !== signs[index]).length).toBeGreaterThanOrEqual(3);
  });
});
