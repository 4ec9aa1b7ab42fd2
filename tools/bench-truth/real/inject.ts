import { jointsOf, partLabel } from '../../../src/set/figure/parts.ts';
import { seeded, type Random } from '../../../src/set/random.ts';
import type { Box, PlantedFault } from '../../../src/terms/truth.ts';
import { strengths } from '../../clips/bench-takes.ts';
import { behindPart } from './behind.ts';
import { gainLight } from './light.ts';
import { endOf, type LimbLine } from './limb-line.ts';
import { redrawnHead, redrawnLimb, scaledLimb, turnedLimb } from './new-bones.ts';
import type { Picture } from './picture.ts';
import { amounts, type Planned } from './plan.ts';
import { eraseLimb, redrawLimb, takenOut } from './redraw-limb.ts';
import { backgroundRegion, regionMask } from './regions.ts';
import { lineOf, type EditedPart, type SeenBody } from './seen-body.ts';
import { clearWay, stretchFor, type Stretch } from './when.ts';

/** A cut of a real clip, decoded. */
export interface Scene {
  name: string;
  pictures: readonly Picture[];
  /** As many as pictures. */
  bodies: readonly (SeenBody | undefined)[];
  /** What stands behind the person. */
  background: Picture;
}

/** A fault as it was injected; `box` is where the picture changed, for a part of the background. */
export interface InjectedFault extends PlantedFault {
  box?: Box;
}

export interface Injected {
  pictures: Picture[];
  fault: InjectedFault;
}

/** Frames over which a limb grows to its full length, and back. */
const growing = 3;
/** Pixels over which a limb's rim fades, torso lengths. */
const feather = 0.045;
/** Half an arm lost leaves the elbow where it was. */
const keepsJoint = 0.6;
/** A flickering region keeps its brightness for one to so many frames. */
const longestPiece = 3;

/**
 * Injects a fault into a cut. The same plan and cut give the same pictures; the three strengths of a fault share their frames, their
 * direction and their region. Frames outside the fault are the very pictures given.
 *
 * @throws Error when the person or the limb is not in the picture for long enough
 */
export function inject(scene: Scene, planned: Planned): Injected {
  const random = seeded(scene.name, planned.kind, planned.part ?? 'light');
  return planned.part ? injectLimb(scene, planned, planned.part, random) : injectLight(scene, planned, random);
}

function injectLimb(scene: Scene, planned: Planned, part: EditedPart, random: Random): Injected {
  const stretch = stretchFor(scene, part, random);
  const way = planned.kind === 'stretch' ? planned.way : clearWay(scene, part, stretch, amounts.teleport.strong);
  const shown = new Map<number, Picture>();
  for (let frame = stretch.firstFrame; frame <= stretch.lastFrame; frame++) {
    const [picture, body] = [scene.pictures[frame]!, scene.bodies[frame]!];
    const amount = amountAt(planned, frame, stretch);
    if (amount < amounts[planned.kind].weak) continue;
    const line = lineOf(body, part);
    const soft = feather * body.torso;
    const behind = behindPart(
      picture,
      scene.background,
      body,
      part,
      takenOut(picture, line, soft),
      isInFront(body, part),
    );
    if (planned.kind === 'lost-limb') shown.set(frame, eraseLimb(picture, endOf(line, 1 - amount, 3), behind, soft));
    else {
      const drawing = seeded(scene.name, planned.kind, part, frame);
      const to = newLine(planned, line, { amount, way, torso: body.torso, random: drawing });
      shown.set(frame, redrawLimb(picture, { from: line, to, behind, feather: soft }));
    }
  }
  const joints = jointsOf(part);
  const lost = planned.kind === 'lost-limb' && amounts['lost-limb'][planned.strength] < keepsJoint;
  return shownIn(scene, planned, shown, { joints: lost ? joints.slice(1) : joints, region: partLabel(part) });
}

/** Strength of the fault in a frame: all there at once, but a limb takes a few frames to grow. */
function amountAt({ kind, strength }: Planned, frame: number, { firstFrame, lastFrame }: Stretch): number {
  const full = amounts[kind][strength];
  if (kind !== 'stretch') return full;
  return full * Math.min(1, (Math.min(frame - firstFrame, lastFrame - frame) + 1) / (growing + 1));
}

function newLine(
  { kind, part }: Planned,
  line: LimbLine,
  { amount, way, torso, random }: { amount: number; way: 1 | -1; torso: number; random: Random },
): LimbLine {
  if (kind === 'teleport') return turnedLimb(line, amount * torso, way);
  if (kind === 'stretch') return scaledLimb(line, 1 + way * amount);
  return part === 'head' ? redrawnHead(line, amount * torso, random) : redrawnLimb(line, amount * torso, random);
}

/** Whether a limb is nearer to the camera than the trunk, as far as the detector can tell. */
function isInFront(body: SeenBody, part: EditedPart): boolean {
  if (part === 'head') return true;
  const [middle, end] = jointsOf(part);
  return (body.depth(middle!) + body.depth(end!)) / 2 < 0.12;
}

function injectLight(scene: Scene, planned: Planned, random: Random): Injected {
  const stretch = stretchFor(scene, undefined, random);
  const amount = amounts[planned.kind][planned.strength];
  const frames = scene.pictures.slice(stretch.firstFrame, stretch.lastFrame + 1);
  const bodies = scene.bodies.slice(stretch.firstFrame, stretch.lastFrame + 1);
  const box = planned.whole ? undefined : backgroundRegion(frames, bodies, random);
  const signs =
    planned.kind === 'background-flicker' ? flickering(frames.length, random) : frames.map(() => planned.way);
  const shown = new Map(
    frames.map((picture, index) => {
      const mask = box && regionMask(picture, box, bodies[index]);
      return [stretch.firstFrame + index, gainLight(picture, 1 + signs[index]! * amount, mask)] as const;
    }),
  );
  const region = planned.whole ? 'the whole picture' : 'a part of the background';
  return shownIn(scene, planned, shown, { joints: [], region, ...(box ? { box } : {}) });
}

/** Brighter and darker by turns, a few frames each. */
function flickering(frames: number, random: Random): (1 | -1)[] {
  const signs: (1 | -1)[] = [];
  let sign: 1 | -1 = random.unit() < 0.5 ? 1 : -1;
  while (signs.length < frames) {
    signs.push(...Array<1 | -1>(1 + random.below(longestPiece)).fill(sign));
    sign = sign === 1 ? -1 : 1;
  }
  return signs.slice(0, frames);
}

function shownIn(
  scene: Scene,
  { kind, strength }: Planned,
  shown: ReadonlyMap<number, Picture>,
  where: Pick<InjectedFault, 'joints' | 'region' | 'box'>,
): Injected {
  const [firstFrame, lastFrame] = [Math.min(...shown.keys()), Math.max(...shown.keys())];
  return {
    pictures: scene.pictures.map((picture, frame) => shown.get(frame) ?? picture),
    fault: { kind, ...where, firstFrame, lastFrame, severity: strengths[strength], afterEffects: false },
  };
}
