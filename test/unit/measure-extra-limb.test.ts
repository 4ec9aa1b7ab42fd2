import { describe, expect, test } from 'vitest';
import { extraLimbsOf } from '../../src/measure/extra-limb.ts';
import { measure } from '../../src/measure/measure.ts';
import { arbitrate } from '../../src/measure/one-name.ts';
import { emptyStatistics } from '../../src/measure/pixel-statistics.ts';
import { lightStepsOf } from '../../src/measure/steps.ts';
import type { Fault } from '../../src/terms/fault.ts';
import { joints, type Joint } from '../../src/terms/landmarks.ts';
import { gridColumns, gridRows, type PixelStatistics } from '../../src/terms/pixels.ts';
import { field, landmarkOffset, landmarksOf, type Track } from '../../src/terms/track.ts';
import { readBenchClips } from '../../tools/bench-truth/kept-set.ts';
import { evenly, noise, stickTrack } from './measure-tracks.ts';

const seconds = evenly(60);
const cells = gridColumns * gridRows;
/** Lightness of the picture, and of a sleeve in it, as they are kept. */
const [wall, sleeve] = [128, 70];

interface Patch {
  column: number;
  row: number;
  first: number;
  last: number;
}

/** A torso is two cells high here: this cell is beside the chest of someone who stands in the middle of the picture. */
const besideChest = { column: gridColumns / 2 - 2, row: gridRows / 2 - 2 };
const betweenShins = { column: gridColumns / 2, row: gridRows / 2 + 2 };
const atFoot = { column: gridColumns / 2 + 1, row: gridRows / 2 + 3 };

function someone(move: (joint: Joint, second: number) => readonly [number, number] = () => [0, 0]): Track {
  const random = noise(3);
  const track = stickTrack(
    (joint, second) => {
      const [x, y] = move(joint, second);
      return [x + 0.005 * random(), y + 0.005 * random()];
    },
    { seconds },
  );
  putFeet(track);
  return track;
}

/** The stick figure has no feet of its own. */
function putFeet(track: Track): void {
  const landmarks = landmarksOf(track.model);
  for (const side of ['left', 'right'] as const)
    for (const [name, ahead] of [
      ['heel', -10],
      ['foot-index', 30],
    ] as const)
      track.timestampsUs.forEach((_, frame) => {
        const [ankle, end] = ([`${side}-ankle`, `${side}-${name}`] as const).map((each) =>
          landmarkOffset(track, frame, landmarks.indexOf(each)),
        ) as [number, number];
        track.values[end + field.x] = track.values[ankle + field.x]! + ahead;
        track.values[end + field.y] = track.values[ankle + field.y]! + 10;
      });
}

function pictures(track: Track, patches: readonly Patch[]): PixelStatistics {
  const pixels = emptyStatistics(track.timestampsUs);
  pixels.lightness.fill(wall);
  for (const { column, row, first, last } of patches)
    for (let frame = first; frame <= last; frame++) {
      // A limb moves a little of itself.
      pixels.lightness[frame * cells + row * gridColumns + column] = sleeve + (frame % 3);
    }
  return pixels;
}

function found(track: Track, patches: readonly Patch[], restless: ReadonlySet<number> = new Set()): Fault[] {
  const pixels = pictures(track, patches);
  const frames = [...track.timestampsUs.keys()];
  return extraLimbsOf(track, pixels, lightStepsOf(pixels), frames, restless);
}

