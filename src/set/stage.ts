import type { Object3D, Vector3, WebGLRenderer } from 'three';
import type { ChangedRegion, FrameTruth } from '../terms/truth.ts';
import { loadRig } from './figure/load.ts';
import type { LookId } from './figure/looks.ts';
import { dressAs } from './figure/wardrobe.ts';
import { jointPositions } from './figure/joints.ts';
import { applyPose, emptyPose } from './figure/pose.ts';
import { failureOf } from './failures/index.ts';
import type { ActiveFailure, FailureMoment } from './failures/failure.ts';
import type { Stretch } from './failures/stretches.ts';
import { environmentOf } from './light/environment.ts';
import { Printer } from './light/grade.ts';
import { SetError } from './errors.ts';
import { sceneOf } from './scenes/index.ts';
import type { Figure, SceneId, Shot } from './scenes/scene.ts';
import type { Finding } from './take.ts';
import { boxesOf, extentOf, type Extent } from './truth/extent.ts';
import { isSoftware, makeRenderer, nameOf } from './renderer.ts';
import { frameTruth } from './truth/project.ts';
import { shareOfPicture } from './truth/survey.ts';
import { turnCamera, type View } from './view.ts';

/** The clock that failures which change "each frame" run on, live as in the clips. */
export const framesPerSecond = 24;

export interface StageOptions {
  /** Size of the picture in CSS pixels. */
  width: number;
  height: number;
  scene: SceneId;
  seed: number;
  /** Who plays the subject; left out, the scene's first choice. */
  cast?: LookId;
  /**
   * Samples along each side of a pixel: 2 is smooth, 1 is quick, 0.5 half the resolution. Left out, it is 2 on a graphics card and
   * 1 without one.
   */
  pixelRatio?: number;
  /** Drawn to; left out, the stage makes its own. */
  canvas?: HTMLCanvasElement;
  /** Folder of the site's public files, with a slash at its end: `import.meta.env.BASE_URL` in a page. */
  base?: string;
}

/** What is wrong in a frame, and from where one looks. */
export interface StageState {
  /** Amnesia of the left arm and the head, 0 to 1: the severity of `redrawn`. */
  forgetting?: number;
  /** Without a stretch, a failure goes on and on, a second at a time. */
  failures?: readonly (ActiveFailure & { stretch?: Stretch })[];
  /** Number of the frame on the clip's clock, where time itself fails and it is not that of the scene. */
  frame?: number;
  /** Left out, the scene's own camera. */
  view?: View;
}

/** A frame without its picture. */
export interface Inspection {
  truth: FrameTruth;
  /** For each failure at work, how far the frame is from its sound twin, and what it touches. */
  findings: readonly Finding[];
  /** Joints in the world for each figure: of the sound twin, and as shown. */
  sound: readonly (readonly Vector3[])[];
  shown: readonly (readonly Vector3[])[];
}

/**
 * A scene of the film set, ready to be shown at any moment and with any failure: the same in a page, live, and headless, for the clips.
 * A moment's picture depends on nothing but the scene, its seed, the moment and the state.
 */
export class Stage {
  readonly canvas: HTMLCanvasElement;
  /** What draws: a graphics card's name, or that of a program that stands in for one. */
  readonly rendererName: string;
  readonly isSoftware: boolean;
  readonly shot: Shot;
  readonly #renderer: WebGLRenderer;
  readonly #seed: number;
  #size: { width: number; height: number };
  #pixelRatio: number;
  #printer: Printer;

  constructor(shot: Shot, renderer: WebGLRenderer, options: StageOptions) {
    this.shot = shot;
    this.canvas = renderer.domElement;
    this.rendererName = nameOf(renderer);
    this.isSoftware = isSoftware(this.rendererName);
    this.#renderer = renderer;
    this.#seed = options.seed;
    this.#size = { width: options.width, height: options.height };
    this.#pixelRatio = options.pixelRatio ?? (this.isSoftware ? 1 : 2);
    this.#printer = this.#makePrinter();
  }

  get pixelRatio(): number {
    return this.#pixelRatio;
  }

