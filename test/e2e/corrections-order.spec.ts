import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { CorrectedCity } from '../support/http/corrected.js';

const FAR = '2031-01-01';
const STALE = { headers: { 'if-match': '"99"' } };
const morning = (day: string): string => `${day}T09:00:00+07:00`;

type Made = { restructure: string; established: string; foreign: string };

/** A held session, an observed practice, a decreed restructure, and a unit that the programme does not cover. */
const opened = async (): Promise<{ readonly office: CorrectedCity; readonly made: Made }> => {
  const made: Made = { restructure: '', established: '', foreign: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    const below = `/v1/programmes/${ids.programme}`;
    await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana] });
    const sight = { unit: ids.root, staff: [ids.ana], on: '2026-02-01', grade: 'B', source: 'berkas' };
    await server.write(`/v1/practices/${ids.practice}/observations`, sight);
    await server.write(`/v1/resistance-issues/${ids.issue}/acknowledge`, { on: '2026-02-10' });
    const changes = [{ change: 'establish', code: 'NEW', name: 'Baru', kind: 'section', parent: ids.a }];
    const structure = { kind: 'restructure', title: 'R', units: [ids.root], effectiveOn: '2026-02-10', changes };
    made.restructure = await server.create(`${below}/reforms`, structure);
    await server.write(`/v1/reforms/${made.restructure}/decree`, { number: '1', signedOn: '2026-02-01' });
    const [fresh] = ((await server.read('/v1/units?code=NEW')).json.items ?? []) as unknown as readonly {
      id: string;
    }[];
    made.established = fresh?.id ?? '';
    await server.write(`${below}/scope`, { units: [ids.a], on: '2026-02-01' });
    made.foreign = ids.b;
  });
  return { office, made };
};

