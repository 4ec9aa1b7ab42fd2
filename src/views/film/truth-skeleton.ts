import { bones, joints, type Joint, type Landmark } from '../../terms/landmarks.ts';
import type { Truth } from '../../terms/truth.ts';
import { Scope, setAttribute } from '../dom.ts';
import { s, toElement } from '../svg-tree.ts';
import './truth-skeleton.css';

const ends: readonly (readonly [Landmark, Landmark])[] = [...bones, ['left-ear', 'nose'], ['nose', 'right-ear']];

/** Bones between joints that the truth has, and a line from ear to nose to ear for the head. */
const lines = ends.flatMap(([from, to]) => (isMeasured(from) && isMeasured(to) ? [[from, to] as const] : []));

export interface TruthSkeletonOptions {
  truth: Pick<Truth, 'width' | 'height' | 'frames' | 'joints'>;
  /** The film's canvas: its `data-frame` names the frame that it shows. */
  picture: HTMLCanvasElement;
}

/**
 * Where the set put the joints, faint and dotted, over a film of which that is known: beside it stands what the detector found.
 *
 * @param host Lies over the picture and has its shape.
 * @returns What ends it.
 */
export function mountTruthSkeleton(host: HTMLElement, { truth, picture }: TruthSkeletonOptions): () => void {
  const scope = new Scope();
  const group = toElement(s('g', {}));
  const element = toElement(
    s('svg', {
      class: 'fa-truth',
      'aria-hidden': 'true',
      preserveAspectRatio: 'none',
      viewBox: `0 0 ${truth.width} ${truth.height}`,
    }),
  );
  element.append(group);
  picture.after(element);
  scope.add(() => element.remove());
  const draw = (): void => {
    const frame = picture.dataset['frame'] ?? '';
    const figures = frame === '' ? [] : (truth.frames[Number(frame)]?.figures ?? []);
    setAttribute(element, 'data-frame', frame);
    group.replaceChildren(
      ...figures.flatMap(({ pixels, hidden }) =>
        lines.map(([from, to]) => {
          const [a, b] = [truth.joints.indexOf(from), truth.joints.indexOf(to)];
          return toElement(
            s('line', {
              x1: pixels[2 * a]!.toFixed(1),
              y1: pixels[2 * a + 1]!.toFixed(1),
              x2: pixels[2 * b]!.toFixed(1),
              y2: pixels[2 * b + 1]!.toFixed(1),
              'data-hidden': String(hidden[a] === true || hidden[b] === true),
            }),
          );
        }),
      ),
    );
  };
  const observer = new MutationObserver(draw);
  observer.observe(picture, { attributes: true, attributeFilter: ['data-frame'] });
  scope.add(() => observer.disconnect());
  draw();
  host.dataset['truth'] = '';
  scope.add(() => delete host.dataset['truth']);
  return () => scope.dispose();
}

function isMeasured(name: Landmark): name is Joint {
  return (joints as readonly string[]).includes(name);
}
