import { expect, test } from 'vitest';
import { keptResultsText, resultsText } from '../../tools/bench-truth/kept-results.ts';
import { resultsNow } from '../../tools/bench-truth/results.ts';

test('what the page shows is what is measured now: if not, run npm run bench:truth -- --keep', () => {
  expect(resultsText(resultsNow()).split('\n')).toEqual(keptResultsText().split('\n'));
});
