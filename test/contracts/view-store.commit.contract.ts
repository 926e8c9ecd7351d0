import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '../../src/kernel/ports/event-store.js';
import type { ViewDocument, ViewStore } from '../../src/kernel/ports/view-store.js';
import { allCells, at, CELL, commit, type OpenedViews, type OpenViews } from './view-store.support.js';

export const commitContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: commits`, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    beforeAll(async () => {
      opened = await open();
      views = opened.views;
    });
    afterAll(() => opened.close());

    it('knows no view at first', async () => {
      expect(await views.views()).toStrictEqual([]);
      expect(await views.state('ledger.1')).toBe(undefined);
      expect(await views.serving('ledger')).toBe(undefined);
    });

    it('stores documents, cells and position together', async () => {
      const { epoch, position } = await views.open('ledger.1');
      expect(position).toBe(START);
      const puts = [
        { key: 'a', doc: { text: 'ꦱꦮꦃ 🏫 "\\', list: [1, null, { deep: true }], gone: undefined } },
        { key: 'b', doc: {} },
      ];
      expect(await commit(views, 'ledger.1', { puts, cells: [CELL], position: at(7), epoch })).toStrictEqual({
        kind: 'committed',
      });
      expect(await views.state('ledger.1')).toStrictEqual({ position: at(7), epoch });
      const loaded = await views.load('ledger.1', ['b', 'missing', 'a']);
      expect(Object.fromEntries(loaded)).toStrictEqual({
        a: { text: 'ꦱꦮꦃ 🏫 "\\', list: [1, null, { deep: true }] },
        b: {},
      });
      expect(await allCells(views, 'ledger.1')).toStrictEqual([CELL]);
    });

    it('replaces and deletes documents', async () => {
      const { epoch } = await views.open('register.1');
      await commit(views, 'register.1', { puts: [put('a', 1), put('b', 1), put('c', 1)], epoch });
      await commit(views, 'register.1', { puts: [put('a', 2)], deletes: ['b', 'never there'], epoch });
      expect(await views.list('register.1', { limit: 10 })).toStrictEqual([put('a', 2), put('c', 1)]);
    });

    it('stores nothing of a commit that fails in the middle', async () => {
      const { epoch } = await views.open('whole.1');
      await commit(views, 'whole.1', {
        puts: [{ key: 'a', doc: { n: 1 } }],
        cells: [CELL],
        position: at(1),
        epoch,
      });
      // NaN is no whole number: a store may refuse it early or late, but then it keeps nothing.
      const broken = { ...CELL, n: Number.NaN };
      await expect(
        commit(views, 'whole.1', {
          puts: [{ key: 'a', doc: { n: 2 } }],
          cells: [CELL, { ...CELL, unit: 'new' }, broken],
          position: at(2),
          epoch,
        }),
      ).rejects.toThrow();
      expect(await views.state('whole.1')).toStrictEqual({ position: at(1), epoch });
      expect((await views.load('whole.1', ['a'])).get('a')).toStrictEqual({ n: 1 });
      expect(await allCells(views, 'whole.1')).toStrictEqual([CELL]);
      await commit(views, 'whole.1', { cells: [{ ...CELL, unit: 'new' }], position: at(3), epoch });
      expect((await allCells(views, 'whole.1')).map(({ unit }) => unit).sort()).toStrictEqual(['new', 'u']);
    });

    it('refuses the writer of an older epoch, and stores nothing of it', async () => {
      const older = await views.open('taken.1');
      await commit(views, 'taken.1', {
        puts: [{ key: 'a', doc: { n: 1 } }],
        position: at(1),
        epoch: older.epoch,
      });
      const newer = await views.open('taken.1');
      expect(newer.epoch > older.epoch && newer.position === at(1)).toBeTruthy();
      const late = {
        puts: [{ key: 'a', doc: { n: 2 } }],
        cells: [CELL],
        position: at(2),
        epoch: older.epoch,
      };
      expect(await commit(views, 'taken.1', late)).toStrictEqual({ kind: 'old-epoch' });
      expect(await views.state('taken.1')).toStrictEqual({ position: at(1), epoch: newer.epoch });
      expect((await views.load('taken.1', ['a'])).get('a')).toStrictEqual({ n: 1 });
      expect(await allCells(views, 'taken.1')).toStrictEqual([]);
    });
  });
};

const put = (key: string, n: number): ViewDocument => ({ key, doc: { n } });
