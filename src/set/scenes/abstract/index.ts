import { DirectionalLight, HemisphereLight, PerspectiveCamera, Scene, Vector3, type Mesh } from 'three';
import { gainFor } from '../../light/gain.ts';
import { drifting } from '../../random.ts';
import type { BackgroundPart, SceneContext, Shot } from '../scene.ts';
import { backdrop } from './backdrop.ts';
import { flock } from './flock.ts';
import type { Moving } from './moving.ts';
import { paletteOf, type Palette } from './palette.ts';
import { foldingPlanes } from './planes.ts';
import { ribbon } from './ribbons.ts';
import { spheres } from './spheres.ts';

/** Ribbons, balls of glass, a flock and a wall of folding paper: shapes, colour and motion, and nobody whose body could go wrong. */
export function build(context: SceneContext): Promise<Shot> {
  const { seed } = context;
  const scene = new Scene();
  const palette = paletteOf(seed);
  const named: readonly (readonly [string, Moving])[] = [
    ...spheres(seed, palette).map((each, order) => [sphereNames[order]!, each] as const),
    ...[...palette.ribbons, palette.ribbons[1]!, palette.ribbons[0]!].map(
      (colours, order) => [ribbonNames[order]!, ribbon(seed, order, colours)] as const,
    ),
    ['the flock of darts', flock(seed, palette.flock)],
    ['the left half of the paper wall', foldingPlanes(seed, palette, -1)],
    ['the right half of the paper wall', foldingPlanes(seed, palette, 1)],
  ];
  const background = named.map(([name, { mesh }]): BackgroundPart => ({ name, object: mesh, gain: gainFor(mesh) }));
  scene.add(...named.map(([, { mesh }]) => mesh), backdrop(palette));
  const key = light(scene, palette);
  scene.environment = context.environment({
    zenith: palette.air,
    horizon: palette.glow,
    glow: palette.key,
    cloud: palette.key,
    towardsSun: new Vector3(-0.5, 0.7, 0.5).normalize(),
    cover: 0.3,
  });
  scene.environmentIntensity = 0.5;

  const camera = new PerspectiveCamera(33, context.aspect, 0.5, 60);
  const middle = new Vector3(0.15, 0, 0);
  const sway = drifting(seed, 'sway', 9);
  return Promise.resolve({
    scene,
    camera,
    figures: [],
    occluders: [],
    key,
    receivers: [],
    background,
    handProps: [],
    grade: palette.grade,
    focus: () => middle.clone(),
    moveTo(seconds) {
      for (const [, each] of named) each.moveTo(seconds);
      // A slow arc around the middle, and a little nearer all the time.
      const angle = -0.24 + 0.075 * seconds;
      const distance = 8.6 - 0.16 * seconds;
      camera.position.set(distance * Math.sin(angle), 0.25 + 0.12 * sway(seconds), distance * Math.cos(angle));
      camera.lookAt(middle);
    },
    settle: () => undefined,
    dispose() {
      scene.traverse((object) => {
        (object as Partial<Mesh>).geometry?.dispose();
      });
      scene.environment?.dispose();
    },
  });
}

const sphereNames = [
  'the large sphere',
  'the second sphere',
  'the third sphere',
  'the smallest sphere',
  'the farthest sphere',
] as const;

const ribbonNames = [
  'the far ribbon',
  'the near ribbon',
  'the middle ribbon',
  'the upper line',
  'the lower line',
] as const;

function light(scene: Scene, palette: Palette): DirectionalLight {
  const key = new DirectionalLight(palette.key, 2.6);
  key.position.set(-4.5, 6, 6);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  const { camera } = key.shadow;
  [camera.left, camera.right, camera.top, camera.bottom, camera.near, camera.far] = [-7.5, 7.5, 5, -5, 1, 22];
  key.shadow.bias = -0.002;
  key.shadow.normalBias = 0.07;
  key.shadow.radius = 3;
  scene.add(
    key,
    key.target,
    new HemisphereLight(
      palette.air.clone().lerp(palette.key, 0.6),
      palette.ground.clone().lerp(palette.glow, 0.45),
      1.5,
    ),
  );
  return key;
}
