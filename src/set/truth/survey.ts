import {
  Mesh,
  MeshBasicMaterial,
  NearestFilter,
  WebGLRenderTarget,
  type Camera,
  type Material,
  type Object3D,
  type Scene,
  type WebGLRenderer,
} from 'three';

const height = 135;

/**
 * Share of the picture (0 to 1) in which objects are seen, with all that stands before them: the scene is drawn small, they in white and
 * everything else in black. What one can see through, and the sky, hide nothing.
 */
export function shareOfPicture(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  aspect: number,
  objects: readonly Object3D[],
): number {
  const width = Math.round(height * aspect);
  const target = new WebGLRenderTarget(width, height, { minFilter: NearestFilter, magFilter: NearestFilter });
  const [white, black] = [new MeshBasicMaterial({ color: 0xffffff }), new MeshBasicMaterial({ color: 0 })];
  const chosen = new Set<Object3D>();
  for (const object of objects) object.traverse((each) => chosen.add(each));
  const worn = new Map<Mesh, Material | Material[]>();
  const hidden: Object3D[] = [];
  scene.traverse((each) => {
    if (!(each instanceof Mesh) || !each.visible) return;
    const mesh = each as Mesh;
    const material = Array.isArray(mesh.material) ? mesh.material[0]! : mesh.material;
    if (material.transparent || mesh.userData['isSky'] === true) {
      mesh.visible = false;
      hidden.push(mesh);
      return;
    }
    worn.set(mesh, mesh.material);
    mesh.material = chosen.has(mesh) ? white : black;
  });
  const { background } = scene;
  const { autoUpdate } = renderer.shadowMap;
  scene.background = null;
  renderer.shadowMap.autoUpdate = false;
  renderer.setRenderTarget(target);
  renderer.clear();
  renderer.render(scene, camera);
  const pixels = new Uint8Array(width * height * 4);
  renderer.readRenderTargetPixels(target, 0, 0, width, height, pixels);
  renderer.setRenderTarget(null);
  renderer.shadowMap.autoUpdate = autoUpdate;
  scene.background = background;
  for (const [mesh, material] of worn) mesh.material = material;
  for (const mesh of hidden) mesh.visible = true;
  for (const each of [target, white, black]) each.dispose();
  let seen = 0;
  for (let offset = 0; offset < pixels.length; offset += 4) if (pixels[offset]! > 127) seen += 1;
  return seen / (width * height);
}
