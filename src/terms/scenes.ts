/** The scenes of the film set, in the order in which the site shows them. */
export const sceneIds = [
  'flight',
  'street-walk',
  'cup',
  'wave',
  'turn',
  'exercise',
  'evening-room',
  'passing',
  'abstract',
] as const;

export type SceneId = (typeof sceneIds)[number];

const titles: Readonly<Record<SceneId, string>> = {
  flight: 'The flight',
  'street-walk': 'The street walk',
  cup: 'A cup',
  wave: 'A wave, close',
  turn: 'A turn',
  exercise: 'An exercise',
  'evening-room': 'A room at evening',
  passing: 'Two people pass each other',
  abstract: 'An abstract piece',
};

export function sceneTitle(id: SceneId): string {
  return titles[id];
}
