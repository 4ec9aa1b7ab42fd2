import { LazyFigure } from './shared/lazy-figure.ts';
import { fetchPicturesInTime } from './shared/pictures.ts';
import { followTextLinks } from './shared/text-links.ts';

/** The site's figures. Each loads its code when the reader comes near, and not before. */
const figures = {
  'fa-pair': () => import('./pair/pair.ts'),
  'fa-clip': () => import('./clip/clip.ts'),
  'fa-replay': () => import('./replay/replay.ts'),
  'fa-forgetting': () => import('./forgetting/forgetting.ts'),
  'fa-threshold': () => import('./threshold/threshold.ts'),
  'fa-repair': () => import('./repair/repair.ts'),
  'fa-game': () => import('./game/game.ts'),
  'fa-amnesia': () => import('./amnesia/amnesia.ts'),
  'fa-lab': () => import('./lab/lab.ts'),
  'fa-your-clip': () => import('./your-clip/your-clip.ts'),
} as const;

for (const [name, load] of Object.entries(figures)) {
  if (customElements.get(name)) continue;
  customElements.define(
    name,
    class extends LazyFigure {
      protected override load = load;
    },
  );
}

followTextLinks();
fetchPicturesInTime();
