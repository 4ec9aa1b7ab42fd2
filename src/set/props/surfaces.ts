import type { Texture } from 'three';
import type { Random } from '../random.ts';
import { grain, grey, painted } from './paint.ts';

/** Bricks in running bond, nearly white: the wall's own colour multiplies them. One repeat is 1.8 m. */
export function bricks(random: Random): Texture {
  return painted(512, 512, (brush) => {
    brush.fillStyle = grey(176);
    brush.fillRect(0, 0, 512, 512);
    const rows = 24;
    const height = 512 / rows;
    const width = 512 / 8;
    for (let row = 0; row < rows; row += 1)
      for (let column = -1; column < 8; column += 1) {
        const x = column * width + (row % 2) * (width / 2);
        const level = random.between(190, 255);
        brush.fillStyle = `rgb(${level},${level * random.between(0.9, 0.98)},${level * random.between(0.86, 0.95)})`;
        for (const shift of [0, 512]) brush.fillRect(x + shift + 1.5, row * height + 1.5, width - 3, height - 3);
      }
    grain(brush, random, 26, 0.05);
  });
}

/** Plaster, a little stained. One repeat is 4 m. */
export function plaster(random: Random): Texture {
  return painted(256, 256, (brush) => {
    brush.fillStyle = grey(236);
    brush.fillRect(0, 0, 256, 256);
    grain(brush, random, 20, 0.07);
  });
}

/** Paving slabs with joints, some newer than others. One repeat is 2.4 m. */
export function slabs(random: Random): Texture {
  return painted(1024, 1024, (brush) => {
    brush.fillStyle = grey(112);
    brush.fillRect(0, 0, 1024, 1024);
    const side = 256;
    for (let row = 0; row < 4; row += 1)
      for (let column = -1; column < 4; column += 1) {
        const x = column * side + (row % 2) * (side / 2);
        const level = random.between(186, 222);
        const warm = random.between(0.95, 1);
        for (const shift of column === -1 ? [0, 1024] : [0]) {
          brush.fillStyle = `rgb(${level},${level * (0.5 + warm / 2)},${level * warm * 0.97})`;
          brush.fillRect(x + shift + 3, row * side + 3, side - 6, side - 6);
          brush.strokeStyle = 'rgba(255,255,255,0.16)';
          brush.lineWidth = 3;
          brush.strokeRect(x + shift + 6, row * side + 6, side - 12, side - 12);
        }
      }
    grain(brush, random, 34, 0.06);
    brush.fillStyle = 'rgba(40,38,36,0.35)';
    for (let spot = 0; spot < 46; spot += 1) {
      brush.beginPath();
      brush.ellipse(
        random.between(0, 1024),
        random.between(0, 1024),
        random.between(3, 9),
        random.between(3, 7),
        0,
        0,
        7,
      );
      brush.fill();
    }
  });
}

/** Asphalt: dark, coarse, patched. One repeat is 3 m. */
export function asphalt(random: Random): Texture {
  return painted(512, 512, (brush) => {
    brush.fillStyle = grey(150);
    brush.fillRect(0, 0, 512, 512);
    grain(brush, random, 110, 0.07);
    brush.strokeStyle = 'rgba(30,30,32,0.4)';
    brush.lineWidth = 2;
    for (let crack = 0; crack < 5; crack += 1) {
      let [x, y] = [random.between(60, 450), random.between(60, 450)];
      brush.beginPath();
      brush.moveTo(x, y);
      for (let step = 0; step < 9; step += 1) {
        x += random.between(-22, 30);
        y += random.between(-20, 20);
        brush.lineTo(x, y);
      }
      brush.stroke();
    }
  });
}

/** Bark, stretched along the trunk. */
export function bark(random: Random): Texture {
  return painted(128, 256, (brush) => {
    brush.fillStyle = 'rgb(120,104,88)';
    brush.fillRect(0, 0, 128, 256);
    for (let line = 0; line < 150; line += 1) {
      const level = random.between(50, 150);
      brush.strokeStyle = `rgba(${level},${level * 0.88},${level * 0.76},0.5)`;
      brush.lineWidth = random.between(1, 4);
      const x = random.between(0, 128);
      const y = random.between(0, 256);
      brush.beginPath();
      brush.moveTo(x, y);
      brush.lineTo(x + random.between(-5, 5), y + random.between(20, 70));
      brush.stroke();
    }
  });
}

/** A spray of leaves on nothing: cut out by its alpha. */
export function leaves(random: Random): Texture {
  return painted(
    256,
    256,
    (brush) => {
      brush.clearRect(0, 0, 256, 256);
      for (let leaf = 0; leaf < 46; leaf += 1) {
        const angle = random.between(0, 2 * Math.PI);
        const far = Math.sqrt(random.unit()) * 96;
        brush.save();
        brush.translate(128 + Math.cos(angle) * far, 128 + Math.sin(angle) * far);
        brush.rotate(random.between(0, 6.3));
        const level = random.between(0.72, 1.1);
        brush.fillStyle = `rgb(${235 * level},${238 * level},${225 * level})`;
        brush.beginPath();
        brush.moveTo(-22, 0);
        brush.quadraticCurveTo(-2, -17, 24, 0);
        brush.quadraticCurveTo(-2, 17, -22, 0);
        brush.fill();
        brush.restore();
      }
    },
    { repeats: false },
  );
}

/** A soft dark spot for where something stands on the ground. */
export function contactSpot(): Texture {
  return painted(
    128,
    128,
    (brush) => {
      const spot = brush.createRadialGradient(64, 64, 0, 64, 64, 64);
      for (const [at, alpha] of [
        [0, 0.9],
        [0.35, 0.62],
        [0.7, 0.18],
        [1, 0],
      ] as const)
        spot.addColorStop(at, `rgba(255,255,255,${alpha})`);
      brush.fillStyle = spot;
      brush.fillRect(0, 0, 128, 128);
    },
    { repeats: false },
  );
}
