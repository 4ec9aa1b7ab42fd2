import { Color, DoubleSide, MeshLambertMaterial, MeshStandardMaterial, type Material } from 'three';

/** A glow along the edge of a shape, as silk and glass have it where one looks along them. */
function addEdge(material: Material, key: string, edge: Color, sharpness: number, body = ''): void {
  material.onBeforeCompile = (shader) => {
    shader.uniforms['edgeColour'] = { value: edge };
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform vec3 edgeColour;')
      .replace(
        '#include <opaque_fragment>',
        /* glsl */ `
        {
          float facing = abs(dot(normalize(normal), normalize(vViewPosition)));
          ${body}
          outgoingLight += edgeColour * pow(1.0 - facing, ${sharpness.toFixed(2)});
        }
        #include <opaque_fragment>`,
      );
  };
  material.customProgramCacheKey = () => `${key}|${sharpness}`;
}

/** Cloth and paper with a sheen, coloured by its vertices and lit from both sides. */
export function silk(sheen: Color, sharpness = 2.5): MeshLambertMaterial {
  const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  addEdge(material, 'silk', sheen, sharpness);
  return material;
}

/** A ball of glass in which two colours swim: what one sees through it is upside down, as in a lens. */
export function glass(colours: { low: Color; high: Color; edge: Color }): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ color: 0x101010, roughness: 0.12, metalness: 0, envMapIntensity: 0.15 });
  const { low, high, edge } = colours;
  const inside = /* glsl */ `
    vec3 n = normalize(normal);
    vec3 through = refract(-normalize(vViewPosition), n, 0.7);
    float stream = 0.16 * sin(6.0 * through.x + 2.5 * through.y + 1.5 * sin(5.0 * through.y));
    float height = smoothstep(-0.5, 0.5, 0.45 * through.x - through.y + stream);
    vec3 swim = mix(lowColour, highColour, height);
    // Dark where light is bent away, just inside the bright edge.
    float body = 0.18 + 0.62 * smoothstep(0.12, 0.75, facing);
    outgoingLight += swim * body;
    float focus = dot(through, normalize(vec3(-0.4, -0.5, -0.76)));
    outgoingLight += edgeColour * 0.5 * smoothstep(0.9, 1.0, focus) * facing;`;
  addEdge(material, 'glass', edge.clone().multiplyScalar(0.7), 4.2, inside);
  const before = material.onBeforeCompile.bind(material);
  material.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    shader.uniforms['lowColour'] = { value: low };
    shader.uniforms['highColour'] = { value: high };
    shader.fragmentShader = shader.fragmentShader.replace(
      'uniform vec3 edgeColour;',
      'uniform vec3 edgeColour, lowColour, highColour;',
    );
  };
  return material;
}
