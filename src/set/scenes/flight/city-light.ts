import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshBasicMaterial,
  NearestFilter,
  RedFormat,
  RepeatWrapping,
  Vector3,
  type Texture,
} from 'three';
import type { Sky } from '../../light/sky.ts';
import { facadeCells, type FacadeSheet } from '../../props/tower-facades.ts';
import { seeded, type Random } from '../../random.ts';

/** Light of the city: one sun, a sky above, dark streets below, the shadow that the skyline throws on itself. */
export interface CityLight {
  /** Towards the sun. Change it, and the whole city follows. */
  sun: Vector3;
  /** A material for faces with a texture of windows; without one, for plain stone and metal. */
  material(sheet?: FacadeSheet, mirror?: number): MeshBasicMaterial;
  /** Water that lies level and is never quite still. */
  water(): MeshBasicMaterial;
  textures: readonly Texture[];
}

const vertexPart = /* glsl */ `
varying vec3 cityPlace, cityNormal;
`;

const vertexBody = /* glsl */ `
{
  vec4 local = vec4(position, 1.0);
  vec3 facing = normal;
  #ifdef USE_INSTANCING
    local = instanceMatrix * local;
    facing = mat3(instanceMatrix) * facing;
  #endif
  cityPlace = (modelMatrix * local).xyz;
  cityNormal = normalize(mat3(modelMatrix) * facing);
}
`;

const fragmentPart = /* glsl */ `
varying vec3 cityPlace, cityNormal;
uniform vec3 citySun, cityGlowWay, citySunColour, cityZenith, cityHorizon, cityGlow, cityDark;
uniform sampler2D cityShade, cityRooms, cityOffice;
uniform float cityMirror;

vec3 cityAbove(vec3 d, float wobble) {
  float up = max(d.y, 0.0);
  vec3 c = mix(cityHorizon, cityZenith, pow(smoothstep(0.0, 0.75, up), 0.6));
  float near = max(dot(d, cityGlowWay), 0.0);
  c += cityGlow * (0.4 * pow(near, 4.0) + 0.9 * pow(near, 24.0));
  float streak = texture2D(cityShade, vec2(d.x + d.z, d.y) * 0.7 + wobble).r;
  c *= 0.82 + 0.36 * streak;
  vec3 below = mix(cityHorizon * 0.32 + cityZenith * 0.3, cityDark, smoothstep(0.0, -0.5, d.y)) * (0.5 + streak);
  return mix(c, below, smoothstep(0.03, -0.06, d.y));
}

vec3 cityWater() {
  vec3 way = normalize(cityPlace - cameraPosition);
  vec2 waves = texture2D(cityOffice, cityPlace.xz / vec2(900.0, 420.0)).aa + texture2D(cityOffice, cityPlace.zx / 230.0).ar - 0.8;
  vec3 n = normalize(vec3(0.08 * waves.x, 1.0, 0.16 * waves.y));
  vec3 back = reflect(way, n);
  back.y = abs(back.y) + 0.03;
  vec3 seen = cityAbove(back, 0.0);
  return mix(cityDark * 1.5, seen, 0.25 + 0.7 * pow(1.0 - max(-way.y, 0.0), 2.0));
}

vec3 cityLit(vec3 wall) {
  vec3 n = normalize(cityNormal);
  vec3 way = normalize(cityPlace - cameraPosition);
  // The skyline towards the sun throws a stepped shadow on all that stands behind it.
  vec2 ground = normalize(citySun.xz);
  vec2 over = vec2(dot(cityPlace.xz, vec2(-ground.y, ground.x)) / 420.0, dot(cityPlace.xz, ground) / 900.0);
  float line = 24.0 + 150.0 * texture2D(cityShade, over).r;
  float open = smoothstep(-3.0, 3.0, cityPlace.y - line);
  float sun = max(dot(n, citySun), 0.0) * open;
  float high = smoothstep(-20.0, 170.0, cityPlace.y);
  vec3 sky = mix(cityDark * 1.4, cityZenith * 0.75 + cityHorizon * 0.36, (0.35 + 0.65 * high) * (0.62 + 0.38 * n.y));
  sky += cityHorizon * 0.2 * high * max(dot(n, vec3(citySun.x, 0.0, citySun.z)) * 0.5 + 0.5, 0.0);
  // What is brighter than white shines by itself.
  vec3 lit = min(wall, vec3(1.0)) * (citySunColour * sun + sky) + max(wall - 1.0, vec3(0.0));
#ifdef CITY_WINDOWS
  vec3 room = texture2D(cityRooms, vMapUv).rgb;
  float glass = smoothstep(0.02, 0.1, max(room.r, max(room.g, room.b)));
  vec4 office = texture2D(cityOffice, vMapUv * vec2(${(facadeCells.across / 64).toFixed(4)}, ${(facadeCells.up / 64).toFixed(4)}));
  // No two panes hang quite alike: each mirrors a slightly different piece of sky.
  vec3 pane = normalize(n + (office.a - 0.5) * vec3(0.022, 0.03, 0.022));
  float facing = max(-dot(way, n), 0.0);
  float mirrored = mix(cityMirror, 1.0, pow(1.0 - facing, 4.0));
  vec3 seen = cityAbove(reflect(way, pane), office.a * 0.02) * mirrored;
  seen += citySunColour * 3.0 * open * pow(max(dot(reflect(way, pane), cityGlowWay), 0.0), 180.0);
  lit = mix(lit, lit * 0.3 + seen, glass);
  lit += room * office.rgb * glass * 1.9 * (1.0 - 0.6 * mirrored);
#endif
  return lit;
}
`;

