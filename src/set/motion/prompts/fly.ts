import { Vector3 } from 'three';
import { flying } from '../../scenes/flight/pose.ts';
import { seedFrom, type PromptedMaker } from './motion.ts';

/** The set's hero on a way of his own: a climb that weaves, as steep and as lively as chance will have it. */
export const flyingOn: PromptedMaker = (rig, random) => {
  const swing = (most: number) => {
    const size = most * random.between(0.55, 1);
    const rate = 2 * Math.PI * random.between(0.28, 0.5);
    const phase = random.between(0, 2 * Math.PI);
    return (seconds: number) => size * Math.sin(rate * seconds + phase);
  };
  const steepness = random.between(22, 58);
  const [turn, climb, bank, bob] = [swing(13), swing(9), swing(30), swing(0.09)];
  const height = random.between(1.25, 1.55);
  const flight = flying(seedFrom(random), rig, {
    at: (seconds) => ({
      place: new Vector3(0, height + bob(seconds), 0),
      velocity: new Vector3(1, 0, 0),
      heading: turn(seconds),
      climb: steepness + climb(seconds),
      bank: bank(seconds),
    }),
  });
  // While the leading arm still reaches out, or after it has; before the head turns to look down.
  const from = random.between(-0.3, 1.6);
  const fists = { L: { open: 0, closed: 1 }, R: { open: 0, closed: 0.9 } };
  return { poseAt: (seconds) => flight.poseAt(from + seconds), handsAt: () => fists };
};
