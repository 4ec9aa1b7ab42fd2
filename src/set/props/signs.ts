import type { Texture } from 'three';
import type { Cell } from './batch.ts';
import { painted } from './paint.ts';

interface Sign {
  name: string;
  board: string;
  letters: string;
  face: string;
}

/** Shops that exist nowhere. */
const boards: readonly Sign[] = [
  { name: 'KEYFRAME COFFEE', board: '#173a3a', letters: '#f2dfb4', face: '600 58px Georgia, "DejaVu Serif", serif' },
  { name: 'Halt & Loop', board: '#6d2320', letters: '#f7e6c6', face: 'italic 700 70px Georgia, "DejaVu Serif", serif' },
  { name: 'PERSISTENCE BOOKS', board: '#20324f', letters: '#e8d8b0', face: '600 52px Georgia, "DejaVu Serif", serif' },
  {
    name: 'the Second Take',
    board: '#d8c9a4',
    letters: '#3a2a20',
    face: 'italic 600 60px Georgia, "DejaVu Serif", serif',
  },
  { name: 'TWENTY FOUR', board: '#2a2a2c', letters: '#e9a84c', face: '700 64px "DejaVu Sans", Arial, sans-serif' },
  { name: 'Bakery Mnemosyne', board: '#7b4f2b', letters: '#fff0d2', face: '600 56px Georgia, "DejaVu Serif", serif' },
  { name: 'OPTIK LUMEN', board: '#e6e0d2', letters: '#1f4a52', face: '700 62px "DejaVu Sans", Arial, sans-serif' },
  {
    name: 'Flora & Faun',
    board: '#2f4a2c',
    letters: '#f0e6c0',
    face: 'italic 600 66px Georgia, "DejaVu Serif", serif',
  },
];

export interface Signs {
  texture: Texture;
  /** Long boards, over a shop window. */
  boards: readonly Cell[];
  /** Stripes for awnings, by pairs of colours. */
  stripes: readonly Cell[];
}

export function signs(): Signs {
  const height = 96;
  const texture = painted(
    1024,
    1024,
    (brush) => {
      brush.textAlign = 'center';
      brush.textBaseline = 'middle';
      boards.forEach(({ name, board, letters, face }, index) => {
        const y = index * height;
        brush.fillStyle = board;
        brush.fillRect(0, y, 1024, height);
        brush.strokeStyle = letters;
        brush.globalAlpha = 0.6;
        brush.lineWidth = 2.5;
        brush.strokeRect(14, y + 11, 996, height - 22);
        brush.globalAlpha = 1;
        brush.font = face;
        brush.fillStyle = 'rgba(0,0,0,0.45)';
        brush.fillText(name, 515, y + height / 2 + 5, 940);
        brush.fillStyle = letters;
        brush.fillText(name, 512, y + height / 2 + 2, 940);
      });
      stripePairs.forEach(([light, dark], index) => {
        const x = index * 256;
        for (let stripe = 0; stripe < 8; stripe += 1) {
          brush.fillStyle = stripe % 2 ? light : dark;
          brush.fillRect(x + stripe * 32, 800, 32, 224);
        }
      });
    },
    { repeats: false },
  );
  const cell = (left: number, top: number, width: number, tall: number): Cell => ({
    left: (left + 2) / 1024,
    right: (left + width - 2) / 1024,
    top: 1 - (top + 1) / 1024,
    bottom: 1 - (top + tall - 1) / 1024,
  });
  return {
    texture,
    boards: boards.map((_, index) => cell(0, index * height, 1024, height)),
    stripes: stripePairs.map((_, index) => cell(index * 256, 804, 256, 216)),
  };
}

const stripePairs = [
  ['#efe6d2', '#8d2f26'],
  ['#efe6d2', '#2c5a55'],
  ['#efe6d2', '#b9842f'],
  ['#e8e2d6', '#38414e'],
] as const;