describe('something beside the body', () => {
  test('that is there at once, and gone at once, is a limb too many for as long', () => {
    const [fault, ...more] = found(someone(), [{ ...besideChest, first: 20, last: 32 }]);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ kind: 'extra-limb', joints: [], firstFrame: 20, lastFrame: 32 });
    expect(fault!.evidence[0]!.value).toBeGreaterThan(fault!.evidence[0]!.threshold);
    expect(fault!.confidence).toBeGreaterThan(0.63);
  });

  test('that comes twice is two', () => {
    const faults = found(someone(), [
      { ...besideChest, first: 15, last: 22 },
      // By then the figure has travelled most of a cell.
      { ...besideChest, column: besideChest.column + 1, first: 38, last: 46 },
    ]);
    expect(faults.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])).toEqual([
      [15, 22],
      [38, 46],
    ]);
  });

  test.each([
    ['stays', besideChest, 20, 59],
    ['is away from the body', { column: 3, row: 3 }, 20, 32],
    ['is a shadow at the feet', atFoot, 20, 32],
    ['hangs on no part of the body', { column: gridColumns / 2 - 3, row: gridRows / 2 - 2 }, 20, 32],
    ['is a flash of three frames', besideChest, 20, 22],
  ])('that %s is none', (_, place, first, last) => {
    expect(found(someone(), [{ ...place, first, last }])).toEqual([]);
  });

  test('that an arm can be which swings there is none', () => {
    const swinging = someone((joint, second) => {
      const far = joint === 'right-wrist' ? 1 : joint === 'right-elbow' ? 0.6 : 0;
      return [-far * (1 + Math.sin(14 * second)), -far * (1 + Math.cos(14 * second))];
    });
    expect(found(swinging, [{ ...besideChest, first: 20, last: 32 }])).toEqual([]);
  });

  test.each([
    ['one', ['left'], 1],
    ['two', ['left', 'right'], 0],
  ])('between legs of which %s go to and fro', (_, sides, faults) => {
    // Steady but for the turns: a third of a cell a frame explains less of the change than two thirds do.
    const triangle = (second: number) => 4 * Math.abs(((second * 6.2) % 1) - 0.5) - 1;
    const stepping = someone((joint, second) => {
      const [side, part] = joint.split('-') as [string, string];
      const isLeg = ['knee', 'ankle'].includes(part) && sides.includes(side);
      return [isLeg ? (side === 'left' ? 1 : -1) * 0.17 * triangle(second) : 0, 0];
    });
    expect(found(stepping, [{ ...betweenShins, first: 20, last: 32 }])).toHaveLength(faults);
  });

  test('is nothing where the whole picture is as restless', () => {
    const leaves = Array.from({ length: 40 }, (_, at) => {
      const first = 6 + ((at * 7) % 40);
      return { column: at % 10, row: 4 * Math.floor(at / 10), first, last: first + 7 };
    });
    expect(found(someone(), [{ ...besideChest, first: 20, last: 32 }, ...leaves])).toEqual([]);
  });

  test('is not told of frames in which the light changed or time was left out', () => {
    expect(found(someone(), [{ ...besideChest, first: 20, last: 32 }], new Set([20]))).toEqual([]);
  });

  test('goes unseen by a model that knows no hands and feet no less than by one that does', () => {
    const track = stickTrack(() => [0, 0], { seconds, model: 'movenet-thunder' });
    expect(found(track, [{ ...besideChest, first: 20, last: 32 }])).toHaveLength(1);
  });
});

function fault(kind: Fault['kind'], firstFrame: number, lastFrame: number, of: readonly Joint[] = []): Fault {
  const times = { firstUs: firstFrame * 40_000, lastUs: lastFrame * 40_000 };
  return { kind, joints: of, firstFrame, lastFrame, ...times, severity: 0.6, confidence: 0.8, evidence: [] };
}

const kindsOf = (faults: readonly Fault[]) => faults.map(({ kind }) => kind).sort();

describe('a limb too many', () => {
  const extra = fault('extra-limb', 20, 32);
  const head = joints.slice(0, 3);
  const arm: readonly Joint[] = ['left-elbow', 'left-wrist'];

  test('is told beside a fault of another time', () => {
    expect(kindsOf(arbitrate([extra, fault('head-twist', 40, 50, head)]))).toEqual(['extra-limb', 'head-twist']);
  });

  test('is not told of what comes and goes as another fault does', () => {
    expect(kindsOf(arbitrate([extra, fault('head-twist', 19, 33, head)]))).toEqual(['head-twist']);
  });

  test('is one of the body’s own where that is at fault from the same frame on, and for as long as the picture shows', () => {
    const [only, ...more] = arbitrate([extra, fault('wrong-bend', 21, 28, arm)]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ kind: 'wrong-bend', firstFrame: 20, lastFrame: 32 });
  });

  test('is not told of the time between two faults of the same', () => {
    const [before, after] = [fault('head-twist', 8, 19, head), fault('head-twist', 33, 44, head)];
    expect(kindsOf(arbitrate([before, extra, after]))).toEqual(['head-twist', 'head-twist']);
  });
});

describe('on the half of the film set that limits are fitted on', () => {
  const clips = readBenchClips('street-walk-a');
  const extraIn = (name: string) => {
    const { track, pixels } = clips.find(({ take }) => take.name === name)!;
    return measure(track, pixels).faults.filter(({ kind }) => kind === 'extra-limb');
  };

  test.each(['weak', 'medium'])(
    'an arm out of the back is found when %s, which landmarks know nothing of',
    (strength) => {
      const spans = extraIn(`street-walk-a-extra-limb-${strength}`).map((each) => [each.firstFrame, each.lastFrame]);
      expect(spans).toEqual([
        [16, 25],
        [40, 53],
      ]);
    },
  );

  test('nobody has one in the sound clip', () => {
    expect(extraIn('street-walk-a-sound')).toEqual([]);
  });
});
