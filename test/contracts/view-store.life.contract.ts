import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { START } from '../../src/kernel/ports/event-store.js';
import { asId, type EventId, type LogId } from '../../src/kernel/words/ids.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { allCells, at, CELL, commit, type OpenedViews, type OpenViews } from './view-store.support.js';

export const lifeContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: views come, serve and go`, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    beforeAll(async () => {
      opened = await open();
      views = opened.views;
    });
    afterAll(() => opened.close());

    it('drops a view with all it held; what comes under its name is new and of a later epoch', async () => {
      const { epoch } = await views.open('old.1');
      const puts = Array.from({ length: 5_000 }, (_, n) => ({
        key: `k${n}`,
        doc: { n },
        indexes: { u: ['1'] },
      }));
      await commit(views, 'old.1', { puts, cells: [CELL], position: at(9), epoch });
      await views.drop('old.1');
      expect(!(await views.views()).includes('old.1')).toBeTruthy();
      expect(await views.state('old.1')).toBe(undefined);
      expect(await commit(views, 'old.1', { puts, epoch })).toStrictEqual({ kind: 'old-epoch' });
      const again = await views.open('old.1');
      expect(again.epoch > epoch && again.position === START).toBeTruthy();
      expect(await views.list('old.1', { limit: 10 })).toStrictEqual([]);
      expect(await allCells(views, 'old.1')).toStrictEqual([]);
    });

    it('remembers whose views they are and which event each has come to, and forgets all when it is cleared', async () => {
      const [log, event] = [asId<LogId>(randomUUID()), asId<EventId>(randomUUID())];
      const { epoch } = await views.open('marked.1');
      const puts = [{ key: 'a', doc: { n: 1 } }];
      expect((await views.state('marked.1'))?.event).toBe(undefined);
      await commit(views, 'marked.1', { puts, cells: [CELL], position: at(7), event, epoch });
      expect(await views.owner()).toBe(undefined);
      for (const owner of [asId<LogId>(randomUUID()), log]) await views.own(owner);
      views = await opened.reopen();
      expect(await views.owner()).toBe(log);
      expect(await views.state('marked.1')).toStrictEqual({ position: at(7), epoch, event });
      expect(await views.open('marked.1')).toStrictEqual({ position: at(7), epoch: epoch + 1, event });
      await views.clear();
      expect([await views.views(), await views.owner()]).toStrictEqual([[], undefined]);
      const again = await views.open('marked.1');
      expect(again.position).toBe(START);
      expect(await allCells(views, 'marked.1')).toStrictEqual([]);
      const other = { ...CELL, subject: 'other:1', unit: 'v' };
      await commit(views, 'marked.1', { cells: [other], position: at(1), epoch: again.epoch });
      const sum = { subjects: ['other:1'], asOf: CELL.recorded, knownOn: CELL.recorded };
      expect((await views.sum('marked.1', sum)).map(({ category, unit }) => [category, unit])).toStrictEqual([
        ['pns', 'v'],
      ]);
    });

    it('keeps everything over a restart, which view serves included', async () => {
      const { epoch } = await views.open('ledger.1');
      const puts = [{ key: 'a', doc: { n: 1 }, indexes: { u: ['1'] } }];
      await commit(views, 'ledger.1', { puts, cells: [CELL], position: at(3), epoch });
      await views.serve('ledger', 'ledger.1');
      const kept = [await views.views(), await views.state('ledger.1'), await views.list('ledger.1', { limit: 9 })];
      views = await opened.reopen();
      expect(await views.serving('ledger')).toBe('ledger.1');
      const then = [await views.views(), await views.state('ledger.1'), await views.list('ledger.1', { limit: 9 })];
      expect(then).toStrictEqual(kept);
      await views.serve('ledger', 'ledger.2');
      expect(await views.serving('ledger')).toBe('ledger.2');
    });
  });
};
