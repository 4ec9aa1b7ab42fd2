import { bones, jointLabel, joints, type Joint, type Landmark } from '../../terms/landmarks.ts';
import { field, hasPerson, landmarkOffset, landmarksOf, type Track } from '../../terms/track.ts';
import { setAttribute, setText } from '../dom.ts';
import { s, toElement } from '../svg-tree.ts';
import { certaintyOf } from './pose-in-frame.ts';

interface Bone {
  from: Landmark;
  to: Landmark;
  group: SVGElement;
  lines: readonly Element[];
}

/** What the skeleton marks beside the pose itself. */
export interface Marks {
  faulted: ReadonlySet<Joint>;
  selected: readonly Joint[];
  hovered: Joint | null;
}

/**
 * The skeleton over the film. Its elements are made once and moved from frame to frame. How sure the detector is shows as a
 * solid, dashed or dotted line; a faulted joint wears a cross, a selected one a ring: nothing by colour alone.
 */
export class Skeleton {
  readonly element: SVGElement;
  readonly #bones: readonly Bone[];
  readonly #joints: ReadonlyMap<Joint, SVGElement>;
  readonly #label: SVGElement;
  /** Picture pixels to one CSS pixel: dots and letters keep their size while the film is scaled. */
  #pixelsPerCssPixel = 1;

  constructor() {
    this.#bones = bones.map(([from, to]) => {
      const group = toElement(
        s('g', { class: 'fa-bone' }, s('line', { class: 'fa-casing' }), s('line', { class: 'fa-core' })),
      );
      return { from, to, group, lines: [...group.children] };
    });
    this.#joints = new Map(
      joints.map((joint) => [
        joint,
        toElement(
          s(
            'g',
            { class: 'fa-joint', 'data-joint': joint },
            s('circle', { class: 'fa-ring', r: 9 }),
            s('circle', { class: 'fa-dot', r: 4 }),
            s('path', { class: 'fa-cross', d: 'M-7 -7L7 7M-7 7L7 -7' }),
          ),
        ),
      ]),
    );
    this.#label = toElement(s('text', { class: 'fa-joint-label' }));
    this.element = toElement(s('svg', { class: 'fa-skeleton', 'aria-hidden': 'true', preserveAspectRatio: 'none' }));
    this.element.append(...this.#bones.map(({ group }) => group), ...this.#joints.values(), this.#label);
  }

  /** The film was laid out anew: how wide it is on the page, in CSS pixels. */
  scaleTo(track: Track, cssWidth: number): void {
    setAttribute(this.element, 'viewBox', `0 0 ${track.width} ${track.height}`);
    if (cssWidth > 0) this.#pixelsPerCssPixel = track.width / cssWidth;
  }

  /** Draws the pose of a frame, or hides itself where the person was not found. */
  draw(track: Track, frame: number, marks: Marks): void {
    const found = frame >= 0 && frame < track.timestampsUs.length && hasPerson(track, frame);
    setAttribute(this.element, 'data-person', String(found));
    if (!found) return;
    const names = landmarksOf(track.model);
    const selected = new Set<Landmark>(marks.selected);
    for (const { from, to, group, lines } of this.#bones) {
      const a = names.indexOf(from);
      const b = names.indexOf(to);
      setAttribute(group, 'data-absent', String(a < 0 || b < 0));
      if (a < 0 || b < 0) continue;
      const start = landmarkOffset(track, frame, a);
      const end = landmarkOffset(track, frame, b);
      for (const line of lines) {
        line.setAttribute('x1', track.values[start + field.x]!.toFixed(1));
        line.setAttribute('y1', track.values[start + field.y]!.toFixed(1));
        line.setAttribute('x2', track.values[end + field.x]!.toFixed(1));
        line.setAttribute('y2', track.values[end + field.y]!.toFixed(1));
      }
      const visibility = Math.min(track.values[start + field.visibility]!, track.values[end + field.visibility]!);
      setAttribute(group, 'data-certainty', certaintyOf(visibility, track.model));
      setAttribute(group, 'data-faulted', String(marks.faulted.has(from as Joint) || marks.faulted.has(to as Joint)));
      setAttribute(group, 'data-selected', String(selected.has(from) || selected.has(to)));
    }
    for (const [joint, group] of this.#joints) {
      const offset = landmarkOffset(track, frame, names.indexOf(joint));
      const x = track.values[offset + field.x]!.toFixed(1);
      const y = track.values[offset + field.y]!.toFixed(1);
      group.setAttribute('transform', `translate(${x} ${y}) scale(${this.#pixelsPerCssPixel.toFixed(3)})`);
      setAttribute(group, 'data-certainty', certaintyOf(track.values[offset + field.visibility]!, track.model));
      setAttribute(group, 'data-faulted', String(marks.faulted.has(joint)));
      setAttribute(group, 'data-selected', String(selected.has(joint)));
      setAttribute(group, 'data-hovered', String(marks.hovered === joint));
    }
    this.#drawLabel(track, marks.hovered);
  }

  #drawLabel(track: Track, hovered: Joint | null): void {
    setText(this.#label, hovered ? jointLabel(hovered) : '');
    const transform = hovered ? this.#joints.get(hovered)?.getAttribute('transform') : null;
    if (transform == null) return;
    // The name stands on the side of the joint that has room for it.
    const onTheRight = Number(/[\d.-]+/.exec(transform)?.[0]) > track.width * 0.7;
    setAttribute(this.#label, 'text-anchor', onTheRight ? 'end' : 'start');
    setAttribute(this.#label, 'x', onTheRight ? '-14' : '14');
    setAttribute(this.#label, 'y', '4');
    setAttribute(this.#label, 'transform', transform);
  }
}
