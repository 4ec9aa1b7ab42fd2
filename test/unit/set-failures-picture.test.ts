import { BoxGeometry, Mesh, MeshBasicMaterial, PerspectiveCamera } from 'three';
import { expect, test } from 'vitest';
import { partsFor, type PartShare } from '../../src/set/failures/background.ts';
import { flickerAt } from '../../src/set/failures/background-flicker.ts';
import { asShown, distance, labOf, linearOf, tint, type Linear } from '../../src/set/failures/colours.ts';
import { sharesOf } from '../../src/set/failures/coverage.ts';
import { dyed } from '../../src/set/failures/dyes.ts';
import { pieceOf } from '../../src/set/failures/levels.ts';
import { levelAt } from '../../src/set/failures/light-level.ts';
import { seeded } from '../../src/set/random.ts';

const seeds = Array.from({ length: 24 }, (_, index) => index + 1);
const marks = [1 / 3, 2 / 3, 1];
const stretch = { firstFrame: 30, lastFrame: 46 };
const framesOf = ({ firstFrame, lastFrame }: typeof stretch) =>
  Array.from({ length: lastFrame - firstFrame + 1 }, (_, index) => firstFrame + index);

test('CIELAB of a screen red is what the tables say, and the way back is the same', () => {
  const lab = labOf([1, 0, 0]);
  for (const [index, value] of [53.24, 80.09, 67.2].entries()) expect(lab[index]).toBeCloseTo(value, 1);
  const colour = linearOf(labOf([0.3, 0.2, 0.6]));
  for (const [index, value] of [0.3, 0.2, 0.6].entries()) expect(colour[index]).toBeCloseTo(value, 5);
});

test('a tint moves a middle grey by the strength and leaves its luminance', () => {
  for (const strength of [5.1, 12.24, 25.5])
    for (const hue of seeds.map((seed) => seed / 3)) {
      const grey = linearOf([55, 0, 0]);
      const gain = tint(strength, hue);
      const tinted: Linear = [grey[0] * gain[0], grey[1] * gain[1], grey[2] * gain[2]];
      expect(distance(grey, tinted)).toBeCloseTo(strength, 3);
      expect(labOf(tinted)[0]).toBeCloseTo(55, 3);
      expect(Math.min(...gain)).toBeGreaterThan(0);
    }
});

test('the level of the light is off by the strength at first and never by less than the weak value', () => {
  for (const seed of seeds)
    for (const [mark, strength] of [5, 12, 25].entries()) {
      const at = (frame: number) => levelAt({ seed, severity: marks[mark]!, frame, stretch, framesPerSecond: 24 });
      expect(Math.abs(at(stretch.firstFrame))).toBeCloseTo(strength * 1.02, 6);
      for (const frame of framesOf(stretch)) expect(Math.abs(at(frame))).toBeGreaterThanOrEqual(5);
    }
});

test('a flickering thing is off by the strength in every frame, and flashes no more than three times a second', () => {
  for (const seed of seeds) {
    const at = (frame: number) => flickerAt({ seed, severity: 1, frame, stretch, framesPerSecond: 24 });
    const levels = framesOf(stretch).map(at);
    for (const level of levels) expect(Math.abs(level)).toBeGreaterThanOrEqual(25);
    const changes = levels.filter((level, index) => index > 0 && level !== levels[index - 1]).length;
    expect(changes).toBeGreaterThanOrEqual(2);
    expect(changes).toBeLessThanOrEqual(3);
  }
});

test('pieces of a stretch are never so short that they would flash faster, however it is cut', () => {
  for (let length = 1; length < 60; length += 1) {
    const moment = { stretch: { firstFrame: 7, lastFrame: 6 + length }, framesPerSecond: 24 };
    const pieces = framesOf(moment.stretch).map((frame) => pieceOf({ ...moment, frame }));
    const lengths = [...new Set(pieces)].map((piece) => pieces.filter((each) => each === piece).length);
    if (lengths.length > 1) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(5);
  }
});

const even = (share: number): PartShare => ({ least: share * 0.9, mean: share });

test('what vanishes takes about the share that is wanted, and never less than the least', () => {
  const shares = [0.2, 0.7, 1.1, 1.4, 2.6, 3.8, 4.4, 0, 7.5].map(even);
  for (const seed of seeds)
    for (const wanted of [0.53, 2.12, 6.36]) {
      const parts = partsFor(shares, { wanted, least: 0.5 }, seed, 'test');
      const sum = parts.reduce((total, part) => total + shares[part]!.mean, 0);
      expect(sum / wanted).toBeGreaterThan(0.7);
      expect(sum / wanted).toBeLessThan(1.7);
      expect(parts.reduce((total, part) => total + shares[part]!.least, 0)).toBeGreaterThanOrEqual(0.5);
      expect(partsFor(shares, { wanted, least: 0.5 }, seed, 'test')).toEqual(parts);
    }
});

test('where the background is too small all of it vanishes', () => {
  expect(partsFor([0.3, 0.4, 0.2].map(even), { wanted: 6, least: 0.5 }, 3, 'test')).toEqual([0, 1, 2]);
});

test('the share of a thing in the picture is its own, without what stands before it', () => {
  const camera = new PerspectiveCamera(90, 1, 0.1, 100);
  camera.updateMatrixWorld(true);
  const wall = new Mesh(new BoxGeometry(2, 2, 0.01), new MeshBasicMaterial());
  wall.position.z = -2;
  const post = new Mesh(new BoxGeometry(0.5, 4, 0.01), new MeshBasicMaterial());
  post.position.z = -1;
  const free = sharesOf([wall], { figures: [], objects: [] }, camera)[0]!;
  expect(free).toBeCloseTo(0.25, 1);
  const hidden = sharesOf([wall], { figures: [], objects: [post] }, camera)[0]!;
  expect(hidden).toBeCloseTo(free / 2, 1);
});

test('dyed cloth looks as far from what it was as the strength says, in the light of the scene', () => {
  const grade = {
    exposure: 1,
    shadows: [1, 1, 1],
    lights: [1, 1, 1],
    saturation: 1,
    contrast: 0.2,
    vignette: 0,
  } as const;
  const cloth: Linear = [0.3, 0.15, 0.06];
  for (const seed of seeds)
    for (const strength of [10.2, 25.5, 51]) {
      const other = dyed(seeded(seed), cloth, strength, { light: [1, 0.95, 0.9], grade });
      const half = (c: Linear): Linear => asShown([c[0] + 0.045, c[1] * 0.95 + 0.04, c[2] * 0.9 + 0.04], grade);
      const far = distance(half(cloth), half(other));
      expect(far / strength).toBeGreaterThan(0.75);
      expect(far / strength).toBeLessThan(1.35);
    }
});
