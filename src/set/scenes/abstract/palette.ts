import { Color } from 'three';
import { seeded } from '../../random.ts';
import type { Grade } from '../../light/grade.ts';

/** The colours of one piece: few, and each with a place of its own. */
export interface Palette {
  /** Backdrop, from below to above, and the glow behind the middle. */
  ground: Color;
  air: Color;
  glow: Color;
  /** Both faces of the folding planes. */
  face: Color;
  back: Color;
  /** Ribbons, each from one edge to the other. */
  ribbons: readonly (readonly [Color, Color])[];
  /** The spheres: what shines through from below and from above, and their edge. */
  glass: readonly { low: Color; high: Color; edge: Color }[];
  flock: Color;
  key: Color;
  grade: Grade;
}

const hex = (value: number) => new Color(value);

const plainGrade: Grade = {
  exposure: 0.92,
  shadows: [1, 1, 1],
  lights: [1, 1, 1],
  saturation: 1.12,
  contrast: 0.25,
  vignette: 0.32,
};

const palettes: readonly Palette[] = [
  {
    ground: hex(0x0b2233),
    air: hex(0x16495c),
    glow: hex(0xf2a071),
    face: hex(0x1d5f73),
    back: hex(0xf0b48c),
    ribbons: [
      [hex(0xff8a5c), hex(0xffd9a0)],
      [hex(0xf6ead6), hex(0x8fd0cf)],
      [hex(0xe4536a), hex(0xff9e73)],
    ],
    glass: [
      { low: hex(0xff7a52), high: hex(0x2ba6b8), edge: hex(0xfff0d6) },
      { low: hex(0xffc27a), high: hex(0xe8566c), edge: hex(0xffe9d0) },
      { low: hex(0x1f7f95), high: hex(0xbfe6dc), edge: hex(0xffffff) },
    ],
    flock: hex(0xfff1dc),
    key: hex(0xffe2c4),
    grade: { ...plainGrade, shadows: [0.9, 1, 1.1], lights: [1.05, 1, 0.95] },
  },
  {
    ground: hex(0xcdb7a6),
    air: hex(0xefe2d2),
    glow: hex(0xfff6e4),
    face: hex(0xf1e3d3),
    back: hex(0xe9694a),
    ribbons: [
      [hex(0x1f3fa8), hex(0x4f8be0)],
      [hex(0xe2502f), hex(0xf6a34e)],
      [hex(0xf2c14b), hex(0xfbe7ac)],
    ],
    glass: [
      { low: hex(0xe8573a), high: hex(0x2f56c4), edge: hex(0xfff8ea) },
      { low: hex(0xf2b93f), high: hex(0xe9694a), edge: hex(0xffffff) },
      { low: hex(0x2f56c4), high: hex(0xb8d4f2), edge: hex(0xffffff) },
    ],
    flock: hex(0x22305e),
    key: hex(0xfff0dc),
    grade: { ...plainGrade, exposure: 0.8, shadows: [1, 0.97, 1.02], vignette: 0.22 },
  },
  {
    ground: hex(0x0c1a16),
    air: hex(0x1f4a3c),
    glow: hex(0xd8e07a),
    face: hex(0x24604d),
    back: hex(0xf1e6b8),
    ribbons: [
      [hex(0xf3d35a), hex(0xfff2b8)],
      [hex(0xef7fa0), hex(0xffd2d2)],
      [hex(0x53c29a), hex(0xd6f5c9)],
    ],
    glass: [
      { low: hex(0xf08aa6), high: hex(0x3fae86), edge: hex(0xfffbe0) },
      { low: hex(0xf7d65c), high: hex(0xf08aa6), edge: hex(0xfff7dc) },
      { low: hex(0x2f8f6d), high: hex(0xe9f7c2), edge: hex(0xffffff) },
    ],
    flock: hex(0xfffbe4),
    key: hex(0xfff4d2),
    grade: { ...plainGrade, shadows: [0.95, 1.04, 1], lights: [1.03, 1.01, 0.95] },
  },
];

export function paletteOf(seed: number): Palette {
  return palettes[(seed - 1 + palettes.length * 1000) % palettes.length] ?? seeded(seed, 'palette').pick(palettes);
}
