/** What can be wrong with a file, each its own kind with its own sentence: what it is, and what to do. */
export type MediaProblem =
  | 'empty'
  | 'not-a-video'
  | 'unfinished'
  | 'no-video-track'
  | 'codec'
  | 'no-frames'
  | 'unreachable'
  | 'too-large'
  | 'unreadable'
  | 'no-decoder';

/** A file that cannot be opened. `message` is a sentence for the reader. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly problem: MediaProblem;

  constructor(problem: MediaProblem, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.problem = problem;
  }
}

export const emptyFile = (name: string): MediaError =>
  new MediaError('empty', `${name} is empty: it holds not a single byte. Export or download it again.`);

export const unreadable = (name: string, cause: unknown): MediaError =>
  new MediaError(
    'unreadable',
    `${name} can no longer be read: it was moved, changed or locked since it was chosen. Choose it again.`,
    { cause },
  );

export const noDecoder = (): MediaError =>
  new MediaError(
    'no-decoder',
    'This browser cannot take a film apart frame by frame (it lacks WebCodecs). A current Chrome, Edge, Safari or Firefox on a computer can.',
  );

export const notAVideo = (name: string, cause: unknown): MediaError =>
  new MediaError(
    'not-a-video',
    `${name} is not a video we can open. MP4, MOV, WebM and MKV files work; try exporting it as MP4 (H.264).`,
    { cause },
  );

export const unfinishedFile = (name: string): MediaError =>
  new MediaError(
    'unfinished',
    `${name} ends before its table of contents, so no frame can be found in it. The recording or download was cut short: fetch or export it again.`,
  );

export const noVideoTrack = (name: string): MediaError =>
  new MediaError('no-video-track', `${name} has sound but no pictures. Choose a file with a video track.`);

export const cannotDecode = (name: string, codec: string): MediaError =>
  new MediaError(
    'codec',
    `${name} is encoded as ${codec}, which this browser cannot decode. Export it as H.264 (MP4) or VP9 (WebM), or try another browser.`,
  );

export const noFrames = (name: string): MediaError =>
  new MediaError('no-frames', `${name} has a video track, but not one whole frame in it. Export or download it again.`);

export const unreachable = (url: string, cause: unknown): MediaError =>
  new MediaError('unreachable', `The clip at ${url} could not be fetched. Check the connection, then try again.`, {
    cause,
  });

export const tooLarge = (name: string, megapixels: number): MediaError =>
  new MediaError(
    'too-large',
    `${name} has pictures of ${megapixels.toFixed(0)} megapixels, more than this page can hold. Export it at 4K or smaller.`,
  );
