import { analyseClip } from '../../../src/pipeline/analyse-clip.ts';
import { Detector, type DetectorOptions } from '../../../src/pipeline/detector.ts';
import { lineOf, type AnalysisLine } from '../../../src/pipeline/analysis-line.ts';

/** What `npm run analyse` calls in the page. */
export interface AnalysePage {
  open(options: DetectorOptions): Promise<void>;
  /** Analyses the file that stands in the page's file input. */
  analyse(name: string, options: { tracks: boolean; hands: boolean }): Promise<AnalysisLine>;
  liveTensors(): number[];
}

declare global {
  interface Window {
    analysePage: AnalysePage;
    /** Set by the command: hears how far the clip is. */
    onProgress?: (framesDone: number, frames: number) => void;
  }
}

let detector: Detector;

window.analysePage = {
  async open(options) {
    detector = await Detector.open(options);
  },
  async analyse(name, options) {
    const file = document.querySelector<HTMLInputElement>('#file')!.files![0]!;
    const start = performance.now();
    const analysis = await analyseClip(file, name, detector, {
      hands: options.hands,
      onProgress: ({ framesDone, frames }) => {
        if (framesDone % 30 === 0 || framesDone === frames) window.onProgress?.(framesDone, frames);
      },
    });
    return lineOf(analysis, { ...options, milliseconds: performance.now() - start });
  },
  liveTensors: () => detector.liveTensors,
};
