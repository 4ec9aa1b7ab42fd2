import { BufferAttribute, BufferGeometry, Color, DoubleSide, Mesh, MeshLambertMaterial, Vector3 } from 'three';
import type { Rig } from '../figure/rig.ts';

export interface CapeLook {
  outside: Color;
  lining: Color;
  /** Along the hem and the sides. */
  border: Color;
}

/** What moves a cape beside the bones. */
export interface Wind {
  /** Where the air goes, in the world, unit length. */
  way: Vector3;
  seconds: number;
}

export interface Cape {
  /** Hangs under the rig's group; its vertices are in the world. */
  mesh: Mesh;
  /** Lays the cloth for the bones as they stand. Their matrices in the world must be up to date. */
  settle(wind: Wind): void;
}

const across = 20;
const along = 30;
/** Metres, and rows that lie over the shoulders before the cloth is free. */
const length = 1.28;
const collarRows = 4;

/**
 * A cape of cloth that flies: held at both shoulders and below the neck, it leaves the back at once, spreads, and carries waves from the
 * shoulders to the hem. Its shape is drawn, not simulated: it depends on the bones and the moment alone. The cloth stays on the back's
 * side of the legs, since it lifts with the distance from the shoulders.
 */
export function cape(rig: Rig, look: CapeLook): Cape {
  const count = (across + 1) * (along + 1);
  const geometry = new BufferGeometry();
  const position = new BufferAttribute(new Float32Array(count * 3), 3);
  geometry.setAttribute('position', position);
  geometry.setAttribute('color', new BufferAttribute(colours(look), 3));
  const shade = new BufferAttribute(new Float32Array(count), 1);
  geometry.setAttribute('shade', shade);
  geometry.setIndex(faces());
  const mesh = new Mesh(geometry, clothMaterial(look));
  mesh.name = 'cape';
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.frustumCulled = false;

  const bone = (name: string) => rig.bones.get(name)!;
  const at = (name: string, into: Vector3) => into.setFromMatrixPosition(bone(name).matrixWorld);
  const [left, right, nape, hips] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const [hipL, hipR] = [new Vector3(), new Vector3()];
  const [up, aside, back, flow, lift, point] = [0, 1, 2, 3, 4, 5].map(() => new Vector3()) as [
    Vector3,
    Vector3,
    Vector3,
    Vector3,
    Vector3,
    Vector3,
  ];

  const settle = ({ way, seconds }: Wind) => {
    at('shoulder02_L', left);
    at('shoulder02_R', right);
    at('neck01', nape);
    hips.addVectors(at('upperleg01_L', hipL), at('upperleg01_R', hipR)).multiplyScalar(0.5);
    up.subVectors(nape, hips).normalize();
    aside.subVectors(right, left);
    const breadth = aside.length();
    aside.addScaledVector(up, -aside.dot(up)).normalize();
    back.crossVectors(aside, up).normalize();
    // The free cloth goes with the air, but never into the back: what the air would press on it slides along instead.
    flow.copy(way).addScaledVector(up, -0.55);
    const into = flow.dot(back);
    flow.addScaledVector(back, Math.max(0, 0.36 - into)).normalize();
    lift.copy(back).addScaledVector(flow, -back.dot(flow)).normalize();
    for (let row = 0; row <= along; row += 1)
      for (let column = 0; column <= across; column += 1) {
        shade.setX(row * (across + 1) + column, place(row, column, breadth, seconds));
        position.setXYZ(row * (across + 1) + column, point.x, point.y, point.z);
      }
    position.needsUpdate = true;
    shade.needsUpdate = true;
    geometry.computeVertexNormals();
  };

  /** Puts the place of a vertex into `point`; answers how much light reaches the valley or ridge it lies in, about 1. */
  const place = (row: number, column: number, breadth: number, seconds: number): number => {
    const u = (column / across) * 2 - 1;
    const edge = Math.abs(u);
    // The line it hangs on: over the shoulders at its ends, below the nape in its middle.
    const hold = Math.min(1, edge ** 1.5 * 1.06);
    point.copy(nape).lerp(u < 0 ? left : right, hold);
    point.addScaledVector(aside, u * 0.02);
    const over = Math.min(1, row / collarRows);
    const arc = over * Math.PI * 0.62;
    const [thick, high] = [0.075 + 0.02 * (1 - hold), 0.075 - 0.035 * (1 - hold)];
    const front = hold * Math.cos(arc) - (1 - hold);
    point.addScaledVector(back, -front * thick + 0.035);
    point.addScaledVector(up, high * Math.sin(arc) + 0.012);
    if (row <= collarRows) return 1;
    const v = (row - collarRows) / (along - collarRows);
    const far = v * length * (1 - 0.1 * u * u);
    const spread = (1 + 1.15 * v ** 0.8) * breadth * 0.5 - breadth * 0.5;
    const beat = seconds * 2 * Math.PI;
    // Waves that run to the hem, longer in the middle, and folds that begin at the shoulders.
    const wave =
      0.085 * v ** 1.2 * Math.sin(7.4 * v - 1.55 * beat + 0.9 * u) +
      0.045 * v ** 1.4 * Math.sin(13 * v - 2.3 * beat - 1.7 * u + 1) +
      0.018 * v * v * Math.sin(24 * v - 3.7 * beat + 4.2 * u);
    const ripple = Math.cos(9.6 * u + 0.7 * Math.sin(0.8 * beat + 3 * v) + 0.5);
    const fold = 0.05 * Math.min(1, v * 2.2) * ripple;
    const flare = 0.05 * v * Math.sin(5.4 * v - 1.2 * beat + (u > 0 ? 0.4 : 2));
    point.addScaledVector(flow, far);
    point.addScaledVector(lift, wave + fold + 0.2 * v * v - 0.05 * v * u * u + 0.02 * v);
    point.addScaledVector(aside, u * spread + flare);
    return 1 - 0.34 * Math.min(1, v * 3) * ripple;
  };

  return { mesh, settle };
}

