/** Why the generator cannot draw. */
export type GeneratorErrorCode = 'weights-missing' | 'weights-damaged';

/** An error whose message is a sentence for the reader. */
export class GeneratorError extends Error {
  readonly code: GeneratorErrorCode;

  constructor(code: GeneratorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GeneratorError';
    this.code = code;
  }
}
