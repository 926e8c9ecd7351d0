import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { expectOf } from '../support/expectation.js';
import { ComplaintDesk, HEAD_A, OFFICE, OFFICER, PATH, REFERENCE, TEXT, WHO } from './complaint-desk.js';

const UNKNOWN = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a complaint', () => {
  let desk: ComplaintDesk;
  beforeAll(async () => {
    desk = await ComplaintDesk.open();
  });
  afterAll(async () => desk.close());

  const BODY = { receivedOn: '2026-02-26', channel: 'lapor', text: TEXT };
  const sends = async (more: object, headers: Record<string, string> = {}) =>
    desk.city.server.ask(PATH, { as: OFFICER, body: { ...BODY, ...more }, headers });
  const refusal = async (more: object): Promise<string> => {
    const answer = await sends(more);
    return `${answer.status} ${textOf(answer, 'code')}`;
  };

  it('is received by officers, the office and heads, and shown as it was written', async () => {
    const { programme } = desk.city.ids;
    for (const as of [OFFICER, OFFICE, HEAD_A]) await desk.receive({}, { as });
    const made = await sends({ reference: REFERENCE, complainant: WHO, programme });
    const path = `${PATH}/${textOf(made, 'id')}`;
    expect([made.status, made.headers.get('location'), made.json.changed]).toStrictEqual([201, path, true]);
    const { revision, history, ...shown } = await desk.shown(path);
    expect(shown).toStrictEqual({
      id: made.json.id,
      receivedOn: '2026-02-26',
      channel: 'lapor',
      status: 'received',
      tier: null,
      unit: null,
      due: '2026-03-03',
      late: false,
      answeredOn: null,
      onTime: null,
      programme,
      reform: null,
      confidential: false,
      text: TEXT,
      reference: REFERENCE,
      complainant: WHO,
      steps: [],
    });
    expect([revision, (history as { kind: string }[]).map(({ kind }) => kind)]).toStrictEqual([0, ['written']]);
  });

  it('is received once under a key, and never after today', async () => {
    const first = await sends({}, { 'idempotency-key': 'aduan-1' });
    const again = await sends({}, { 'idempotency-key': 'aduan-1' });
    expect([again.status, again.json.id, again.json.position]).toStrictEqual([201, first.json.id, first.json.position]);
    const other = await sends({ channel: 'web' }, { 'idempotency-key': 'aduan-1' });
    expect(other.json.code).toBe('idempotency-key-reused');
    expect(await refusal({ receivedOn: '2026-03-03' })).toBe('409 date-in-future');
  });

  it('is refused where it cannot be read, or is labelled with what is not there', async () => {
    const { programme, issue } = desk.city.ids;
    const bad = [
      { text: ' ' },
      { channel: 'fax' },
      { receivedOn: '2026-02-30' },
      { complainant: { nik: '1' } },
      { complainant: [] },
      { confidential: 'yes' },
      { reference: 'a\nb' },
    ];
    for (const one of bad) expectOf(await refusal(one), JSON.stringify(one)).toBe('400 invalid-input');
    const missing = [{ programme: UNKNOWN }, { reform: UNKNOWN }, { programme: issue }, { programme, reform: issue }];
    for (const one of missing) expectOf(await refusal(one), JSON.stringify(one)).toBe('404 not-found');
  });

  it('is labelled with the programme of its reform, and with no other', async () => {
    const { server, ids } = desk.city;
    const path = await desk.receive({ reform: ids.reform });
    expect(await desk.fields(path, 'programme', 'reform')).toStrictEqual([ids.programme, ids.reform]);
    const span = { startsOn: '2026-01-01', endsOn: '2026-12-31', units: [ids.root] };
    const other = await server.create('/v1/programmes', { code: 'LAIN', title: 'Lain', ...span });
    expect(await refusal({ programme: other, reform: ids.reform })).toBe('404 not-found');
    await server.write(`/v1/programmes/${other}/close`, { on: '2026-02-01', outcome: 'Selesai.' });
    expect((await sends({ programme: other })).status).toBe(201);
  });
});
