import { expect, test } from '@jest/globals';
import { historyOf } from '../reference/histories/history.js';
import { withOwnServer } from '../reference/play/own-server.js';
import { playHistory } from '../reference/play/play.js';
import { reportOf } from '../reference/play/report.js';
import { here } from '../support/server-here.js';
import { expectOf } from '../support/expectation.js';

const STEPS = 90;

for (const seed of [11, 12, 13, 14]) {
  test(`a random history (seed ${seed}) reads as the independent model says, and is refused what it refuses`, async () => {
    const history = historyOf(seed, STEPS);
    const { mismatch, writes, checks, differences } = await withOwnServer(
      history.startsOn,
      async (server, verify) => ({ ...(await playHistory(server, history)), differences: await verify() }),
      here,
    );
    expectOf(!mismatch, mismatch ? [...mismatch.what, reportOf(history, mismatch)].join('\n') : undefined).toBeTruthy();
    expect(differences).toStrictEqual([]);
    expectOf(writes > STEPS / 2 && checks > 10, `${writes} writes, ${checks} checks`).toBeTruthy();
  });
}
