import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry, Vector3 } from 'three';

export interface Sky {
  zenith: Color;
  horizon: Color;
  glow: Color;
  cloud: Color;
  towardsSun: Vector3;
  /** 0 to 1. */
  cover: number;
}

const vertex = /* glsl */ `
varying vec3 way;
void main() {
  way = (modelMatrix * vec4(position, 0.0)).xyz;
  vec4 placed = projectionMatrix * mat4(mat3(modelViewMatrix)) * vec4(position, 1.0);
  gl_Position = placed.xyww;
}`;

const fragment = /* glsl */ `
uniform vec3 zenith, horizon, glow, cloud, sun;
uniform float cover;
varying vec3 way;

float hash(vec2 p) { p = fract(p * vec2(123.34, 456.21)); p += dot(p, p + 45.32); return fract(p.x * p.y); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
float billows(vec2 p) {
  float sum = 0.0, weight = 0.5;
  for (int octave = 0; octave < 5; octave++) { sum += weight * noise(p); p = p * 2.03 + 17.1; weight *= 0.5; }
  return sum;
}

void main() {
  vec3 d = normalize(way);
  float up = max(d.y, 0.0);
  vec3 c = mix(horizon, zenith, pow(smoothstep(0.0, 0.75, up), 0.6));
  float near = max(dot(d, sun), 0.0);
  c += glow * (0.35 * pow(near, 5.0) + 0.5 * pow(near, 40.0));
  vec2 p = d.xz / (up + 0.12);
  float puff = billows(p * 1.1 + 3.0);
  float body = smoothstep(1.0 - cover, 1.35 - cover, puff + 0.28) * smoothstep(0.02, 0.2, up);
  float lit = billows(p * 1.1 + 3.0 + sun.xz * 0.35);
  vec3 shade = mix(cloud, mix(cloud, horizon, 0.6) * 0.86, smoothstep(0.3, 0.75, lit));
  c = mix(c, shade + glow * 0.18 * pow(near, 3.0), body * 0.85);
  c = mix(c, horizon, smoothstep(0.10, 0.0, d.y));
  gl_FragColor = vec4(c, 1.0);
}`;

/** A dome around the camera: a clear gradient, a sun that warms its side, clouds that thin out towards the horizon. */
export function skyDome(sky: Sky): Mesh {
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    vertexShader: vertex,
    fragmentShader: fragment,
    uniforms: {
      zenith: { value: sky.zenith },
      horizon: { value: sky.horizon },
      glow: { value: sky.glow },
      cloud: { value: sky.cloud },
      sun: { value: sky.towardsSun },
      cover: { value: sky.cover },
    },
  });
  material.userData['noHaze'] = true;
  const dome = new Mesh(new SphereGeometry(50, 32, 16), material);
  dome.frustumCulled = false;
  dome.userData['isSky'] = true;
  // Last of all, so that only the sky one sees is painted.
  dome.renderOrder = 9;
  return dome;
}
