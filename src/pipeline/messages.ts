import type { ChunkTracks } from '../pose/subject.ts';
import type { PixelStatistics } from '../terms/pixels.ts';
import type { BackendId, ModelId } from '../terms/track.ts';
import type { Chunk } from './chunks.ts';

/** What the page says to a detection worker. Each request gets one reply with its number; `cancel` gets none. */
export type Request =
  | { kind: 'load'; request: number; model: ModelId; backend: BackendId; modelsUrl: string }
  | { kind: 'trial'; request: number; frames: number; finding: boolean }
  | { kind: 'analyse'; request: number; file: Blob; name: string; chunks: Chunk[]; hands: boolean }
  | { kind: 'cancel'; request: number };

/** How long workers were busy, in milliseconds, all of them added up. */
export interface BusyTime {
  /** Decoding, detecting, looking at hands, and what the pictures are asked for the measures. */
  all: number;
  /** Of that, what detection alone would not need: the small pictures, their statistics and the subject's looks. */
  measures: number;
  /** Of that, looking at hands. */
  hands: number;
}

/** What one chunk gave. */
export interface ChunkResult {
  tracks: ChunkTracks;
  pixels: PixelStatistics;
  damagedFrames: number[];
  busyMilliseconds: BusyTime;
}

/** What a detection worker says to the page. */
export type Reply =
  | { kind: 'loaded'; request: number }
  | { kind: 'tried'; request: number; millisecondsPerFrame: number }
  | { kind: 'frame'; request: number }
  | { kind: 'chunk'; request: number; result: ChunkResult }
  | { kind: 'done'; request: number; liveTensors: number }
  | { kind: 'failed'; request: number; sentence: string };
