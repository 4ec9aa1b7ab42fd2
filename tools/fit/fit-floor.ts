import { jointCount } from '../../src/measure/body.ts';
import { measureStretches } from '../../src/measure/measure.ts';
import {
  floorOf,
  groupOfJoint,
  jointGroups,
  type FloorParameters,
  type JointGroup,
  type JumpSituation,
  type NoiseFloor,
} from '../../src/measure/noise-floor.ts';
import { repeatsOf } from '../../src/measure/stretches.ts';
import type { SoundTrack } from './kept-tracks.ts';
import { minimise } from './nelder-mead.ts';

/** The floor is this quantile of the jumps of sound clips. */
const quantile = 0.99;
/** Which frames are passed over depends on the floor, and the floor on them: after three rounds nothing moves any more. */
const rounds = 3;
/** Jumps smaller than this, in torso lengths, are the rounding of kept tracks. */
const smallestJump = 1e-3;

/**
 * What a body does that the calm clips at hand (walking, balancing, squatting) do not show: a hand or foot that reaches or
 * steps accelerates at 5 to 10 m/s^2, which is 10 to 20 torso lengths a second squared. In torso lengths a second squared.
 */
const leastAcceleration: Record<JointGroup, number> = { head: 4, trunk: 4, elbow: 8, wrist: 16, knee: 8, ankle: 16 };
/**
 * Not fitted, since calm clips cannot tell it from acceleration: a limb that swings widely once a second (a wave, a jumping jack)
 * leaves jumps of 0.2 torso lengths at 8 frames a second, and moves at 2.5 torso lengths a second in the median; with a
 * hand's acceleration this makes up the rest. In 1 / second.
 */
const turning = 4;

/** The detector sees a person 256 pixels wide at most: its own grid is never finer than this, in pixels of the picture. */
const leastNoisePixels = 0.3;
/** Visibility lies close to 1 for most joints: without a bound, chance in its last digit would be taken for a law. */
const mostNoiseUnseen = 4;

const start: FloorParameters = {
  noiseTorso: 0.03,
  noisePixels: 1,
  noiseUnseen: 0.5,
  acceleration: 20,
  turning,
};

interface Sample {
  raw: number;
  situation: JumpSituation;
  weight: number;
}

/** Fits every group's floor to the jumps of sound tracks. Depends on nothing but its argument. */
export function fitFloor(tracks: readonly SoundTrack[]): NoiseFloor {
  let floor = Object.fromEntries(jointGroups.map((group) => [group, start])) as NoiseFloor;
  for (let round = 0; round < rounds; round++) {
    const samples = samplesOf(tracks, floor);
    floor = Object.fromEntries(
      jointGroups.map((group) => [group, fitGroup(samples[group], floor[group], leastAcceleration[group])]),
    ) as NoiseFloor;
  }
  return floor;
}

/** Every jump there is evidence for. Sources weigh the same, whatever their length, and so do the rates of one source. */
function samplesOf(tracks: readonly SoundTrack[], floor: NoiseFloor): Record<JointGroup, Sample[]> {
  const samples = Object.fromEntries(jointGroups.map((group) => [group, [] as Sample[]])) as Record<
    JointGroup,
    Sample[]
  >;
  for (const { source, track } of tracks) {
    const rates = tracks.filter((other) => other.source === source).length;
    const { jumps } = measureStretches(track, repeatsOf(track, null), [], floor);
    const evidence = jumps.x.filter((x) => !Number.isNaN(x)).length;
    jumps.x.forEach((x, at) => {
      const situation = jumps.situations[at];
      if (Number.isNaN(x) || !situation) return;
      const raw = Math.max(smallestJump, Math.hypot(x, jumps.y[at]!));
      samples[groupOfJoint[at % jointCount]!].push({ raw, situation, weight: 1 / (rates * evidence) });
    });
  }
  return samples;
}

/**
 * Quantile regression (Koenker and Bassett 1978) of the logarithm of the jump: the pinball loss is least where 99 in 100 jumps
 * lie below the floor. Logarithms commute with quantiles, and let the small jumps of 60 frames a second speak as loudly as the large
 * ones of 8.
 */
function fitGroup(samples: readonly Sample[], from: FloorParameters, least: number): FloorParameters {
  const loss = (at: readonly number[]) => {
    const parameters = parametersOf(at, least);
    return samples.reduce((sum, { raw, situation, weight }) => {
      const beyond = Math.log(raw / floorOf(parameters, situation));
      return sum + weight * (beyond > 0 ? quantile * beyond : (quantile - 1) * beyond);
    }, 0);
  };
  return rounded(parametersOf(minimise(loss, positionOf(from, least), 0.7), least));
}

/** Parameters are searched by logarithms within their bounds: no search can leave what a body and a detector are known to do. */
function parametersOf(at: readonly number[], least: number): FloorParameters {
  const [noiseTorso, noisePixels, unseenOdds, acceleration] = at.map(Math.exp) as [number, number, number, number];
  return {
    noiseTorso,
    noisePixels: leastNoisePixels + noisePixels,
    noiseUnseen: (mostNoiseUnseen * unseenOdds) / (1 + unseenOdds),
    acceleration: least + acceleration,
    turning,
  };
}

/** The position in the search that {@link parametersOf} turns into these parameters. */
function positionOf(from: FloorParameters, least: number): number[] {
  return [
    from.noiseTorso,
    from.noisePixels - leastNoisePixels,
    from.noiseUnseen / Math.max(0.01, mostNoiseUnseen - from.noiseUnseen),
    from.acceleration - least,
  ].map((value) => Math.log(Math.max(0.01, value)));
}

/** Three digits: more than the data knows, and the same on every machine. */
function rounded(parameters: FloorParameters): FloorParameters {
  const short = (value: number) => Number(value.toPrecision(3));
  return {
    noiseTorso: short(parameters.noiseTorso),
    noisePixels: short(parameters.noisePixels),
    noiseUnseen: short(parameters.noiseUnseen),
    acceleration: short(parameters.acceleration),
    turning: parameters.turning,
  };
}
