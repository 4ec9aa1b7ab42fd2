import type { Grade } from '../light/grade.ts';
import type { Random } from '../random.ts';
import { asShown, distance, type Linear } from './colours.ts';

/** Colours that cloth is dyed, in linear light. */
const dyes: readonly Linear[] = [
  [0.55, 0.02, 0.04],
  [0.02, 0.3, 0.28],
  [0.02, 0.05, 0.32],
  [0.04, 0.22, 0.05],
  [0.72, 0.7, 0.66],
  [0.016, 0.016, 0.02],
  [0.4, 0.03, 0.3],
  [0.6, 0.32, 0.02],
  [0.12, 0.3, 0.65],
  [0.7, 0.35, 0.4],
];
const halvings = 24;

/**
 * A colour for cloth that looks so far (CIELAB) from what it is in this light and grade: on the way from its own to a dye, or, where none
 * is that far away, the farthest.
 */
export function dyed(
  random: Random,
  cloth: Linear,
  strength: number,
  { light, grade }: { light: Linear; grade: Grade },
): Linear {
  const shown = (albedo: Linear) => meanShown(albedo, light, grade);
  const own = shown(cloth);
  const towards = (dye: Linear, share: number): Linear => {
    // Halfway as the eye has it, not as the light has it.
    const [r, g, b] = cloth.map((value, k) => (Math.cbrt(value) * (1 - share) + Math.cbrt(dye[k]!) * share) ** 3);
    return [r!, g!, b!];
  };
  const left = [...dyes];
  let farthest = { colour: cloth, far: 0 };
  while (left.length > 0) {
    const [dye] = left.splice(random.below(left.length), 1);
    const far = distance(own, shown(dye!));
    if (far > farthest.far) farthest = { colour: dye!, far };
    if (far < strength) continue;
    let [low, high] = [0, 1];
    for (let step = 0; step < halvings; step += 1) {
      const middle = (low + high) / 2;
      if (distance(own, shown(towards(dye!, middle))) < strength) low = middle;
      else high = middle;
    }
    return towards(dye!, high);
  }
  return farthest.colour;
}

/** Parts of a body that are turned to the light or away from it, over what it gets on average. */
const unevenly = [0.35, 0.75, 1.15, 1.75];
/** What cloth mirrors, and what the air and a rim add, whatever its colour. */
const gloss = 0.045;

function meanShown(albedo: Linear, light: Linear, grade: Grade): Linear {
  const sum = [0, 0, 0];
  for (const part of unevenly) {
    const [r, g, b] = albedo.map((value, channel) => light[channel]! * (value * part + gloss));
    asShown([r!, g!, b!], grade).forEach((value, channel) => (sum[channel]! += value / unevenly.length));
  }
  return [sum[0]!, sum[1]!, sum[2]!];
}
