import { bones, joints, type Landmark } from '../../src/terms/landmarks.ts';
import type { ClipInfo } from '../../src/terms/clip.ts';
import type { Fault } from '../../src/terms/fault.ts';
import type { FrameSource } from '../../src/terms/frame-source.ts';
import { field, landmarkFields, landmarksOf, type ModelId, type Track } from '../../src/terms/track.ts';
import type { Measurement } from '../../src/terms/measurement.ts';
import type { Analysis } from '../../src/study/study.ts';

/** A walker made of sines, whose left arm is drawn anew in some frames: enough of a clip to try the views on. */
export interface SyntheticOptions {
  frames?: number;
  /** Microseconds between frames; a list is repeated, for a variable rate. */
  stepsUs?: readonly number[];
  firstUs?: number;
  model?: ModelId;
  /** Stretches in which the left arm is redrawn, both ends included. */
  broken?: readonly (readonly [number, number])[];
}

const width = 854;
const height = 480;
const pixelsPerMetre = 200;

function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return (value - Math.floor(value)) * 2 - 1;
}

/** Metres from the hips as the model gives them: y down, z away. */
function poseAt(seconds: number): Partial<Record<Landmark, [number, number, number]>> {
  const swing = Math.sin(seconds * 5.2);
  const pose: Partial<Record<Landmark, [number, number, number]>> = { nose: [0, -0.72, -0.1] };
  for (const [side, sign] of [
    ['left', 1],
    ['right', -1],
  ] as const) {
    const arm = swing * sign * 0.6;
    const leg = -swing * sign * 0.5;
    const knee = Math.max(0, -leg) * 0.9;
    const elbow: [number, number, number] = [sign * 0.24, -0.5 + 0.28 * Math.cos(arm), -0.28 * Math.sin(arm)];
    const wrist: [number, number, number] = [
      sign * 0.26,
      elbow[1] + 0.25 * Math.cos(arm + 0.4),
      elbow[2] - 0.25 * Math.sin(arm + 0.4),
    ];
    const kneeAt: [number, number, number] = [sign * 0.11, 0.42 * Math.cos(leg), -0.42 * Math.sin(leg)];
    const ankle: [number, number, number] = [
      sign * 0.11,
      kneeAt[1] + 0.42 * Math.cos(leg - knee),
      kneeAt[2] - 0.42 * Math.sin(leg - knee),
    ];
    Object.assign(pose, {
      [`${side}-eye`]: [sign * 0.03, -0.75, -0.09],
      [`${side}-ear`]: [sign * 0.07, -0.73, 0],
      [`${side}-shoulder`]: [sign * 0.18, -0.5, 0],
      [`${side}-elbow`]: elbow,
      [`${side}-wrist`]: wrist,
      [`${side}-index`]: [wrist[0], wrist[1] + 0.09, wrist[2] - 0.02],
      [`${side}-pinky`]: [wrist[0] + sign * 0.02, wrist[1] + 0.08, wrist[2] + 0.02],
      [`${side}-hip`]: [sign * 0.1, 0, 0],
      [`${side}-knee`]: kneeAt,
      [`${side}-ankle`]: ankle,
      [`${side}-heel`]: [ankle[0], ankle[1] + 0.06, ankle[2] + 0.05],
      [`${side}-foot-index`]: [ankle[0], ankle[1] + 0.06, ankle[2] - 0.14],
    });
  }
  return pose;
}

const armLandmarks: readonly Landmark[] = ['left-elbow', 'left-wrist', 'left-index', 'left-pinky'];

