import type { DirectionalLight, Object3D, PerspectiveCamera, Scene, SpotLight, Texture, Vector3 } from 'three';
import type { LookId } from '../figure/looks.ts';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import type { Gain } from '../light/gain.ts';
import type { Grade } from '../light/grade.ts';
import type { Sky } from '../light/sky.ts';
import type { SceneId } from '../../terms/scenes.ts';

export type { SceneId };

/** A person on the set. `pose` is set anew for every frame; failures change it after that, and only then the bones move. */
export interface Figure {
  look: LookId;
  rig: Rig;
  pose: Pose;
  /**
   * The same person once more, dressed alike, out of sight until a failure needs a part of him: a third arm, a sixth finger, a shadow
   * that is not his. Hangs in the scene beside `rig.group`.
   */
  spare: Rig;
}

/** What a scene may ask for while it is built. */
export interface SceneContext {
  seed: number;
  /** Width over height of the picture. */
  aspect: number;
  /** Who plays the subject; left out, the scene's own first choice. */
  cast?: LookId;
  /** A dressed person, standing at attention, with its spare. The scene hangs both groups in its `scene`. */
  person(look: LookId): Promise<Figure>;
  /** A fresh copy of the man's rig in his own clothes, for people of the background who are not in the truth. */
  extra(): Promise<Rig>;
  /** What a sky and the ground below it look like in things that shine. */
  environment(sky: Sky): Texture;
}

/** A thing of the background that can flicker or vanish, apart from everything else: a shop's sign, a picture on the wall, a parked car. */
export interface BackgroundPart {
  /** As a reader would say it: "the bakery's sign". */
  name: string;
  /** Shares no material with anything outside it. */
  object: Object3D;
  /** Brightness as shown, made by `gainFor(object)` (light/gain.ts). */
  gain: Gain;
}

/** A plane on which shadows fall: a point of it, and its normal towards the open side. */
export interface Receiver {
  point: Vector3;
  normal: Vector3;
}

/** Something a figure handles. */
export interface HandProp {
  name: string;
  object: Object3D;
  /** Whose hand holds it at a moment of the sound scene, if any. */
  heldBy(seconds: number): { figure: number; side: 'L' | 'R' } | undefined;
}

/** A scene that is built and ready to be shown at any moment. */
export interface Shot {
  scene: Scene;
  camera: PerspectiveCamera;
  /** The subject first. Empty in a scene without people. */
  figures: readonly Figure[];
  /** Solid things of the set that can stand between the camera and a figure. */
  occluders: readonly Object3D[];
  /** The light that casts the figures' shadows. It shines from its position to its target. */
  key: DirectionalLight | SpotLight;
  /** Planes on which the shadows fall. */
  receivers: readonly Receiver[];
  /** At least four, of different sizes: some of about 1 %, some of 3 to 8 % of the picture. */
  background: readonly BackgroundPart[];
  /** What a hand holds in the course of the scene; empty in most. */
  handProps: readonly HandProp[];
  /** Failures replace it for a frame, and put it back. */
  grade: Grade;
  /** What the camera may be turned around, live: the subject's middle at this moment. */
  focus(): Vector3;
  /** Puts poses, camera and everything that moves to a moment. Knows no history: any order of moments gives the same pictures. */
  moveTo(seconds: number): void;
  /**
   * Called when the bones stand as they will be drawn, failures included: what hangs on bodies (a cape, a cup in the hand, the dark
   * under a sole) goes where they are. Reads bones, never `seconds` of its own.
   */
  settle(seconds: number): void;
  dispose(): void;
}

/** What `npm run clips -- --list` and the pages know of a scene before it is loaded. */
export interface SceneDefinition {
  id: SceneId;
  title: string;
  /** A sentence on what happens in it. */
  summary: string;
  /** Who can play the subject, the scene's own first choice first; empty where nobody plays. */
  casts: readonly LookId[];
  /** Seconds in which something happens; it may be asked for somewhat later moments too (dropped frames), and goes on sensibly. */
  seconds: number;
  load(): Promise<(context: SceneContext) => Promise<Shot>>;
}
