import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { ComplaintDesk, OFFICER, PATH } from './complaint-desk.js';

const inOrder = (all: readonly string[]): string[] => all.toSorted((a, b) => (a < b ? -1 : 1));

const UNKNOWN = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('the list of complaints', () => {
  let desk: ComplaintDesk;
  let names: Readonly<Record<string, string>>;

  const listed = async (query: string): Promise<string[]> => {
    const found = await desk.listed(query);
    return Object.entries(names).flatMap(([name, path]) => (found.includes(path) ? [name] : []));
  };

  const says = async (query: string): Promise<number> =>
    (await desk.city.server.read(`${PATH}?${query}`, { as: OFFICER })).status;

  beforeAll(async () => {
    desk = await ComplaintDesk.open();
    const { a, a1, b, programme } = desk.city.ids;
    names = {
      waiting: await desk.receive({ receivedOn: '2026-02-20', programme }),
      running: await desk.verified(a1, { programme }, { tier: 'supervisory' }),
      late: await desk.verified(a, {}, { tier: 'light' }),
      passed: await desk.verified(b),
      answered: await desk.verified(a),
      closed: await desk.verified(a),
      gone: await desk.receive(),
    };
    const { passed, answered, closed, gone } = names;
    await desk.takes(passed ?? '', 'assign', { on: '2026-02-27', unit: a1, reason: 'x' });
    await desk.takes(answered ?? '', 'answer', { on: '2026-02-26', text: 'x' });
    await desk.takes(closed ?? '', 'answer', { on: '2026-02-26', text: 'x' });
    await desk.takes(closed ?? '', 'close', { on: '2026-02-27' });
    await desk.takes(gone ?? '', 'void', { reason: 'x' });
  });
  afterAll(async () => desk.close());

  it('holds what was not void', async () => {
    expect(await listed('')).toStrictEqual(['waiting', 'running', 'late', 'passed', 'answered', 'closed']);
    expect(await listed('status=void')).toStrictEqual(['gone']);
  });

  it('is filtered by where they stand, now and then', async () => {
    const { a, b, programme } = desk.city.ids;
    const expected = {
      'status=verified': ['running', 'late', 'passed'],
      'status=received': ['waiting'],
      'status=closed': ['closed'],
      'status=closed&asOf=2026-02-26': [],
      'status=answered&asOf=2026-02-26': ['answered', 'closed'],
      'tier=normative': ['passed', 'answered', 'closed'],
      'late=true': ['waiting', 'late'],
      'late=false': ['running', 'passed', 'answered', 'closed'],
      'late=true&asOf=2026-02-26': ['waiting'],
      'late=true&asOf=2026-03-05': ['waiting', 'late', 'passed'],
      'dueBy=2026-02-26': ['waiting', 'late'],
      'dueBy=2026-03-03': ['waiting', 'late', 'passed'],
      [`unit=${a}`]: ['running', 'late', 'passed', 'answered', 'closed'],
      [`unit=${a}&late=true`]: ['late'],
      [`unit=${b}`]: [],
      [`unit=${b}&asOf=2026-02-26`]: ['passed'],
      [`programme=${programme}`]: ['waiting', 'running'],
      [`programme=${programme}&status=verified`]: ['running'],
      'from=2026-02-21': ['running', 'late', 'passed', 'answered', 'closed'],
      'to=2026-02-20': ['waiting'],
    };
    for (const [query, found] of Object.entries(expected)) expectOf(await listed(query), query).toStrictEqual(found);
  });

  it('comes in pages, in one order whatever it is filtered by', async () => {
    const { server } = desk.city;
    const paths: string[] = [];
    for (let cursor = ''; ;) {
      const { json } = await server.read(`${PATH}?limit=2&status=verified${cursor}`, { as: OFFICER });
      paths.push(...(json.items as { id: string }[]).map(({ id }) => `${PATH}/${id}`));
      if (typeof json.next !== 'string') break;
      cursor = `&cursor=${json.next}`;
    }
    expect(paths).toStrictEqual(inOrder([names.running ?? '', names.late ?? '', names.passed ?? '']));
  });

  it('refuses what it does not know', async () => {
    const bad = ['covers=x', 'late=yes', 'dueBy=x', 'tier=heavy', 'status=open', 'from=2026-03-02&to=2026-03-01'];
    for (const query of bad) expectOf(await says(query), query).toBe(400);
    for (const query of [`unit=${UNKNOWN}`, `programme=${UNKNOWN}`]) expectOf(await says(query), query).toBe(404);
  });

  it('has lost the label of what is void since', async () => {
    const { server, ids } = desk.city;
    const span = { startsOn: '2026-01-01', endsOn: '2026-12-31', units: [ids.root] };
    const programme = await server.create('/v1/programmes', { code: 'LAIN', title: 'Lain', ...span });
    const procedure = { before: { steps: 9, days: 9 }, after: { steps: 3, days: 3 } };
    const reform = await server.create(`/v1/programmes/${programme}/reforms`, {
      kind: 'simplification',
      title: 'Izin',
      units: [ids.a],
      effectiveOn: '2026-02-01',
      ...procedure,
    });
    const path = await desk.receive({ reform });
    await desk.moveTo('2026-03-03');
    await server.write(`/v1/reforms/${reform}/void`, { reason: 'x' });
    expect(await desk.fields(path, 'programme', 'reform')).toStrictEqual([programme, null]);
    expect(await desk.listed(`programme=${programme}`)).toStrictEqual([path]);
    await server.write(`/v1/programmes/${programme}/void`, { reason: 'x' });
    expect(await desk.fields(path, 'programme', 'reform')).toStrictEqual([null, null]);
    expect(await desk.listed(`programme=${programme}`)).toStrictEqual([]);
    expect(await desk.fields(`${path}?knownOn=2026-03-02`, 'programme', 'reform')).toStrictEqual([programme, reform]);
    expect(await desk.listed(`programme=${programme}&knownOn=2026-03-02`)).toStrictEqual([path]);
    expect(await desk.says(path, 'verify', { tier: 'light', unit: ids.a })).toBe('200 true');
    const missing = { receivedOn: '2026-03-02', channel: 'web', text: 'x' };
    for (const label of [{ programme }, { reform }]) {
      expect((await server.ask(PATH, { as: OFFICER, body: { ...missing, ...label } })).status).toBe(404);
    }
  });
});
