import { Color, Vector3 } from 'three';
import { seeded } from '../../random.ts';
import { silk } from './gloss.ts';
import { meshOf, pliable, refresh, type Moving } from './moving.ts';
import type { Palette } from './palette.ts';

const grid = { columns: 40, rows: 21, size: 0.47 };

/**
 * A wall of paper squares. Rings run out over it from a point, one a beat, and where a ring passes, each square folds along its diagonal and
 * shows its other face.
 */
export function foldingPlanes(seed: number, palette: Palette, half: -1 | 1): Moving {
  const random = seeded(seed, 'planes');
  const source = { x: random.between(-1.6, 1.6), y: random.between(-0.5, 0.7) };
  const squares = squaresOf(half);
  const index = squares.flatMap((_, square) => [0, 1, 2, 3, 4, 5].map((k) => square * 6 + k));
  const geometry = pliable(squares.length * 6, index);
  const [position, colour] = [geometry.getAttribute('position'), geometry.getAttribute('color')];
  const [a, b, c, d] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const shade = new Color();
  return {
    mesh: meshOf(
      geometry,
      silk(palette.back.clone().multiplyScalar(0.18), 3),
      half < 0 ? 'planes, left' : 'planes, right',
    ),
    moveTo(seconds) {
      for (const [square, { x, y, tone }] of squares.entries()) {
        const distance = Math.hypot(x - source.x, (y - source.y) * 1.25);
        const fold = foldAt(distance, seconds);
        const lift = 0.46 * fold;
        const half = (grid.size / 2) * (1 - 0.16 * fold);
        const place = (target: Vector3, dx: number, dy: number, up: number) => {
          // The wall is a shallow bowl, open towards the eye.
          const [px, py] = [x + dx * half, y + dy * half];
          target.set(px, py, -4.6 + 0.035 * (px * px + 1.6 * py * py) + up * grid.size);
        };
        place(a, -1, -1, 0);
        place(b, 1, -1, lift);
        place(c, 1, 1, 0);
        place(d, -1, 1, lift * 0.9 + 0.1 * fold);
        const corners = [a, b, c, a, c, d];
        const glint = Math.max(0, 1 - Math.abs(fold - 0.5) * 2);
        shade.lerpColors(palette.face, palette.back, fold ** 1.4).multiplyScalar(tone * (1 + 0.15 * glint));
        // Light from behind the middle, and the dark of the distance at the sides.
        shade.lerp(palette.glow, 0.3 * Math.exp(-((distance / 2.6) ** 2)) * (1 - fold));
        const edge = Math.min(1, Math.max(0, (Math.hypot(x / 9, y / 4.6) - 0.55) / 0.5));
        shade.lerp(palette.ground, 0.75 * edge);
        for (const [k, { x: px, y: py, z: pz }] of corners.entries()) {
          position.setXYZ(square * 6 + k, px, py, pz);
          // The two leaves of a square catch the light unlike.
          const leaf = k < 3 ? 1 : 0.86;
          colour.setXYZ(square * 6 + k, shade.r * leaf, shade.g * leaf, shade.b * leaf);
        }
      }
      colour.needsUpdate = true;
      refresh(geometry);
    },
  };

  function squaresOf(side: -1 | 1): { x: number; y: number; tone: number }[] {
    const found: { x: number; y: number; tone: number }[] = [];
    for (let row = 0; row < grid.rows; row += 1)
      for (let column = 0; column < grid.columns; column += 1) {
        const x = (column - (grid.columns - 1) / 2) * grid.size;
        const tone = random.between(0.93, 1.05);
        if (Math.sign(x) === side) found.push({ x, y: (row - (grid.rows - 1) / 2) * grid.size, tone });
      }
    return found;
  }
}

/** How far a square is folded, 0 to 1: a ring a beat, which swells fast and sinks slowly. */
function foldAt(distance: number, seconds: number): number {
  const beat = 1.5;
  const wave = seconds / beat - distance / 4.2 + 40;
  const phase = wave - Math.floor(wave);
  const rise = Math.min(1, phase / 0.16);
  const fall = Math.min(1, Math.max(0, (phase - 0.16) / 0.5));
  const smooth = (t: number) => t * t * (3 - 2 * t);
  return smooth(rise) * (1 - smooth(fall)) * (0.45 + 0.55 * Math.exp(-((distance / 6.5) ** 2)));
}
