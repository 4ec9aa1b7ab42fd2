import type { Texture } from 'three';
import type { Random } from '../random.ts';
import { grain, painted } from './paint.ts';

const whole = { repeats: false };

/** Floor boards, nearly white: the floor's own colour multiplies them. One repeat is 2 m along the boards (u) and 1.2 m across. */
export function boards(random: Random): Texture {
  return painted(1024, 512, (brush) => {
    brush.fillStyle = 'rgb(70,60,52)';
    brush.fillRect(0, 0, 1024, 512);
    const rows = 10;
    const tall = 512 / rows;
    for (let row = 0; row < rows; row += 1) {
      const cut = random.between(0, 1024);
      for (const [from, to] of [
        [cut - 1024, cut - 400],
        [cut - 400, cut],
        [cut, cut + 1024],
      ] as const) {
        const level = random.between(196, 250);
        brush.fillStyle = `rgb(${level},${level * 0.965},${level * 0.92})`;
        brush.fillRect(from + 1, row * tall + 1, to - from - 2, tall - 2);
        for (let line = 0; line < 9; line += 1) {
          brush.fillStyle = `rgba(90,60,36,${random.between(0.03, 0.12)})`;
          brush.fillRect(from + 1, row * tall + random.between(2, tall - 3), to - from - 2, random.between(1, 2.5));
        }
      }
    }
    grain(brush, random, 14, 0.03);
  });
}

/** What is seen through a tall window: a pale sky, roofs and a tree, none of it sharp. */
export function outdoors(random: Random): Texture {
  return painted(
    256,
    512,
    (brush) => {
      const sky = brush.createLinearGradient(0, 0, 0, 512);
      sky.addColorStop(0, 'rgb(196,218,236)');
      sky.addColorStop(0.55, 'rgb(240,240,226)');
      sky.addColorStop(1, 'rgb(222,208,180)');
      brush.fillStyle = sky;
      brush.fillRect(0, 0, 256, 512);
      const soft = (x: number, y: number, radius: number, colour: string) => {
        const spot = brush.createRadialGradient(x, y, 0, x, y, radius);
        spot.addColorStop(0, `rgb(${colour} / 0.5)`);
        spot.addColorStop(1, `rgb(${colour} / 0)`);
        brush.fillStyle = spot;
        brush.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      };
      for (let roof = 0; roof < 7; roof += 1) soft(random.between(0, 256), random.between(400, 520), 70, '150 138 124');
      for (let clump = 0; clump < 26; clump += 1)
        soft(random.between(120, 260), random.between(210, 470), random.between(20, 46), '122 142 92');
    },
    whole,
  );
}

/** A poster: a runner's stripes and a big numeral, and no words. */
export function poster(random: Random): Texture {
  return painted(
    256,
    384,
    (brush) => {
      brush.fillStyle = '#e8dfc8';
      brush.fillRect(0, 0, 256, 384);
      brush.fillStyle = '#c8452e';
      brush.beginPath();
      brush.arc(150, 140, 84, 0, 7);
      brush.fill();
      brush.strokeStyle = '#1f3a46';
      brush.lineWidth = 17;
      brush.lineCap = 'round';
      brush.lineJoin = 'round';
      // A boxer in seven strokes.
      for (const line of [
        [
          [118, 168],
          [128, 246],
        ],
        [
          [128, 246],
          [86, 296],
          [92, 352],
        ],
        [
          [128, 246],
          [172, 288],
          [206, 346],
        ],
        [
          [120, 178],
          [170, 196],
          [222, 172],
        ],
        [
          [116, 178],
          [92, 214],
          [128, 216],
        ],
      ]) {
        brush.beginPath();
        line.forEach(([x, y], index) => (index ? brush.lineTo(x!, y!) : brush.moveTo(x!, y!)));
        brush.stroke();
      }
      brush.fillStyle = '#1f3a46';
      brush.beginPath();
      brush.arc(112, 128, 23, 0, 7);
      brush.fill();
      brush.fillRect(0, 366, 256, 18);
      grain(brush, random, 10);
    },
    whole,
  );
}

/** A clock's face. */
export function clockFace(): Texture {
  return painted(
    128,
    128,
    (brush) => {
      brush.fillStyle = '#23272a';
      brush.fillRect(0, 0, 128, 128);
      brush.fillStyle = '#f2efe4';
      brush.beginPath();
      brush.arc(64, 64, 56, 0, 7);
      brush.fill();
      brush.strokeStyle = '#23272a';
      const hand = (turn: number, from: number, to: number, width: number) => {
        const [c, s] = [Math.sin(turn * 2 * Math.PI), -Math.cos(turn * 2 * Math.PI)];
        brush.lineWidth = width;
        brush.beginPath();
        brush.moveTo(64 + c * from, 64 + s * from);
        brush.lineTo(64 + c * to, 64 + s * to);
        brush.stroke();
      };
      for (let hour = 0; hour < 12; hour += 1) hand(hour / 12, 43, 51, hour % 3 ? 3 : 6);
      hand(0.69, -6, 30, 7);
      hand(0.3, -8, 44, 5);
    },
    whole,
  );
}

/**
 * The light of tall windows as it lies on a floor: white in the light, `shade` outside. Each is given in shares of the picture (left, top,
 * right, bottom) and leans by `lean` of its height.
 */
export function windowLight(
  windows: readonly { left: number; top: number; right: number; bottom: number }[],
  lean: number,
  shade: string,
): Texture {
  return painted(
    512,
    512,
    (brush) => {
      brush.fillStyle = shade;
      brush.fillRect(0, 0, 512, 512);
      // Many faint copies, a little apart, are a soft edge: the sun is no point.
      const copies = 12;
      brush.fillStyle = `rgba(255,255,255,${1 / copies})`;
      brush.globalCompositeOperation = 'lighter';
      for (const { left, top, right, bottom } of windows)
        for (let copy = 0; copy < copies; copy += 1) {
          const blur = (copy / (copies - 1) - 0.5) * 8;
          pane(brush, [left * 512 + blur, top * 512 + blur * 0.6, right * 512 + blur, bottom * 512 + blur * 0.6], lean);
        }
    },
    whole,
  );
}

function pane(brush: CanvasRenderingContext2D, [x0, y0, x1, y1]: [number, number, number, number], lean: number): void {
  // Two by four lights between glazing bars.
  const [columns, rows, bar] = [4, 2, 8];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const [a, b] = [
        x0 + ((x1 - x0) * column) / columns + bar / 2,
        x0 + ((x1 - x0) * (column + 1)) / columns - bar / 2,
      ];
      const [c, d] = [y0 + ((y1 - y0) * row) / rows + bar / 2, y0 + ((y1 - y0) * (row + 1)) / rows - bar / 2];
      const slant = (x: number) => (x - x0) * lean;
      brush.beginPath();
      brush.moveTo(a, c + slant(a));
      brush.lineTo(b, c + slant(b));
      brush.lineTo(b, d + slant(b));
      brush.lineTo(a, d + slant(a));
      brush.fill();
    }
}
