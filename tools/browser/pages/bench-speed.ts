import { SupportedModels, createDetector } from '@tensorflow-models/pose-detection';
import { measure } from '../../../src/measure/measure.ts';
import { detectClip } from '../../../src/pipeline/analyse-clip.ts';
import { Detector } from '../../../src/pipeline/detector.ts';
import { startBackend } from '../../../src/pose/backend.ts';

/** What our way took of a clip: frames a second, and where the time went, milliseconds. */
export interface OurRun {
  rate: number;
  /** Decoding and detecting alone, the workers' time added up. */
  detecting: number;
  /** What the workers did for the measures while they had the pictures. */
  pictures: number;
  /** The measures themselves, on the page's own thread. */
  measuring: number;
}

/** A clip that shows hands near: where the workers' time went, milliseconds. */
export interface HandsRun {
  detecting: number;
  hands: number;
}

/** What `npm run bench:speed` calls in the page. All rates are frames a second. */
export interface SpeedPage {
  /** The naive way: seek a video element, draw it, estimate on the main thread. */
  naive(url: string, frames: number, framesPerSecond: number): Promise<number>;
  ours(url: string, frames: number): Promise<OurRun>;
  hands(url: string): Promise<HandsRun>;
  inferenceLimit(framesEach: number): Promise<number>;
  workers(): number;
}

declare global {
  interface Window {
    speedPage: SpeedPage;
  }
}

const detector = await Detector.open({ model: 'blazepose-full', backend: 'wasm', workers: 2 });
await startBackend('wasm');
const mainThread = await createDetector(SupportedModels.BlazePose, {
  runtime: 'tfjs',
  modelType: 'full',
  enableSmoothing: false,
  detectorModelUrl: '/models/blazepose-detector.json',
  landmarkModelUrl: '/models/blazepose-full.json',
});

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = seconds;
  await seeked;
}

window.speedPage = {
  async naive(url, frames, framesPerSecond) {
    const video = document.createElement('video');
    video.muted = true;
    video.src = url;
    await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    mainThread.reset();
    const start = performance.now();
    for (let frame = 0; frame < frames; frame++) {
      // Half a frame in: at a frame's very edge a video element may show either neighbour.
      await seek(video, (frame + 0.5) / framesPerSecond);
      context.drawImage(video, 0, 0);
      await mainThread.estimatePoses(canvas, { maxPoses: 1, flipHorizontal: false });
    }
    return (1000 * frames) / (performance.now() - start);
  },
  async ours(url, frames) {
    const file = await (await fetch(url)).blob();
    const start = performance.now();
    const { track, pixels, busyMilliseconds } = await detectClip(file, 'bench', detector);
    if (track.timestampsUs.length !== frames)
      throw new Error(`Expected ${frames} frames, got ${track.timestampsUs.length}.`);
    const detected = performance.now();
    measure(track, pixels);
    const { all, measures, hands } = busyMilliseconds;
    return {
      rate: (1000 * frames) / (detected - start),
      detecting: all - measures - hands,
      pictures: measures,
      measuring: performance.now() - detected,
    };
  },
  async hands(url) {
    const { track, busyMilliseconds } = await detectClip(await (await fetch(url)).blob(), 'hands', detector);
    if (!track.hands) throw new Error('No hand was near enough to be looked at.');
    const { all, measures, hands } = busyMilliseconds;
    return { detecting: all - measures - hands, hands };
  },
  inferenceLimit: (framesEach) => detector.inferenceLimit(framesEach),
  workers: () => detector.workers,
};
document.title = 'ready';
