import type { Material, WebGLProgramParametersWithUniforms } from 'three';

const made = new WeakMap<Material, Map<string, Material>>();

/**
 * The same material with something more in its shader, made once for each material and name. What is drawn soundly keeps its own
 * material, so that it stays the same to the bit; a failure swaps this in for a frame.
 */
export function variantOf<T extends Material>(
  material: T,
  name: string,
  patch: (shader: WebGLProgramParametersWithUniforms) => void,
): T {
  const variants = made.get(material) ?? new Map<string, Material>();
  made.set(material, variants);
  const kept = variants.get(name) as T | undefined;
  if (kept) return kept;
  const variant = material.clone();
  const before = material.onBeforeCompile.bind(material);
  const key = material.customProgramCacheKey();
  variant.onBeforeCompile = (shader, renderer) => {
    before(shader, renderer);
    patch(shader);
  };
  variant.customProgramCacheKey = () => `${key}|${name}`;
  variants.set(name, variant);
  return variant;
}
