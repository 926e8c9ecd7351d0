import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { historyOf } from '../reference/histories/history.js';
import { listedCorrections, playCorrections } from '../reference/play/expected-corrections.js';
import { withOwnServer } from '../reference/play/own-server.js';
import { beginning, playHistory } from '../reference/play/play.js';
import { reportOf } from '../reference/play/report.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongo } from '../support/mongod/describing.js';
import { SharedStores } from '../support/shared-stores.js';

const STEPS = 60;

describeWithMongo('a random history on EventStoreDB and MongoDB', () => {
  const cleanup = new Cleanup();
  let stores: SharedStores;
  beforeAll(async () => {
    stores = await SharedStores.start(cleanup);
  });
  afterAll(async () => cleanup.run());

  for (const seed of [21, 22, 23]) {
    it(`reads as the independent model says, and is refused what it refuses (seed ${seed})`, async () => {
      const history = historyOf(seed, STEPS);
      const { mismatch, writes } = await withOwnServer(
        history.startsOn,
        async (server) => playHistory(server, history),
        stores.startingHere,
      );
      expectOf(!mismatch, mismatch ? [...mismatch.what, reportOf(history, mismatch)].join('\n') : '').toBeTruthy();
      expectOf(writes > STEPS / 2, `${writes} writes`).toBeTruthy();
    });
  }

  it('lists what was corrected, and what moved by it as the model counts it', async () => {
    const history = historyOf(24, STEPS);
    await withOwnServer(
      history.startsOn,
      async (server) => {
        const playing = beginning(history.startsOn);
        const { lines, wrong } = await playCorrections(server, playing, history.steps);
        expect(wrong).toStrictEqual([]);
        expect(lines.length).toBeGreaterThan(2);
        expect(await listedCorrections(server, playing)).toStrictEqual(lines);
      },
      stores.startingHere,
    );
  });
});
