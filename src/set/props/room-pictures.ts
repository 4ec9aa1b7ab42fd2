import { CircleGeometry, DoubleSide, Group, Mesh, MeshLambertMaterial, PlaneGeometry } from 'three';
import type { Random } from '../random.ts';
import { Joinery } from './furniture.ts';
import { grain, painted } from './paint.ts';

/** A framed picture that hangs at the origin and faces +z: hills, or shapes, in a few colours. */
export function picture(random: Random, width: number, height: number, frame: number, isAbstract: boolean): Group {
  const map = painted(
    256,
    Math.round((256 * height) / width),
    (brush) => {
      if (isAbstract) paintShapes(brush, random);
      else paintHills(brush, random);
      grain(brush, random, 14, 0.03);
    },
    { repeats: false },
  );
  const [x, y] = [width / 2, height / 2];
  const sheet = new Mesh(new PlaneGeometry(width, height), new MeshLambertMaterial({ map }));
  sheet.position.z = 0.012;
  sheet.receiveShadow = true;
  const wood = new Joinery();
  const wide = 0.026;
  for (const side of [-1, 1]) {
    wood.box([side * x - wide / 2, -y - wide / 2, 0], [side * x + wide / 2, y + wide / 2, 0.032], frame);
    wood.box([-x - wide / 2, side * y - wide / 2, 0], [x + wide / 2, side * y + wide / 2, 0.032], frame);
  }
  const group = new Group();
  group.add(sheet, wood.mesh());
  return group;
}

function paintHills(brush: CanvasRenderingContext2D, random: Random): void {
  const { width, height } = brush.canvas;
  brush.fillStyle = 'rgb(236,226,204)';
  brush.fillRect(0, 0, width, height);
  const inset = width * 0.1;
  const sky = brush.createLinearGradient(0, inset, 0, height);
  sky.addColorStop(0, 'rgb(164,190,200)');
  sky.addColorStop(1, 'rgb(240,206,158)');
  brush.save();
  brush.beginPath();
  brush.rect(inset, inset, width - 2 * inset, height - 2 * inset);
  brush.clip();
  brush.fillStyle = sky;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = 'rgb(246,238,214)';
  brush.beginPath();
  brush.arc(width * random.between(0.3, 0.7), height * 0.36, width * 0.09, 0, 7);
  brush.fill();
  for (let ridge = 0; ridge < 4; ridge += 1) {
    const phase = random.between(0, 6);
    brush.fillStyle = `hsl(${random.between(150, 200) - ridge * 26} ${22 + ridge * 8}% ${56 - ridge * 11}%)`;
    brush.beginPath();
    brush.moveTo(0, height);
    for (let x = 0; x <= width; x += 4)
      brush.lineTo(
        x,
        height * (0.48 + ridge * 0.12) + Math.sin(x * 0.022 + phase) * 14 + Math.sin(x * 0.06 + phase) * 5,
      );
    brush.lineTo(width, height);
    brush.fill();
  }
  brush.restore();
}

function paintShapes(brush: CanvasRenderingContext2D, random: Random): void {
  const { width, height } = brush.canvas;
  brush.fillStyle = 'rgb(230,218,196)';
  brush.fillRect(0, 0, width, height);
  for (const colour of ['rgb(176,74,48)', 'rgb(38,70,90)', 'rgb(222,164,72)', 'rgb(106,124,96)']) {
    brush.fillStyle = colour;
    brush.beginPath();
    const [x, y] = [random.between(0.25, 0.75) * width, random.between(0.25, 0.75) * height];
    brush.ellipse(
      x,
      y,
      random.between(0.12, 0.24) * width,
      random.between(0.1, 0.22) * height,
      random.between(0, 3),
      0,
      7,
    );
    brush.fill();
  }
  brush.strokeStyle = 'rgb(40,34,32)';
  brush.lineWidth = 4;
  brush.beginPath();
  brush.moveTo(width * 0.18, height * random.between(0.6, 0.85));
  brush.bezierCurveTo(width * 0.4, height * 0.1, width * 0.6, height * 0.95, width * 0.85, height * 0.2);
  brush.stroke();
}

/** A round clock that hangs at the origin and faces +z. Its hands stand: a film of six seconds does not see them move. */
export function clock(radius: number, rim: number, time: { hours: number; minutes: number }): Group {
  const map = painted(
    256,
    256,
    (brush) => {
      brush.fillStyle = 'rgb(240,234,220)';
      brush.fillRect(0, 0, 256, 256);
      brush.translate(128, 128);
      brush.strokeStyle = 'rgb(44,38,34)';
      for (let mark = 0; mark < 12; mark += 1) {
        brush.lineWidth = mark % 3 === 0 ? 8 : 4;
        const angle = (mark / 12) * 2 * Math.PI;
        const [x, y] = [Math.sin(angle), -Math.cos(angle)];
        brush.beginPath();
        brush.moveTo(x * 92, y * 92);
        brush.lineTo(x * 112, y * 112);
        brush.stroke();
      }
      const turns = [
        { turn: (time.hours + time.minutes / 60) / 12, long: 56, wide: 9 },
        { turn: time.minutes / 60, long: 88, wide: 6 },
      ];
      for (const { turn, long, wide } of turns) {
        brush.lineWidth = wide;
        brush.beginPath();
        brush.moveTo(0, 0);
        brush.lineTo(Math.sin(turn * 2 * Math.PI) * long, -Math.cos(turn * 2 * Math.PI) * long);
        brush.stroke();
      }
    },
    { repeats: false },
  );
  const face = new Mesh(new CircleGeometry(radius, 28), new MeshLambertMaterial({ map }));
  face.position.z = 0.026;
  const body = new Joinery();
  body.place.makeRotationX(Math.PI / 2);
  const [inner, outer] = [radius * 0.96, radius * 1.08];
  body.turned(
    [0, 0, 0],
    [
      [0.001, 0.02],
      [inner, 0.02],
      [inner, 0.044],
      [outer, 0.04],
      [outer, 0],
    ],
    rim,
    28,
  );
  const group = new Group();
  group.add(body.mesh(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide })), face);
  return group;
}