/** A track and its measurement, the faults as planted. */
export function syntheticAnalysis(options: SyntheticOptions = {}): Analysis {
  const { frames = 120, stepsUs = [41_667], firstUs = 83_333, model = 'blazepose-full', broken = [] } = options;
  const timestampsUs: number[] = [];
  for (let frame = 0, time = firstUs; frame < frames; frame += 1) {
    timestampsUs.push(time);
    time += stepsUs[frame % stepsUs.length]!;
  }
  const names = landmarksOf(model);
  const values = new Float32Array(frames * names.length * landmarkFields).fill(NaN);
  const isBroken = (frame: number): boolean => broken.some(([from, to]) => frame >= from && frame <= to);
  for (let frame = 0; frame < frames; frame += 1) {
    const seconds = timestampsUs[frame]! / 1e6;
    const pose = poseAt(seconds);
    const turn = 0.7;
    for (const [index, name] of names.entries()) {
      const [x, y, z] = pose[name] ??
        pose[name.startsWith('right') ? 'right-eye' : name.startsWith('left') ? 'left-eye' : 'nose'] ?? [0, 0, 0];
      const off = isBroken(frame) && armLandmarks.includes(name) ? 0.28 : 0.004;
      const at = [
        x + off * noise(frame * 3 + index),
        y + off * noise(frame * 7 + index + 1),
        z + off * noise(frame * 11 + index + 2),
      ] as const;
      const start = (frame * names.length + index) * landmarkFields;
      values[start + field.x] =
        width * (0.3 + 0.08 * seconds) + (at[0] * Math.cos(turn) + at[2] * Math.sin(turn)) * pixelsPerMetre;
      values[start + field.y] = height * 0.52 + at[1] * pixelsPerMetre;
      if (model.startsWith('blazepose')) {
        values[start + field.metresX] = at[0] * Math.cos(turn) + at[2] * Math.sin(turn);
        values[start + field.metresY] = at[1];
        values[start + field.metresZ] = -at[0] * Math.sin(turn) + at[2] * Math.cos(turn);
      }
      const hidden =
        name.startsWith('right-') &&
        Math.sin(seconds * 5.2) > 0.3 &&
        ['right-wrist', 'right-index', 'right-pinky'].includes(name);
      values[start + field.visibility] = hidden ? 0.42 : isBroken(frame) && armLandmarks.includes(name) ? 0.45 : 0.95;
    }
  }
  const track: Track = { model, backend: 'wasm', browser: 'Chromium 156', timestampsUs, width, height, values };
  return { track, measurement: measured(track, broken) };
}

function measured(track: Track, broken: readonly (readonly [number, number])[]): Measurement {
  const frames = track.timestampsUs.length;
  const names = landmarksOf(track.model);
  const torsoPixels = 0.5 * pixelsPerMetre;
  const raw = new Float32Array(frames * joints.length).fill(NaN);
  const floor = new Float32Array(raw.length).fill(NaN);
  const drift = new Float32Array(raw.length).fill(NaN);
  for (const [index, joint] of joints.entries()) {
    const landmark = names.indexOf(joint);
    const at = (frame: number, axis: number): number =>
      track.values[(frame * names.length + landmark) * landmarkFields + axis]!;
    for (let frame = 1; frame < frames - 1; frame += 1) {
      const offset = [0, 1].map((axis) => at(frame, axis) - (at(frame - 1, axis) + at(frame + 1, axis)) / 2);
      const place = frame * joints.length + index;
      raw[place] = Math.hypot(...offset) / torsoPixels;
      floor[place] = 0.045 + 0.02 * Math.abs(Math.sin(frame / 9 + index));
      drift[place] = Math.max(0, raw[place] - floor[place]);
    }
  }
  const faults = broken.map(([firstFrame, lastFrame], index): Fault => {
    const worst = firstFrame + ((lastFrame - firstFrame) >> 1);
    return {
      kind: index === 1 ? 'stretch' : 'redrawn',
      joints: index === 1 ? ['left-elbow'] : ['left-elbow', 'left-wrist'],
      firstFrame,
      lastFrame,
      firstUs: track.timestampsUs[firstFrame]!,
      lastUs: track.timestampsUs[lastFrame]!,
      severity: 0.9 - index * 0.35,
      confidence: 0.93 - index * 0.2,
      evidence: [
        { what: 'drift of the left wrist', value: 0.52, threshold: 0.11, unit: 'torso lengths', frame: worst },
      ],
    };
  });
  return {
    light: {
      personLightness: new Float32Array(frames).fill(50),
      backgroundLightness: new Float32Array(frames).fill(62),
      sideLightness: new Float32Array(frames).fill(2),
    },
    drift: { rawTorsoLengths: raw, floorTorsoLengths: floor, driftTorsoLengths: drift },
    torsoPixels: new Float32Array(frames).fill(torsoPixels),
    faults,
    told: [
      {
        kind: 'camera-move',
        firstFrame: 0,
        lastFrame: frames - 1,
        sentence: 'The camera follows the walker throughout.',
      },
    ],
    score: broken.length > 0 ? 0.41 : 0.01,
    coverage: 0.97,
    personFrames: frames,
    warnings: [],
  };
}

