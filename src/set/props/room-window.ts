import { DoubleSide, Group, Mesh, MeshBasicMaterial, MeshLambertMaterial, PlaneGeometry, type Texture } from 'three';
import type { Random } from '../random.ts';
import { Joinery } from './furniture.ts';
import { painted } from './paint.ts';

/** Where a window is in its own axes: x along the wall, y up, z into the room; the wall is z = 0 and the sill's middle the origin. */
export interface WindowSize {
  width: number;
  height: number;
  /** Panes across and up. */
  panes: { across: number; up: number };
  frame: number;
  curtain?: { colour: number; width: number };
}

/**
 * A window with its frame, sill and curtains, and what is to be seen outside on a picture close behind the glass.
 *
 * @param brightness of the picture: the light of a day is several times that of a room
 */
export function roomWindow(view: Texture, brightness: number, size: WindowSize, random: Random): Group {
  const { width, height, panes, frame, curtain } = size;
  const half = width / 2;
  const group = new Group();
  const outside = new MeshBasicMaterial({ map: view });
  outside.color.setScalar(brightness);
  const sheet = new Mesh(new PlaneGeometry(width, height), outside);
  sheet.position.set(0, height / 2, 0.006);
  const wood = new Joinery();
  for (const side of [-1, 1])
    wood.box([side * half - 0.035, -0.02, 0], [side * half + 0.035, height + 0.035, 0.06], frame);
  wood.box([-half - 0.035, height - 0.035, 0], [half + 0.035, height + 0.035, 0.06], frame);
  wood.box([-half, 0, 0], [half, 0.05, 0.05], frame);
  for (let pane = 1; pane < panes.across; pane += 1) {
    const x = -half + (width * pane) / panes.across;
    wood.box([x - 0.018, 0, 0], [x + 0.018, height, 0.04], frame);
  }
  for (let pane = 1; pane < panes.up; pane += 1) {
    const y = (height * pane) / panes.up;
    wood.box([-half, y - 0.014, 0], [half, y + 0.014, 0.035], frame);
  }
  wood.box([-half - 0.09, -0.045, 0], [half + 0.09, 0, 0.2], frame, 0.012);
  const joined = wood.mesh();
  joined.castShadow = false;
  group.add(sheet, joined);
  if (curtain) group.add(curtains(half, height, curtain, random));
  return group;
}

/** Two lengths of cloth in folds on a rod. */
function curtains(
  half: number,
  height: number,
  { colour, width }: { colour: number; width: number },
  random: Random,
): Mesh {
  const cloth = new Joinery();
  const top = height + 0.13;
  cloth.rod([-half - 0.22, top, 0.11], [half + 0.22, top, 0.11], 0.012, 0x4a3a2c, 6);
  for (const side of [-1, 1]) {
    const columns = 22;
    const geometry = new PlaneGeometry(width, height + 0.5, columns, 1);
    const position = geometry.getAttribute('position');
    const [folds, phase] = [random.between(4.6, 5.6), random.between(0, 6)];
    for (let index = 0; index < position.count; index += 1) {
      const across = position.getX(index) / width + 0.5;
      const isLow = position.getY(index) < 0;
      position.setZ(index, (isLow ? 0.036 : 0.022) * Math.sin(across * folds * 2 * Math.PI + phase));
      position.setX(index, position.getX(index) * (isLow ? 1.08 : 0.94));
    }
    geometry.computeVertexNormals();
    geometry.translate(side * (half + 0.06), top - (height + 0.5) / 2, 0.11);
    cloth.add(geometry, colour);
  }
  const mesh = cloth.mesh(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide }));
  mesh.castShadow = false;
  return mesh;
}

/** A bright morning: sky, and trees that are out of focus. */
export function morningView(random: Random): Texture {
  return painted(
    256,
    256,
    (brush) => {
      const sky = brush.createLinearGradient(0, 0, 0, 256);
      sky.addColorStop(0, 'rgb(214,232,246)');
      sky.addColorStop(0.6, 'rgb(246,246,236)');
      sky.addColorStop(1, 'rgb(226,232,204)');
      brush.fillStyle = sky;
      brush.fillRect(0, 0, 256, 256);
      for (let leaf = 0; leaf < 90; leaf += 1) {
        const x = random.between(-20, 276);
        const y = 256 - random.between(0, 1) ** 1.6 * (x < 120 ? 210 : 120);
        const radius = random.between(10, 34);
        const blot = brush.createRadialGradient(x, y, 0, x, y, radius);
        const tone = `${random.between(84, 112)} ${random.between(26, 44)}% ${random.between(46, 72)}%`;
        blot.addColorStop(0, `hsl(${tone} / 0.55)`);
        blot.addColorStop(0.7, `hsl(${tone} / 0.4)`);
        blot.addColorStop(1, `hsl(${tone} / 0)`);
        brush.fillStyle = blot;
        brush.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      }
    },
    { repeats: false },
  );
}

/** Blue dusk: a last light on the horizon, roofs, and a few windows that are lit. */
export function duskView(random: Random): Texture {
  return painted(
    512,
    512,
    (brush) => {
      const sky = brush.createLinearGradient(0, 0, 0, 512);
      sky.addColorStop(0, 'rgb(24,44,104)');
      sky.addColorStop(0.45, 'rgb(58,92,160)');
      sky.addColorStop(0.72, 'rgb(132,140,180)');
      sky.addColorStop(0.84, 'rgb(214,164,142)');
      brush.fillStyle = sky;
      brush.fillRect(0, 0, 512, 512);
      for (const [base, tone, least, most] of [
        [0.84, 'rgb(52,62,104)', 20, 70],
        [0.95, 'rgb(22,28,54)', 30, 110],
      ] as const)
        for (let x = -20; x < 512;) {
          const [wide, high] = [random.between(40, 90), random.between(least, most)];
          const top = base * 512 - high;
          brush.fillStyle = tone;
          brush.beginPath();
          brush.moveTo(x, 512);
          brush.lineTo(x, top);
          brush.lineTo(x + wide / 2, top - random.between(0, 34));
          brush.lineTo(x + wide, top);
          brush.lineTo(x + wide, 512);
          brush.fill();
          for (let lit = 0; lit < 5; lit += 1)
            if (random.unit() < 0.4) {
              brush.fillStyle = `rgba(255,${random.between(180, 220)},120,0.9)`;
              brush.fillRect(x + random.between(6, wide - 14), top + random.between(8, 60), 8, 11);
            }
          x += wide;
        }
    },
    { repeats: false },
  );
}
