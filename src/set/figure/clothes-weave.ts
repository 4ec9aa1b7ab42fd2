import {
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  SRGBColorSpace,
  type Texture,
} from 'three';
import { seeded } from '../random.ts';
import type { Cloth, Weave } from './looks.ts';

const size = 64;

/** Metres of cloth that one repeat of a weave covers. */
export const repeats: Record<Weave, number> = { knit: 0.05, check: 0.085, cord: 0.064, plain: 0.2 };

const made = new Map<string, Texture>();

/** The picture of a weave, to be multiplied with the cloth's colour (a check has its colours in itself). */
export function weaveOf(cloth: Cloth): Texture | null {
  if (cloth.weave === 'plain') return null;
  const key = JSON.stringify(cloth);
  const texture = made.get(key) ?? paintWeave(cloth);
  made.set(key, texture);
  return texture;
}

function paintWeave(cloth: Cloth): Texture {
  const random = seeded('weave', cloth.weave);
  const grain = Array.from({ length: size * size }, () => random.between(0.95, 1.05));
  return texture((x, y) => tint(cloth, x, y).multiplyScalar(grain[y * size + x]!));
}

function tint({ weave, colour, with: second = colour }: Cloth, x: number, y: number): Color {
  const wave = (count: number, at: number) => 0.5 + 0.5 * Math.cos((at / size) * count * 2 * Math.PI);
  if (weave === 'check') {
    const inBand = (at: number) => (at % size < size * 0.32 ? 1 : 0);
    const thin = (at: number) => (Math.abs((at % size) - size * 0.66) < 2 ? 0.6 : 0);
    const share = Math.min(1, 0.42 * (inBand(x) + inBand(y)) + 0.3 * (thin(x) + thin(y)));
    return new Color(colour).lerp(new Color(second), share);
  }
  if (weave === 'cord') return new Color(1, 1, 1).multiplyScalar(0.78 + 0.22 * wave(8, x));
  // Knit: columns of stitches, each a small V.
  const column = wave(8, x);
  const stitch = wave(10, y + 3.2 * column);
  return new Color(1, 1, 1).multiplyScalar(0.74 + 0.16 * column + 0.1 * stitch);
}

/** A repeating picture from a function of its pixels, in linear light. */
export function texture(
  colourAt: (x: number, y: number) => Color,
  opacityAt: (x: number, y: number) => number = () => 1,
): Texture {
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const shown = colourAt(x, y).clone().convertLinearToSRGB();
      const bytes = [shown.r, shown.g, shown.b, opacityAt(x, y)];
      data.set(
        bytes.map((value) => Math.round(255 * Math.min(1, Math.max(0, value)))),
        (y * size + x) * 4,
      );
    }
  const made = new DataTexture(data, size, size);
  made.colorSpace = SRGBColorSpace;
  made.wrapS = RepeatWrapping;
  made.wrapT = RepeatWrapping;
  made.magFilter = LinearFilter;
  made.minFilter = LinearMipmapLinearFilter;
  made.generateMipmaps = true;
  made.anisotropy = 4;
  made.needsUpdate = true;
  return made;
}
