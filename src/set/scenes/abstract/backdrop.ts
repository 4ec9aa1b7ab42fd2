import { BackSide, Mesh, ShaderMaterial, SphereGeometry } from 'three';
import type { Palette } from './palette.ts';

const vertex = /* glsl */ `
varying vec3 way;
void main() {
  way = (modelMatrix * vec4(position, 0.0)).xyz;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// The grain is finer than the eye; without it so soft a gradient would show steps.
const fragment = /* glsl */ `
uniform vec3 ground, air, glow;
varying vec3 way;
void main() {
  vec3 d = normalize(way);
  vec3 c = mix(ground, air, smoothstep(-0.45, 0.5, d.y));
  float near = max(dot(d, normalize(vec3(0.25, 0.02, -1.0))), 0.0);
  c = mix(c, glow, 0.85 * pow(near, 26.0) + 0.3 * pow(near, 5.0));
  float grain = fract(sin(dot(floor(gl_FragCoord.xy), vec2(12.9898, 78.233))) * 43758.5453);
  gl_FragColor = vec4(c * (1.0 + 0.03 * (grain - 0.5)), 1.0);
}`;

/** A dome of colour with a glow behind the middle. */
export function backdrop({ ground, air, glow }: Palette): Mesh {
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    vertexShader: vertex,
    fragmentShader: fragment,
    uniforms: { ground: { value: ground }, air: { value: air }, glow: { value: glow } },
  });
  const dome = new Mesh(new SphereGeometry(40, 32, 20), material);
  dome.frustumCulled = false;
  dome.renderOrder = 9;
  return dome;
}
