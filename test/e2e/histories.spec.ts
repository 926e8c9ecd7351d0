import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf } from '../reference/histories/history.js';
import { withOwnServer } from '../reference/play/own-server.js';
import { playHistory } from '../reference/play/play.js';
import { reportOf } from '../reference/play/report.js';

const STEPS = 90;

for (const seed of [11, 12, 13, 14]) {
  test(`a random history (seed ${seed}) reads as the independent model says, and is refused what it refuses`, async () => {
    const history = historyOf(seed, STEPS);
    const { mismatch, writes, checks } = await withOwnServer(history.startsOn, async (server) =>
      playHistory(server, history),
    );
    assert.ok(!mismatch, mismatch ? [...mismatch.what, reportOf(history, mismatch)].join('\n') : undefined);
    assert.ok(writes > STEPS / 2 && checks > 10, `${writes} writes, ${checks} checks`);
  });
}
