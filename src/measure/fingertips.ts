import { handFields, handPoints, handSides, type HandPoint, type HandSide } from '../terms/hands.ts';
import { handOffset, type Track } from '../terms/track.ts';
import { fourthDifference, fourthDifferenceGain, isEvenAround } from './fourth-difference.ts';
import { medianOf } from './median.ts';

/** The model answers with a hand whether or not there is one: below this it says so itself. */
const leastSure = 0.9;
/** Of a smaller palm, wrist to the middle finger's knuckle, fingers are too thin to be told apart; the longest of five frames, since a palm that tilts shortens. */
const leastPalmPixels = 16;
/** A palm seen on edge shows no fingers apart, and the model takes its front for its back: the least area of wrist and outer knuckles, in half square palms. */
const leastOpen = 0.25;
/** From one frame to the next a palm turns and grows by no more than this, or the model took it for another. */
const mostTurn = Math.PI / 3;
const mostGrowth = 2;

/** A hand that is seen clearly: its points in pixels of the picture, in the order of `handPoints`. */
export interface Hand {
  points: readonly Point[];
  /** How sure the model is that this is a hand, 0 to 1. */
  sure: number;
  /** Wrist to the middle finger's knuckle. */
  palmPixels: number;
  /** Area between wrist and outer knuckles in half square palms; its sign says whether front or back is seen. */
  open: number;
}

interface Point {
  x: number;
  y: number;
}

const indexOf = (point: HandPoint): number => handPoints.indexOf(point);
const palm = handPoints.filter((point) => !point.endsWith('-tip')).map(indexOf);
const tips = handPoints.filter((point) => point.endsWith('-tip')).map(indexOf);

/** A hand in a frame; null where it was not looked at, or is not seen so clearly that its fingers say something. */
export function clearHandAt(track: Track, frame: number, side: HandSide): Hand | null {
  if (!track.hands) return null;
  const from = handOffset(frame, handSides.indexOf(side));
  // Written so that a hand that was not looked at, all NaN, fails too.
  const sure = track.hands[from + handFields - 1]!;
  if (!(sure >= leastSure)) return null;
  const points = handPoints.map((_, i): Point => ({
    x: track.hands![from + 2 * i]!,
    y: track.hands![from + 2 * i + 1]!,
  }));
  const isInside = points.every(({ x, y }) => x >= 0 && y >= 0 && x <= track.width && y <= track.height);
  const [wrist, index, middle, little] = (['wrist', 'index-knuckle', 'middle-knuckle', 'little-knuckle'] as const).map(
    (point) => points[indexOf(point)]!,
  ) as [Point, Point, Point, Point];
  const palmPixels = Math.hypot(middle.x - wrist.x, middle.y - wrist.y);
  const open =
    ((index.x - wrist.x) * (little.y - wrist.y) - (index.y - wrist.y) * (little.x - wrist.x)) / palmPixels ** 2;
  if (!isInside || !(Math.abs(open) >= leastOpen)) return null;
  return { points, sure, palmPixels, open };
}

/** How far the fingertips of a hand are from where its palm and their own neighbours in time say. */
export interface TipsOff {
  /** Root mean square over the five tips, in palms. */
  palms: number;
  /** How fast the palm itself goes, in palms a second: what moves fast is blurred. */
  speed: number;
  /** How sure the model is of the hand, 0 to 1. */
  sure: number;
}

/**
 * Follows the fingertips of one hand through a stretch, as its palm carries them: the palms of the two frames before and the two after are laid on this frame's (turned, moved and
 * scaled), and what is taken is the fourth difference of the tips.
 *
 * @param frames one stretch
 * @returns for each of its frames; null where the hand is not seen clearly in all five
 */
export function tipsOffOf(track: Track, frames: readonly number[], side: HandSide): (TipsOff | null)[] {
  const hands = frames.map((frame) => clearHandAt(track, frame, side));
  return frames.map((_, position) => {
    if (!isEvenAround(position, frames, track.timestampsUs)) return null;
    const five = hands.slice(position - 2, position + 3);
    if (!isOneHand(five)) return null;
    const lengths = five.map((hand) => hand.palmPixels);
    if (Math.max(...lengths) < leastPalmPixels) return null;
    const palmPixels = medianOf(lengths);
    const here = five[2]!;
    const laid = five.map((hand) => (hand === here ? here.points : layOn(hand, here)));
    const squares = tips.map((tip) => {
      const sum = (axis: 'x' | 'y') =>
        fourthDifference.reduce<number>((total, weight, i) => total + weight * laid[i]![tip]![axis], 0);
      return sum('x') ** 2 + sum('y') ** 2;
    });
    const meanSquare = squares.reduce((sum, square) => sum + square, 0) / tips.length;
    const [before, after] = [middleOf(five[1]!), middleOf(five[3]!)];
    const seconds = (track.timestampsUs[frames[position + 1]!]! - track.timestampsUs[frames[position - 1]!]!) / 1e6;
    return {
      palms: Math.sqrt(meanSquare) / fourthDifferenceGain / palmPixels,
      speed: Math.hypot(after.x - before.x, after.y - before.y) / seconds / palmPixels,
      sure: here.sure,
    };
  });
}

/** Whether all are seen, and none is what the model makes of another side of the hand. */
function isOneHand(hands: readonly (Hand | null)[]): hands is Hand[] {
  return hands.every((hand, i) => {
    const before = hands[i - 1];
    if (!hand || !before) return hand !== null && i === 0;
    const { cos, sin } = similarity(before, hand);
    const growth = Math.hypot(cos, sin);
    return (
      before.open * hand.open > 0 &&
      Math.abs(Math.atan2(sin, cos)) <= mostTurn &&
      growth <= mostGrowth &&
      growth >= 1 / mostGrowth
    );
  });
}

function middleOf({ points }: Hand): Point {
  const mean = (axis: 'x' | 'y') => palm.reduce((sum, i) => sum + points[i]![axis], 0) / palm.length;
  return { x: mean('x'), y: mean('y') };
}

/** Turn and scale, as one complex number, that lay one palm on another with the least squares of what is left (Umeyama 1991, in the plane). */
function similarity(from: Hand, to: Hand): { cos: number; sin: number } {
  const [a, b] = [middleOf(from), middleOf(to)];
  let [cos, sin, size] = [0, 0, 0];
  for (const i of palm) {
    const [x, y] = [from.points[i]!.x - a.x, from.points[i]!.y - a.y];
    const [u, v] = [to.points[i]!.x - b.x, to.points[i]!.y - b.y];
    cos += x * u + y * v;
    sin += x * v - y * u;
    size += x * x + y * y;
  }
  return { cos: cos / size, sin: sin / size };
}

/** All points of a hand, moved so that its palm lies on another's. */
function layOn(hand: Hand, on: Hand): Point[] {
  const { cos, sin } = similarity(hand, on);
  const [from, to] = [middleOf(hand), middleOf(on)];
  return hand.points.map(({ x, y }) => ({
    x: to.x + cos * (x - from.x) - sin * (y - from.y),
    y: to.y + sin * (x - from.x) + cos * (y - from.y),
  }));
}
