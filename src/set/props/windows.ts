import type { Texture } from 'three';
import type { Random } from '../random.ts';
import type { Cell } from './batch.ts';
import { painted } from './paint.ts';

const columns = 4;
const rows = 4;
const pixels = 256;

/** Rooms behind glass, painted on one sheet: the upper three rows are homes, the last row shops. */
export interface Rooms {
  texture: Texture;
  homes: readonly Cell[];
  shops: readonly Cell[];
}

export function rooms(random: Random): Rooms {
  const cells = Array.from({ length: rows * columns }, (_, index): Cell => {
    const row = Math.floor(index / columns);
    const inset = 2 / (columns * pixels);
    return {
      left: (index % columns) / columns + inset,
      right: ((index % columns) + 1) / columns - inset,
      top: 1 - row / rows - inset,
      bottom: 1 - (row + 1) / rows + inset,
    };
  });
  const homes = cells.slice(0, columns * 3);
  const shops = cells.slice(columns * 3);
  const texture = painted(
    columns * pixels,
    rows * pixels,
    (brush) => {
      cells.forEach((_, index) => {
        brush.save();
        brush.translate((index % columns) * pixels, Math.floor(index / columns) * pixels);
        brush.beginPath();
        brush.rect(0, 0, pixels, pixels);
        brush.clip();
        if (index < homes.length) paintHome(brush, random, index % 4 === 1);
        else paintShop(brush, random, index - homes.length);
        brush.restore();
      });
    },
    { repeats: false },
  );
  return { texture, homes, shops };
}

function paintHome(brush: CanvasRenderingContext2D, random: Random, lit: boolean): void {
  const back = brush.createLinearGradient(0, 0, 0, pixels);
  if (lit) {
    back.addColorStop(0, 'rgb(214,150,84)');
    back.addColorStop(0.6, 'rgb(150,92,50)');
    back.addColorStop(1, 'rgb(70,44,30)');
  } else {
    back.addColorStop(0, 'rgb(22,26,32)');
    back.addColorStop(1, 'rgb(40,42,46)');
  }
  brush.fillStyle = back;
  brush.fillRect(0, 0, pixels, pixels);
  if (lit) {
    const lamp = brush.createRadialGradient(160, 96, 4, 160, 96, 110);
    lamp.addColorStop(0, 'rgba(255,236,190,1)');
    lamp.addColorStop(0.15, 'rgba(255,206,130,0.8)');
    lamp.addColorStop(1, 'rgba(255,180,90,0)');
    brush.fillStyle = lamp;
    brush.fillRect(0, 0, pixels, pixels);
  }
  const style = random.below(3);
  const cloth = lit ? [226, 176, 120] : [random.between(90, 130), random.between(92, 126), random.between(96, 124)];
  if (style === 0) {
    const until = random.between(0.3, 0.75) * pixels;
    for (let y = 0; y < until; y += 9) {
      brush.fillStyle = `rgba(${cloth.join()},${y % 18 === 0 ? 0.9 : 0.74})`;
      brush.fillRect(0, y, pixels, 8);
    }
    return;
  }
  const width = random.between(0.18, 0.42) * pixels;
  for (const fromRight of [false, true])
    for (let fold = 0; fold < width; fold += 10) {
      const shade = 0.72 + 0.28 * Math.sin(fold * 0.35);
      brush.fillStyle = `rgba(${cloth.map((value) => value * shade).join()},${style === 1 ? 0.95 : 0.5})`;
      brush.fillRect(fromRight ? pixels - fold - 10 : fold, 0, 10.5, pixels);
    }
}

function paintShop(brush: CanvasRenderingContext2D, random: Random, kind: number): void {
  const back = brush.createLinearGradient(0, 0, 0, pixels);
  back.addColorStop(
    0,
    ['rgb(255,214,150)', 'rgb(236,196,150)', 'rgb(255,226,180)', 'rgb(220,214,196)'][kind] ?? 'rgb(255,214,150)',
  );
  back.addColorStop(0.5, 'rgb(150,108,72)');
  back.addColorStop(1, 'rgb(52,40,34)');
  brush.fillStyle = back;
  brush.fillRect(0, 0, pixels, pixels);
  for (let lamp = 0; lamp < 4; lamp += 1) {
    const x = 32 + lamp * 64;
    const glow = brush.createRadialGradient(x, 34, 2, x, 34, 46);
    glow.addColorStop(0, 'rgba(255,246,222,1)');
    glow.addColorStop(0.16, 'rgba(255,226,170,0.85)');
    glow.addColorStop(1, 'rgba(255,200,120,0)');
    brush.fillStyle = glow;
    brush.fillRect(x - 46, 0, 92, 90);
  }
  const hues = [
    [12, 30, 44],
    [200, 28, 350],
    [90, 40, 140],
    [30, 210, 20],
  ][kind] ?? [30];
  for (let shelf = 0; shelf < 4; shelf += 1) {
    const y = 88 + shelf * 42;
    for (let x = 6; x < pixels - 8;) {
      const width = random.between(6, kind === 1 ? 10 : 24);
      const height = random.between(16, 34);
      brush.fillStyle = `hsl(${random.pick(hues) + random.between(-8, 8)} ${random.between(25, 62)}% ${random.between(22, 58) - shelf * 4}%)`;
      brush.fillRect(x, y - height, width, height);
      x += width + random.between(1, kind === 1 ? 2 : 12);
    }
    brush.fillStyle = 'rgb(58,40,28)';
    brush.fillRect(0, y, pixels, 5);
  }
}