/** @param sky what glass mirrors and stone is lit by */
export function cityLight(seed: number, sky: Sky): CityLight {
  const random = seeded(seed, 'flight', 'light');
  const sun = new Vector3();
  const [shade, office] = [skylineShade(random), offices(random)];
  const shared = {
    citySun: { value: sun },
    cityGlowWay: { value: sky.towardsSun },
    citySunColour: { value: new Vector3(3.3, 1.75, 0.8) },
    cityZenith: { value: sky.zenith },
    cityHorizon: { value: sky.horizon },
    cityGlow: { value: sky.glow },
    cityDark: { value: new Vector3(0.045, 0.055, 0.1) },
    cityShade: { value: shade },
    cityOffice: { value: office },
  };
  const litBy = (call: string, sheet?: FacadeSheet, mirror = 0): MeshBasicMaterial => {
    const made = new MeshBasicMaterial(sheet ? { map: sheet.walls } : {});
    made.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, shared, {
        cityRooms: { value: sheet?.rooms ?? shade },
        cityMirror: { value: mirror },
      });
      shader.vertexShader = shader.vertexShader
        .replace('#include <common>', `#include <common>\n${vertexPart}`)
        .replace('#include <project_vertex>', `#include <project_vertex>\n${vertexBody}`);
      shader.fragmentShader = shader.fragmentShader
        .replace(
          '#include <map_pars_fragment>',
          `#include <map_pars_fragment>\n${sheet ? '#define CITY_WINDOWS\n' : ''}${fragmentPart}`,
        )
        .replace('#include <opaque_fragment>', `outgoingLight = ${call};\n#include <opaque_fragment>`);
    };
    made.customProgramCacheKey = () => `city ${call}${sheet ? ' windows' : ''}`;
    return made;
  };
  const material = (sheet?: FacadeSheet, mirror = 0.1) => {
    const made = litBy('cityLit(diffuseColor.rgb)', sheet, mirror);
    made.vertexColors = true;
    return made;
  };
  return { sun, material, water: () => litBy('cityWater()'), textures: [shade, office] };
}

/** How high the shadow reaches, across and towards the sun: steps as wide as buildings, 0 to 1. */
function skylineShade(random: Random): DataTexture {
  const [width, height] = [256, 8];
  const values = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let x = 0; x < width;) {
      const level = random.unit() ** 1.3;
      const until = x + 5 + random.below(16);
      for (; x < Math.min(width, until); x += 1) values[row * width + x] = Math.round(level * 255);
    }
  const texture = new DataTexture(values, width, height, RedFormat);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Which rooms are lit, and by what lamps: a texel a window. What is kept for opacity tilts its pane. */
function offices(random: Random): DataTexture {
  const side = 64;
  const values = new Uint8Array(side * side * 4);
  const lamps = [
    [255, 150, 58],
    [255, 172, 84],
    [255, 196, 120],
    [190, 214, 255],
    [255, 128, 44],
  ] as const;
  for (let floor = 0; floor < side; floor += 1) {
    // Some floors work late.
    const busy = random.unit() < 0.16 ? 0.82 : random.between(0.12, 0.42);
    const floorLamp = random.pick(lamps);
    for (let bay = 0; bay < side; bay += 1) {
      const isLit = random.unit() < busy;
      const lamp = random.unit() < 0.6 ? floorLamp : random.pick(lamps);
      const level = isLit ? random.between(0.35, 1) : random.between(0, 0.06);
      const offset = (floor * side + bay) * 4;
      for (let channel = 0; channel < 3; channel += 1) values[offset + channel] = lamp[channel]! * level;
      values[offset + 3] = 255 * random.unit();
    }
  }
  const texture = new DataTexture(values, side, side);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = NearestFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
