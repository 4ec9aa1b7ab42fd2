import {
  BufferAttribute,
  CircleGeometry,
  Color,
  CylinderGeometry,
  BackSide,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Vector3,
  type Scene,
} from 'three';
import type { Grade } from '../light/grade.ts';
import type { Sky } from '../light/sky.ts';

/** From the front and a little above: a body is seen as a body, whichever way it faces. */
const towardsKey = new Vector3(0.72, 0.82, 0.46).normalize();

/** What shoes and eyes mirror: a pale room. */
export const surroundings: Sky = {
  zenith: new Color(0.5, 0.5, 0.5),
  horizon: new Color(0.8, 0.76, 0.68),
  glow: new Color(1.1, 1, 0.84),
  cloud: new Color(0.7, 0.7, 0.7),
  towardsSun: towardsKey,
  cover: 0,
};

export const grade: Grade = {
  exposure: 0.95,
  shadows: [0.95, 1, 1.04],
  lights: [1.03, 1, 0.96],
  saturation: 1.05,
  contrast: 0.22,
  vignette: 0.22,
};

const [floorRadius, wallHeight] = [7, 9];
const [sheet, horizon, above] = [new Color(0xd9cdb4), new Color(0xcdbf9f), new Color(0x9fb0ac)];

/** A sheet of paper that is floor and wall at once, paler than any clothes, and a lamp. */
export function furnish(scene: Scene): { dispose(): void } {
  scene.background = above;
  const floor = new Mesh(
    new CircleGeometry(floorRadius, 48).rotateX(-Math.PI / 2),
    new MeshLambertMaterial({ color: sheet }),
  );
  floor.receiveShadow = true;
  const shape = new CylinderGeometry(floorRadius, floorRadius, wallHeight, 48, 8, true);
  const heights = shape.getAttribute('position');
  const colours = new Float32Array(heights.count * 3);
  for (let corner = 0; corner < heights.count; corner += 1) {
    const share = heights.getY(corner) / wallHeight + 0.5;
    horizon
      .clone()
      .lerp(above, Math.min(1, 1.6 * share))
      .toArray(colours, corner * 3);
  }
  shape.setAttribute('color', new BufferAttribute(colours, 3));
  const wall = new Mesh(shape, new MeshBasicMaterial({ vertexColors: true, side: BackSide }));
  wall.position.y = wallHeight / 2;
  const key = new DirectionalLight(new Color(1, 0.95, 0.86), 2.7);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0005;
  key.shadow.normalBias = 0.015;
  key.shadow.radius = 2.5;
  Object.assign(key.shadow.camera, { left: -2.2, right: 2.2, top: 2.4, bottom: -2, near: 1, far: 16 });
  key.target.position.set(0, 1, 0);
  key.position.copy(key.target.position).addScaledVector(towardsKey, 7);
  scene.add(
    floor,
    wall,
    key,
    key.target,
    new HemisphereLight(new Color(0.9, 0.95, 1), new Color(0.66, 0.58, 0.46), 1.5),
  );
  return {
    dispose() {
      key.dispose();
      for (const mesh of [floor, wall]) {
        mesh.geometry.dispose();
        mesh.material.dispose();
      }
    },
  };
}
