import { SetError } from '../errors.ts';
import { sceneIds, sceneTitle, type SceneId } from '../../terms/scenes.ts';
import type { SceneDefinition } from './scene.ts';

/** Every scene of the set: a new one is a folder beside the others and an entry here. Each is loaded when it is asked for. */
const definitions: Record<SceneId, Omit<SceneDefinition, 'id' | 'title'>> = {
  flight: {
    summary: 'A superhero climbs between the towers of a city, banks, and looks ahead.',
    casts: ['hero'],
    seconds: 6,
    load: async () => (await import('./flight/index.ts')).build,
  },
  'street-walk': {
    summary: 'Someone walks down a street of shops, late in the afternoon, towards the camera that travels ahead.',
    casts: ['walker', 'ines', 'tomas'],
    seconds: 6,
    load: async () => (await import('./street-walk/index.ts')).build,
  },
  cup: {
    summary: 'At a table, a hand reaches for a cup, takes it, brings it to the mouth and puts it down again.',
    casts: ['ines', 'tomas', 'walker'],
    seconds: 6,
    load: async () => (await import('./cup/index.ts')).build,
  },
  wave: {
    summary: 'Head, shoulders and an open hand, near the camera: a wave.',
    casts: ['tomas', 'ines', 'walker'],
    seconds: 6,
    load: async () => (await import('./wave/index.ts')).build,
  },
  turn: {
    summary: 'Someone turns on the spot, stops, and looks over a shoulder.',
    casts: ['ines', 'walker', 'tomas'],
    seconds: 6,
    load: async () => (await import('./turn/index.ts')).build,
  },
  exercise: {
    summary: 'Quick and asymmetric: limbs cross, a spin, a deep squat. Fast, odd, and sound.',
    casts: ['walker', 'ines', 'tomas'],
    seconds: 6,
    load: async () => (await import('./exercise/index.ts')).build,
  },
  'evening-room': {
    summary: 'A lamp, a window, shadows that fall right; someone walks through.',
    casts: ['tomas', 'walker', 'ines'],
    seconds: 6,
    load: async () => (await import('./evening-room/index.ts')).build,
  },
  passing: {
    summary: 'On a path in a park two people come from either side, pass, and go on.',
    casts: ['ines', 'walker'],
    seconds: 6,
    load: async () => (await import('./passing/index.ts')).build,
  },
  abstract: {
    summary: 'Shapes, colour and motion, and no body at all.',
    casts: [],
    seconds: 6,
    load: async () => (await import('./abstract/index.ts')).build,
  },
};

export const scenes: readonly SceneDefinition[] = sceneIds.map((id) => ({
  id,
  title: sceneTitle(id),
  ...definitions[id],
}));

/** @throws SetError `unknown-scene` */
export function sceneOf(id: string): SceneDefinition {
  const found = scenes.find((scene) => scene.id === id);
  if (!found)
    throw new SetError('unknown-scene', `There is no scene "${id}" on the set. There are: ${sceneIds.join(', ')}.`);
  return found;
}
