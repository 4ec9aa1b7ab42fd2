import { describe, expect, test } from 'vitest';
import {
  advanced,
  allowedRange,
  allowedSpeed,
  playStart,
  rangeAround,
  type Motion,
} from '../../src/study/playhead-rules.ts';
import { Playhead } from '../../src/study/playhead.ts';
import { Study } from '../../src/study/study.ts';
import { syntheticAnalysis, type SyntheticOptions } from '../browser/views-synthetic.ts';

const step = 40_000;

function studyOf(id: string, options: SyntheticOptions = {}): Study {
  return new Study({ id, baked: syntheticAnalysis({ frames: 50, stepsUs: [step], ...options }) });
}

describe('the rules of motion', () => {
  const motion: Motion = {
    timeUs: 0,
    direction: 1,
    speed: 1,
    loop: 'off',
    range: null,
    durationUs: 2_000_000,
    lastUs: 1_960_000,
  };

  test('time passes by the clock and the speed', () => {
    expect(advanced({ ...motion, timeUs: 100_000, speed: 0.5 }, 40)).toEqual({ timeUs: 120_000, playing: true });
    expect(advanced({ ...motion, timeUs: 100_000, direction: -1 }, 40)).toEqual({ timeUs: 60_000, playing: true });
  });

  test('play comes to rest on the last frame, and backwards on the first', () => {
    expect(advanced({ ...motion, timeUs: 1_980_000 }, 40)).toEqual({ timeUs: 1_960_000, playing: false });
    expect(advanced({ ...motion, timeUs: 10_000, direction: -1 }, 40)).toEqual({ timeUs: 0, playing: false });
  });

  test('the last frame is shown for as long as it lasts', () => {
    expect(advanced({ ...motion, timeUs: 1_960_000 }, 30).playing).toBe(true);
  });

  test('a loop keeps the remainder when it wraps', () => {
    expect(advanced({ ...motion, loop: 'all', timeUs: 1_990_000 }, 40).timeUs).toBe(30_000);
    const range = [400_000, 800_000] as const;
    expect(advanced({ ...motion, loop: 'range', range, timeUs: 790_000 }, 40).timeUs).toBe(430_000);
    expect(advanced({ ...motion, loop: 'range', range, timeUs: 410_000, direction: -1 }, 40).timeUs).toBe(770_000);
  });

  test('a page that was hidden goes on from where it was', () => {
    expect(advanced(motion, 60_000).timeUs).toBe(500_000);
  });

  test('play starts at the other end when there is nothing left', () => {
    expect(playStart({ ...motion, timeUs: 1_960_000 })).toBe(0);
    expect(playStart({ ...motion, timeUs: 0, direction: -1 })).toBe(1_960_000);
    expect(playStart({ ...motion, timeUs: 0, loop: 'range', range: [400_000, 800_000] })).toBe(400_000);
  });

  test('a range is ordered, clipped, and wide enough for its two handles', () => {
    expect(allowedRange([900_000, 100_000], 2_000_000)).toEqual([100_000, 900_000]);
    expect(allowedRange([-5, 9e9], 2_000_000)).toEqual([0, 2_000_000]);
    expect(allowedRange([1_990_000, 2_000_000], 2_000_000)).toEqual([1_920_000, 2_000_000]);
    expect(allowedRange([5_000_000, 6_000_000], 2_000_000)).toBeNull();
    expect(allowedRange([NaN, 1], 2_000_000)).toBeNull();
  });

  test('a short fault is looped with enough around it to be seen', () => {
    expect(rangeAround(1_000_000, 1_040_000, 5_000_000)).toEqual([520_000, 1_520_000]);
    expect(rangeAround(1_000_000, 3_000_000, 5_000_000)).toEqual([800_000, 3_200_000]);
  });

  test('speeds stay between a tenth and twice', () => {
    expect([0, 0.05, 1.5, 7, NaN].map((speed) => allowedSpeed(speed))).toEqual([0.1, 0.1, 1.5, 2, 1]);
  });
});

