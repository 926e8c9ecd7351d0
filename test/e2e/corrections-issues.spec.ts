import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEAD_B, SUBJECTS } from '../support/http/small-city.js';
import { BEFORE, type CorrectedCity, SINCE } from '../support/http/corrected.js';
import { openIssues } from './issue-desk.js';

const HEAD_A = SUBJECTS['unit-head'];

type CalmUnit = {
  readonly unit: { readonly id: string };
  readonly own: { readonly components: readonly { readonly name: string; readonly openIssues?: number }[] };
};

/** How calm units A and B are by themselves. */
const unitsCalm = async (office: CorrectedCity, query: string): Promise<unknown[]> => {
  const { programme, a, b } = office.city.ids;
  const [units] = await office.fields(`/v1/programmes/${programme}/readiness?${query}`, 'units');
  const all = units as readonly CalmUnit[];
  const own = [a, b].map((id) => all.find(({ unit }) => unit.id === id)?.own.components);
  return own.map((components) => components?.find(({ name }) => name === 'calm')?.openIssues);
};

describe('corrections of issues', () => {
  let office: CorrectedCity;
  let path: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const shown = async (as: string, query: string): Promise<unknown> =>
    (await office.city.server.read(`${path}?${query}`, { as })).json.description;
  const seenBy = async (as: string, query: string): Promise<number> =>
    (await office.city.server.read(`${path}?${query}`, { as })).status;

  beforeAll(async () => {
    ({ office, path } = await openIssues());
  });
  afterAll(async () => office.close());

  it('is of another unit and day from the correction on: severity, calm and lists follow', async () => {
    const { a, b, issue } = office.city.ids;
    const right = { unit: b, raisedOn: '2026-01-20' };
    expect(await unitsCalm(office, SINCE)).toStrictEqual([2, 0]);
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const figures = ['unit', 'raisedOn', 'severity', 'status'];
    expect(await office.fields(`${path}?${BEFORE}`, ...figures)).toStrictEqual([a, '2026-02-02', 'high', 'answering']);
    expect(await office.fields(`${path}?${SINCE}`, ...figures)).toStrictEqual([b, '2026-01-20', 'low', 'answering']);
    expect(await office.status(`${path}?asOf=2026-01-20&${BEFORE}`)).toBe(404);
    expect(await office.fields(`${path}?asOf=2026-01-20`, 'status')).toStrictEqual(['raised']);
    const listed = [`unit=${a}&${BEFORE}`, `unit=${b}&${BEFORE}`, `unit=${a}&${SINCE}`, `unit=${b}&${SINCE}`];
    const holds = listed.map(async (query) => (await office.ids(`/v1/resistance-issues?${query}`)).includes(issue));
    expect(await Promise.all(holds)).toStrictEqual([true, false, false, true]);
    expect([await unitsCalm(office, BEFORE), await unitsCalm(office, SINCE)]).toStrictEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  it('is seen by the head of the unit that it is of as told now, at every pair', async () => {
    const pairs = [BEFORE, SINCE];
    expect(await Promise.all(pairs.map(async (pair) => seenBy(HEAD_A, pair)))).toStrictEqual([403, 403]);
    expect(await Promise.all(pairs.map(async (pair) => seenBy(HEAD_B, pair)))).toStrictEqual([200, 200]);
    const { a } = office.city.ids;
    const list = await office.city.server.read(`/v1/resistance-issues?unit=${a}&${BEFORE}`, { as: HEAD_A });
    expect([list.status, list.text.includes(office.city.ids.issue)]).toStrictEqual([200, false]);
  });

  it('tells another description, and shows the one before to the office alone', async () => {
    const right = { description: 'Bukan beban: peran.' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const reader = SUBJECTS['reform-office'];
    expect([await shown(reader, BEFORE), await shown(HEAD_B, BEFORE)]).toStrictEqual(['Terlalu banyak.', undefined]);
    expect([await shown(reader, SINCE), await shown(HEAD_B, SINCE)]).toStrictEqual([
      right.description,
      right.description,
    ]);
    expect(await shown(SUBJECTS.auditor, SINCE)).toBe(undefined);
  });

  it('refuses what could not have been raised so', async () => {
    const { programme, a, b, root, c } = office.city.ids;
    const { server } = office.city;
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await told('amend', {})).toBe('400 invalid-input');
    expect(await told('amend', { unit: null })).toBe('400 invalid-input');
    expect(await told('amend', { unit: a, reason: undefined })).toBe('400 invalid-input');
    expect(await office.told(`/v1/resistance-issues/${nowhere}/amend`, { unit: a })).toBe('404 not-found');
    expect(await told('amend', { unit: nowhere })).toBe('404 not-found');
    expect(await told('amend', { raisedOn: '2026-03-04' })).toBe('409 date-in-future');
    expect(await told('amend', { raisedOn: '2026-02-11' })).toBe('409 step-backwards');
    expect(await told('amend', { raisedOn: '2019-12-31' })).toBe('409 unit-ended');
    expect(await told('amend', { unit: a, raisedOn: '2019-12-31' })).toBe('409 unit-ended');
    await server.write(`/v1/programmes/${programme}/scope`, { units: [a, c] });
    expect(await told('amend', { unit: root })).toBe('409 unit-outside-programme');
    expect(await told('amend', { unit: b, raisedOn: '2026-01-20' })).toBe('200 false');
    expect(await told('amend', { unit: b, raisedOn: '2026-01-21' })).toBe('409 unit-outside-programme');
    expect(await told('amend', { raisedOn: '2026-01-21' })).toBe('200 true');
    for (const as of [HEAD_B, SUBJECTS['agent-of-change'], SUBJECTS.auditor])
      for (const [what, body] of [
        ['amend', { unit: a }],
        ['undo', {}],
        ['void', {}],
      ] as const)
        expect([as, what, await told(what, body, { as })]).toStrictEqual([as, what, '403 forbidden']);
    expect(await told('amend', { unit: a }, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
  });
});

describe('steps of issues that are undone', () => {
  let office: CorrectedCity;
  let path: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);

  beforeAll(async () => {
    ({ office, path } = await openIssues());
  });
  afterAll(async () => office.close());

  it('takes the last step back that stands, and takes it anew', async () => {
    const stepsAt = async (query: string): Promise<unknown[]> => {
      const [steps] = await office.fields(`${path}?${query}`, 'steps');
      return (steps as { step: string }[]).map(({ step }) => step);
    };
    const ask = async () =>
      office.city.server.ask(`${path}/undo`, { body: { reason: 'Salah.' }, headers: { 'idempotency-key': 'undo' } });
    const [first, again] = [await ask(), await ask()];
    expect([first.status, first.json.changed, again.text]).toStrictEqual([200, true, first.text]);
    expect([await stepsAt(BEFORE), await stepsAt(SINCE)]).toStrictEqual([['acknowledge', 'answer'], ['acknowledge']]);
    expect(await office.fields(path, 'status')).toStrictEqual(['acknowledged']);
    expect(await told('undo', {})).toBe('200 true');
    expect(await told('undo', {})).toBe('409 nothing-to-undo');
    expect(await office.fields(path, 'status')).toStrictEqual(['raised']);
    expect(await told('acknowledge', { on: '2026-02-09', reason: undefined })).toBe('200 true');
    expect(await told('undo', {})).toBe('200 true');
    const { session } = office.city.ids;
    expect(await told('answer', { on: '2026-02-12', kind: 'session', session, reason: undefined })).toBe('200 true');
  });

  it('shows no session that is void as what it was answered by', async () => {
    const { session } = office.city.ids;
    const sessionAt = async (query: string): Promise<unknown> => {
      const [steps] = await office.fields(`${path}?${query}`, 'steps');
      return (steps as { session?: string }[]).at(-1)?.session;
    };
    expect(await sessionAt(SINCE)).toBe(session);
    expect(await office.told(`/v1/sessions/${session}/void`, {})).toBe('200 true');
    expect([await sessionAt(BEFORE), await sessionAt(SINCE)]).toStrictEqual([session, undefined]);
  });

  it('shows its history as known, where its steps are shown', async () => {
    expect(await office.history(`${path}?${BEFORE}`)).toStrictEqual([
      ['written', '2026-02-02', true, []],
      ['acknowledge', '2026-02-10', true, []],
      ['answer', '2026-02-20', true, []],
    ]);
    expect(await told('amend', { raisedOn: '2026-01-21' })).toBe('200 true');
    expect(await office.history(path)).toStrictEqual([
      ['written', '2026-01-21', true, ['amend']],
      ['acknowledge', '2026-02-10', false, ['undo']],
      ['answer', '2026-02-20', false, ['undo']],
      ['acknowledge', '2026-02-09', false, ['undo']],
      ['answer', '2026-02-12', true, []],
    ]);
    const historyFor = async (as: string): Promise<unknown> =>
      Array.isArray((await office.city.server.read(path, { as })).json.history);
    const all = [SUBJECTS.leadership, SUBJECTS.auditor, HEAD_A].map(historyFor);
    expect(await Promise.all(all)).toStrictEqual([false, true, true]);
  });

  it('is corrected though its programme is closed', async () => {
    const { programme } = office.city.ids;
    await office.city.server.write(`/v1/programmes/${programme}/close`, { on: '2026-01-02', outcome: 'Selesai.' });
    expect(await told('amend', { raisedOn: '2026-01-22' })).toBe('200 true');
    expect(await told('undo', {})).toBe('200 true');
    expect(await told('acknowledge', { reason: undefined })).toBe('409 programme-closed');
  });
});
