import { join } from 'node:path';
import { root } from '../setup/say.mjs';

/** What `npm run train` makes, and git keeps. */
export const weightsFile = join(root, 'public', 'generator', 'weights.bin');
export const trainingFile = join(root, 'public', 'generator', 'training.json');
export const casesFile = join(root, 'test', 'fixtures', 'generator', 'cases.json');
