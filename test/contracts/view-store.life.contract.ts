import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { START } from '../../src/kernel/event-store.js';
import { asId, type EventId, type LogId } from '../../src/kernel/ids.js';
import type { ViewStore } from '../../src/kernel/view-store.js';
import { allCells, at, CELL, commit, type OpenedViews, type OpenViews } from './view-store.support.js';

export const lifeContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: views come, serve and go`, { timeout: 120_000 }, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    before(async () => {
      opened = await open();
      views = opened.views;
    });
    after(() => opened.close());

    it('drops a view with all it held; what comes under its name is new and of a later epoch', async () => {
      const { epoch } = await views.open('old.1');
      const puts = Array.from({ length: 5_000 }, (_, n) => ({
        key: `k${n}`,
        doc: { n },
        indexes: { u: ['1'] },
      }));
      await commit(views, 'old.1', { puts, cells: [CELL], position: at(9), epoch });
      await views.drop('old.1');
      assert.ok(!(await views.views()).includes('old.1'));
      assert.equal(await views.state('old.1'), undefined);
      assert.deepEqual(await commit(views, 'old.1', { puts, epoch }), { kind: 'old-epoch' });
      const again = await views.open('old.1');
      assert.ok(again.epoch > epoch && again.position === START);
      assert.deepEqual(await views.list('old.1', { limit: 10 }), []);
      assert.deepEqual(await allCells(views, 'old.1'), []);
    });

    it('remembers whose views they are and which event each has come to, and forgets all when it is cleared', async () => {
      const [log, event] = [asId<LogId>(randomUUID()), asId<EventId>(randomUUID())];
      const { epoch } = await views.open('marked.1');
      const puts = [{ key: 'a', doc: { n: 1 } }];
      assert.equal((await views.state('marked.1'))?.event, undefined);
      await commit(views, 'marked.1', { puts, cells: [CELL], position: at(7), event, epoch });
      assert.equal(await views.owner(), undefined);
      for (const owner of [asId<LogId>(randomUUID()), log]) await views.own(owner);
      views = await opened.reopen();
      assert.equal(await views.owner(), log);
      assert.deepEqual(await views.state('marked.1'), { position: at(7), epoch, event });
      assert.deepEqual(await views.open('marked.1'), { position: at(7), epoch: epoch + 1, event });
      await views.clear();
      assert.deepEqual([await views.views(), await views.owner()], [[], undefined]);
      const again = await views.open('marked.1');
      assert.equal(again.position, START);
      assert.deepEqual(await allCells(views, 'marked.1'), []);
      const other = { ...CELL, subject: 'other:1', unit: 'v' };
      await commit(views, 'marked.1', { cells: [other], position: at(1), epoch: again.epoch });
      const sum = { subjects: ['other:1'], asOf: CELL.recorded, knownOn: CELL.recorded };
      assert.deepEqual(
        (await views.sum('marked.1', sum)).map(({ category, unit }) => [category, unit]),
        [['pns', 'v']],
      );
    });

    it('keeps everything over a restart, which view serves included', async () => {
      const { epoch } = await views.open('ledger.1');
      const puts = [{ key: 'a', doc: { n: 1 }, indexes: { u: ['1'] } }];
      await commit(views, 'ledger.1', { puts, cells: [CELL], position: at(3), epoch });
      await views.serve('ledger', 'ledger.1');
      const kept = [await views.views(), await views.state('ledger.1'), await views.list('ledger.1', { limit: 9 })];
      views = await opened.reopen();
      assert.equal(await views.serving('ledger'), 'ledger.1');
      const then = [await views.views(), await views.state('ledger.1'), await views.list('ledger.1', { limit: 9 })];
      assert.deepEqual(then, kept);
      await views.serve('ledger', 'ledger.2');
      assert.equal(await views.serving('ledger'), 'ledger.2');
    });
  });
};
