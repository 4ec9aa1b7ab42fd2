import { PerspectiveCamera, Scene, Vector3, type Mesh } from 'three';
import type { DrawnPose, Prompt } from '../../terms/generated.ts';
import { drawnPoints, handStates } from '../../terms/generated.ts';
import { cupToHold, putInHand } from '../driven/cup.ts';
import { driverFor, holds } from '../driven/drive.ts';
import { drawnPointPositions } from '../figure/drawn-points.ts';
import { loadRig } from '../figure/load.ts';
import { applyPose } from '../figure/pose.ts';
import { sides } from '../figure/skeleton.ts';
import { dressAs } from '../figure/wardrobe.ts';
import { environmentOf } from '../light/environment.ts';
import { Printer } from '../light/grade.ts';
import { soleShadows } from '../props/soles.ts';
import { isSoftware, makeRenderer, nameOf } from '../renderer.ts';
import { furnish, grade, surroundings } from './room.ts';

export interface StudioOptions {
  /** Size of the picture in CSS pixels. */
  width: number;
  height: number;
  /** Samples along each side of a pixel, 1 or 2; left out, 2 on a graphics card and 1 without one. */
  pixelRatio?: number;
  /** Drawn to; left out, the studio makes its own. */
  canvas?: HTMLCanvasElement;
  /** Folder of the site's public files, with a slash at its end. */
  base?: string;
}

/** A plain room in which the man takes any pose that a generator draws. A picture depends on the pose and the prompt, and on nothing else. */
export interface Studio {
  readonly canvas: HTMLCanvasElement;
  readonly isSoftware: boolean;
  show(pose: DrawnPose, prompt: Prompt): void;
  /** Where the points of the pose that is shown are in the picture, 0 to 1 from its left and its top; in the order of `drawnPoints`. */
  pointsInPicture(): { x: number; y: number }[];
  setSize(width: number, height: number): void;
  dispose(): void;
}

/** Room for a body in flight above one that crouches: metres of height that the picture shows at the man's place, and its middle. */
const seen = { height: 2.95, middle: 1.2, away: 6.2, aroundDegrees: 24, above: 0.25 };

/**
 * Loads the man and furnishes the studio.
 *
 * @throws SetError `no-webgl` where the browser cannot draw in three dimensions, `asset-missing` where the man cannot be fetched
 */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const renderer = makeRenderer(options.canvas);
  try {
    const rig = dressAs(await loadRig(`${options.base ?? '/'}figure/man.glb`), 'walker');
    const scene = new Scene();
    const room = furnish(scene);
    scene.environment = environmentOf(renderer, surroundings);
    scene.environmentIntensity = 0.45;
    const cup = cupToHold();
    cup.traverse((object) => {
      object.castShadow = true;
    });
    const soles = soleShadows(rig, 0.5);
    scene.add(rig.group, cup, ...soles.meshes);
    const camera = new PerspectiveCamera();
    camera.near = 0.5;
    camera.far = 30;
    const drive = driverFor(rig);
    const software = isSoftware(nameOf(renderer));
    const samples = options.pixelRatio ?? (software ? 1 : 2);
    let printer = frame(options.width, options.height);

    function frame(width: number, height: number): Printer {
      const radians = (seen.aroundDegrees * Math.PI) / 180;
      camera.aspect = width / height;
      camera.fov = (2 * Math.atan(seen.height / 2 / seen.away) * 180) / Math.PI;
      camera.position.set(seen.away * Math.cos(radians), seen.middle + seen.above, seen.away * Math.sin(radians));
      camera.lookAt(new Vector3(0, seen.middle, 0));
      camera.updateProjectionMatrix();
      renderer.setSize(width, height, false);
      return new Printer(renderer, { width, height }, samples);
    }

    return {
      canvas: renderer.domElement,
      isSoftware: software,
      show(pose, prompt) {
        applyPose(rig, drive(pose, prompt));
        const closed = (side: 'L' | 'R') =>
          pose[drawnPoints.length * 3 + handStates.indexOf(side === 'L' ? 'left-closed' : 'right-closed')]!;
        const holding = sides.filter((side) => closed(side) > holds).sort((a, b) => closed(b) - closed(a))[0];
        cup.visible = prompt === 'drink' && holding !== undefined;
        if (cup.visible && holding) putInHand(cup, rig, holding);
        soles.settle();
        scene.updateMatrixWorld();
        camera.updateMatrixWorld(true);
        renderer.info.reset();
        printer.print(scene, camera, grade);
      },
      pointsInPicture: () =>
        drawnPointPositions(rig).map((point) => {
          point.project(camera);
          return { x: (point.x + 1) / 2, y: (1 - point.y) / 2 };
        }),
      setSize(width, height) {
        printer.dispose();
        printer = frame(width, height);
      },
      dispose() {
        printer.dispose();
        soles.dispose();
        room.dispose();
        scene.environment?.dispose();
        scene.traverse((object) => {
          (object as Partial<Mesh>).geometry?.dispose();
        });
        renderer.dispose();
        renderer.forceContextLoss();
      },
    };
  } catch (error) {
    renderer.dispose();
    throw error;
  }
}
