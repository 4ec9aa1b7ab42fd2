import type { Prompt } from '../../../terms/generated.ts';
import { dancing } from './dance.ts';
import { drinking } from './drink.ts';
import { flyingOn } from './fly.ts';
import { jumping } from './jump.ts';
import type { PromptedMaker } from './motion.ts';
import { walking } from './walk.ts';
import { waving } from './wave.ts';

/** What the set's people do when the generator's prompts are asked of them: what the generator learns from. */
export const promptedMotions: Readonly<Record<Prompt, PromptedMaker>> = {
  walk: walking,
  wave: waving,
  jump: jumping,
  fly: flyingOn,
  drink: drinking,
  dance: dancing,
};
