import type { Grade } from '../light/grade.ts';

/** Red, green and blue of a screen in linear light, 0 to 1. */
export type Linear = readonly [number, number, number];

/** CIELAB against D65: lightness 0 to 100, and the two axes of hue. */
export type Lab = readonly [number, number, number];

const white = [0.95047, 1, 1.08883] as const;
const toXyz = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const;
const fromXyz = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
] as const;

function times(rows: readonly Linear[], [x, y, z]: Linear): [number, number, number] {
  const [first, second, third] = rows.map(([a, b, c]) => a * x + b * y + c * z);
  return [first!, second!, third!];
}

export function labOf(colour: Linear): Lab {
  const bent = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
  const [x, y, z] = times(toXyz, colour);
  const [fx, fy, fz] = [bent(x / white[0]), bent(y / white[1]), bent(z / white[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

export function linearOf([lightness, a, b]: Lab): Linear {
  const straight = (value: number) => (value ** 3 > 216 / 24389 ? value ** 3 : (116 * value - 16) / (24389 / 27));
  const fy = (lightness + 16) / 116;
  const xyz = [fy + a / 500, fy, fy - b / 200].map((value, index) => straight(value) * white[index]!);
  return times(fromXyz, xyz as [number, number, number]);
}

/** Distance in CIELAB (1976). */
export function distance(one: Linear, other: Linear): number {
  const [p, q] = [labOf(one), labOf(other)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const mid = 55;

/** Factors of red, green and blue that move a middle grey (L* 55) by a distance in CIELAB, at unchanged luminance. @param hue radians */
export function tint(strength: number, hue: number): Linear {
  const grey = linearOf([mid, 0, 0]);
  const tinted = linearOf([mid, strength * Math.cos(hue), strength * Math.sin(hue)]);
  return [tinted[0] / grey[0], tinted[1] / grey[1], tinted[2] / grey[2]];
}

const clamped = (value: number) => Math.min(1, Math.max(0, value));
const encoded = (value: number) => (value < 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const decoded = (value: number) => (value < 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** What light that reaches the camera looks like in the finished picture: the curve of `grade.ts`, without its vignette. */
export function asShown(light: Linear, grade: Grade): Linear {
  const film = (x: number) => clamped((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14));
  const filmed = light.map((value) => film(value * grade.exposure));
  const level = (c: readonly number[]) => 0.2126 * c[0]! + 0.7152 * c[1]! + 0.0722 * c[2]!;
  const share = clamped(level(filmed) / 0.75);
  const towardsLights = share * share * (3 - 2 * share);
  const toned = filmed.map(
    (value, channel) =>
      value * (grade.shadows[channel]! * (1 - towardsLights) + grade.lights[channel]! * towardsLights),
  );
  const grey = level(toned);
  const shown = toned.map((value) => {
    const c = encoded(clamped(grey + (value - grey) * grade.saturation));
    return decoded(clamped(c + (c * c * (3 - 2 * c) - c) * grade.contrast));
  });
  return [shown[0]!, shown[1]!, shown[2]!];
}
