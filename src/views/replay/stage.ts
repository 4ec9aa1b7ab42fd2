import {
  AmbientLight,
  CircleGeometry,
  DirectionalLight,
  GridHelper,
  Group,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Palette } from './palette.ts';

/** Radians that a press of a turning button turns, and how much nearer a press of + brings the camera. */
const turnStep = Math.PI / 12;
const zoomStep = 0.85;
const nearest = 1.2;
const farthest = 9;

export type View = 'front' | 'side' | 'above';

/**
 * Camera, light and floor of the replay. It draws only when asked, and at most once for each frame of the screen.
 */
export class Stage {
  readonly bodies = new Group();
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(32, 1, 0.1, 60);
  readonly #controls: OrbitControls;
  readonly #floor = new Group();
  readonly #grid: GridHelper;
  readonly #shadows: readonly Mesh<CircleGeometry, MeshBasicMaterial>[];
  readonly #offset = new Vector3();
  #request = 0;
  #distance = 3.8;

  /** @throws Error where the browser has no WebGL. */
  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: 'low-power' });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    const sun = new DirectionalLight(0xffffff, 1.6);
    sun.position.set(1.5, 3, 2.5);
    this.#scene.add(new AmbientLight(0xffffff, 1.9), sun, this.bodies, this.#floor);
    this.#grid = new GridHelper(4, 8);
    const material = this.#grid.material;
    material.transparent = true;
    material.opacity = 0.4;
    this.#shadows = [0, 1].map(() => {
      const shadow = new Mesh(
        new CircleGeometry(0.34, 40),
        new MeshBasicMaterial({ transparent: true, opacity: 0.14 }),
      );
      shadow.rotation.x = -Math.PI / 2;
      shadow.position.y = 0.002;
      return shadow;
    });
    this.#floor.add(this.#grid, ...this.#shadows);
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.enablePan = false;
    // The wheel and two fingers belong to the page: there are buttons to come nearer.
    this.#controls.enableZoom = false;
    this.#controls.maxPolarAngle = Math.PI * 0.52;
    canvas.style.touchAction = 'pan-y';
    this.#controls.addEventListener('change', this.invalidate);
    this.look('front');
  }

  /** Asks for a drawing with the screen's next frame. */
  readonly invalidate = (): void => {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.#renderer.render(this.#scene, this.#camera);
    });
  };

  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.invalidate();
  }

  paint(palette: Palette): void {
    this.#grid.material.color.copy(palette.line);
    // The grid comes with colours of its own at its corners: the palette's is the only one.
    this.#grid.material.vertexColors = false;
    this.#grid.material.needsUpdate = true;
    for (const shadow of this.#shadows) shadow.material.color.copy(palette.ink);
    this.invalidate();
  }

  /** Lays the floor, and a shadow under each body, at the bodies' own places. */
  setFloor(belowHips: number, bodiesAtX: readonly number[]): void {
    this.#floor.position.y = -belowHips;
    for (const [index, shadow] of this.#shadows.entries()) {
      shadow.visible = index < bodiesAtX.length;
      shadow.position.x = bodiesAtX[index] ?? 0;
    }
    this.invalidate();
  }

  look(view: View): void {
    const from = { front: [0.35, 0.25, 1], side: [1, 0.2, 0.15], above: [0, 1, 0.35] }[view];
    this.#offset.fromArray(from).setLength(this.#distance);
    this.#controls.target.set(0, -0.1, 0);
    this.#camera.position.copy(this.#controls.target).add(this.#offset);
    this.#controls.update();
    this.invalidate();
  }

  /** Turns the camera by steps: to the right of the body, and up. */
  turn(right: number, upwards: number): void {
    this.#offset.copy(this.#camera.position).sub(this.#controls.target);
    const across = Math.atan2(this.#offset.x, this.#offset.z) + right * turnStep;
    const height = Math.asin(this.#offset.y / this.#offset.length()) + upwards * turnStep;
    const bounded = Math.min(Math.max(height, -0.06), Math.PI / 2 - 0.01);
    this.#offset.set(Math.sin(across) * Math.cos(bounded), Math.sin(bounded), Math.cos(across) * Math.cos(bounded));
    this.#camera.position.copy(this.#controls.target).addScaledVector(this.#offset, this.#distance);
    this.#controls.update();
    this.invalidate();
  }

  /** Comes nearer by steps; negative: goes away. */
  approach(steps: number): void {
    this.#distance = Math.min(Math.max(this.#distance * zoomStep ** steps, nearest), farthest);
    this.turn(0, 0);
  }

  /** Where a point of the scene stands on the canvas: 0 to 1 across and down. */
  project(point: Vector3): { x: number; y: number } {
    point.project(this.#camera);
    return { x: (point.x + 1) / 2, y: (1 - point.y) / 2 };
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#controls.removeEventListener('change', this.invalidate);
    this.#controls.dispose();
    this.#grid.dispose();
    for (const shadow of this.#shadows) {
      shadow.geometry.dispose();
      shadow.material.dispose();
    }
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }
}
