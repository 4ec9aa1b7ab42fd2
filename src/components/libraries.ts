/** Libraries whose code runs in this site's pages, or built them: name, licence and home. */
export const libraries = [
  ['Astro and its MDX, RSS and sitemap integrations', 'MIT', 'https://astro.build/'],
  ['Pagefind', 'MIT', 'https://pagefind.app/'],
  ['TensorFlow.js', 'Apache-2.0', 'https://www.tensorflow.org/js'],
  ['pose-detection, from TensorFlow.js models', 'Apache-2.0', 'https://github.com/tensorflow/tfjs-models'],
  ['Mediabunny', 'MPL-2.0', 'https://mediabunny.dev/'],
  ['three.js', 'MIT', 'https://threejs.org/'],
  ['D3 (array, axis, scale, selection, shape)', 'ISC', 'https://d3js.org/'],
  ['Preact Signals', 'MIT', 'https://github.com/preactjs/signals'],
] as const;
