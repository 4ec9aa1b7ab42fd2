import { endPoints } from '../../generator/measures.ts';
import type { DrawnPose, Prompt } from '../../terms/generated.ts';
import { setAttribute } from '../../views/dom.ts';
import { s, toElement } from '../../views/svg-tree.ts';
import { frameOf, stickPaths, trailPath, viewBoxOf, wholePath, type StickPaths } from './stick.ts';

/** How many frames before are seen through, as on an animator's light table. */
const skins = 3;
/** How far back the strong part of a trail goes. */
const trailFrames = 6;

const parts = ['torso', 'left', 'right', 'head', 'face', 'holding'] as const satisfies (keyof StickPaths)[];

/** The large picture: the figure, the frames before it on onion skin, and where wrists and ankles go. */
export class Picture {
  readonly element: SVGElement;
  readonly #ground: SVGElement;
  readonly #ways: readonly SVGElement[];
  readonly #trails: readonly SVGElement[];
  readonly #skins: readonly SVGElement[];
  readonly #parts: ReadonlyMap<keyof StickPaths, SVGElement>;

  constructor() {
    const path = (name: string): SVGElement => toElement(s('path', { class: name }));
    this.#ground = path('fa-stick-ground');
    this.#ways = endPoints.map(() => path('fa-stick-way'));
    this.#trails = endPoints.map((point) => path(`fa-stick-trail is-${point.split('-')[1]!}`));
    this.#skins = Array.from({ length: skins }, (_, back) => path(`fa-stick-skin is-${back + 1}`));
    this.#parts = new Map(parts.map((part) => [part, path(`fa-stick-${part}`)]));
    const figure = toElement(s('g', { class: 'fa-stick' }));
    figure.append(...this.#parts.values());
    this.element = toElement(
      s('svg', { class: 'fa-amnesia-picture', role: 'img', preserveAspectRatio: 'xMidYMax meet' }),
    );
    this.element.append(this.#ground, ...this.#ways, ...this.#skins.toReversed(), ...this.#trails, figure);
  }

  /** What the picture shows, in words. */
  set label(words: string) {
    setAttribute(this.element, 'aria-label', words);
  }

  set prompt(prompt: Prompt) {
    const frame = frameOf(prompt);
    setAttribute(this.element, 'viewBox', viewBoxOf(frame));
    setAttribute(this.#ground, 'd', `M${frame.left} 0H${frame.left + frame.width}`);
  }

  /** Draws a frame of a clip of which that frame is known. */
  draw(clip: readonly DrawnPose[], frame: number): void {
    const pose = clip[frame];
    if (!pose) return;
    for (const [index, point] of endPoints.entries()) {
      setAttribute(this.#ways[index]!, 'd', trailPath(clip, point));
      setAttribute(
        this.#trails[index]!,
        'd',
        trailPath(clip.slice(Math.max(0, frame - trailFrames), frame + 1), point),
      );
    }
    for (const [index, skin] of this.#skins.entries()) {
      const before = clip[frame - index - 1];
      setAttribute(skin, 'd', before ? wholePath(before) : '');
    }
    this.#drawFigure(pose);
  }

  /** Draws one pose among those that may be remembered. */
  drawAlone(pose: DrawnPose, remembered: readonly DrawnPose[]): void {
    for (const path of [...this.#ways, ...this.#trails]) setAttribute(path, 'd', '');
    for (const skin of this.#skins) setAttribute(skin, 'd', '');
    setAttribute(this.#skins[1]!, 'd', remembered.map(wholePath).join(''));
    this.#drawFigure(pose);
  }

  #drawFigure(pose: DrawnPose): void {
    const paths = stickPaths(pose);
    for (const part of parts) setAttribute(this.#parts.get(part)!, 'd', paths[part]);
  }
}
