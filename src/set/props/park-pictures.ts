import type { Texture } from 'three';
import type { Random } from '../random.ts';
import { grain, grey, painted } from './paint.ts';

const once = { repeats: false };

/** A mown lawn, nearly white: its own colour multiplies it. One repeat is 4 m. */
export function grass(random: Random): Texture {
  return painted(512, 512, (brush) => {
    // The mower went up and down: every other track lies the other way.
    brush.fillStyle = 'rgb(196,206,158)';
    brush.fillRect(0, 0, 256, 512);
    brush.fillStyle = 'rgb(164,174,128)';
    brush.fillRect(256, 0, 256, 512);
    for (let blade = 0; blade < 5200; blade += 1) {
      const [x, y] = [random.between(0, 512), random.between(0, 512)];
      const level = random.between(120, 250);
      brush.strokeStyle = `rgba(${level * random.between(0.82, 1)},${level},${level * 0.66},0.45)`;
      brush.lineWidth = random.between(0.8, 2);
      brush.beginPath();
      brush.moveTo(x, y);
      brush.lineTo(x + random.between(-4, 4), y - random.between(3, 11));
      brush.stroke();
    }
    grain(brush, random, 18, 0.05);
  });
}

/** Fine gravel, nearly white. One repeat is 2 m. */
export function gravel(random: Random): Texture {
  return painted(512, 512, (brush) => {
    brush.fillStyle = grey(206);
    brush.fillRect(0, 0, 512, 512);
    for (let blotch = 0; blotch < 40; blotch += 1) {
      const level = random.between(120, 250);
      brush.fillStyle = `rgba(${level},${level * 0.95},${level * 0.86},0.12)`;
      brush.beginPath();
      brush.ellipse(
        random.between(60, 452),
        random.between(60, 452),
        random.between(14, 60),
        random.between(10, 40),
        0,
        0,
        7,
      );
      brush.fill();
    }
    for (let stone = 0; stone < 4200; stone += 1) {
      const level = random.between(90, 250);
      brush.fillStyle = `rgba(${level},${level * 0.96},${level * 0.92},0.6)`;
      brush.fillRect(random.between(0, 512), random.between(0, 512), random.between(1, 4), random.between(1, 3));
    }
    grain(brush, random, 30, 0.05);
  });
}

/** Light that falls through leaves on to the ground: white where the sun comes through, `shade` below the crown. */
export function dapple(random: Random, shade: readonly [number, number, number]): Texture {
  return painted(
    1024,
    512,
    (brush) => {
      brush.fillStyle = '#fff';
      brush.fillRect(0, 0, 1024, 512);
      const spot = (x: number, y: number, radius: number, colour: string, alpha: number) => {
        brush.save();
        brush.translate(x, y);
        brush.scale(1.5, 1);
        const soft = brush.createRadialGradient(0, 0, radius * 0.35, 0, 0, radius);
        soft.addColorStop(0, `rgba(${colour},${alpha})`);
        soft.addColorStop(1, `rgba(${colour},0)`);
        brush.fillStyle = soft;
        brush.fillRect(-radius, -radius, radius * 2, radius * 2);
        brush.restore();
      };
      for (const [cx, cy, wide, deep] of [
        [250, 150, 190, 110],
        [700, 120, 150, 80],
        [560, 400, 230, 70],
        [900, 330, 90, 90],
      ] as const) {
        const at = (): [number, number] => {
          const [angle, far] = [random.between(0, 6.283), Math.sqrt(random.unit())];
          return [cx + Math.cos(angle) * far * wide, cy + Math.sin(angle) * far * deep];
        };
        for (let leaf = 0; leaf < 150; leaf += 1) spot(...at(), random.between(12, 34), shade.join(), 0.34);
        for (let gap = 0; gap < 70; gap += 1) spot(...at(), random.between(4, 11), '255,250,236', 0.75);
      }
    },
    once,
  );
}

/** Water as it is seen from its bank: the far trees and the sky stand in it upside down, broken by ripples. The far bank is at the top. */
export function water(random: Random): Texture {
  return painted(
    1024,
    128,
    (brush) => {
      const fall = brush.createLinearGradient(0, 0, 0, 128);
      fall.addColorStop(0, 'rgb(92,112,92)');
      fall.addColorStop(0.3, 'rgb(112,138,128)');
      fall.addColorStop(0.62, 'rgb(158,190,204)');
      fall.addColorStop(1, 'rgb(128,164,186)');
      brush.fillStyle = fall;
      brush.fillRect(0, 0, 1024, 128);
      for (let ripple = 0; ripple < 900; ripple += 1) {
        const y = random.between(0, 128);
        const light = random.unit() < 0.5;
        brush.fillStyle = light
          ? `rgba(226,238,240,${random.between(0.06, 0.3)})`
          : `rgba(48,74,80,${random.between(0.05, 0.2)})`;
        brush.fillRect(random.between(-40, 1024), y, random.between(8, 90) * (0.4 + y / 128), random.between(0.6, 1.8));
      }
    },
    once,
  );
}

/** Woods across the water: crowns before crowns, on nothing. */
export function farTrees(random: Random): Texture {
  return painted(
    1024,
    256,
    (brush) => {
      brush.clearRect(0, 0, 1024, 256);
      for (let layer = 0; layer < 3; layer += 1)
        for (let x = -30; x < 1054; x += random.between(18, 38)) {
          const tall = (150 - layer * 34) * random.between(0.66, 1.12) * (0.8 + 0.25 * Math.sin(x * 0.011 + layer));
          const wide = random.between(24, 44);
          const hue = random.between(76, 112);
          for (let blob = 0; blob < 80; blob += 1) {
            const up = random.unit();
            const [bx, by] = [x + random.between(-1, 1) * wide * Math.sqrt(1 - up * up), 256 - tall * up * 0.98];
            const light = 19 + layer * 3 + up * 15 + random.between(-7, 8);
            brush.fillStyle = `hsl(${hue + random.between(-8, 8)} ${random.between(24, 36)}% ${light}%)`;
            brush.beginPath();
            brush.arc(bx, by, random.between(4, 10) * (1.1 - 0.3 * up), 0, 7);
            brush.fill();
          }
        }
      brush.fillStyle = 'hsl(92 26% 26%)';
      brush.fillRect(0, 240, 1024, 16);
    },
    once,
  );
}
