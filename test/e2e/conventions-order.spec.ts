import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Asked } from '../support/http/city-server.js';
import { type Ids, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const HEAD = SUBJECTS['unit-head'];
const FAR = '2031-01-01';
const STALE = { 'if-match': '"99"' };

const answer = (unit: string, staff: string, on = TODAY): object => ({ unit, staff: [staff], on, how: 'read' });

/** Requests with several faults at once: the first in the order of the contract is told. */
describe('the order of checks', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const says = async (path: string, asked: Asked, expected: string): Promise<void> =>
    expectOf(await city.says(path, asked), `${path} ${JSON.stringify(asked)}`).toBe(expected);

  const answers = (): string => `/v1/directives/${ids.directive}/acknowledgements`;
  it('begins with the token and the role', async () => {
    const body = { nonsense: true };
    await says(`/v1/units/${randomUUID()}/rename?x=1`, { as: null, body, headers: STALE }, '401 unauthenticated');
    await says(`/v1/units/${randomUUID()}/rename?x=1`, { as: HEAD, body, headers: STALE }, '403 forbidden');
    await says('/v1/events?limit=0', { as: HEAD }, '403 forbidden');
  });

  it('then looks at the input before anything is looked up', async () => {
    const unknown = randomUUID();
    await says(`/v1/units/${unknown}/rename`, { body: { name: '' } }, '400 invalid-input');
    for (const revision of ['3', '"03"', '"-3"', 'W/"3"']) {
      const asked = { body: { name: 'x' }, headers: { 'if-match': revision } };
      await says(`/v1/units/${unknown}/rename`, asked, '400 invalid-input');
    }
    await says(`/v1/units/${unknown}`, { headers: { 'if-none-match': 'x' } }, '400 invalid-input');
    await says('/v1/units/x/rename', { body: { name: 'x' } }, '400 invalid-input');
    await says(`/v1/units?under=${unknown}&cursor=x`, {}, '400 invalid-input');
    await says(`/v1/staff?unit=${unknown}&cursor=x`, {}, '400 invalid-input');
    await says('/v1/staff?cursor=x', { as: HEAD }, '400 invalid-input');
    await says(`/v1/reforms?unit=${unknown}&cursor=x`, {}, '400 invalid-input');
    const series = `/v1/programmes/${unknown}/adoption/series`;
    await says(`${series}?from=2026-02-01&to=2026-01-01`, {}, '400 invalid-input');
    await says(`${series}?from=2020-01-01&to=2026-01-01&step=day`, {}, '400 invalid-input');
    const dates = { issuedOn: '2026-02-01', dueOn: '2026-01-01' };
    const late = { title: 'x', reference: 'x', units: [unknown], ...dates };
    await says(`/v1/programmes/${unknown}/directives`, { body: late }, '400 invalid-input');
    await says(`/v1/staff/${unknown}/correct`, { body: { reason: 'x' } }, '400 invalid-input');
    const nobody = { nip: '190102302001011002', name: 'x', unit: unknown, employment: 'PNS' };
    await says('/v1/staff', { body: { ...nobody, position: { title: 'x', type: 'executive' } } }, '400 invalid-input');
  });

  it('then whether everything named exists, and only then whether it is the caller`s', async () => {
    await says(answers(), { as: HEAD, body: answer(ids.b, randomUUID()) }, '404 not-found');
    await says(answers(), { as: HEAD, body: answer(randomUUID(), ids.citra) }, '404 not-found');
    const unknown = `/v1/directives/${randomUUID()}/acknowledgements`;
    await says(unknown, { as: HEAD, body: answer(ids.b, ids.citra) }, '404 not-found');
    await says(answers(), { as: HEAD, body: answer(ids.b, ids.citra, FAR), headers: STALE }, '403 forbidden');
    await says(`/v1/programmes/${randomUUID()}/adoption`, { as: HEAD }, '404 not-found');
    await says(`/v1/programmes/${ids.programme}/adoption?unit=${randomUUID()}`, { as: HEAD }, '404 not-found');
    const session = `/v1/sessions/${ids.session}/attendance`;
    await says(session, { as: HEAD, body: { staff: [ids.citra, randomUUID()] } }, '404 not-found');
  });

  it('knows every id of a kind: one of another kind is unknown', async () => {
    await says(answers(), { body: answer(ids.programme, ids.ana) }, '404 not-found');
    await says(answers(), { body: answer(ids.a, ids.a) }, '404 not-found');
    await says(`/v1/units/${ids.ana}/rename`, { body: { name: 'x' } }, '404 not-found');
    await says(`/v1/programmes/${ids.directive}/close`, { body: { outcome: 'x' } }, '404 not-found');
    await says(`/v1/resistance-issues/${ids.session}/acknowledge`, { body: {} }, '404 not-found');
    await says(`/v1/resistance-issues/${ids.issue}/duplicate`, { body: { of: ids.session } }, '404 not-found');
  });

  it('then remembers a key, then compares the revision, then asks the rules', async () => {
    const headers = { 'idempotency-key': 'order' };
    const known = { as: HEAD, body: answer(ids.a1, ids.budi), headers };
    await says(answers(), known, '200');
    await says(answers(), { ...known, headers: { ...headers, ...STALE } }, '200');
    await says(
      answers(),
      { as: HEAD, body: answer(ids.a, ids.ana, FAR), headers: { ...headers, ...STALE } },
      '422 idempotency-key-reused',
    );
    await says(answers(), { body: answer(ids.a, ids.citra, FAR), headers: STALE }, '412 revision-mismatch');
    await city.server.write(`/v1/units/${ids.a1}/move`, { parent: ids.b, on: TODAY });
    await says(answers(), known, '403 forbidden');
  });

  it('asks whether it is already so before state and dates, these before units, units before people', async () => {
    const withdraw = `/v1/directives/${ids.directive}/withdraw`;
    await says(withdraw, { body: { reason: 'x', on: TODAY } }, '200');
    await says(withdraw, { body: { reason: 'y', on: TODAY } }, '200');
    await says(withdraw, { body: { reason: 'x', on: FAR } }, '409 already-recorded');
    await says(answers(), { body: answer(ids.a, ids.citra, FAR) }, '409 directive-withdrawn');
    const issue = `/v1/resistance-issues/${ids.issue}`;
    await says(`${issue}/resolve`, { body: { outcome: 'x' } }, '200');
    await says(`${issue}/acknowledge`, { body: { on: FAR } }, '409 issue-closed');
    await says(`/v1/units/${ids.c}/merge`, { body: { into: ids.b, on: TODAY } }, '200');
    const practices = `/v1/programmes/${ids.programme}/practices`;
    await says(practices, { body: { title: 'x', units: [ids.c], on: FAR } }, '409 date-too-far');
    await says(practices, { body: { title: 'x', units: [ids.c] } }, '409 unit-outside-programme');
    const seen = { grade: 'A', source: 'x', unit: ids.c, staff: [ids.ana] };
    const observations = `/v1/practices/${ids.practice}/observations`;
    await says(observations, { body: { ...seen, on: FAR } }, '409 date-in-future');
    await says(observations, { body: { ...seen, on: TODAY } }, '409 unit-ended');
    await says(observations, { body: { ...seen, unit: ids.b, on: TODAY } }, '409 staff-not-in-unit');
    const transfer = `/v1/staff/${ids.ana}/transfer`;
    await says(transfer, { body: { unit: ids.c, on: '2020-06-01' } }, '409 before-enrolment');
    await says(transfer, { body: { unit: ids.c, on: FAR } }, '409 date-too-far');
    await says(transfer, { body: { unit: ids.c } }, '409 unit-ended');
  });

  it('asks the programme first of all rules', async () => {
    const at = { startsAt: '2026-04-01T09:00:00+07:00' };
    const session = { title: 'x', method: 'online', units: [ids.a], minutes: 30, ...at };
    const planned = await city.server.create(`/v1/programmes/${ids.programme}/sessions`, session);
    const again = { body: { ...at, reason: 'x' } };
    await says(`/v1/sessions/${planned}/reschedule`, again, '200');
    await says(`/v1/programmes/${ids.programme}/close`, { body: { outcome: 'x', on: '2026-02-27' } }, '200');
    await says(`/v1/sessions/${planned}/reschedule`, again, '409 programme-closed');
    await says(`/v1/directives/${ids.directive}/withdraw`, { body: { reason: 'x', on: FAR } }, '409 programme-closed');
    await says(`/v1/resistance-issues/${ids.issue}/acknowledge`, { body: { on: TODAY } }, '409 programme-closed');
    await says(`/v1/programmes/${ids.programme}/close`, { body: { outcome: 'y', on: FAR } }, '409 already-recorded');
    const stale = { body: { ...at, reason: 'x' }, headers: STALE };
    await says(`/v1/sessions/${planned}/reschedule`, stale, '412 revision-mismatch');
  });
});