export function syntheticInfo(name: string, track: Track): ClipInfo {
  const { timestampsUs } = track;
  return {
    name,
    container: 'mp4',
    codec: 'avc1.64001f',
    width,
    height,
    rotationDegrees: 0,
    timestampsUs,
    durationUs: timestampsUs.at(-1)! - timestampsUs[0]! + 41_667,
    warnings: [],
  };
}

/** The first pixel of a synthetic picture carries its frame's number in red and green. */
export function frameNumberIn(canvas: HTMLCanvasElement): number {
  const [red = 0, green = 0] = canvas.getContext('2d')!.getImageData(2, 2, 1, 1).data;
  return red * 256 + green;
}

export interface SyntheticSource extends FrameSource {
  /** How many answers were asked for, and how many of them were aborted. */
  readonly asked: number;
  readonly aborted: number;
}

/**
 * Pictures with their own number in a corner, given after `delayMs(frame)`.
 *
 * @param options.heedsAbort Whether a request that was given up is refused (as it should be) or answered late all the same.
 */
export function syntheticSource(
  info: ClipInfo,
  options: { delayMs?: (frame: number) => number; keeps?: number; heedsAbort?: boolean; track?: Track } = {},
): SyntheticSource {
  const { delayMs = () => 0, keeps = 0, heedsAbort = true, track } = options;
  const decoded = new Map<number, ImageBitmap>();
  const counts = { asked: 0, aborted: 0 };
  const paint = (frame: number): ImageBitmap => {
    const canvas = new OffscreenCanvas(info.width, info.height);
    const context = canvas.getContext('2d')!;
    const sky = context.createLinearGradient(0, 0, 0, info.height);
    sky.addColorStop(0, '#8fa3b0');
    sky.addColorStop(0.6, '#d9cdb8');
    sky.addColorStop(0.61, '#6d675f');
    sky.addColorStop(1, '#4c4842');
    context.fillStyle = sky;
    context.fillRect(0, 0, info.width, info.height);
    for (let house = 0; house < 9; house += 1) {
      context.fillStyle = `hsl(${22 + house * 6} 14% ${38 + ((house * 29) % 23)}%)`;
      context.fillRect(
        house * 105 - frame * 1.5 + 40,
        70 + ((house * 53) % 90),
        96,
        info.height * 0.6 - 70 - ((house * 53) % 90),
      );
    }
    if (track) paintBody(context, track, frame);
    context.fillStyle = `rgb(${frame >> 8} ${frame & 255} 0)`;
    context.fillRect(0, 0, 8, 8);
    return canvas.transferToImageBitmap();
  };
  const keep = (frame: number): ImageBitmap => {
    const bitmap = decoded.get(frame) ?? paint(frame);
    decoded.set(frame, bitmap);
    while (decoded.size > Math.max(keeps, 1)) {
      const oldest = [...decoded.keys()].find((key) => key !== frame);
      if (oldest === undefined) break;
      decoded.get(oldest)?.close();
      decoded.delete(oldest);
    }
    return bitmap;
  };
  return {
    info,
    get asked() {
      return counts.asked;
    },
    get aborted() {
      return counts.aborted;
    },
    frame: async (index, signal) => {
      counts.asked += 1;
      await new Promise((resolve) => setTimeout(resolve, delayMs(index)));
      if (signal?.aborted) {
        counts.aborted += 1;
        if (heedsAbort) throw new DOMException('Given up.', 'AbortError');
      }
      return keep(index);
    },
    ready: (index) => (keeps > 0 ? decoded.get(index) : undefined),
    prefetch: (first, howMany) => {
      if (keeps > howMany) for (let frame = first; frame < first + howMany; frame += 1) keep(frame);
    },
    close: () => {
      for (const bitmap of decoded.values()) bitmap.close();
      decoded.clear();
    },
  };
}

function paintBody(context: OffscreenCanvasRenderingContext2D, track: Track, frame: number): void {
  const names = landmarksOf(track.model);
  context.lineCap = 'round';
  context.strokeStyle = '#2c3a44';
  context.lineWidth = 26;
  for (const [from, to] of bones) {
    const [a, b] = [from, to].map((name) => (frame * names.length + names.indexOf(name)) * landmarkFields) as [
      number,
      number,
    ];
    context.beginPath();
    context.moveTo(track.values[a + field.x]!, track.values[a + field.y]!);
    context.lineTo(track.values[b + field.x]!, track.values[b + field.y]!);
    context.stroke();
  }
}
