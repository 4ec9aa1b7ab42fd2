import { Vector3 } from 'three';
import type { Shell } from './shell.ts';

/** Where the wheels are, metres from the car's middle, and how large. */
export const wheel = { radius: 0.325, front: 1.32, back: -1.3, track: 0.76, width: 0.22 };

/** Tyre, rim and spokes of one wheel. */
export function wheelAt(shells: Record<string, Shell>, x: number, side: number): void {
  const spokes = 16;
  const outer = (wheel.track + wheel.width / 2 - 0.015) * side;
  const inner = (wheel.track - wheel.width / 2) * side;
  const point = (angle: number, radius: number, z: number) =>
    new Vector3(x + Math.cos(angle) * radius, wheel.radius + Math.sin(angle) * radius, z);
  for (let spoke = 0; spoke < spokes; spoke += 1) {
    const [a, b] = [(spoke / spokes) * 2 * Math.PI, ((spoke + 1) / spokes) * 2 * Math.PI];
    const face = (shell: Shell, from: [number, number], to: [number, number]) => {
      const corners = [
        point(a, from[0], from[1]),
        point(b, from[0], from[1]),
        point(b, to[0], to[1]),
        point(a, to[0], to[1]),
      ] as const;
      if (side < 0) shell.quad(...corners);
      else shell.quad(corners[1], corners[0], corners[3], corners[2]);
    };
    face(shells['dark']!, [wheel.radius, inner], [wheel.radius, outer]);
    face(shells['dark']!, [wheel.radius, outer], [0.22, outer + 0.01 * side]);
    face(shells['metal']!, [0.22, outer], [0.205, outer - 0.03 * side]);
    // Every second piece of the disc is a spoke, the others are gaps.
    face(shells[spoke % 4 < 2 ? 'metal' : 'dark']!, [0.205, outer - 0.03 * side], [0.05, outer - 0.02 * side]);
    face(shells['metal']!, [0.05, outer - 0.02 * side], [0, outer - 0.015 * side]);
  }
}

/** Lamps, plates, handles, mirrors, and the gaps between the doors. */
export function details(shells: Record<string, Shell>): void {
  const plate = (shell: Shell, corners: readonly [number, number, number][]) => {
    const [a, b, c, d] = corners.map((corner) => new Vector3(...corner)) as [Vector3, Vector3, Vector3, Vector3];
    shell.quad(a, b, c, d);
    shell.quad(d, c, b, a);
  };
  for (const side of [-1, 1]) {
    const z = side;
    plate(shells['lamps']!, [
      [1.93, 0.58, 0.38 * z],
      [1.86, 0.6, 0.73 * z],
      [1.78, 0.73, 0.75 * z],
      [1.9, 0.72, 0.42 * z],
    ]);
    plate(shells['lamps']!, [
      [-2.03, 0.72, 0.44 * z],
      [-1.99, 0.74, 0.73 * z],
      [-1.96, 0.92, 0.76 * z],
      [-2.02, 0.9, 0.5 * z],
    ]);
    plate(shells['dark']!, [
      [-1.05, 0.3, 0.886 * z],
      [0.9, 0.3, 0.886 * z],
      [0.9, 0.38, 0.888 * z],
      [-1.05, 0.38, 0.888 * z],
    ]);
    plate(shells['dark']!, [
      [0, 0.4, 0.892 * z],
      [0.014, 0.4, 0.892 * z],
      [0.014, 0.93, 0.86 * z],
      [0, 0.93, 0.86 * z],
    ]);
    plate(shells['metal']!, [
      [-0.3, 0.8, 0.9 * z],
      [-0.12, 0.8, 0.9 * z],
      [-0.12, 0.83, 0.9 * z],
      [-0.3, 0.83, 0.9 * z],
    ]);
    // Mirrors.
    plate(shells['paint']!, [
      [0.72, 0.95, 0.9 * z],
      [0.72, 0.95, 1.06 * z],
      [0.72, 1.07, 1.06 * z],
      [0.72, 1.07, 0.9 * z],
    ]);
    plate(shells['paint']!, [
      [0.72, 1.07, 0.9 * z],
      [0.72, 1.07, 1.06 * z],
      [0.88, 0.98, 1.04 * z],
      [0.88, 0.98, 0.9 * z],
    ]);
  }
  plate(shells['dark']!, [
    [2.055, 0.36, -0.5],
    [2.055, 0.36, 0.5],
    [2.05, 0.5, 0.46],
    [2.05, 0.5, -0.46],
  ]);
  plate(shells['metal']!, [
    [2.06, 0.4, -0.26],
    [2.06, 0.4, 0.26],
    [2.06, 0.5, 0.26],
    [2.06, 0.5, -0.26],
  ]);
  plate(shells['metal']!, [
    [-2.035, 0.56, -0.26],
    [-2.035, 0.56, 0.26],
    [-2.035, 0.67, 0.26],
    [-2.035, 0.67, -0.26],
  ]);
}
