export type SetErrorCode = 'no-webgl' | 'asset-missing' | 'unknown-scene' | 'unknown-failure' | 'bad-option';

/** What the set could not do, as a sentence for the reader. */
export class SetError extends Error {
  readonly code: SetErrorCode;

  constructor(code: SetErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'SetError';
    this.code = code;
  }
}
