import { SetError } from '../errors.ts';
import { sceneIds, type SceneDefinition, type SceneId } from './scene.ts';
import { streetWalk } from './street-walk/index.ts';

/** Every scene of the set: a new one is a folder beside the others and a line here. */
const definitions: Record<SceneId, SceneDefinition> = { 'street-walk': streetWalk };

export const scenes: readonly SceneDefinition[] = sceneIds.map((id) => definitions[id]);

/** @throws SetError `unknown-scene` */
export function sceneOf(id: string): SceneDefinition {
  const found = scenes.find((scene) => scene.id === id);
  if (!found)
    throw new SetError('unknown-scene', `There is no scene "${id}" on the set. There are: ${sceneIds.join(', ')}.`);
  return found;
}
