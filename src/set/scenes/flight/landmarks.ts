import { Color, Group, Matrix4, Mesh, MeshBasicMaterial, SphereGeometry, BufferAttribute, type Texture } from 'three';
import { Batch } from '../../props/batch.ts';
import { painted } from '../../props/paint.ts';
import { waterTank } from '../../props/tower-crowns.ts';
import type { TowerPlan } from '../../props/tower-plan.ts';
import type { CityLight } from './city-light.ts';

/** Towers that stand where they do in every city of this scene: the shot is composed around them. */
export const landmarkPlans = {
  /** Where he is headed, right of the middle all the time: the tallest, with a spire of copper and gilt. */
  spire: {
    x: 184,
    z: -262,
    width: 46,
    depth: 44,
    height: 190,
    facade: 'piers',
    colour: new Color(0xd9c19a),
    trim: new Color(0xe6d2ac),
    crown: 'spire',
    tiers: 3,
    detail: 2,
    seed: 11,
  },
  /** Passes close behind him; its roof with the tanks is what he rises above. */
  tanks: {
    x: 41,
    z: -33,
    width: 30,
    depth: 34,
    height: 117.8,
    facade: 'masonry',
    colour: new Color(0xa8644c),
    trim: new Color(0xd8c4a4),
    crown: 'roof',
    tiers: 3,
    detail: 2,
    seed: 12,
  },
  /** A wall of glass at the left, which mirrors the evening. */
  glass: {
    x: -34,
    z: -74,
    width: 38,
    depth: 44,
    height: 228,
    facade: 'curtain',
    colour: new Color(0x7f98ac),
    trim: new Color(0xb8c4cc),
    crown: 'mast',
    tiers: 1,
    detail: 2,
    seed: 13,
  },
  /** Carries the sign. */
  sign: {
    x: 68,
    z: -178,
    width: 42,
    depth: 38,
    height: 133,
    facade: 'frame',
    colour: new Color(0xb79a7c),
    trim: new Color(0xcdbb9c),
    crown: 'roof',
    tiers: 2,
    detail: 1,
    seed: 14,
  },
  /** Its lantern is lit. */
  lantern: {
    x: 302,
    z: -262,
    width: 36,
    depth: 36,
    height: 144.4,
    facade: 'masonry',
    colour: new Color(0xcbb694),
    trim: new Color(0xe0ceac),
    crown: 'lantern',
    tiers: 3,
    detail: 1,
    seed: 15,
  },
} as const satisfies Record<string, TowerPlan>;

/** Letters of light on an iron frame, over the edge of a roof. */
export function roofSign(light: CityLight): { group: Group; textures: Texture[] } {
  const { x, z, height, depth } = landmarkPlans.sign;
  const [wide, tall, low] = [37, 9.5, 3];
  const map = painted(
    1024,
    264,
    (brush) => {
      brush.clearRect(0, 0, 1024, 264);
      brush.textAlign = 'center';
      brush.textBaseline = 'middle';
      brush.font = '700 190px Georgia, "DejaVu Serif", serif';
      brush.lineWidth = 10;
      brush.strokeStyle = '#ff5a2c';
      brush.strokeText('KEYFRAME', 512, 140, 980);
      brush.fillStyle = '#ffdf9a';
      brush.fillText('KEYFRAME', 512, 140, 980);
    },
    { repeats: false },
  );
  const front = z + depth / 2 - 3;
  const batch = new Batch();
  batch.quad(
    [
      [x - wide / 2, height + low, front],
      [x + wide / 2, height + low, front],
      [x + wide / 2, height + low + tall, front],
      [x - wide / 2, height + low + tall, front],
    ],
    { colour: new Color(1, 1, 1), cell: { left: 0, right: 1, bottom: 0, top: 1 } },
  );
  const letters = new Mesh(
    batch.geometry(),
    new MeshBasicMaterial({ map, alphaTest: 0.5, color: new Color(2.6, 2.1, 1.6) }),
  );
  const frame = new Batch();
  const iron = { colour: new Color(0x2c2a2c) };
  for (let at = -wide / 2; at <= wide / 2 + 0.1; at += wide / 8) {
    frame.box([x + at - 0.15, height, front - 0.5], [x + at + 0.15, height + low + tall, front - 0.2], iron, [
      'bottom',
    ]);
    frame.box([x + at - 0.12, height, front - 4], [x + at + 0.12, height + 0.3, front - 0.4], iron);
  }
  for (const part of [0, 0.5, 1])
    frame.box(
      [x - wide / 2, height + low + tall * part - 0.15, front - 0.5],
      [x + wide / 2, height + low + tall * part + 0.15, front - 0.25],
      iron,
    );
  return { group: new Group().add(letters, new Mesh(frame.geometry(), light.material())), textures: [map] };
}

