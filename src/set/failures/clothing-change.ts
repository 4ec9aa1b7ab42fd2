import { Color, type IUniform } from 'three';
import { seeded } from '../random.ts';
import type { Figure, Shot } from '../scenes/scene.ts';
import type { Linear } from './colours.ts';
import { dyed } from './dyes.ts';
import type { FailureModule } from './failure.ts';
import { nominalLight } from './nominal-light.ts';
import { strengthAt } from './strength.ts';
import { variantOf } from './variants.ts';
import { margin } from './whole-picture.ts';
import { meanOf, wornBy, type Worn } from './worn.ts';

/** Distance in CIELAB between the mean colours as shown. */
const strengths = { weak: 10, medium: 25, strong: 50 };

/** Most that a colour is multiplied by: a picture that has hardly any of it would only show its flaws. */
const mostFactor = 40;
const trousersShare = 0.3;
const patterns = ['plain', 'plain', 'striped', 'checked'] as const;
/** How much lighter and darker a pattern is than its mean, at full strength. */
const contrast = 0.55;

type Pattern = (typeof patterns)[number];

function choice({ seed }: { seed: number }, figure: Figure | undefined) {
  const random = seeded(seed, 'clothing-change');
  const wanted = random.unit() < trousersShare ? 'trousers' : 'top';
  const cover = figure && wornBy(figure, wanted).length === 0 ? 'top' : wanted;
  return { cover, region: cover === 'top' ? 'the shirt' : 'the trousers', pattern: random.pick(patterns), random };
}

/** A shirt or a pair of trousers has another colour for a while, or another pattern. */
export const clothingChange: FailureModule = {
  kind: 'clothing-change',
  title: 'Clothes change colour or pattern',
  unit: 'CIELAB distance',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  cannotShow: ({ figures }) => (figures.length === 0 ? 'There is no person in this scene.' : undefined),
  touches: ({ figures }, active) => ({
    joints: [],
    region: choice(active, figures[0]).region,
    areas: [{ of: 'figure', figure: 0 }],
  }),
  change(shot, { seed, severity }) {
    const [figure] = shot.figures;
    if (!figure) return undefined;
    const { cover, pattern, random } = choice({ seed }, figure);
    const worn = wornBy(figure, cover);
    const strength = strengthAt(severity, strengths) * margin;
    const factor = factorFor(shot, worn, strength, random);
    const undos = worn.map((mesh) => {
      const { material } = mesh;
      const look = pattern === 'plain' ? material : patterned(material, pattern, contrast * severity);
      const colour = look.color.clone();
      look.color.copy(material.color).multiply(factor);
      mesh.material = look;
      return () => {
        look.color.copy(colour);
        mesh.material = material;
      };
    });
    return () => {
      for (const undo of undos) undo();
    };
  },
  deviation: ({ moment }) => strengthAt(moment.severity, strengths) * margin,
};

function factorFor(shot: Shot, worn: readonly Worn[], strength: number, random: ReturnType<typeof seeded>): Color {
  const largest = worn.toSorted(
    (a, b) => b.geometry.getAttribute('position').count - a.geometry.getAttribute('position').count,
  )[0];
  if (!largest) return new Color(1, 1, 1);
  const mean = meanOf(largest);
  const { r, g, b } = largest.material.color;
  const cloth: Linear = [mean[0] * r, mean[1] * g, mean[2] * b];
  const other = dyed(random, cloth, strength, { light: nominalLight(shot), grade: shot.grade });
  const factor = cloth.map((value, k) => Math.min(mostFactor, other[k]! / Math.max(value, 1e-4)));
  return new Color().fromArray(factor);
}

const bands = {
  striped: 'step(0.0, sin(bandPlace.y * 105.0))',
  checked: '0.5 * (step(0.0, sin(bandPlace.y * 80.0)) + step(0.0, sin(bandPlace.z * 80.0)))',
} as const satisfies Record<Exclude<Pattern, 'plain'>, string>;

/** Lighter and darker bands of the cloth's own colour, across it as it was cut. */
function patterned(material: Worn['material'], pattern: Exclude<Pattern, 'plain'>, amount: number): Worn['material'] {
  const depth: IUniform<number> = { value: amount };
  const variant = variantOf(material, pattern, (shader) => {
    shader.uniforms['bandDepth'] = variant.userData['bandDepth'] as IUniform<number>;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec3 bandPlace;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nbandPlace = position;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec3 bandPlace;\nuniform float bandDepth;')
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>\ndiffuseColor.rgb *= 1.0 + bandDepth * (2.0 * ${bands[pattern]} - 1.0);`,
      );
  });
  const own = (variant.userData['bandDepth'] ??= depth) as IUniform<number>;
  own.value = amount;
  return variant;
}
