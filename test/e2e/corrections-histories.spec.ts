import { expect, test } from '@jest/globals';
import { historyOf } from '../reference/histories/history.js';
import { listedCorrections, playCorrections } from '../reference/play/expected-corrections.js';
import { withOwnServer } from '../reference/play/own-server.js';
import { beginning } from '../reference/play/play.js';
import { here } from '../support/server-here.js';

const STEPS = 140;

for (const seed of [21, 22, 23]) {
  test(`a random history (seed ${seed}) lists what was corrected, and what moved by it as the model counts it`, async () => {
    const history = historyOf(seed, STEPS);
    await withOwnServer(
      history.startsOn,
      async (server) => {
        const playing = beginning(history.startsOn);
        const { lines, wrong } = await playCorrections(server, playing, history.steps);
        expect(wrong).toStrictEqual([]);
        expect(await listedCorrections(server, playing)).toStrictEqual(lines);
        expect(lines.length).toBeGreaterThan(5);
      },
      here,
    );
  });
}
