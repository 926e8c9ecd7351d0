import { expect, test } from '@jest/globals';
import { playBoth } from '../reference/mended/play-both.js';
import { here } from '../support/server-here.js';

test('what was told wrongly and mended reads as if it had been told rightly, and as it did until then', async () => {
  const { made, compared, askedAgain, differences } = await playBoth(21, { writes: 35, tries: 22 }, here);
  expect(differences).toStrictEqual([]);
  expect(made.length).toBeGreaterThan(6);
  expect(compared).toBeGreaterThan(40);
  expect(askedAgain).toBeGreaterThan(10);
});
