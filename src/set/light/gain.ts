import { Mesh, type Material, type Object3D } from 'three';

/** Brightness as shown of a part of the background: its luminance in the finished picture is multiplied by `value`. */
export interface Gain {
  value: number;
}

/**
 * Makes the brightness of an object, as shown, a number that can be set: materials below it become its own, and write the gain where a
 * picture's opacity would stand, for `Printer` to multiply the graded light with. Call once, while the scene is built, after the object's
 * materials are complete and before `fillWithHaze`. Opaque or cut-out materials of three's own only.
 */
export function gainFor(object: Object3D): Gain {
  const gain: Gain = { value: 1 };
  const own = new Map<Material, Material>();
  object.traverse((each) => {
    if (!(each instanceof Mesh)) return;
    const mesh = each as Mesh;
    const swap = (material: Material) => {
      const made = own.get(material) ?? withGain(material, gain);
      own.set(material, made);
      return made;
    };
    mesh.material = Array.isArray(mesh.material) ? mesh.material.map(swap) : swap(mesh.material);
  });
  return gain;
}

function withGain(material: Material, gain: Gain): Material {
  const own = material.clone();
  const before = material.onBeforeCompile.bind(material);
  const key = material.customProgramCacheKey();
  own.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    shader.uniforms['shownGain'] = gain;
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform float shownGain;')
      .replace('#include <opaque_fragment>', '#include <opaque_fragment>\ngl_FragColor.a = shownGain;');
  };
  own.customProgramCacheKey = () => `${key}|gain`;
  return own;
}
