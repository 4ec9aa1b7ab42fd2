import {
  BoxGeometry,
  Color,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Vector3,
  type BufferGeometry,
} from 'three';
import { mergeGeometries } from 'three/examples/jsm/utils/BufferGeometryUtils.js';
import { fraction } from '../../motion/ease.ts';
import { seeded } from '../../random.ts';
import { city } from './layout.ts';

export interface Traffic {
  group: Group;
  moveTo(seconds: number): void;
}

interface Lane {
  x: number;
  /** Metres a second, towards the camera positive. */
  speed: number;
  cars: readonly number[];
}

const stretch = { from: -440, to: 60 };
const paints = [0xd9a520, 0xd9a520, 0x23262c, 0x8c9199, 0x7c2320, 0xd8d6d0, 0x2b3b55];

/** Cars on the avenues, far below: bodies, and the two white and two red lights that make rivers of them. */
export function traffic(seed: number): Traffic {
  const random = seeded(seed, 'flight', 'traffic');
  const length = stretch.to - stretch.from;
  const lanes: Lane[] = [];
  for (let avenue = -2; avenue <= 4; avenue += 1)
    for (const lane of [-5, -1.8, 1.8, 5]) {
      const speed = (lane > 0 ? -1 : 1) * random.between(8, 13);
      const cars: number[] = [];
      for (
        let at = random.between(0, 12);
        at < length;
        at += random.unit() < 0.55 ? random.between(8, 12) : random.between(22, 60)
      )
        cars.push(at);
      lanes.push({ x: city.firstAvenue + avenue * city.pitch + lane, speed, cars });
    }
  const count = lanes.reduce((sum, { cars }) => sum + cars.length, 0);
  const bodies = new InstancedMesh(body(), new MeshBasicMaterial(), count);
  const fronts = new InstancedMesh(lamps(2.2), new MeshBasicMaterial({ color: new Color(7, 5.6, 3.8) }), count);
  const tails = new InstancedMesh(lamps(-2.3), new MeshBasicMaterial({ color: new Color(4.6, 0.3, 0.14) }), count);
  const pools = new InstancedMesh(
    new PlaneGeometry(2.4, 9).rotateX(-Math.PI / 2).translate(0, 0.12, 7),
    new MeshBasicMaterial({ color: new Color(0.8, 0.62, 0.4), transparent: true, opacity: 0.22, depthWrite: false }),
    count,
  );
  const colour = new Color();
  for (let index = 0; index < count; index += 1)
    bodies.setColorAt(index, colour.set(random.pick(paints)).multiplyScalar(random.between(0.16, 0.34)));
  const meshes = [bodies, fronts, tails, pools];
  for (const mesh of meshes) mesh.frustumCulled = false;
  const [matrix, place, one] = [new Matrix4(), new Vector3(), new Vector3(1, 1, 1)];
  const turns = { away: new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.PI), nearer: new Quaternion() };
  return {
    group: new Group().add(...meshes),
    moveTo(seconds) {
      let index = 0;
      for (const { x, speed, cars } of lanes)
        for (const at of cars) {
          place.set(x, 0.15, stretch.from + length * fraction((at + speed * seconds) / length));
          matrix.compose(place, speed < 0 ? turns.away : turns.nearer, one);
          for (const mesh of meshes) mesh.setMatrixAt(index, matrix);
          index += 1;
        }
      for (const mesh of meshes) mesh.instanceMatrix.needsUpdate = true;
    },
  };
}

function body(): BufferGeometry {
  return mergeGeometries([
    new BoxGeometry(1.85, 0.8, 4.5).translate(0, 0.65, 0),
    new PlaneGeometry(1.6, 2.3).rotateX(-Math.PI / 2).translate(0, 1.5, -0.2),
  ]);
}

/** Two lamps at one end, tilted so that they are seen from above. */
function lamps(z: number): BufferGeometry {
  const tilt = z > 0 ? -0.8 : 0.8 + Math.PI;
  return mergeGeometries([-0.6, 0.6].map((x) => new PlaneGeometry(0.95, 0.9).rotateX(tilt).translate(x, 0.95, z)));
}
