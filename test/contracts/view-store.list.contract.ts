import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IndexValues, ViewDocument, ViewStore } from '../../src/kernel/ports/view-store.js';
import { commit, type OpenedViews, type OpenViews } from './view-store.support.js';
import { expectOf } from '../support/expectation.js';

const keyOf = (n: number): string => `k${String(n).padStart(5, '0')}`;
const units = (...unit: string[]): IndexValues => ({ unit });

export const listContract = (name: string, open: OpenViews): void => {
  describe(`view store ${name}: lists`, () => {
    let opened: OpenedViews;
    let views: ViewStore;
    let epoch: number;
    beforeAll(async () => {
      opened = await open();
      views = opened.views;
      ({ epoch } = await views.open('staff.1'));
    });
    afterAll(() => opened.close());

    const put = (...documents: { key: string; unit: string[] }[]) =>
      commit(views, 'staff.1', { puts: documents.map(({ key, unit }) => docOf(key, unit)), epoch });
    const keys = async (values: string[], limit = 100, from?: string): Promise<string[]> => {
      const where = { index: 'unit', values };
      const query = from === undefined ? { where, limit } : { where, limit, after: from };
      return (await views.list('staff.1', query)).map(({ key }) => key);
    };

    it('finds documents by an index as it is now', async () => {
      await put({ key: 'a', unit: ['1'] }, { key: 'b', unit: ['1', '2'] }, { key: 'c', unit: [] });
      expect([await keys(['1']), await keys(['2']), await keys(['3'])]).toStrictEqual([['a', 'b'], ['b'], []]);
      expect(await keys(['2', '1', '1'])).toStrictEqual(['a', 'b']);
      await put({ key: 'a', unit: ['2'] }, { key: 'c', unit: ['1'] });
      expect([await keys(['1']), await keys(['2'])]).toStrictEqual([
        ['b', 'c'],
        ['a', 'b'],
      ]);
      expect((await views.list('staff.1', { where: { index: 'unit', values: ['1'] }, limit: 1 }))[0]).toStrictEqual({
        key: 'b',
        doc: { key: 'b' },
        indexes: units('1', '2'),
      });
      await commit(views, 'staff.1', { puts: [{ key: 'c', doc: {} }], deletes: ['b'], epoch });
      expect([await keys(['1']), await keys(['2'])]).toStrictEqual([[], ['a']]);
      expect(await views.list('staff.1', { where: { index: 'other', values: ['2'] }, limit: 9 })).toStrictEqual([]);
      expect(await keys([])).toStrictEqual([]);
      await commit(views, 'staff.1', { deletes: ['a', 'c'], epoch });
    });

    it('orders keys by code point', async () => {
      const odd = ['z', 'a', '\u{1f3eb}', '\uff5e', 'Z', 'é'];
      await put(...odd.map((key) => ({ key, unit: ['1'] })));
      const ordered = ['Z', 'a', 'z', 'é', '\uff5e', '\u{1f3eb}'];
      expect(await keys(['1'])).toStrictEqual(ordered);
      expect((await views.list('staff.1', { limit: 10 })).map(({ key }) => key)).toStrictEqual(ordered);
      await commit(views, 'staff.1', { deletes: odd, epoch });
    });

    it('pages without gap or duplicate while documents come and go', async () => {
      const all = Array.from({ length: 500 }, (_, n) => n * 2);
      await put(...all.map((n) => ({ key: keyOf(n), unit: [String(n % 7)] })));
      const seen: string[] = [];
      for (let page = await views.list('staff.1', { limit: 50 }); page.length > 0 && seen.length < 5_000;) {
        seen.push(...page.map(({ key }) => key));
        const last = Number(seen.at(-1)?.slice(1));
        const ahead = Math.min(last + 1, 997);
        await put({ key: keyOf(ahead), unit: [] }, { key: keyOf(last - 1), unit: [] });
        await commit(views, 'staff.1', { deletes: [keyOf(last), keyOf(last - 2)], epoch });
        page = await views.list('staff.1', { limit: 50, after: keyOf(last) });
      }
      expect(seen).toStrictEqual([...new Set(seen)].sort());
      expectOf(seen.length < 5_000, 'the pages come to an end').toBeTruthy();
      for (const n of all) expectOf(seen.includes(keyOf(n)), keyOf(n)).toBeTruthy();
    });

    it('takes thousands of values and of keys', async () => {
      const all = Array.from({ length: 4_000 }, (_, n) => n);
      await put(...all.map((n) => ({ key: `m${keyOf((n * 7919) % 4_000)}`, unit: [`many${n}`] })));
      const values = all.map((n) => `many${n}`);
      const expected = all.map((n) => `m${keyOf(n)}`);
      expect(await keys(values, 5_000)).toStrictEqual(expected);
      expect(await keys(values, 10)).toStrictEqual(expected.slice(0, 10));
      expect(await keys(values, 10, expected[1_999])).toStrictEqual(expected.slice(2_000, 2_010));
      const found = await keys(values.slice(0, 2_000), 5_000);
      expect(found).toStrictEqual(
        all
          .slice(0, 2_000)
          .map((n) => `m${keyOf((n * 7919) % 4_000)}`)
          .sort(),
      );
      expect((await views.load('staff.1', [...expected, 'missing'])).size).toBe(4_000);
    });
  });
};

const docOf = (key: string, unit: string[]): ViewDocument => ({ key, doc: { key }, indexes: units(...unit) });
