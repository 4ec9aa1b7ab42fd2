import { Vector4, type IUniform } from 'three';
import { variantOf } from './variants.ts';
import type { Worn } from './worn.ts';

/** Height of the folds over the cloth as it was cut: two families of sharp ridges that bend and cross. */
const height = /* glsl */ `
uniform vec4 foldWayA, foldWayB;
uniform float foldSwirl, foldAmount, foldHem;
varying vec3 foldPlace;
float foldRidge(float x) { return pow(1.0 - abs(fract(x) - 0.5) * 2.0, 3.0); }
float foldHeight(vec3 p) {
  float bend = 0.35 * sin(p.y * 11.0 + foldWayB.w) + 0.3 * sin(p.z * 13.0 + foldWayA.w);
  float a = foldRidge(dot(p, foldWayA.xyz) * 5.2 + foldWayA.w + bend);
  float b = foldRidge(dot(p, foldWayB.xyz) * 7.4 + foldWayB.w - 1.3 * bend);
  return max(a, 0.8 * b) + 0.25 * a * b;
}
`;

const raise = /* glsl */ `
#include <begin_vertex>
foldPlace = position;
{
  float fold = foldAmount * foldHeight(position);
  transformed += normal * (0.012 + 0.05 * fold);
  // The hem stands out and up in a wave that runs around the body; higher up, peaks are drawn upwards.
  float low = 1.0 - smoothstep(foldHem, foldHem + 0.3, position.y);
  float around = atan(position.z, position.x + 0.03);
  float wave = 0.5 + 0.5 * sin(2.0 * around + foldSwirl);
  vec3 outwards = normalize(vec3(position.x, 0.0, position.z) + 1e-4);
  transformed += foldAmount * low * wave * (outwards * 0.1 + vec3(0.0, 0.07, 0.0));
  transformed.y += (1.0 - low) * 0.035 * fold;
}
`;

/** Bends the light on the cloth by the slope of its folds. */
const shade = /* glsl */ `
#include <normal_fragment_maps>
{
  // A step of a pixel each way over the flat face, rather than a difference between pixels, which are drawn in fours.
  float fold = foldHeight(foldPlace);
  vec2 steps = vec2(foldHeight(foldPlace + dFdx(foldPlace)), foldHeight(foldPlace + dFdy(foldPlace)));
  vec2 slope = foldAmount * 0.075 * (steps - fold);
  vec3 acrossX = dFdx(-vViewPosition);
  vec3 acrossY = dFdy(-vViewPosition);
  vec3 first = cross(acrossY, normal);
  vec3 second = cross(normal, acrossX);
  float area = dot(acrossX, first) * faceDirection;
  normal = normalize(abs(area) * normal - sign(area) * (slope.x * first + slope.y * second));
}
`;

/** A cloth's material with folds that its uniforms set: `foldWayA` and `foldWayB`, a direction over the cloth and an offset each. */
export function creases(material: Worn['material']): Worn['material'] {
  const variant = variantOf(material, 'creases', (shader) => {
    Object.assign(shader.uniforms, variant.userData['creases'] as Record<string, IUniform>);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${height}`)
      .replace('#include <begin_vertex>', raise);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${height}`)
      .replace('#include <normal_fragment_maps>', shade);
  });
  variant.userData['creases'] ??= {
    foldWayA: { value: new Vector4() },
    foldWayB: { value: new Vector4() },
    foldSwirl: { value: 0 },
    foldAmount: { value: 0 },
    foldHem: { value: 0 },
  };
  return variant;
}
