import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { ComplaintDesk, OFFICER, PATH } from './complaint-desk.js';

type Item = {
  readonly id: string;
  readonly receivedOn: string;
  readonly status: string;
  readonly tier: string | null;
  readonly unit: string | null;
  readonly due: string | null;
  readonly late: boolean;
};

const ITSELF = ['received', 'verified', 'closed', 'void'];
const FILTERS = [
  ['', ...ITSELF.map((status) => `status=${status}`)],
  ['', 'tier=light'],
  ['', 'late=true', 'late=false', 'dueBy=2026-04-20'],
  ['', 'from=2026-03-15&to=2026-04-10', 'from=2026-04-01', 'to=2026-03-31', 'from=2026-02-01&to=2026-02-27'],
] as const;

const queries = FILTERS.reduce<readonly string[]>(
  (all, more) => all.flatMap((one) => more.map((two) => [one, two].filter((part) => part !== '').join('&'))),
  [''],
);

const isFound = (item: Item, query: string): boolean => {
  const asked = new URLSearchParams(query);
  const is = (name: string, holds: (value: string) => boolean): boolean => {
    const value = asked.get(name);
    return value === null || holds(value);
  };
  return (
    (asked.has('status') ? item.status === asked.get('status') : item.status !== 'void') &&
    is('tier', (tier) => item.tier === tier) &&
    is('late', (late) => String(item.late) === late) &&
    is('dueBy', (day) => item.due !== null && item.due <= day) &&
    is('from', (day) => item.receivedOn >= day) &&
    is('to', (day) => item.receivedOn <= day)
  );
};

describe('complaints are found by whatever they are filtered by', () => {
  let desk: ComplaintDesk;

  const itemsOf = async (query: string): Promise<readonly Item[]> => {
    const { json } = await desk.city.server.read(`${PATH}?limit=200&${query}`, { as: OFFICER });
    return json.items as unknown as readonly Item[];
  };

  beforeAll(async () => {
    desk = await ComplaintDesk.open();
    const { a, a1, b } = desk.city.ids;
    const [late, quick] = [await desk.receive(), await desk.verified(a, {}, { tier: 'light' })];
    await desk.moveTo('2026-03-20');
    const [gone, redated] = [await desk.verified(b), await desk.receive({ receivedOn: '2026-03-18' })];
    await desk.takes(quick, 'answer', { on: '2026-03-19', text: 'x' });
    await desk.takes(late, 'verify', { on: '2026-03-03', tier: 'supervisory', unit: a1 });
    await desk.moveTo('2026-04-15');
    const [rejected, returned] = [await desk.receive({ receivedOn: '2026-04-01' }), await desk.receive()];
    await desk.takes(quick, 'close', { on: '2026-04-02' });
    await desk.takes(returned, 'return', { on: '2026-04-03', reason: 'x' });
    await desk.takes(rejected, 'reject', { on: '2026-04-10', reason: 'x' });
    await desk.takes(redated, 'amend', { receivedOn: '2026-02-20', reason: 'x' });
    await desk.takes(gone, 'void', { reason: 'x' });
    await desk.moveTo('2026-05-20');
    await desk.takes(late, 'answer', { on: '2026-05-19', text: 'x' });
    await desk.takes(quick, 'undo', { reason: 'x' });
  });
  afterAll(async () => desk.close());

  it.each(['', 'asOf=2026-04-20', 'asOf=2026-03-10', 'knownOn=2026-04-20', 'asOf=2026-04-12&knownOn=2026-03-25'])(
    'at %s',
    async (at) => {
      const all = [...(await itemsOf(at)), ...(await itemsOf(`${at}&status=void`))];
      expect(all.length).toBeGreaterThanOrEqual(2);
      for (const query of queries) {
        const wanted = all.filter((item) => isFound(item, query)).map(({ id }) => id);
        const found = (await itemsOf(`${at}&${query}`)).map(({ id }) => id);
        expectOf(found, query).toStrictEqual(wanted.toSorted());
      }
    },
  );

  it('a page at a time as well', async () => {
    const all = (await itemsOf('late=false')).map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { json } = await desk.city.server.read(`${PATH}?late=false&limit=1${cursor}`, { as: OFFICER });
      paged.push(...(json.items as unknown as readonly Item[]).map(({ id }) => id));
      if (typeof json.next !== 'string') break;
      cursor = `&cursor=${json.next}`;
    }
    expect(paged).toStrictEqual(all);
    expect(all.length).toBeGreaterThan(2);
  });
});
