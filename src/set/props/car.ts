import { Vector3, type BufferGeometry } from 'three';
import { details, wheel, wheelAt } from './car-details.ts';
import { Shell } from './shell.ts';

/** The parts of a car that have a material each. x ahead, y up, z to its right; it stands on y = 0 with its middle at x = 0. */
export interface CarParts {
  paint: BufferGeometry;
  glass: BufferGeometry;
  /** Tyres, sills, grille, gaps. */
  dark: BufferGeometry;
  /** Rims, bumpers' strips. */
  metal: BufferGeometry;
  lamps: BufferGeometry;
}

/** Height and half breadth of a body at one place along it. */
interface Station {
  x: number;
  sill: number;
  belt: number;
  roof: number;
  /** Half breadth at the belt and at the roof. */
  beltHalf: number;
  roofHalf: number;
}

/** Profile of a small hatchback, from tail to nose: x, belt, roof, belt half, roof half. */
const profile: readonly (readonly [number, number, number, number, number])[] = [
  [-2.02, 0.62, 0.66, 0.6, 0.52],
  [-2, 0.86, 0.92, 0.72, 0.6],
  [-1.94, 0.95, 1.05, 0.79, 0.62],
  [-1.8, 0.97, 1.25, 0.83, 0.6],
  [-1.6, 0.97, 1.4, 0.86, 0.6],
  [-1.2, 0.96, 1.47, 0.88, 0.61],
  [-0.6, 0.95, 1.5, 0.88, 0.62],
  [-0.02, 0.94, 1.5, 0.88, 0.62],
  [0.06, 0.94, 1.5, 0.88, 0.62],
  [0.35, 0.93, 1.45, 0.88, 0.61],
  [0.7, 0.93, 1.27, 0.88, 0.62],
  [0.95, 0.93, 1.1, 0.87, 0.66],
  [1.15, 0.93, 0.98, 0.86, 0.72],
  [1.5, 0.86, 0.91, 0.84, 0.68],
  [1.8, 0.77, 0.82, 0.78, 0.6],
  [1.97, 0.66, 0.71, 0.7, 0.5],
  [2.04, 0.52, 0.56, 0.6, 0.42],
];

/** Between which places along the car its side and its ends are glass rather than paint. */
const sideGlass = [
  [-1.5, -0.05],
  [0.08, 0.78],
] as const;
const screens = [
  [-1.9, -1.62],
  [0.4, 1.13],
] as const;

function stationAt(x: number): Station {
  const after = profile.findIndex((row) => row[0] >= x);
  const b = profile[Math.max(1, after)]!;
  const a = profile[Math.max(1, after) - 1]!;
  const share = Math.min(1, Math.max(0, (x - a[0]) / (b[0] - a[0])));
  const at = (column: 1 | 2 | 3 | 4) => a[column] + (b[column] - a[column]) * share;
  // The lower edge rises in an arc over each wheel.
  const arch = [wheel.front, wheel.back].map((axle) => Math.sqrt(Math.max(0, 0.4 ** 2 - (x - axle) ** 2)) + 0.31);
  const ends = Math.max(0, Math.abs(x) - 1.85) * 0.5;
  return {
    x,
    sill: Math.max(0.22 + ends, ...arch.filter((value) => value > 0.32)),
    belt: at(1),
    roof: at(2),
    beltHalf: at(3),
    roofHalf: at(4),
  };
}

/** Builds the car once; the street stands it in many colours. */
export function car(): CarParts {
  const shells = { paint: new Shell(), glass: new Shell(), dark: new Shell(), metal: new Shell(), lamps: new Shell() };
  const places = [
    ...new Set([...profile.map((row) => row[0]), ...arcPlaces(), ...sideGlass.flat(), ...screens.flat(), -0.9, -0.3]),
  ].sort((a, b) => a - b);
  const stations = places.map(stationAt);
  for (const side of [-1, 1])
    stations.slice(1).forEach((next, index) => bodyStrip(shells, stations[index]!, next, side));
  ends(shells, stations);
  for (const axle of [wheel.front, wheel.back]) for (const side of [-1, 1]) wheelAt(shells, axle, side);
  details(shells);
  return {
    paint: shells.paint.geometry(true),
    glass: shells.glass.geometry(true),
    dark: shells.dark.geometry(false),
    metal: shells.metal.geometry(false),
    lamps: shells.lamps.geometry(false),
  };
}

function arcPlaces(): number[] {
  return [wheel.front, wheel.back].flatMap((axle) =>
    [-0.4, -0.37, -0.28, -0.14, 0, 0.14, 0.28, 0.37, 0.4].map((shift) => axle + shift),
  );
}

/** The ring of a station on one side, from the sill to the middle of the roof. */
function ring(station: Station, side: number): Vector3[] {
  const { x, sill, belt, roof, beltHalf, roofHalf } = station;
  const point = (y: number, z: number) => new Vector3(x, y, z * side);
  const tuck = 0.93;
  const shoulder = Math.max(sill + 0.02, belt - 0.14);
  const crown = Math.max(0, roof - belt);
  return [
    point(sill, beltHalf * tuck),
    point(Math.max(sill + 0.01, 0.45), beltHalf * 0.985),
    point(shoulder, beltHalf),
    point(belt, beltHalf * 0.965),
    point(belt + 0.02, beltHalf * 0.94),
    point(belt + crown * 0.86, roofHalf + (beltHalf - roofHalf) * 0.12),
    point(belt + crown * 0.965, roofHalf * 0.92),
    point(roof, roofHalf * 0.6),
    point(roof + 0.012, 0),
  ];
}

function bodyStrip(shells: Record<string, Shell>, back: Station, ahead: Station, side: number): void {
  const [a, b] = [ring(back, side), ring(ahead, side)];
  const middle = (back.x + ahead.x) / 2;
  const within = (ranges: readonly (readonly [number, number])[]) =>
    ranges.some(([from, to]) => middle > from && middle < to);
  for (let row = 0; row < a.length - 1; row += 1) {
    const isGlass = (row === 4 && within(sideGlass)) || (row >= 5 && within(screens));
    const shell = shells[isGlass ? 'glass' : 'paint']!;
    const corners = [a[row]!, b[row]!, b[row + 1]!, a[row + 1]!] as const;
    if (side > 0) shell.quad(...corners);
    else shell.quad(corners[1], corners[0], corners[3], corners[2]);
  }
  // Underneath: dark, so that no light shows through.
  const low = (station: Station) => new Vector3(station.x, station.sill, station.beltHalf * 0.93 * side);
  const mid = (station: Station) => new Vector3(station.x, station.sill, 0);
  const floor = [mid(back), mid(ahead), low(ahead), low(back)] as const;
  if (side > 0) shells['dark']!.quad(...floor);
  else shells['dark']!.quad(floor[1], floor[0], floor[3], floor[2]);
}

function ends(shells: Record<string, Shell>, stations: readonly Station[]): void {
  for (const [station, ahead] of [
    [stations[0]!, -1],
    [stations.at(-1)!, 1],
  ] as const)
    for (const side of [-1, 1]) {
      const points = ring(station, side);
      for (let row = 0; row < points.length - 1; row += 1) {
        const [low, high] = [points[row]!, points[row + 1]!];
        const corners = [low, low.clone().setZ(0), high.clone().setZ(0), high] as const;
        if (side * ahead > 0) shells['paint']!.quad(...corners);
        else shells['paint']!.quad(corners[1], corners[0], corners[3], corners[2]);
      }
    }
}
