import { alphaAt, copyOf, type Mask, type Picture } from './picture.ts';

/** Linear light of each 8-bit level of sRGB (IEC 61966-2-1), 0 to 1. */
const linear = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function levelOf(light: number): number {
  const value = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, value));
}

/**
 * Makes a region, or all of the picture, brighter or darker: its luminance times `gain`, as WCAG 2 defines luminance. What would be
 * brighter than white is white. Outside the region no byte changes.
 */
export function gainLight(picture: Picture, gain: number, region?: Mask): Picture {
  const shown = copyOf(picture);
  const { width, height } = picture;
  const area = region ?? { left: 0, top: 0, width, height };
  for (let y = area.top; y < area.top + area.height; y++)
    for (let x = area.left; x < area.left + area.width; x++) {
      const share = region ? alphaAt(region, x, y) : 1;
      if (share === 0) continue;
      for (let channel = (y * width + x) * 3, end = channel + 3; channel < end; channel++)
        shown.rgb[channel] = levelOf(linear[picture.rgb[channel]!]! * (1 + share * (gain - 1)));
    }
  return shown;
}
