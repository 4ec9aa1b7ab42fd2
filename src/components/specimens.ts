import { getCollection, type CollectionEntry } from 'astro:content';
import { sceneIds, sceneTitle } from '../terms/scenes.ts';

type Clip = CollectionEntry<'clips'>;

/** A pair of the film set as the specimen pages show it. */
export interface Specimen {
  /** Id of the broken clip, and the name of its page. */
  id: string;
  sceneTitle: string;
  broken: Clip['data'];
  sound: Clip;
}

/** Every pair, scene by scene in the order of the set. */
export async function specimens(): Promise<Specimen[]> {
  const clips = await getCollection('clips');
  return sceneIds.flatMap((scene) =>
    clips
      .filter(({ data }) => data.scene === scene && data.role === 'broken')
      .flatMap(({ id, data }): Specimen[] => {
        const sound = clips.find((clip) => clip.id === data.pair);
        return sound ? [{ id, sceneTitle: sceneTitle(scene), broken: data, sound }] : [];
      }),
  );
}
