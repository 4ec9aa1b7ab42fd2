import { CanvasTexture, RepeatWrapping, SRGBColorSpace, type Texture } from 'three';
import type { Random } from '../random.ts';

/** A picture painted once, when the set is built: no file to fetch. */
export function painted(
  width: number,
  height: number,
  paint: (brush: CanvasRenderingContext2D) => void,
  options: { repeats?: boolean; colour?: boolean } = {},
): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Painted by the processor, so that the same picture comes out on every run.
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) throw new Error('This browser gives no canvas to paint on.');
  paint(brush);
  const texture = new CanvasTexture(canvas);
  if (options.colour ?? true) texture.colorSpace = SRGBColorSpace;
  if (options.repeats ?? true) texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.anisotropy = 4;
  return texture;
}

/** Grain over the whole picture, in steps of brightness; it repeats without a seam. */
export function grain(brush: CanvasRenderingContext2D, random: Random, amount: number, blotches = 0): void {
  const { width, height } = brush.canvas;
  if (blotches > 0) {
    for (let count = 0; count < 60; count += 1) {
      const radius = random.between(0.04, 0.16) * width;
      const [x, y] = [random.between(0, width), random.between(0, height)];
      const dark = random.unit() < 0.5;
      for (const dx of [-width, 0, width])
        for (const dy of [-height, 0, height]) {
          const spot = brush.createRadialGradient(x + dx, y + dy, 0, x + dx, y + dy, radius);
          spot.addColorStop(0, `rgba(${dark ? '20,18,16' : '255,250,240'},${blotches})`);
          spot.addColorStop(1, 'rgba(128,128,128,0)');
          brush.fillStyle = spot;
          brush.fillRect(x + dx - radius, y + dy - radius, radius * 2, radius * 2);
        }
    }
  }
  const picture = brush.getImageData(0, 0, width, height);
  for (let offset = 0; offset < picture.data.length; offset += 4) {
    const step = (random.unit() + random.unit() - 1) * amount;
    for (let channel = 0; channel < 3; channel += 1)
      picture.data[offset + channel] = picture.data[offset + channel]! + step;
  }
  brush.putImageData(picture, 0, 0);
}

/** A grey as a CSS colour. */
export function grey(level: number): string {
  const value = Math.round(Math.min(255, Math.max(0, level)));
  return `rgb(${value},${value},${value})`;
}
