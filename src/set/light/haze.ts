import {
  Mesh,
  type Color,
  type Material,
  type Object3D,
  type Vector3,
  type WebGLProgramParametersWithUniforms,
} from 'three';

/** Air that one can see: thicker low down, and brighter where one looks towards the sun. */
export interface Haze {
  colour: Color;
  /** Colour when looking straight at the sun. */
  glow: Color;
  towardsSun: Vector3;
  /** Share of light lost per metre near the ground. */
  density: number;
  /** Metres above ground at which it is half as thick. */
  halfHeight: number;
}

const declarations = /* glsl */ `
#include <common>
uniform vec3 hazeColour, hazeGlow, hazeSun;
uniform float hazeDensity, hazeHalfHeight;
varying vec3 hazePlace;
`;

const mixing = /* glsl */ `
{
  vec3 way = hazePlace - cameraPosition;
  float far = length(way);
  way /= max(far, 1e-4);
  // Mean thickness along the ray, from that at both its ends and the middle (Simpson).
  vec3 heights = vec3(cameraPosition.y, 0.5 * (cameraPosition.y + hazePlace.y), hazePlace.y);
  vec3 thick = exp2(-max(heights, 0.0) / hazeHalfHeight);
  float depth = hazeDensity * far * dot(thick, vec3(1.0, 4.0, 1.0)) / 6.0;
  float towards = pow(max(dot(way, hazeSun), 0.0), 6.0);
  gl_FragColor.rgb = mix(mix(hazeColour, hazeGlow, towards), gl_FragColor.rgb, exp(-depth));
}
`;

/** Lets every material below an object fade into the haze. Call once, when the scene is built. */
export function fillWithHaze(root: Object3D, haze: Haze): void {
  const seen = new Set<Material>();
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const { material } = object as Mesh;
    for (const each of Array.isArray(material) ? material : [material]) {
      if (seen.has(each) || each.userData['noHaze'] === true) continue;
      seen.add(each);
      addHaze(each, haze);
    }
  });
}

function addHaze(material: Material, haze: Haze): void {
  const before = material.onBeforeCompile.bind(material);
  const key = material.customProgramCacheKey();
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms, renderer) => {
    before(shader, renderer);
    Object.assign(shader.uniforms, {
      hazeColour: { value: haze.colour },
      hazeGlow: { value: haze.glow },
      hazeSun: { value: haze.towardsSun },
      hazeDensity: { value: haze.density },
      hazeHalfHeight: { value: haze.halfHeight },
    });
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec3 hazePlace;')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\nhazePlace = cameraPosition + mvPosition.xyz * mat3(viewMatrix);',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', declarations)
      .replace('#include <opaque_fragment>', `#include <opaque_fragment>\n${mixing}`);
  };
  material.customProgramCacheKey = () => `${key}|haze`;
}
