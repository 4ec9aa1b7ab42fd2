import { Group, Mesh, MeshBasicMaterial, PlaneGeometry, type Texture } from 'three';
import { grain, painted } from '../../props/paint.ts';
import { seeded } from '../../random.ts';
import type { CityLight } from './city-light.ts';
import { city } from './layout.ts';

/** Pixels of the picture of one block, and metres of it: an avenue in its middle, a street across. */
const size = 1024;

/** Streets by the light of their lamps, and the river that mirrors the sky. */
export function ground(seed: number, light: CityLight): { group: Group; textures: Texture[] } {
  const map = blockTexture(seed);
  map.anisotropy = 8;
  const [width, depth] = [6000, 5200];
  const geometry = new PlaneGeometry(width, depth).rotateX(-Math.PI / 2).translate(0, 0, depth / -2 + 900);
  const [position, uv] = [geometry.getAttribute('position'), geometry.getAttribute('uv')];
  for (let index = 0; index < position.count; index += 1)
    uv.setXY(
      index,
      (position.getX(index) - city.firstAvenue) / city.pitch + 0.5,
      -(position.getZ(index) - city.firstStreet) / city.rows + 0.5,
    );
  const streets = new Mesh(geometry, new MeshBasicMaterial({ map }));
  const { from, to } = city.river;
  const water = new Mesh(
    new PlaneGeometry(3600, to - from).rotateX(-Math.PI / 2).translate(0, 0.4, (from + to) / 2),
    light.water(),
  );
  return { group: new Group().add(streets, water), textures: [map] };
}

function blockTexture(seed: number): Texture {
  const random = seeded(seed, 'flight', 'streets');
  return painted(size, size, (brush) => {
    const [mx, mz] = [size / city.pitch, size / city.rows];
    const [cx, cz] = [size / 2, size / 2];
    const [avenue, street] = [(city.avenue - 8) / 2, (city.street - 6) / 2];
    const fill = (colour: string, x: number, z: number, wide: number, deep: number) => {
      brush.fillStyle = colour;
      brush.fillRect(x, z, wide, deep);
    };
    fill('rgb(64,58,66)', 0, 0, size, size);
    fill('rgb(30,31,40)', 0, cz - street * mz, size, street * 2 * mz);
    fill('rgb(32,33,42)', cx - avenue * mx, 0, avenue * 2 * mx, size);
    grain(brush, random, 16, 0.05);
    for (let lane = -2; lane <= 2; lane += 1)
      for (let z = 0; z < size; z += 8 * mz)
        if (Math.abs(z - cz) > 14 * mz)
          fill(
            lane === 0 ? 'rgba(220,170,70,0.8)' : 'rgba(210,210,215,0.5)',
            cx + lane * 3.2 * mx - 2,
            z,
            4,
            (lane === 0 ? 8 : 3) * mz,
          );
    for (const side of [-1, 1]) {
      for (let x = cx - avenue * mx + 8; x < cx + avenue * mx - 8; x += 18)
        fill('rgba(215,215,220,0.6)', x, cz + side * (street + 2.2) * mz - 1.5 * mz, 9, 3 * mz);
      for (let z = cz - street * mz + 6; z < cz + street * mz - 6; z += 16)
        fill('rgba(215,215,220,0.6)', cx + side * (avenue + 2) * mx - 1.4 * mx, z, 2.8 * mx, 8);
    }
    // Lamps, shop fronts and trees along the kerbs.
    for (const side of [-1, 1])
      for (let z = 6; z < city.rows; z += 13) {
        const [x, y] = [cx + side * (avenue + 1) * mx, z * mz];
        glow(brush, x, y, 8.5 * mx, 'rgba(255,176,84,', 0.5);
        glow(brush, x, y, 1.6 * mx, 'rgba(255,226,170,', 1);
        glow(
          brush,
          x + side * 3.4 * mx,
          (z + 6.5) * mz,
          4.5 * mx,
          random.unit() < 0.7 ? 'rgba(255,150,70,' : 'rgba(120,190,255,',
          0.75,
        );
        brush.fillStyle = `rgba(${30 + random.below(20)},${40 + random.below(16)},34,0.9)`;
        brush.beginPath();
        brush.arc(x + side * 1.2 * mx, (z + 4) * mz, 1.7 * mx, 0, 7);
        brush.fill();
      }
    for (let x = 5; x < city.pitch; x += 11)
      glow(brush, x * mx, cz + (street + 0.6) * mz, 7 * mx, 'rgba(255,170,84,', 0.45);
  });
}

function glow(
  brush: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  colour: string,
  level: number,
): void {
  const spot = brush.createRadialGradient(x, y, 0, x, y, radius);
  spot.addColorStop(0, `${colour}${level})`);
  spot.addColorStop(0.4, `${colour}${level * 0.35})`);
  spot.addColorStop(1, `${colour}0)`);
  brush.fillStyle = spot;
  brush.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}
