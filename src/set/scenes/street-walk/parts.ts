import { Group, type Object3D } from 'three';
import { gainFor } from '../../light/gain.ts';
import type { BackgroundPart } from '../scene.ts';

/** Things of the street that can flicker or vanish, as they are built: each gets materials of its own. */
export class StreetParts {
  readonly list: BackgroundPart[] = [];

  /**
   * @param objects what the thing is made of, opaque, with complete materials
   * @param under what lies under it and goes with it, but does not shine: the dark on the ground
   * @returns what hangs in the scene for it
   */
  add(name: string, objects: readonly Object3D[], under: readonly Object3D[] = []): Group {
    const object = new Group();
    object.name = name;
    object.add(...objects);
    const gain = gainFor(object);
    if (under.length > 0) object.add(...under);
    this.list.push({ name: this.#unlike(name), object, gain });
    return object;
  }

  /** "a tree at the kerb", "another tree at the kerb", "tree at the kerb number 3". */
  #unlike(name: string): string {
    const alike = this.list.filter(({ object }) => object.name === name).length;
    const plain = name.replace(/^(a|an|the) /, '');
    return alike === 0 ? name : alike === 1 ? `another ${plain}` : `${plain} number ${alike + 1}`;
  }
}

/** The stretch of the street in which things are near enough to be parts of their own, metres along it. */
export const closeBy = { from: -13, to: 11 };

export function isCloseBy(x: number): boolean {
  return x > closeBy.from && x < closeBy.to;
}
