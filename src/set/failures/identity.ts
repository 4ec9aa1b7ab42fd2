import { Color } from 'three';
import { sides } from '../figure/skeleton.ts';
import { seeded } from '../random.ts';
import type { Figure } from '../scenes/scene.ts';
import type { FailureModule } from './failure.ts';
import { meanOf, wornBy } from './worn.ts';

/** Tints of hair in linear light: fair, red, black, grey, brown. */
const hairs = [
  [0.62, 0.42, 0.16],
  [0.36, 0.07, 0.02],
  [0.008, 0.008, 0.01],
  [0.42, 0.43, 0.45],
] as const;

/** What skin is multiplied by: darker and paler people. */
const skins = [
  [0.34, 0.29, 0.26],
  [0.55, 0.47, 0.4],
  [1.3, 1.34, 1.42],
] as const;

/** For a while it is somebody else in the same clothes: hair, skin, the head and the breadth of the shoulders are others. */
export const identity: FailureModule = {
  kind: 'identity',
  title: 'It is somebody else',
  unit: 'people',
  parts: [],
  weak: 1,
  afterEffects: false,
  cannotShow: ({ figures }) => (figures.length === 0 ? 'There is no person in this scene.' : undefined),
  touches: () => ({ joints: [], region: 'face and build', areas: [{ of: 'figure', figure: 0 }] }),
  change({ figures }, { seed, stretch }) {
    const [figure] = figures;
    if (!figure) return undefined;
    const random = seeded(seed, 'identity', stretch.firstFrame);
    const { pose } = figure;
    const isBroad = random.unit() < 0.5;
    const head = isBroad ? random.between(0.8, 0.85) : random.between(1.17, 1.25);
    pose.sizes.set('head', (pose.sizes.get('head') ?? 1) * head);
    const breadth = isBroad ? random.between(1.4, 1.55) : random.between(0.52, 0.62);
    for (const side of sides) pose.lengths.set(`shoulder01_${side}`, breadth);
    const bald = random.unit() < 0.25;
    const undos = [
      ...wornBy(figure, 'hair').map((mesh) => {
        const { material, visible } = mesh;
        const sound = material.color.clone();
        const map = new Color().fromArray(meanOf(mesh));
        const own = map.clone().multiply(sound);
        const [red, green, blue] = random.pick(hairs.filter((hair) => isOther(hair, own)));
        material.color.setRGB(red / (map.r + 0.01), green / (map.g + 0.01), blue / (map.b + 0.01));
        mesh.visible = visible && !bald;
        return () => {
          material.color.copy(sound);
          mesh.visible = visible;
        };
      }),
      ...tinted(figure, new Color().fromArray(random.pick(skins))),
    ];
    return () => {
      for (const undo of undos) undo();
    };
  },
  deviation: () => 1,
};

/** Whether two tints of hair cannot be taken for each other. */
function isOther(hair: readonly [number, number, number], { r, g, b }: Color): boolean {
  const [bright, dark] = [Math.max(hair[1], g), Math.min(hair[1], g)];
  return bright > 2.5 * dark + 0.02 || Math.abs(hair[0] - r) + Math.abs(hair[2] - b) > 0.4;
}

function tinted(figure: Figure, tint: Color): (() => void)[] {
  return wornBy(figure, 'skin').map(({ material }) => {
    const sound = material.color.clone();
    material.color.multiply(tint);
    return () => {
      material.color.copy(sound);
    };
  });
}
