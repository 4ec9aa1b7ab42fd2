import { Mesh, type Color, type Material, type Object3D, type Vector3 } from 'three';

/** A light from behind that draws the outline of a figure, and touches nothing else. */
export interface Rim {
  colour: Color;
  /** Towards the light, in the world. */
  towards: Vector3;
  /** Higher is a thinner line. */
  sharpness: number;
}

/** Gives every material below an object a rim. Call once, before the haze. */
export function addRim(root: Object3D, rim: Rim): void {
  const seen = new Set<Material>();
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const material = object.material as Material;
    if (seen.has(material)) return;
    seen.add(material);
    material.onBeforeCompile = (shader) => {
      shader.uniforms['rimColour'] = { value: rim.colour };
      shader.uniforms['rimTowards'] = { value: rim.towards };
      shader.fragmentShader = shader.fragmentShader
        .replace('#include <common>', `#include <common>\nuniform vec3 rimColour, rimTowards;`)
        .replace(
          '#include <opaque_fragment>',
          /* glsl */ `
          {
            vec3 back = (viewMatrix * vec4(rimTowards, 0.0)).xyz;
            float edge = pow(1.0 - saturate(dot(normal, normalize(vViewPosition))), ${rim.sharpness.toFixed(2)});
            outgoingLight += rimColour * edge * smoothstep(-0.05, 0.6, dot(normal, back)) * (0.25 + diffuseColor.rgb);
          }
          #include <opaque_fragment>`,
        );
    };
    material.customProgramCacheKey = () => 'rim';
  });
}
