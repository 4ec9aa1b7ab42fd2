import { describe, expect, test } from 'vitest';
import { arbitrate } from '../../src/measure/one-name.ts';
import type { Fault } from '../../src/terms/fault.ts';

describe('arbitration', () => {
  const fault = (kind: Fault['kind'], firstFrame: number, lastFrame: number, more: Partial<Fault> = {}): Fault => ({
    kind,
    joints: ['left-wrist'],
    firstFrame,
    lastFrame,
    firstUs: firstFrame * 40_000,
    lastUs: lastFrame * 40_000,
    severity: 0.5,
    confidence: 0.8,
    evidence: [],
    ...more,
  });
  const named = (faults: readonly Fault[]) =>
    arbitrate(faults).map(({ kind, firstFrame, lastFrame }) => [kind, firstFrame, lastFrame]);

  test('gives one fault its most telling name, over the frames of both', () => {
    expect(named([fault('teleport', 10, 20), fault('lost-limb', 11, 21)])).toEqual([['lost-limb', 10, 21]]);
    expect(named([fault('teleport', 10, 11), fault('stretch', 11, 30)])).toEqual([['stretch', 10, 30]]);
    expect(named([fault('redrawn', 10, 20), fault('teleport', 12, 18)])).toEqual([['redrawn', 10, 20]]);
  });

  test('tells once, with the evidence of both, what two measures call the same', () => {
    const evidence = (what: string) => [{ what, value: 2, threshold: 1, unit: 'times', frame: 10 } as const];
    const [only, ...more] = arbitrate([
      fault('lost-limb', 11, 20, { evidence: evidence('by the picture'), severity: 0.4 }),
      fault('lost-limb', 10, 21, { evidence: evidence('by the detector'), severity: 0.9 }),
    ]);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ kind: 'lost-limb', firstFrame: 10, lastFrame: 21, severity: 0.9 });
    expect(only!.evidence.map(({ what }) => what)).toEqual(['by the detector', 'by the picture']);
    // Another limb's is another fault, and so is one at another time.
    expect(
      arbitrate([fault('lost-limb', 10, 20), fault('lost-limb', 10, 20, { joints: ['right-wrist'] })]),
    ).toHaveLength(2);
    expect(arbitrate([fault('lost-limb', 10, 20), fault('lost-limb', 30, 40)])).toHaveLength(2);
  });

  test('does not call two jumps a trembling', () => {
    expect(named([fault('redrawn', 9, 21, { severity: 0.2 }), fault('teleport', 10, 20, { severity: 1 })])).toEqual([
      ['teleport', 9, 21],
    ]);
  });

  test('leaves apart what is of another limb, of another time, or much surer', () => {
    const apart = [
      fault('lost-limb', 10, 20),
      fault('teleport', 10, 20, { joints: ['right-wrist'] }),
      fault('teleport', 40, 50),
    ];
    expect(named(apart)).toHaveLength(3);
    expect(named([fault('lost-limb', 10, 20, { confidence: 0.2 }), fault('teleport', 10, 20)])).toHaveLength(2);
  });
});