function colours({ border, outside }: CapeLook): Float32Array {
  const values = new Float32Array((across + 1) * (along + 1) * 3);
  const edge = new Color(border.r / outside.r, border.g / outside.g, border.b / outside.b);
  const white = new Color(1, 1, 1);
  for (let row = 0; row <= along; row += 1)
    for (let column = 0; column <= across; column += 1) {
      const isEdge = row < 2 || row >= along - 1 || (row > collarRows && (column === 0 || column === across));
      (isEdge ? edge : white).toArray(values, (row * (across + 1) + column) * 3);
    }
  return values;
}

function faces(): number[] {
  const index: number[] = [];
  for (let row = 0; row < along; row += 1)
    for (let column = 0; column < across; column += 1) {
      const a = row * (across + 1) + column;
      const [b, c] = [a + 1, a + across + 1];
      index.push(a, c, b, b, c, c + 1);
    }
  return index;
}

/** Matte cloth with a lining of another colour, through which a light behind it shows a little. */
function clothMaterial({ outside, lining }: CapeLook): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ side: DoubleSide, vertexColors: true });
  material.onBeforeCompile = (shader) => {
    shader.uniforms['capeOutside'] = { value: outside };
    shader.uniforms['capeLining'] = { value: lining };
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute float shade;\nvarying float capeShade;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\ncapeShade = shade;');
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <common>',
        '#include <common>\nuniform vec3 capeOutside, capeLining;\nvarying float capeShade;',
      )
      .replace(
        '#include <color_fragment>',
        // A valley of the lining is a ridge of the outside.
        'diffuseColor.rgb = gl_FrontFacing ? capeOutside * vColor.rgb * (2.0 - capeShade) : capeLining * capeShade;',
      );
  };
  material.customProgramCacheKey = () => 'cape';
  return material;
}
