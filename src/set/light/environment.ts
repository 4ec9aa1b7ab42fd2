import {
  CircleGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  Scene,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { skyDome, type Sky } from './sky.ts';

/** The sky over a warm dark ground, as shiny things mirror it and dull things are lit by it. */
export function environmentOf(renderer: WebGLRenderer, sky: Sky): Texture {
  const scene = new Scene();
  const dome = skyDome(sky);
  const floor = new Mesh(
    new CircleGeometry(45, 24).rotateX(-Math.PI / 2).translate(0, -3, 0),
    new MeshBasicMaterial({ color: new Color(0.2, 0.18, 0.16) }),
  );
  scene.add(dome, floor);
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, 0, 0.1, 100);
  generator.dispose();
  dome.geometry.dispose();
  floor.geometry.dispose();
  return texture;
}
