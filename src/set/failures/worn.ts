import { Color, type MeshStandardMaterial, type SkinnedMesh } from 'three';
import type { Figure } from '../scenes/scene.ts';
import type { Linear } from './colours.ts';

export type Worn = SkinnedMesh & { material: MeshStandardMaterial };

/** The meshes of a person that cover something: "top", "skin", as `wardrobe.ts` names their materials. */
export function wornBy({ rig }: Figure, cover: string): Worn[] {
  return rig.skins.filter((skin): skin is Worn => !Array.isArray(skin.material) && skin.material.name === cover);
}

const seen = new WeakMap<SkinnedMesh, Linear>();
const side = 128;

/** Mean of a mesh's picture and of its vertices' colours, without its material's own colour. */
export function meanOf(mesh: Worn): Linear {
  const kept = seen.get(mesh);
  if (kept) return kept;
  const map = pictureOf(mesh.material);
  const uv = mesh.geometry.hasAttribute('uv') ? mesh.geometry.getAttribute('uv') : undefined;
  const own = mesh.material.vertexColors ? mesh.geometry.getAttribute('color') : undefined;
  const sum = [0, 0, 0];
  const { count } = mesh.geometry.getAttribute('position');
  const texel = new Color();
  for (let vertex = 0; vertex < count; vertex += 1) {
    texel.setRGB(1, 1, 1);
    if (map && uv) {
      const v = mesh.material.map?.flipY ? 1 - uv.getY(vertex) : uv.getY(vertex);
      readTexel(map, uv.getX(vertex), v, texel);
    }
    if (own) texel.multiply(new Color(own.getX(vertex), own.getY(vertex), own.getZ(vertex)));
    texel.toArray().forEach((value, channel) => (sum[channel]! += value));
  }
  const mean: Linear = [sum[0]! / count, sum[1]! / count, sum[2]! / count];
  seen.set(mesh, mean);
  return mean;
}

interface Picture {
  data: ArrayLike<number>;
  width: number;
  height: number;
  /** Numbers a texel. */
  channels: number;
}

function pictureOf({ map }: MeshStandardMaterial): Picture | undefined {
  const image = map?.image as CanvasImageSource | (Omit<Picture, 'channels'> & { data: ArrayLike<number> }) | undefined;
  if (!image) return undefined;
  if ('data' in image) return { ...image, channels: image.data.length / (image.width * image.height) };
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) return undefined;
  brush.drawImage(image, 0, 0, side, side);
  return { data: brush.getImageData(0, 0, side, side).data, width: side, height: side, channels: 4 };
}

/** The colour of a texel, in linear light. @param u from the left @param v from the first row */
function readTexel({ data, width, height, channels }: Picture, u: number, v: number, into: Color): Color {
  const at = (share: number, size: number) => Math.min(size - 1, Math.floor((share - Math.floor(share)) * size));
  const first = (at(v, height) * width + at(u, width)) * channels;
  const [red, green, blue] = [0, 1, 2].map((k) => data[first + Math.min(k, channels - 1)]! / 255);
  return into.setRGB(red!, green!, blue!, 'srgb');
}
