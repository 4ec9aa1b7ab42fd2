import { BackSide, CylinderGeometry, Mesh, MeshBasicMaterial } from 'three';
import type { Random } from '../random.ts';
import { painted } from './paint.ts';

/** Colours as CSS: the sky above, the light low down between the trees, and the ground. */
export interface BackdropColours {
  sky: string;
  glow: string;
  ground: string;
  /** Hue and lightness (percent) of the far and of the near trees. */
  far: readonly [number, number];
  near: readonly [number, number];
}

const size = { width: 1024, height: 512 };

/**
 * What lies far behind, out of focus: soft masses of trees, and the discs that a lens makes of gaps in them. A picture on a round wall,
 * `radius` metres away, that needs no light.
 */
export function gardenBackdrop(random: Random, colours: BackdropColours, radius: number, height: number): Mesh {
  const map = painted(size.width, size.height, (brush) => paint(brush, random, colours));
  map.repeat.set(-5, 1);
  const material = new MeshBasicMaterial({ map, side: BackSide });
  material.userData['noHaze'] = true;
  const wall = new Mesh(new CylinderGeometry(radius, radius, height, 40, 1, true), material);
  wall.position.y = height / 2 - 0.5;
  wall.userData['isSky'] = true;
  return wall;
}

function paint(brush: CanvasRenderingContext2D, random: Random, colours: BackdropColours): void {
  const { width, height } = size;
  const base = brush.createLinearGradient(0, 0, 0, height);
  base.addColorStop(0, colours.sky);
  base.addColorStop(0.62, colours.glow);
  base.addColorStop(0.86, colours.glow);
  base.addColorStop(1, colours.ground);
  brush.fillStyle = base;
  brush.fillRect(0, 0, width, height);
  const soft = (x: number, y: number, radius: number, colour: string, alpha: number) => {
    for (const shift of [-width, 0, width]) {
      if (x + shift + radius < 0 || x + shift - radius > width) continue;
      const spot = brush.createRadialGradient(x + shift, y, 0, x + shift, y, radius);
      spot.addColorStop(0, `hsl(${colour} / ${alpha})`);
      spot.addColorStop(0.55, `hsl(${colour} / ${alpha * 0.72})`);
      spot.addColorStop(1, `hsl(${colour} / 0)`);
      brush.fillStyle = spot;
      brush.fillRect(x + shift - radius, y - radius, radius * 2, radius * 2);
    }
  };
  for (let layer = 0; layer < 4; layer += 1) {
    const share = layer / 3;
    const hue = colours.far[0] + (colours.near[0] - colours.far[0]) * share;
    const light = colours.far[1] + (colours.near[1] - colours.far[1]) * share;
    for (let mass = 0; mass < 46; mass += 1) {
      const x = random.between(0, width);
      const crest = 0.38 + 0.15 * share + 0.1 * Math.sin((x / width) * 2 * Math.PI * (2 + layer) + layer * 1.9);
      const y = height * (crest + 0.55 * random.unit() ** 1.2);
      const colour = `${hue + random.between(-9, 9)} ${random.between(11, 22)}% ${light + random.between(-5, 6)}%`;
      soft(x, y, random.between(34, 74) * (1.1 - 0.3 * share), colour, 0.7);
    }
  }
  for (let disc = 0; disc < 120; disc += 1) {
    const [x, y] = [random.between(0, width), height * random.between(0.22, 0.84)];
    const radius = random.between(5, 13);
    brush.globalAlpha = random.between(0.06, 0.24);
    brush.fillStyle = `hsl(${random.between(44, 70)} 50% ${random.between(70, 88)}%)`;
    brush.strokeStyle = brush.fillStyle;
    brush.lineWidth = 1.2;
    brush.beginPath();
    brush.arc(x, y, radius, 0, 7);
    brush.fill();
    brush.stroke();
  }
  brush.globalAlpha = 1;
}
