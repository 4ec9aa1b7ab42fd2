import type { Texture } from 'three';
import type { Random } from '../random.ts';
import { grain, painted } from './paint.ts';

export const facadeKinds = ['masonry', 'piers', 'ribbon', 'curtain', 'frame'] as const;

export type FacadeKind = (typeof facadeKinds)[number];

/** Windows on one sheet, and metres of a window's cell: across and up. */
export const facadeCells = { across: 8, up: 16, width: 3.2, height: 3.8 };

/** Two pictures of the same cells: the wall by daylight, and what is behind the glass (black where there is none). */
export interface FacadeSheet {
  walls: Texture;
  rooms: Texture;
}

const pixels = 64;

/** A pane: left, top, width, height in pixels of a cell. */
type Pane = readonly [number, number, number, number];

interface Style {
  wall: string;
  panes: readonly Pane[];
  frame: string;
  /** Paints what is on the wall beside windows. */
  trim(brush: CanvasRenderingContext2D, random: Random): void;
  grain: number;
}

function strokes(
  brush: CanvasRenderingContext2D,
  list: readonly (readonly [string, number, number, number, number])[],
): void {
  for (const [colour, x, y, width, height] of list) {
    brush.fillStyle = colour;
    brush.fillRect(x, y, width, height);
  }
}

/** Walls are nearly white: the tower's own colour multiplies them. */
const styles: Record<FacadeKind, Style> = {
  masonry: {
    wall: '#d9d3ca',
    panes: [[19, 14, 26, 37]],
    frame: '#4a443f',
    grain: 26,
    trim: (brush) =>
      strokes(brush, [
        ['rgba(60,50,46,0.4)', 0, 62, 64, 2],
        ['#f4efe6', 15, 51, 34, 5],
        ['rgba(40,32,30,0.55)', 15, 56, 34, 2],
        ['#efe8dc', 17, 8, 30, 5],
        ['rgba(40,32,30,0.35)', 15, 13, 4, 38],
      ]),
  },
  piers: {
    wall: '#8f877d',
    panes: [
      [17, 8, 13, 38],
      [34, 8, 13, 38],
    ],
    frame: '#3a3430',
    grain: 18,
    trim: (brush) =>
      strokes(brush, [
        ['#5d564f', 14, 46, 36, 18],
        ['#746c62', 17, 49, 13, 11],
        ['#746c62', 34, 49, 13, 11],
        ['#efe7da', 0, 0, 12, 64],
        ['#c9c0b2', 12, 0, 3, 64],
        ['#efe7da', 52, 0, 12, 64],
        ['#7d756a', 49, 0, 3, 64],
        ['#cfc6b8', 30, 0, 4, 64],
      ]),
  },
  ribbon: {
    wall: '#dcd8d2',
    panes: [
      [0, 16, 31, 29],
      [33, 16, 31, 29],
    ],
    frame: '#50555a',
    grain: 16,
    trim: (brush) =>
      strokes(brush, [
        ['rgba(30,30,34,0.5)', 0, 12, 64, 4],
        ['#f2efe9', 0, 46, 64, 3],
        ['rgba(70,66,62,0.35)', 0, 55, 64, 1],
        ['rgba(70,66,62,0.35)', 31, 49, 1, 15],
      ]),
  },
  curtain: {
    wall: '#707a84',
    panes: [
      [2, 2, 29, 44],
      [33, 2, 29, 44],
      [2, 48, 29, 15],
      [33, 48, 29, 15],
    ],
    frame: '#8c969e',
    grain: 6,
    trim: () => undefined,
  },
  frame: {
    wall: '#e6e2dc',
    panes: [[11, 12, 42, 40]],
    frame: '#3c4044',
    grain: 14,
    trim: (brush) =>
      strokes(brush, [
        ['rgba(48,44,48,0.75)', 8, 9, 48, 4],
        ['rgba(48,44,48,0.5)', 8, 9, 4, 46],
        ['#ffffff', 8, 52, 48, 3],
        ['#ffffff', 53, 9, 3, 46],
      ]),
  },
};

export function facadeSheet(kind: FacadeKind, random: Random): FacadeSheet {
  const style = styles[kind];
  const [width, height] = [facadeCells.across * pixels, facadeCells.up * pixels];
  const everyCell = (brush: CanvasRenderingContext2D, paint: (floor: number) => void) => {
    for (let floor = 0; floor < facadeCells.up; floor += 1)
      for (let bay = 0; bay < facadeCells.across; bay += 1) {
        brush.save();
        brush.translate(bay * pixels, floor * pixels);
        paint(floor);
        brush.restore();
      }
  };
  const walls = painted(width, height, (brush) => {
    brush.fillStyle = style.wall;
    brush.fillRect(0, 0, width, height);
    grain(brush, random, style.grain, 0.035);
    everyCell(brush, () => {
      style.trim(brush, random);
      for (const [x, y, wide, tall] of style.panes) {
        brush.fillStyle = style.frame;
        brush.fillRect(x - 1.5, y - 1.5, wide + 3, tall + 3);
        brush.fillStyle = '#15181d';
        brush.fillRect(x, y, wide, tall);
      }
    });
  });
  const rooms = painted(width, height, (brush) => {
    brush.fillStyle = '#000';
    brush.fillRect(0, 0, width, height);
    everyCell(brush, () => {
      const blind = random.unit() < 0.42 ? random.between(0.15, 0.8) : 0;
      for (const pane of style.panes) room(brush, random, pane, kind === 'curtain' && pane[3] < 20, blind);
    });
  });
  return { walls, rooms };
}

/** A room seen through a pane from outside, as bright as when its lamps are on: ceiling, lamps, furniture, a blind. */
function room(
  brush: CanvasRenderingContext2D,
  random: Random,
  [x, y, wide, tall]: Pane,
  isSpandrel: boolean,
  blind: number,
): void {
  brush.save();
  brush.beginPath();
  brush.rect(x, y, wide, tall);
  brush.clip();
  if (isSpandrel) {
    brush.fillStyle = 'rgb(74,74,74)';
    brush.fillRect(x, y, wide, tall);
    brush.restore();
    return;
  }
  const back = brush.createLinearGradient(0, y, 0, y + tall);
  back.addColorStop(0, 'rgb(246,236,220)');
  back.addColorStop(0.3, 'rgb(206,190,168)');
  back.addColorStop(1, 'rgb(122,104,88)');
  brush.fillStyle = back;
  brush.fillRect(x, y, wide, tall);
  brush.fillStyle = 'rgb(255,255,250)';
  for (let lamp = 0; lamp < 2; lamp += 1)
    brush.fillRect(x + random.between(0, wide - 8), y + 4 + lamp * 5, random.between(6, 12), 2);
  for (let thing = 0; thing < 3; thing += 1) {
    const high = random.between(0.12, 0.42) * tall;
    brush.fillStyle = `rgba(${66 + random.below(40)},${56 + random.below(30)},${50 + random.below(30)},0.85)`;
    brush.fillRect(x + random.between(-4, wide - 6), y + tall - high, random.between(4, 13), high);
  }
  if (blind > 0) {
    brush.fillStyle = 'rgba(196,186,172,0.92)';
    brush.fillRect(x, y, wide, tall * blind);
    brush.fillStyle = 'rgba(110,100,92,0.35)';
    for (let slat = y; slat < y + tall * blind; slat += 4) brush.fillRect(x, slat, wide, 1.4);
  }
  brush.fillStyle = 'rgb(70,66,62)';
  brush.fillRect(x, y + tall * 0.5 - 1, tall > 36 && wide < 30 ? wide : 0, 2);
  brush.restore();
}
