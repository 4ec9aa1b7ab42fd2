import {
  ClampToEdgeWrapping,
  GLSL3,
  HalfFloatType,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  PlaneGeometry,
  RawShaderMaterial,
  Vector2,
  Vector3,
  WebGLRenderTarget,
  type Camera,
  type Scene,
  type WebGLRenderer,
} from 'three';

/** How the light that reached the camera becomes a picture: the palette of a scene. */
export interface Grade {
  exposure: number;
  /** Multiplies the dark and the bright end of the scale, so that shadows and lights take opposite tints. */
  shadows: readonly [number, number, number];
  lights: readonly [number, number, number];
  /** 1 is none. */
  saturation: number;
  contrast: number;
  /** Share of light that the corners lose. */
  vignette: number;
  /** Multiplies red, green and blue of the finished picture, in linear light; left out, nothing is multiplied. */
  gain?: readonly [number, number, number];
}

const none = [1, 1, 1] as const;

const vertex = /* glsl */ `
in vec3 position;
out vec2 place;
void main() {
  place = position.xy * 0.5 + 0.5;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

const fragment = /* glsl */ `
precision highp float;
uniform highp sampler2D light;
uniform int samples;
uniform float exposure, saturation, contrast, vignette;
uniform vec3 shadows, lights, gain;
in vec2 place;
out vec4 colour;

// A filmic curve fitted to ACES by Krzysztof Narkowicz (2016), public domain.
vec3 film(vec3 x) { return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }
vec3 encode(vec3 c) { return mix(1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, 12.92 * c, vec3(lessThan(c, vec3(0.0031308)))); }

vec3 graded(vec3 c) {
  c = film(c * exposure);
  float level = dot(c, vec3(0.2126, 0.7152, 0.0722));
  c *= mix(shadows, lights, smoothstep(0.0, 0.75, level));
  c = mix(vec3(level), c, saturation);
  c = encode(clamp(c, 0.0, 1.0));
  // An S about the middle grey of the encoded scale.
  return clamp(mix(c, c * c * (3.0 - 2.0 * c), contrast), 0.0, 1.0);
}

vec3 decode(vec3 c) { return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, vec3(lessThan(c, vec3(0.04045)))); }

// What stands in the place of opacity is the brightness of a part of the background (see gain.ts); rounding leaves it near 1.
vec3 gained(vec3 c, float own) {
  vec3 factor = gain * (abs(own - 1.0) < 0.004 ? 1.0 : own);
  return factor == vec3(1.0) ? c : encode(clamp(decode(c) * factor, 0.0, 1.0));
}

void main() {
  ivec2 first = ivec2(gl_FragCoord.xy) * samples;
  vec3 sum = vec3(0.0);
  for (int y = 0; y < samples; y++)
    for (int x = 0; x < samples; x++) {
      vec2 off = place - 0.5;
      vec4 sampled = texelFetch(light, first + ivec2(x, y), 0);
      sum += gained(graded(sampled.rgb * (1.0 - vignette * smoothstep(0.05, 0.5, dot(off, off)))), sampled.a);
    }
  colour = vec4(sum / float(samples * samples), 1.0);
}`;

/**
 * Renders a scene larger than the picture, grades every sample and takes the mean of each square of them: an exact box, without
 * multisampling, whose rounding differs between runs.
 */
export class Printer {
  readonly #renderer: WebGLRenderer;
  readonly #target: WebGLRenderTarget;
  readonly #material: RawShaderMaterial;
  readonly #sheet: Mesh<PlaneGeometry, RawShaderMaterial>;
  readonly #camera = new OrthographicCamera();

  /**
   * @param samples samples along each side of a picture's pixel: 1 or 2
   * @param size of the picture, in pixels
   */
  constructor(renderer: WebGLRenderer, size: { width: number; height: number }, samples: number) {
    this.#renderer = renderer;
    this.#target = new WebGLRenderTarget(size.width * samples, size.height * samples, {
      type: HalfFloatType,
      minFilter: NearestFilter,
      magFilter: NearestFilter,
      wrapS: ClampToEdgeWrapping,
      wrapT: ClampToEdgeWrapping,
      samples: 0,
    });
    this.#material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: fragment,
      depthTest: false,
      depthWrite: false,
      uniforms: {
        light: { value: this.#target.texture },
        samples: { value: samples },
        exposure: { value: 1 },
        saturation: { value: 1 },
        contrast: { value: 0 },
        vignette: { value: 0 },
        shadows: { value: new Vector3(1, 1, 1) },
        lights: { value: new Vector3(1, 1, 1) },
        gain: { value: new Vector3(1, 1, 1) },
      },
    });
    this.#sheet = new Mesh(new PlaneGeometry(2, 2), this.#material);
    this.#sheet.frustumCulled = false;
  }

  print(scene: Scene, camera: Camera, grade: Grade): void {
    const { uniforms } = this.#material;
    for (const name of ['exposure', 'saturation', 'contrast', 'vignette'] as const) uniforms[name]!.value = grade[name];
    (uniforms['shadows']!.value as Vector3).fromArray(grade.shadows);
    (uniforms['lights']!.value as Vector3).fromArray(grade.lights);
    (uniforms['gain']!.value as Vector3).fromArray(grade.gain ?? none);
    this.#renderer.setRenderTarget(this.#target);
    this.#renderer.render(scene, camera);
    this.#renderer.setRenderTarget(null);
    this.#renderer.render(this.#sheet, this.#camera);
  }

  /** Size in samples. */
  get samples(): Vector2 {
    return new Vector2(this.#target.width, this.#target.height);
  }

  dispose(): void {
    this.#target.dispose();
    this.#material.dispose();
    this.#sheet.geometry.dispose();
  }
}
