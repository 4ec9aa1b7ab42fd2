import { describe, expect, test } from 'vitest';
import { faultKinds } from '../../src/terms/kinds.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import { limitOf, meaningOf } from '../../src/views/faults/meanings.ts';
import { readingOf } from '../../src/views/faults/reading.ts';
import { evidenceSentence, whySentences } from '../../src/views/faults/why.ts';
import { syntheticAnalysis } from '../browser/views-synthetic.ts';

const broken = syntheticAnalysis({ frames: 60, broken: [[20, 29]] }).measurement;
const sound = syntheticAnalysis({ frames: 60 }).measurement;

describe('why', () => {
  const evidence = { what: 'jump of the left wrist', value: 0.62, threshold: 0.21, unit: 'torso lengths', frame: 41 };

  test('names the figure, its frame and the limit it passed, and by how much', () => {
    expect(evidenceSentence(evidence)).toBe(
      'Jump of the left wrist: 0.62 torso lengths in frame 41, 3.0 times the limit of 0.21.',
    );
    expect(evidenceSentence({ ...evidence, value: 0.22 })).toContain('in frame 41, above the limit of 0.21.');
    expect(evidenceSentence({ ...evidence, value: 47, threshold: 20, unit: 'degrees' })).toContain(': 47 degrees in');
    expect(evidenceSentence({ ...evidence, value: 2, threshold: 5, unit: 'CIELAB units' })).toContain(
      'below the limit of 5.0.',
    );
  });

  test('says what the kind means, and how grave and how sure it is', () => {
    const [meaning, figure, sure] = whySentences(broken.faults[0]!);
    expect(meaning).toBe(meaningOf('redrawn'));
    expect(figure).toContain('frame 24');
    expect(sure).toContain('93 % sure');
  });

  test('has a meaning for every kind, and a limit for what is not surely found', () => {
    for (const kind of faultKinds) expect(meaningOf(kind)).toMatch(/^[A-Z].*\.$/);
    expect(limitOf('redrawn')).toBeNull();
    expect(limitOf('object-broken')).toContain('cannot see');
    expect(limitOf('fingers-count')).toContain('cannot tell');
    expect(limitOf('foot-slide')).toContain('cannot tell yet');
    expect(limitOf('extra-limb')).toContain('often miss');
  });
});

describe('the score in words', () => {
  const scored = (score: number, more: Partial<Measurement> = {}) => readingOf({ ...broken, score, ...more })!;

  test('grows with the score', () => {
    expect(scored(0.05).headline).toBe('A moment of this clip needs work.');
    expect(scored(0.3).headline).toBe('Parts of this clip need work.');
    expect(scored(0.5).headline).toBe('Much of this clip needs work.');
    expect(scored(0.9).headline).toBe('Most of this clip needs work.');
  });

  test('stands beside how much was judged, and claims no more than that', () => {
    expect(scored(0.41).sentences[0]).toBe(
      '10 frames of 60 lie inside a fault. 97 % of the joints could be judged, over all frames.',
    );
    const silent = readingOf(sound)!;
    expect(silent.headline).toBe('No fault was found.');
    expect(silent.sentences[0]).toContain('the 97 % of joints and frames that could be judged');
    expect(silent.sentences.at(-1)).toContain('does not say who, or what, made the clip');
  });

  test('counts the frames in which too little could be judged', () => {
    const drift = { ...broken.drift, driftTorsoLengths: broken.drift.driftTorsoLengths.slice().fill(NaN, 0, 12 * 17) };
    const words = scored(0.41, { drift }).sentences.join(' ');
    expect(words).toMatch(/In \d+ frames fewer than half of the joints could be judged/);
  });

  test('is not given where nobody was found', () => {
    expect(readingOf({ ...sound, personFrames: 0 })).toBeNull();
  });
});
