import { PCFShadowMap, WebGLRenderer, type Vector3 } from 'three';
import type { FaultKind } from '../terms/kinds.ts';
import type { FrameTruth } from '../terms/truth.ts';
import { loadRig } from './figure/load.ts';
import { jointPositions } from './figure/joints.ts';
import { applyPose } from './figure/pose.ts';
import { failureOf } from './failures/index.ts';
import type { ActiveFailure } from './failures/failure.ts';
import { environmentOf } from './light/environment.ts';
import { Printer } from './light/grade.ts';
import { SetError } from './errors.ts';
import { sceneOf } from './scenes/index.ts';
import type { SceneId, Shot } from './scenes/scene.ts';
import { frameTruth } from './truth/project.ts';

/** The clock that failures which change "each frame" run on, live as in the clips. */
export const framesPerSecond = 24;

export interface StageOptions {
  /** Size of the picture in CSS pixels. */
  width: number;
  height: number;
  scene: SceneId;
  seed: number;
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

/** What is wrong in a frame. */
export interface StageState {
  /** Amnesia of the left arm and the head, 0 to 1: the severity of `redrawn`. */
  forgetting?: number;
  failures?: readonly ActiveFailure[];
}

/** A frame without its picture. */
export interface Inspection {
  truth: FrameTruth;
  /** For each failure at work, how far the frame is from its sound twin, in the failure's own unit. */
  deviations: ReadonlyMap<FaultKind, number>;
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
    this.isSoftware = /swiftshader|llvmpipe|software|basic render/i.test(this.rendererName);
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
    const { undo } = this.#prepare(sceneSeconds, state);
    this.#renderer.info.reset();
    this.#printer.print(this.shot.scene, this.shot.camera, this.shot.grade);
    undo();
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
    const { sound, shown, active, undo } = this.#prepare(sceneSeconds, state);
    const truth = frameTruth(this.shot, sceneSeconds, shown, this.#size);
    undo();
    return {
      truth,
      deviations: new Map(active.map(({ kind }) => [kind, failureOf(kind).deviation({ sound, shown })])),
      sound,
      shown,
    };
  }

  dispose(): void {
    this.#printer.dispose();
    this.shot.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #prepare(sceneSeconds: number, state: StageState) {
    const active = activeFailures(state);
    const { shot } = this;
    shot.moveTo(sceneSeconds);
    for (const { rig, pose } of shot.figures) applyPose(rig, pose);
    const sound = shot.figures.map(({ rig }) => jointPositions(rig));
    const frame = Math.floor(sceneSeconds * framesPerSecond + 1e-6);
    const undos = active.map(({ kind, severity }) =>
      failureOf(kind).change(shot, { seed: this.#seed, frame, severity, sound }),
    );
    for (const { rig, pose } of shot.figures) applyPose(rig, pose);
    const shown = active.length === 0 ? sound : shot.figures.map(({ rig }) => jointPositions(rig));
    shot.camera.updateMatrixWorld(true);
    const undo = () => {
      for (const each of undos.reverse()) each?.();
    };
    return { sound, shown, active, undo };
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

function activeFailures({ forgetting = 0, failures = [] }: StageState): readonly ActiveFailure[] {
  const forgotten: readonly ActiveFailure[] = forgetting > 0 ? [{ kind: 'redrawn', severity: forgetting }] : [];
  return [...forgotten, ...failures].filter(({ severity }) => severity > 0);
}

function nameOf(renderer: WebGLRenderer): string {
  const context = renderer.getContext();
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  return String(context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER));
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
  const renderer = makeRenderer(options.canvas);
  try {
    const base = options.base ?? '/';
    const shot = await definition.build({
      seed: options.seed,
      aspect: width / height,
      figure: (name) => loadRig(`${base}figure/${name}.glb`),
      environment: (sky) => environmentOf(renderer, sky),
    });
    return new Stage(shot, renderer, options);
  } catch (error) {
    renderer.dispose();
    throw error;
  }
}

function makeRenderer(canvas: HTMLCanvasElement | undefined): WebGLRenderer {
  try {
    const renderer = new WebGLRenderer({
      ...(canvas ? { canvas } : {}),
      antialias: false,
      alpha: false,
      stencil: false,
      preserveDrawingBuffer: true,
    });
    renderer.info.autoReset = false;
    renderer.shadowMap.enabled = true;
    renderer.shadowMap.type = PCFShadowMap;
    return renderer;
  } catch (error) {
    throw new SetError(
      'no-webgl',
      'This browser cannot draw in three dimensions (WebGL is off or missing), so the film set stays dark.',
      {
        cause: error,
      },
    );
  }
}