/** Corrections with several faults at once: the first in the order of the contract is told. */
describe('the order of checks of corrections', () => {
  let office: CorrectedCity;
  let made: Made;

  const told = async (path: string, body: object, asked = {}): Promise<string> => office.told(path, body, asked);
  const session = (what: string): string => `/v1/sessions/${office.city.ids.session}/${what}`;
  const reform = (what: string, id = office.city.ids.reform): string => `/v1/reforms/${id}/${what}`;

  beforeAll(async () => {
    ({ office, made } = await opened());
  });
  afterAll(async () => office.close());

  it('begins with token, role, input, what there is, and the revision', async () => {
    const nowhere = `/v1/sessions/${randomUUID()}/amend`;
    expect(await told(nowhere, {}, { ...STALE, as: null })).toBe('401 unauthenticated');
    expect(await told(nowhere, {}, { ...STALE, as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await told(nowhere, { units: [made.foreign], nonsense: 1 }, STALE)).toBe('400 invalid-input');
    expect(await told(nowhere, { units: [made.foreign] }, STALE)).toBe('404 not-found');
    expect(await told(session('amend'), { units: [randomUUID()] }, STALE)).toBe('404 not-found');
    expect(await told(session('amend'), { units: [made.foreign] }, STALE)).toBe('412 revision-mismatch');
    expect(await told(session('uninvite'), { staff: [randomUUID()] }, STALE)).toBe('404 not-found');
  });

  it('then tells what is so already, whatever else speaks against it', async () => {
    const { practice } = office.city.ids;
    expect(await told(session('amend'), { title: 'Forum', startsAt: morning('2026-02-20') })).toBe('200 false');
    expect(await told(`/v1/practices/${practice}/amend`, { on: '2026-01-05', windowDays: null })).toBe('200 false');
    expect(await told(`/v1/units/${made.established}/amend`, { since: '2026-02-10' })).toBe('200 false');
    expect(await told(reform('amend', made.restructure), { number: '1', effectiveOn: '2026-02-10' })).toBe('200 false');
  });

  it('then its state', async () => {
    const { practice, a } = office.city.ids;
    expect(await told(`/v1/practices/${practice}/amend`, { on: FAR })).toBe('409 facts-recorded');
    expect(await told(reform('amend'), { signedOn: FAR, units: [made.foreign] })).toBe('409 reform-not-decreed');
    expect(await told(reform('amend'), { completedOn: FAR, units: [made.foreign] })).toBe('409 reform-not-completed');
    expect(await told(`/v1/units/${made.established}/amend`, { since: FAR, code: 'A' })).toBe('409 by-decree');
    const [history] = await office.fields(`/v1/units/${made.established}`, 'history');
    const change = (history as readonly { readonly id: string }[]).at(0)?.id;
    expect(await told(`/v1/units/${made.established}/undo`, { change })).toBe('409 by-decree');
    expect(await told(`/v1/units/${a}/undo`, { change })).toBe('404 not-found');
  });

  it('then its dates, then its units, then its people, then the chart', async () => {
    const units = [made.foreign];
    expect(await told(session('amend'), { startsAt: morning(FAR), units })).toBe('409 date-in-future');
    expect(await told(session('amend'), { startsAt: morning('2021-01-03'), units })).toBe('409 unit-outside-programme');
    expect(await told(session('amend'), { startsAt: morning('2021-01-03') })).toBe('409 before-enrolment');
    expect(await told(reform('amend'), { effectiveOn: FAR, units })).toBe('409 date-too-far');
    expect(await told(reform('amend'), { effectiveOn: TODAY, units })).toBe('409 unit-outside-programme');
    const issue = `/v1/resistance-issues/${office.city.ids.issue}/amend`;
    expect(await told(issue, { raisedOn: '2026-02-11', unit: made.foreign })).toBe('409 step-backwards');
    expect(await told(issue, { raisedOn: '2026-02-09', unit: made.foreign })).toBe('409 unit-outside-programme');
    const { root } = office.city.ids;
    expect(await told(`/v1/units/${root}/amend`, { since: FAR, code: 'A' })).toBe('409 date-too-far');
  });

  it('judges the second of two at once by what the first left', async () => {
    const cancelled = { on: TODAY };
    for (let round = 0; round < 5; round += 1) {
      expect(await told(reform('cancel'), cancelled)).toBe('200 true');
      const both = await Promise.all([told(reform('restore'), {}), told(reform('restore'), {})]);
      expect(both.toSorted()).toStrictEqual(['200 true', '409 nothing-to-undo']);
    }
    const [title, place] = [`Forum ${TODAY}`, 'Aula'];
    const wishes = [{ title }, { place }, { title, place }];
    const answers = await Promise.all(wishes.map(async (wish) => told(session('amend'), wish)));
    expect(answers.filter((answer) => !answer.startsWith('200'))).toStrictEqual([]);
    const at = `/v1/sessions/${office.city.ids.session}`;
    expect(await office.fields(at, 'title', 'place')).toStrictEqual([title, place]);
  });

  it('answers a remembered request before all of that, also once the thing is void', async () => {
    const body = { title: 'Sekali', reason: 'Salah.' };
    const asked = { body, headers: { 'idempotency-key': 'once' } };
    const first = await office.city.server.ask(reform('amend'), asked);
    expect([first.status, first.json.changed]).toStrictEqual([200, true]);
    expect(await told(reform('void'), {})).toBe('200 true');
    const headers = { ...asked.headers, ...STALE.headers };
    expect((await office.city.server.ask(reform('amend'), { body, headers })).text).toBe(first.text);
    expect(await told(reform('amend'), { title: 'Dua' }, STALE)).toBe('412 revision-mismatch');
  });

  it('tells that it is void before everything that is a rule', async () => {
    expect(await told(reform('amend'), { title: 'Sekali' })).toBe('409 void');
    expect(await told(reform('amend'), { signedOn: FAR, units: [made.foreign] })).toBe('409 void');
    expect(await told(reform('amend'), { units: [randomUUID()] })).toBe('404 not-found');
    for (const what of ['restore', 'annul', 'uncomplete']) expect(await told(reform(what), {})).toBe('409 void');
    expect(await told(reform('void'), {}, STALE)).toBe('412 revision-mismatch');
    expect(await told(reform('void'), {})).toBe('200 false');
  });
});
