import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { START } from '../../src/kernel/event-store.js';
import type { ViewDocument, ViewStore } from '../../src/kernel/view-store.js';
import { allCells, at, CELL, commit, type OpenedViews, type OpenViews } from './view-store.support.js';

export const commitContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: commits`, { timeout: 120_000 }, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    before(async () => {
      opened = await open();
      views = opened.views;
    });
    after(() => opened.close());

    it('knows no view at first', async () => {
      assert.deepEqual(await views.views(), []);
      assert.equal(await views.state('ledger.1'), undefined);
      assert.equal(await views.serving('ledger'), undefined);
    });

    it('stores documents, cells and position together', async () => {
      const { epoch, position } = await views.open('ledger.1');
      assert.equal(position, START);
      const puts = [
        { key: 'a', doc: { text: 'ꦱꦮꦃ 🏫 "\\', list: [1, null, { deep: true }], gone: undefined } },
        { key: 'b', doc: {} },
      ];
      assert.deepEqual(await commit(views, 'ledger.1', { puts, cells: [CELL], position: at(7), epoch }), {
        kind: 'committed',
      });
      assert.deepEqual(await views.state('ledger.1'), { position: at(7), epoch });
      const loaded = await views.load('ledger.1', ['b', 'missing', 'a']);
      assert.deepEqual(Object.fromEntries(loaded), {
        a: { text: 'ꦱꦮꦃ 🏫 "\\', list: [1, null, { deep: true }] },
        b: {},
      });
      assert.deepEqual(await allCells(views, 'ledger.1'), [CELL]);
    });

    it('replaces and deletes documents', async () => {
      const { epoch } = await views.open('register.1');
      await commit(views, 'register.1', { puts: [put('a', 1), put('b', 1), put('c', 1)], epoch });
      await commit(views, 'register.1', { puts: [put('a', 2)], deletes: ['b', 'never there'], epoch });
      assert.deepEqual(await views.list('register.1', { limit: 10 }), [put('a', 2), put('c', 1)]);
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
      await assert.rejects(
        commit(views, 'whole.1', {
          puts: [{ key: 'a', doc: { n: 2 } }],
          cells: [CELL, { ...CELL, unit: 'new' }, broken],
          position: at(2),
          epoch,
        }),
      );
      assert.deepEqual(await views.state('whole.1'), { position: at(1), epoch });
      assert.deepEqual((await views.load('whole.1', ['a'])).get('a'), { n: 1 });
      assert.deepEqual(await allCells(views, 'whole.1'), [CELL]);
      await commit(views, 'whole.1', { cells: [{ ...CELL, unit: 'new' }], position: at(3), epoch });
      assert.deepEqual((await allCells(views, 'whole.1')).map(({ unit }) => unit).sort(), ['new', 'u']);
    });

    it('refuses the writer of an older epoch, and stores nothing of it', async () => {
      const older = await views.open('taken.1');
      await commit(views, 'taken.1', {
        puts: [{ key: 'a', doc: { n: 1 } }],
        position: at(1),
        epoch: older.epoch,
      });
      const newer = await views.open('taken.1');
      assert.ok(newer.epoch > older.epoch && newer.position === at(1));
      const late = {
        puts: [{ key: 'a', doc: { n: 2 } }],
        cells: [CELL],
        position: at(2),
        epoch: older.epoch,
      };
      assert.deepEqual(await commit(views, 'taken.1', late), { kind: 'old-epoch' });
      assert.deepEqual(await views.state('taken.1'), { position: at(1), epoch: newer.epoch });
      assert.deepEqual((await views.load('taken.1', ['a'])).get('a'), { n: 1 });
      assert.deepEqual(await allCells(views, 'taken.1'), []);
    });
  });
};

const put = (key: string, n: number): ViewDocument => ({ key, doc: { n } });
