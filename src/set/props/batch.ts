import { BufferAttribute, BufferGeometry, Color, Matrix4, Vector3 } from 'three';

export type Point = readonly [number, number, number];

/** Part of a texture, 0 to 1, from its lower left to its upper right corner. */
export interface Cell {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export type Face = 'left' | 'right' | 'bottom' | 'top' | 'back' | 'front';

interface Look {
  colour: Color;
  /** A part of a texture for the whole face; left out, the texture repeats every `metres` of the material. */
  cell?: Cell;
  /** Light left at the lower end of a face, 0 to 1: baked shade where things meet. */
  shadeBelow?: number;
  shadeAbove?: number;
}

/**
 * Collects faces of one material and makes one geometry of them: a street in a dozen draw calls. Positions go through `place` first.
 */
export class Batch {
  place = new Matrix4();
  readonly #metres: number;
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #uvs: number[] = [];
  readonly #colours: number[] = [];
  readonly #index: number[] = [];

  /** @param metres how much of the world one repeat of the material's texture covers */
  constructor(metres = 1) {
    this.#metres = metres;
  }

  get triangles(): number {
    return this.#index.length / 3;
  }

  /** A flat face: four corners, counter-clockwise as seen from its front, beginning at the lower left. */
  quad(corners: readonly [Point, Point, Point, Point], look: Look): void {
    const points = corners.map((corner) => new Vector3(...corner));
    const [a, b, , d] = points as [Vector3, Vector3, Vector3, Vector3];
    const across = b.clone().sub(a);
    const up = d.clone().sub(a);
    const normal = across.clone().cross(up).normalize().transformDirection(this.place);
    const first = this.#positions.length / 3;
    const { cell, colour, shadeBelow = 1, shadeAbove = 1 } = look;
    points.forEach((point, index) => {
      const right = index === 1 || index === 2;
      const upper = index >= 2;
      const placed = point.clone().applyMatrix4(this.place);
      this.#positions.push(placed.x, placed.y, placed.z);
      this.#normals.push(normal.x, normal.y, normal.z);
      const shade = upper ? shadeAbove : shadeBelow;
      this.#colours.push(colour.r * shade, colour.g * shade, colour.b * shade);
      if (cell) this.#uvs.push(right ? cell.right : cell.left, upper ? cell.top : cell.bottom);
      else this.#uvs.push(...this.#metresAt(placed, normal));
    });
    this.#index.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }

  /** Texture coordinates from the place in the world, so that bricks go on from one face to the next. */
  #metresAt(placed: Vector3, normal: Vector3): [number, number] {
    const [x, y, z] = [Math.abs(normal.x), Math.abs(normal.y), Math.abs(normal.z)];
    const m = this.#metres;
    if (y >= x && y >= z) return [placed.x / m, placed.z / m];
    return x > z ? [placed.z / m, placed.y / m] : [placed.x / m, placed.y / m];
  }

  /** A box from its lower to its upper corner, without the faces nobody sees. */
  box(low: Point, high: Point, look: Look, without: readonly Face[] = []): void {
    const [x0, y0, z0] = low;
    const [x1, y1, z1] = high;
    const faces: Record<Face, [Point, Point, Point, Point]> = {
      front: [
        [x0, y0, z1],
        [x1, y0, z1],
        [x1, y1, z1],
        [x0, y1, z1],
      ],
      back: [
        [x1, y0, z0],
        [x0, y0, z0],
        [x0, y1, z0],
        [x1, y1, z0],
      ],
      right: [
        [x1, y0, z1],
        [x1, y0, z0],
        [x1, y1, z0],
        [x1, y1, z1],
      ],
      left: [
        [x0, y0, z0],
        [x0, y0, z1],
        [x0, y1, z1],
        [x0, y1, z0],
      ],
      top: [
        [x0, y1, z1],
        [x1, y1, z1],
        [x1, y1, z0],
        [x0, y1, z0],
      ],
      bottom: [
        [x0, y0, z0],
        [x1, y0, z0],
        [x1, y0, z1],
        [x0, y0, z1],
      ],
    };
    for (const [name, corners] of Object.entries(faces)) if (!without.includes(name as Face)) this.quad(corners, look);
  }

  /** An upright prism around (x, z): posts, bins, chimneys. */
  pillar(centre: Point, height: number, radii: { below: number; above: number }, edges: number, look: Look): void {
    const [cx, cy, cz] = centre;
    const corner = (edge: number, radius: number, y: number): Point => {
      const angle = (edge / edges) * 2 * Math.PI;
      return [cx + radius * Math.sin(angle), y, cz + radius * Math.cos(angle)];
    };
    for (let edge = 0; edge < edges; edge += 1) {
      const next = edge + 1;
      this.quad(
        [
          corner(edge, radii.below, cy),
          corner(next, radii.below, cy),
          corner(next, radii.above, cy + height),
          corner(edge, radii.above, cy + height),
        ],
        look,
      );
    }
    for (let edge = 1; edge < edges - 1; edge += 2) {
      const top = cy + height;
      this.quad(
        [
          corner(0, radii.above, top),
          corner(edge, radii.above, top),
          corner(edge + 1, radii.above, top),
          corner(Math.min(edge + 2, edges), radii.above, top),
        ],
        look,
      );
    }
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    const attribute = (values: readonly number[], size: number) => new BufferAttribute(new Float32Array(values), size);
    geometry.setAttribute('position', attribute(this.#positions, 3));
    geometry.setAttribute('normal', attribute(this.#normals, 3));
    geometry.setAttribute('uv', attribute(this.#uvs, 2));
    geometry.setAttribute('color', attribute(this.#colours, 3));
    geometry.setIndex(this.#index);
    return geometry;
  }
}