  /** Lower it where drawing is slow. */
  set pixelRatio(ratio: number) {
    if (ratio === this.#pixelRatio) return;
    this.#pixelRatio = ratio;
    this.#remake();
  }

  setSize(width: number, height: number): void {
    this.#size = { width, height };
    this.shot.camera.aspect = width / height;
    this.shot.camera.updateProjectionMatrix();
    this.#remake();
  }

  /** Draws the scene as it is at a moment, with what is wrong in it, to the canvas. */
  render(sceneSeconds: number, state: StageState = {}): void {
    const { undo } = this.#prepare(sceneSeconds, state, false);
    this.#renderer.info.reset();
    this.#printer.print(this.shot.scene, this.shot.camera, this.shot.grade);
    undo();
  }

  /** Why this scene cannot show a failure, as a sentence; undefined where it can. */
  whyNot(failure: ActiveFailure): string | undefined {
    const module = failureOf(failure.kind);
    if (module.parts.length > 0 && this.shot.figures.length === 0) return 'There is no person in this scene.';
    return module.cannotShow?.(this.shot);
  }

  /** Triangles and draw calls of the last picture, shadows included. */
  get cost(): { triangles: number; drawCalls: number } {
    const { triangles, calls } = this.#renderer.info.render;
    return { triangles, drawCalls: calls };
  }

  truthAt(sceneSeconds: number, state: StageState = {}): FrameTruth {
    return this.inspect(sceneSeconds, state).truth;
  }

  inspect(sceneSeconds: number, state: StageState = {}): Inspection {
    const { sound, shown, moments, extents, undo } = this.#prepare(sceneSeconds, state, true);
    const { shot } = this;
    const lost = new Set(moments.flatMap((moment) => failureOf(moment.kind).hides?.(moment) ?? []));
    const truth = frameTruth(shot, sceneSeconds, shown, this.#size, lost);
    const changed = moments.map(({ kind }, index): ChangedRegion => {
      return { kind, ...boxesOf(shot, extents[index]!, this.#size) };
    });
    const findings = moments.map((moment): Finding => {
      const failure = failureOf(moment.kind);
      const deviation = failure.deviation({
        shot,
        moment,
        sound,
        shown,
        shareOfPicture: (objects) => this.#shareOf(objects),
      });
      return { kind: moment.kind, deviation, touched: failure.touches(shot, moment) };
    });
    undo();
    return { truth: changed.length > 0 ? { ...truth, changed } : truth, findings, sound, shown };
  }

  dispose(): void {
    this.#printer.dispose();
    this.shot.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #prepare(sceneSeconds: number, state: StageState, withExtents: boolean) {
    const active = activeFailures(state);
    const { shot } = this;
    shot.moveTo(sceneSeconds);
    const sound = this.#pose(sceneSeconds);
    const turnBack = turnCamera(shot, state.view);
    const frame = state.frame ?? Math.floor(sceneSeconds * framesPerSecond + 1e-6);
    const moments = active.map((failure): FailureMoment => {
      const stretch = failure.stretch ?? secondAround(frame);
      return { ...failure, seed: this.#seed, frame, seconds: sceneSeconds, framesPerSecond, stretch, sound };
    });
    const areas = moments.map((moment) => failureOf(moment.kind).touches(shot, moment).areas);
    const extents = areas.map((each): Extent[] => (withExtents ? [extentOf(shot, each)] : []));
    const undos = moments.map((moment) => failureOf(moment.kind).change(shot, moment));
    const shown = active.length === 0 ? sound : this.#pose(sceneSeconds);
    if (withExtents) for (const [index, each] of areas.entries()) extents[index]!.push(extentOf(shot, each));
    const undo = () => {
      for (const each of undos.reverse()) each?.();
      turnBack();
    };
    return { sound, shown, moments, extents, undo };
  }

  /** Bones, and what hangs on them, as the poses say; where the joints are then. */
  #pose(sceneSeconds: number): Vector3[][] {
    const { shot } = this;
    for (const { rig, pose } of shot.figures) applyPose(rig, pose);
    shot.settle(sceneSeconds);
    shot.scene.updateMatrixWorld();
    shot.camera.updateMatrixWorld(true);
    return shot.figures.map(({ rig }) => jointPositions(rig));
  }

  #shareOf(objects: readonly Object3D[]): number {
    const { scene, camera } = this.shot;
    const seen = objects.map(({ visible }) => visible);
    for (const object of objects) object.visible = true;
    const share = shareOfPicture(this.#renderer, scene, camera, camera.aspect, objects);
    for (const [index, object] of objects.entries()) object.visible = seen[index]!;
    return share;
  }

  #remake(): void {
    this.#printer.dispose();
    this.#printer = this.#makePrinter();
  }

  #makePrinter(): Printer {
    const scale = Math.min(1, this.#pixelRatio);
    const size = { width: Math.round(this.#size.width * scale), height: Math.round(this.#size.height * scale) };
    this.#renderer.setSize(size.width, size.height, false);
    return new Printer(this.#renderer, size, Math.max(1, Math.round(this.#pixelRatio)));
  }
}

function activeFailures({ forgetting = 0, failures = [] }: StageState): NonNullable<StageState['failures']> {
  const forgotten: NonNullable<StageState['failures']> =
    forgetting > 0 ? [{ kind: 'redrawn', severity: forgetting }] : [];
  return [...forgotten, ...failures].filter(({ severity }) => severity > 0);
}

/** A stretch for a failure that goes on and on: a second of the clock at a time. */
function secondAround(frame: number): Stretch {
  const firstFrame = Math.floor(frame / framesPerSecond) * framesPerSecond;
  return { firstFrame, lastFrame: firstFrame + framesPerSecond - 1 };
}

/**
 * Loads a scene and its figures and makes them ready to draw.
 *
 * @throws SetError `no-webgl` where the browser cannot draw in three dimensions, `asset-missing` where a figure cannot be fetched,
 *   `unknown-scene`, `bad-option`
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  const { width, height, pixelRatio = 1 } = options;
  if (!(width >= 1 && height >= 1 && width * height <= 4096 * 4096))
    throw new SetError('bad-option', `A picture of ${width} by ${height} pixels cannot be drawn.`);
  if (!(pixelRatio >= 0.25 && pixelRatio <= 4))
    throw new SetError('bad-option', `A pixel ratio of ${pixelRatio} is not between 0.25 and 4.`);
  const definition = sceneOf(options.scene);
  const { cast } = options;
  if (cast && !definition.casts.includes(cast))
    throw new SetError('bad-option', `"${cast}" does not play in the scene "${options.scene}".`);
  const renderer = makeRenderer(options.canvas);
  try {
    const man = `${options.base ?? '/'}figure/man.glb`;
    const build = await definition.load();
    const shot = await build({
      seed: options.seed,
      aspect: width / height,
      ...(cast ? { cast } : {}),
      person: (look) => person(man, look),
      extra: () => loadRig(man),
      environment: (sky) => environmentOf(renderer, sky),
    });
    return new Stage(shot, renderer, options);
  } catch (error) {
    renderer.dispose();
    throw error;
  }
}

async function person(url: string, look: LookId): Promise<Figure> {
  const [rig, spare] = [dressAs(await loadRig(url), look), dressAs(await loadRig(url), look)];
  spare.group.visible = false;
  return { look, rig, spare, pose: emptyPose() };
}