describe('a playhead', () => {
  test('steps by the lead clip’s own timestamps', () => {
    const study = studyOf('uneven', { stepsUs: [10_000, 70_000, 33_333] });
    const playhead = new Playhead([study]);
    const times = [1, 1, 1, -1, 5].map((count) => {
      playhead.stepFrames(count);
      return playhead.timeUs.value;
    });
    expect(times).toEqual([10_000, 80_000, 113_333, 80_000, 236_666]);
    playhead.stepFrames(-1000);
    expect(playhead.timeUs.value).toBe(0);
    playhead.stepFrames(Infinity);
    expect(study.frameAt(playhead.timeUs.value)).toBe(49);
  });

  test('two clips of a pair look up their own frames by time', () => {
    const fast = studyOf('fast', { frames: 100, stepsUs: [20_000] });
    const slow = studyOf('slow');
    const playhead = new Playhead([slow, fast]);
    playhead.stepFrames(7);
    expect(slow.frameAt(playhead.timeUs.value)).toBe(7);
    expect(fast.frameAt(playhead.timeUs.value)).toBe(14);
    playhead.setClip('fast');
    playhead.stepFrames(1);
    expect(slow.frameAt(playhead.timeUs.value)).toBe(7);
    expect(fast.frameAt(playhead.timeUs.value)).toBe(15);
  });

  test('a fault is gone to, looped and lit', () => {
    const study = studyOf('broken', { broken: [[20, 24]] });
    const playhead = new Playhead([study]);
    playhead.selectFault({ clipId: 'broken', index: 0 });
    expect(study.frameAt(playhead.timeUs.value)).toBe(20);
    expect(playhead.loop.value).toBe('range');
    expect(playhead.range.value).toEqual([400_000, 1_400_000]);
    expect(playhead.joints.value).toEqual(['left-elbow', 'left-wrist']);
    playhead.selectFault(null);
    expect(playhead.range.value).toBeNull();
    expect(playhead.loop.value).toBe('off');
  });

  test('a selected fault stays selected while others come before it, and is let go when it is gone', () => {
    const { track, measurement } = syntheticAnalysis({ frames: 50, stepsUs: [step], broken: [[10, 19]] });
    const study = new Study({ id: 'broken' });
    study.beginRun(50);
    study.advanceRun(30, { track, measurement });
    const playhead = new Playhead([study]);
    playhead.selectFault({ clipId: 'broken', index: 0 });
    const chosen = playhead.selectedFault.value!.fault;
    const graver = { ...chosen, firstFrame: 30, lastFrame: 39, severity: 1, confidence: 1 };
    const again = { ...chosen, lastFrame: 20 };
    study.advanceRun(40, { track, measurement: { ...measurement, faults: [graver, again] } });
    expect(study.faults.value[0]).toBe(graver);
    expect(playhead.selectedFault.value?.fault).toBe(again);
    expect(playhead.fault.value).toEqual({ clipId: 'broken', index: 1 });
    study.advanceRun(45, { track, measurement: { ...measurement, faults: [graver] } });
    expect(playhead.fault.value).toBeNull();
  });

  test('other clips keep the range, and play on as they were asked to', () => {
    const playhead = new Playhead([studyOf('one')]);
    playhead.setRange([400_000, 800_000]);
    playhead.setLoop('off');
    playhead.setStudies([studyOf('two')]);
    expect([playhead.range.value, playhead.loop.value]).toEqual([[400_000, 800_000], 'off']);
  });

  test('a fault that is not there changes nothing', () => {
    const playhead = new Playhead([studyOf('sound')]);
    playhead.seek(400_000);
    playhead.selectFault({ clipId: 'sound', index: 3 });
    expect(playhead.selectedFault.value).toBeNull();
    expect(playhead.timeUs.value).toBe(400_000);
    expect(playhead.range.value).toBeNull();
  });

  test('does not play while a clip is held or unchecked, and then only as the reader chose', () => {
    const playhead = new Playhead([studyOf('flashing')]);
    for (const why of ['checking', 'held'] as const) {
      playhead.hold(why);
      playhead.play();
      playhead.shuttle(1);
      expect(playhead.playing.value).toBe(false);
    }
    playhead.accept('slow', 0.5);
    expect(playhead.speed.value).toBe(0.5);
    playhead.setSpeed(2);
    expect(playhead.speed.value).toBe(0.5);
    playhead.play();
    expect(playhead.playing.value).toBe(true);
    playhead.hold('held');
    expect(playhead.playing.value).toBe(false);
    playhead.accept('dimmed');
    playhead.setSpeed(2);
    expect(playhead.speed.value).toBe(2);
    playhead.clearCaution(1.5);
    expect(playhead.speed.value).toBe(1.5);
  });

  test('shuttles as an editing bench does', () => {
    const playhead = new Playhead([studyOf('any')]);
    playhead.seek(1_000_000);
    playhead.shuttle(1);
    expect([playhead.direction.value, playhead.speed.value]).toEqual([1, 1]);
    playhead.shuttle(1);
    expect(playhead.speed.value).toBe(2);
    playhead.shuttle(-1);
    expect([playhead.direction.value, playhead.speed.value]).toEqual([1, 1]);
    playhead.shuttle(-1);
    expect(playhead.direction.value).toBe(-1);
  });

  test('in and out are the ends of the frame on screen', () => {
    const playhead = new Playhead([studyOf('any')]);
    playhead.stepFrames(10);
    playhead.setRangeEnd('in');
    expect(playhead.range.value).toEqual([400_000, 2_000_000]);
    playhead.stepFrames(9);
    playhead.setRangeEnd('out');
    expect(playhead.range.value).toEqual([400_000, 800_000]);
    playhead.seek(1_200_000);
    playhead.setRangeEnd('in');
    expect(playhead.range.value).toEqual([1_200_000, 2_000_000]);
  });

  test('keeps what a link asked for until the clips are known', () => {
    const playhead = new Playhead();
    playhead.setClip('b');
    playhead.seek(1_200_000);
    expect(playhead.timeUs.value).toBe(1_200_000);
    playhead.play();
    expect(playhead.playing.value).toBe(false);
    playhead.setStudies([studyOf('a'), studyOf('b')]);
    expect(playhead.lead.value?.id).toBe('b');
    expect(playhead.timeUs.value).toBe(1_200_000);
    playhead.setStudies([studyOf('short', { frames: 10 })]);
    expect(playhead.timeUs.value).toBe(360_000);
  });
});
