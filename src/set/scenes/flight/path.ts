import { Vector3 } from 'three';
import { hermite, smooth } from '../../motion/ease.ts';

/** Where the hero is on his way, and how he goes there. World: x to the picture's right, y up, z towards the camera. */
export interface WayPoint {
  /** Middle between the hips, metres. */
  place: Vector3;
  /** Metres a second. */
  velocity: Vector3;
  /** Degrees: turned to his left from the x axis, up from level, and rolled about his length, chest to his right negative. */
  heading: number;
  climb: number;
  bank: number;
}

export interface FlightPath {
  at(seconds: number): WayPoint;
}

const steps = 24;
/** The way is known from a second before the scene to well after its last moment. */
const known = { from: -1, to: 12 };

/**
 * A steep climb that leans into a long turn to the left and straightens again. The speed is drawn, the place follows from it by
 * summing fixed steps, once: any moment can then be asked for.
 */
export function flightPath(start: Vector3): FlightPath {
  const count = (known.to - known.from) * steps;
  const places: Vector3[] = [start.clone()];
  const timeOf = (index: number) => known.from + index / steps;
  for (let index = 0; index < count; index += 1) {
    const [a, m, b] = [0, 0.5, 1].map((part) => velocityAt(timeOf(index + part)));
    const step = a!
      .add(m!.multiplyScalar(4))
      .add(b!)
      .divideScalar(6 * steps);
    places.push(places[index]!.clone().add(step));
  }
  const shift = start.clone().sub(places[-known.from * steps]!);
  for (const place of places) place.add(shift);

  const placeAt = (seconds: number): Vector3 => {
    const position = (Math.min(known.to, Math.max(known.from, seconds)) - known.from) * steps;
    const index = Math.min(count - 1, Math.floor(position));
    const [a, b] = [places[index]!, places[index + 1]!];
    const [va, vb] = [velocityAt(timeOf(index)).divideScalar(steps), velocityAt(timeOf(index + 1)).divideScalar(steps)];
    const share = position - index;
    return new Vector3(
      hermite(a.x, va.x, b.x, vb.x, share),
      hermite(a.y, va.y, b.y, vb.y, share),
      hermite(a.z, va.z, b.z, vb.z, share),
    );
  };
  return {
    at: (seconds) => ({
      place: placeAt(seconds),
      velocity: velocityAt(seconds),
      heading: headingAt(seconds),
      climb: climbAt(seconds),
      bank: bankAt(seconds),
    }),
  };
}

function headingAt(seconds: number): number {
  return -31 + 15 * smooth(0.9, 4.4, seconds) - 4 * smooth(5, 8.5, seconds);
}

function climbAt(seconds: number): number {
  return 43 + 5 * smooth(0.2, 2.6, seconds) - 7 * smooth(3.6, 6.4, seconds);
}

/** He leans into the turn a moment before it shows, and comes out of it with a little too much swing. */
function bankAt(seconds: number): number {
  const into = smooth(0.6, 2.1, seconds) - smooth(2.9, 4.5, seconds);
  const over = smooth(4.1, 5, seconds) - smooth(5, 6.6, seconds);
  return -13 - 21 * into + 5 * over;
}

function velocityAt(seconds: number): Vector3 {
  const speed = 21 + 5 * smooth(0.2, 2.4, seconds) - 2 * smooth(4.5, 8, seconds);
  const [heading, climb] = [headingAt(seconds), climbAt(seconds)].map((degrees) => (degrees * Math.PI) / 180);
  const level = speed * Math.cos(climb!);
  return new Vector3(level * Math.cos(heading!), speed * Math.sin(climb!), -level * Math.sin(heading!));
}