/** A ship of the air over the river. */
export function airship(light: CityLight): Group {
  const hull = new SphereGeometry(1, 20, 14).scale(46, 11.5, 11.5);
  const colours = new Float32Array(hull.getAttribute('position').count * 3);
  const [silver, red] = [new Color(0xd5d2cc), new Color(0x9c2f24)];
  const position = hull.getAttribute('position');
  for (let index = 0; index < position.count; index += 1)
    (Math.abs(position.getY(index) + 1) < 2.4 || position.getX(index) > 38 ? red : silver).toArray(colours, index * 3);
  hull.setAttribute('color', new BufferAttribute(colours, 3));
  const batch = new Batch();
  batch.box([-4, -14, -2], [10, -10.6, 2], { colour: new Color(0x56504c) });
  batch.box([-3, -13, 2], [9, -11.6, 2.1], { colour: new Color(4, 2.6, 1.3) });
  for (const turn of [0, 1, 2, 3]) {
    batch.place = new Matrix4().makeRotationX((turn * Math.PI) / 2);
    batch.box([-45, 4, -0.4], [-31, 14, 0.4], { colour: red });
  }
  const group = new Group().add(new Mesh(hull, light.material()), new Mesh(batch.geometry(), light.material()));
  group.rotation.y = -0.34;
  return group;
}

/** A suspension bridge over the river, slantwise to the view. */
export function bridge(light: CityLight): Group {
  const batch = new Batch();
  const span = 420;
  const stone = { colour: new Color(0x9c7c62) };
  const iron = { colour: new Color(0x4c565e) };
  const lamp = { colour: new Color(4.4, 3, 1.6) };
  const cable = (at: number) => {
    const u = Math.abs(at) / (span * 0.3);
    return u <= 1 ? 21 + 42 * u * u : 63 - 44 * (u - 1) * 1.45;
  };
  batch.box([-span / 2, 17, -7], [span / 2, 19.4, 7], iron);
  for (let at = -span / 2; at < span / 2; at += 7) {
    const [a, b] = [cable(at), cable(at + 7)];
    for (const z of [-6.6, 6.6]) {
      batch.quad(
        [
          [at, a - 0.5, z],
          [at + 7, b - 0.5, z],
          [at + 7, b + 0.5, z],
          [at, a + 0.5, z],
        ],
        iron,
      );
      batch.box([at - 0.12, 19, z - 0.12], [at + 0.12, a, z + 0.12], iron, ['top', 'bottom']);
      batch.box([at - 0.55, a + 0.5, z - 0.55], [at + 0.55, a + 1.5, z + 0.55], lamp, ['bottom']);
    }
  }
  for (const at of [-0.3, 0.3])
    for (const z of [-6.6, 6.6]) {
      batch.box([at * span - 3, 0, z - 2.4], [at * span + 3, 66, z + 2.4], { ...stone, shadeBelow: 0.7 });
      for (const y of [24, 60]) batch.box([at * span - 2.4, y, -6], [at * span + 2.4, y + 5, 6], stone);
    }
  const group = new Group().add(new Mesh(batch.geometry(), light.material()));
  group.position.set(205, 0, -675);
  group.rotation.y = 0.62;
  return group;
}

/** Water tanks on the roof that he rises above. */
export function tanks(light: CityLight): Group {
  const { x, z, height } = landmarkPlans.tanks;
  const batch = new Batch();
  for (const [dx, dz, size] of [
    [-0.5, 7, 1.5],
    [3.4, 4, 1.2],
  ] as const)
    waterTank(batch, [x + dx, height, z + dz], size, true);
  return new Group().add(new Mesh(batch.geometry(), light.material()));
}
