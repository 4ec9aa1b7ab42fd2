/** sRGB byte to linear light, 0 to 1, as in WCAG's definition of relative luminance. */
export const linearLight = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** CIELAB of a colour in linear sRGB, 0 to 1, under D65: lightness 0 to 100, a* and b*. */
export interface Lab {
  lightness: number;
  greenRed: number;
  blueYellow: number;
}

/** The cube root of CIELAB with its straight foot (CIE 15:2004). */
function curve(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
}

export function labOf(red: number, green: number, blue: number): Lab {
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return { lightness: 116 * y - 16, greenRed: 500 * (x - y), blueYellow: 200 * (y - z) };
}

/** Relative luminance, 0 to 1, of a CIELAB lightness. */
export function luminanceOfLightness(lightness: number): number {
  const y = (lightness + 16) / 116;
  return y > 6 / 29 ? y ** 3 : (lightness * 27) / 24389;
}

/** Lightness as it is kept, 0 to 255 for 0 to 100. */
export function lightnessByte(lightness: number): number {
  return Math.round(Math.min(100, Math.max(0, lightness)) * 2.55);
}

/** a* or b* as it is kept: 128 is grey. */
export function chromaByte(chroma: number): number {
  return Math.min(255, Math.max(1, Math.round(chroma) + 128));
}
