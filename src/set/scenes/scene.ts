import type { Object3D, PerspectiveCamera, Scene, Texture, Vector3 } from 'three';
import type { Pose } from '../figure/pose.ts';
import type { Rig } from '../figure/rig.ts';
import type { Grade } from '../light/grade.ts';
import type { Sky } from '../light/sky.ts';

export const sceneIds = ['street-walk'] as const;

export type SceneId = (typeof sceneIds)[number];

/** A person on the set. `pose` is set anew for every frame; failures change it after that, and only then the bones move. */
export interface Figure {
  name: string;
  rig: Rig;
  pose: Pose;
}

/** What a scene may ask for while it is built. */
export interface SceneContext {
  seed: number;
  /** Width over height of the picture. */
  aspect: number;
  /** A fresh copy of a figure's rig, in its rest pose. */
  figure(name: 'man'): Promise<Rig>;
  /** What a sky and the ground below it look like in things that shine. */
  environment(sky: Sky): Texture;
}

/** A scene that is built and ready to be shown at any moment. */
export interface Shot {
  scene: Scene;
  camera: PerspectiveCamera;
  figures: readonly Figure[];
  /** Solid things of the set that can stand between the camera and a figure. */
  occluders: readonly Object3D[];
  /** Towards the light that casts the shadows, in the world; length 1. */
  towardsKey: Vector3;
  grade: Grade;
  /** Puts poses, camera and everything that moves to a moment. Knows no history: any order of moments gives the same pictures. */
  moveTo(seconds: number): void;
  dispose(): void;
}

/** What `npm run clips -- --list` and the pages know of a scene before it is loaded. */
export interface SceneDefinition {
  id: SceneId;
  title: string;
  build(context: SceneContext): Promise<Shot>;
}
