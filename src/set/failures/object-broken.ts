import { Matrix4, Quaternion, Vector3, type Object3D } from 'three';
import { applyPose } from '../figure/pose.ts';
import { seeded } from '../random.ts';
import type { HandProp, Shot } from '../scenes/scene.ts';
import type { FailureModule, FailureMoment } from './failure.ts';

const doings = ['hovers', 'changes hands', 'melts'] as const;

/** Metres by which it hovers, at most, and the share of its size that is left where it melts. */
const hovering = 0.17;
const left = 0.5;

/** A thing in a hand leaves it and hovers, is in the other hand at once, or sinks into the fingers. */
export const objectBroken: FailureModule = {
  kind: 'object-broken',
  title: 'A thing in a hand goes its own way',
  unit: 'things',
  parts: [],
  weak: 1,
  afterEffects: false,
  cannotShow: ({ handProps }) =>
    handProps.length === 0 ? "There is nothing in anybody's hand in this scene." : undefined,
  touches: ({ handProps, figures }) => ({
    joints: [],
    region: handProps[0]?.name ?? 'the thing in the hand',
    // Its shadow falls on who holds it, too.
    areas: [
      { of: 'objects', objects: handProps.slice(0, 1).map(({ object }) => object) },
      ...figures.map((_, figure) => ({ of: 'shadow', figure }) as const),
    ],
  }),
  change(shot, moment) {
    const [prop] = shot.handProps;
    if (!prop) return undefined;
    const { object } = prop;
    object.updateWorldMatrix(true, false);
    // The scene puts the thing where the hand is, after this: what goes astray is what hangs below it.
    const astray = object.matrixWorld
      .clone()
      .invert()
      .multiply(astrayBy(shot, prop, moment))
      .multiply(object.matrixWorld);
    const undos = object.children.map((child) => move(child, astray));
    return () => {
      for (const undo of undos) undo();
    };
  },
  deviation: () => 1,
};

/** The turn, shift and size, in the world, by which the thing is not where it would be. */
function astrayBy(shot: Shot, prop: HandProp, { seed, seconds, severity, stretch }: FailureMoment): Matrix4 {
  const random = seeded(seed, 'object-broken', stretch.firstFrame);
  const doing = random.pick(doings);
  const held = prop.heldBy(seconds);
  const place = new Vector3().setFromMatrixPosition(prop.object.matrixWorld);
  const figure = held && shot.figures[held.figure];
  if (figure && doing === 'changes hands') {
    const shift = palmOf(figure, held.side === 'L' ? 'R' : 'L').sub(palmOf(figure, held.side));
    return new Matrix4().makeTranslation(shift);
  }
  if (figure && doing === 'melts') {
    const palm = palmOf(figure, held.side);
    const share = 1 - (1 - left) * severity;
    // It shrinks towards the palm and flows down out of it.
    return new Matrix4()
      .makeTranslation(palm)
      .scale(new Vector3(share, share * 1.1, share))
      .multiply(new Matrix4().makeTranslation(palm.clone().negate()))
      .premultiply(new Matrix4().makeTranslation(0, -0.03 * severity, 0));
  }
  const far = (0.35 + 0.65 * severity) * hovering;
  const around = random.between(0, 2 * Math.PI);
  const bob = 0.012 * Math.sin(4 * seconds);
  const shift = new Vector3(0.35 * far * Math.cos(around), far + bob, 0.35 * far * Math.sin(around));
  const turn = new Quaternion().setFromAxisAngle(new Vector3(Math.sin(around), 0, Math.cos(around)), 0.5 * severity);
  return new Matrix4()
    .compose(place.clone().add(shift), turn, new Vector3(1, 1, 1))
    .multiply(new Matrix4().makeTranslation(place.negate()));
}

/** The middle of a palm as the pose, failures so far among it, has it. */
function palmOf({ rig, pose }: Shot['figures'][number], side: 'L' | 'R'): Vector3 {
  applyPose(rig, pose);
  const at = (bone: string) => new Vector3().setFromMatrixPosition(rig.bones.get(`${bone}_${side}`)!.matrixWorld);
  return at('wrist').lerp(at('finger3-1'), 0.75);
}

function move(child: Object3D, by: Matrix4): () => void {
  const [position, quaternion, scale] = [child.position.clone(), child.quaternion.clone(), child.scale.clone()];
  child.updateMatrix();
  child.matrix.premultiply(by).decompose(child.position, child.quaternion, child.scale);
  return () => {
    child.position.copy(position);
    child.quaternion.copy(quaternion);
    child.scale.copy(scale);
    child.updateMatrix();
  };
}
