import {
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  PlaneGeometry,
  Vector3,
  type Color,
  type Material,
  type Object3D,
  type Texture,
} from 'three';
import type { Random } from '../random.ts';
import { grain, painted } from './paint.ts';

/** A wall or floor: a flat piece of the room that takes shadows. */
export interface Surface {
  mesh: Mesh;
  /** A point of it, and its normal into the room. */
  receiver: { point: Vector3; normal: Vector3 };
}

/**
 * A rectangle in the room.
 *
 * @param corner its lower left corner, as seen from its front
 * @param across from there to the lower right corner, metres
 * @param up from there to the upper left corner, metres
 */
export function surface(corner: Vector3, across: Vector3, up: Vector3, material: Material): Surface {
  const [width, height] = [across.length(), up.length()];
  const normal = across.clone().cross(up).normalize();
  const basis = new Matrix4().makeBasis(across.clone().divideScalar(width), up.clone().divideScalar(height), normal);
  const geometry = new PlaneGeometry(width, height).translate(width / 2, height / 2, 0);
  const mesh = new Mesh(geometry.applyMatrix4(basis.setPosition(corner)), material);
  mesh.receiveShadow = true;
  return { mesh, receiver: { point: corner.clone(), normal } };
}

/** A surface's colours, with a texture that is stretched over all of it. */
export function papered(map: Texture, colour?: Color): MeshLambertMaterial {
  return new MeshLambertMaterial({ map, ...(colour ? { color: colour } : {}) });
}

/** Boards along the picture's width, each of its own brown, with joints and grain. Stretched over the whole floor. */
export function boards(random: Random, rows: number, hue: number, light: number): Texture {
  const [width, height] = [1024, 1024];
  return painted(
    width,
    height,
    (brush) => {
      const high = height / rows;
      for (let row = 0; row < rows; row += 1) {
        let x = -random.between(0, 0.3) * width;
        while (x < width) {
          const long = random.between(0.2, 0.38) * width;
          const level = light + random.between(-5, 5);
          brush.fillStyle = `hsl(${hue + random.between(-3, 3)} ${random.between(30, 40)}% ${level}%)`;
          brush.fillRect(x, row * high, long, high);
          for (let vein = 0; vein < 7; vein += 1) {
            brush.fillStyle = `rgba(40,22,10,${random.between(0.04, 0.13)})`;
            brush.fillRect(x, row * high + random.between(0, high), long, random.between(0.6, 2.2));
          }
          brush.fillStyle = 'rgba(20,10,4,0.55)';
          brush.fillRect(x + long - 1.5, row * high, 1.5, high);
          x += long;
        }
        brush.fillStyle = 'rgba(20,10,4,0.5)';
        brush.fillRect(0, (row + 1) * high - 1.5, width, 1.5);
      }
      grain(brush, random, 12, 0.03);
    },
    { repeats: false },
  );
}

/**
 * A painted wall with the dusk that gathers in corners, under the ceiling and above the skirting.
 *
 * @param colour CSS colour
 * @param more paints tiles or whatever else belongs to the wall, in pixels of a picture of this size
 */
export function wallpaper(
  random: Random,
  size: { width: number; height: number },
  colour: string,
  dark: { left: number; right: number; above: number; below: number },
  more: (brush: CanvasRenderingContext2D) => void = () => undefined,
): Texture {
  const { width, height } = size;
  return painted(
    width,
    height,
    (brush) => {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, width, height);
      more(brush);
      grain(brush, random, 9, 0.025);
      const reach = 0.34 * height;
      const edges = [
        [0, 0, reach, 0, dark.left],
        [width, 0, width - reach, 0, dark.right],
        [0, 0, 0, reach, dark.above],
        [0, height, 0, height - reach, dark.below],
      ] as const;
      for (const [x0, y0, x1, y1, alpha] of edges) {
        const shade = brush.createLinearGradient(x0, y0, x1, y1);
        for (const [at, left] of [
          [0, 1],
          [0.2, 0.52],
          [0.5, 0.18],
          [1, 0],
        ] as const)
          shade.addColorStop(at, `rgba(24,16,14,${alpha * left})`);
        brush.fillStyle = shade;
        brush.fillRect(0, 0, width, height);
      }
    },
    { repeats: false },
  );
}

/** Glazed tiles in a rectangle of a wall's picture, no two quite alike. */
export function tiles(
  brush: CanvasRenderingContext2D,
  random: Random,
  area: { x: number; y: number; width: number; height: number },
  side: number,
  hue: { hue: number; saturation: number; light: number },
): void {
  brush.fillStyle = 'rgb(196,190,176)';
  brush.fillRect(area.x, area.y, area.width, area.height);
  const wide = side * 2;
  for (let row = 0; row * side < area.height; row += 1)
    for (let x = area.x - (row % 2) * side; x < area.x + area.width; x += wide) {
      const y = area.y + row * side;
      const level = hue.light + random.between(-5, 5);
      const sheen = brush.createLinearGradient(x, y, x, y + side);
      sheen.addColorStop(0, `hsl(${hue.hue} ${hue.saturation}% ${level + 7}%)`);
      sheen.addColorStop(0.3, `hsl(${hue.hue + random.between(-6, 6)} ${hue.saturation}% ${level}%)`);
      sheen.addColorStop(1, `hsl(${hue.hue} ${hue.saturation}% ${level - 3}%)`);
      brush.fillStyle = sheen;
      brush.fillRect(x + 1, y + 1, wide - 2, side - 2);
    }
}

/** Frees the shapes, materials and painted pictures of everything below an object. */
export function freeAll(root: Object3D): void {
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const mesh = object as Mesh;
    mesh.geometry.dispose();
    for (const material of Array.isArray(mesh.material) ? mesh.material : [mesh.material]) {
      (material as Partial<MeshLambertMaterial>).map?.dispose();
      material.dispose();
    }
  });
}
