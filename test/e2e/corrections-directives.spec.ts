import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CORRECTED, CorrectedCity, SINCE } from '../support/http/corrected.js';

const UNKNOWN = '/v1/directives/00000000-0000-4000-8000-000000000000';

type Opened = { readonly office: CorrectedCity; readonly path: string; readonly twin: string };

/** A directive of which there are facts of people, and one that was recorded twice. */
const opened = async (): Promise<Opened> => {
  const paths = { path: '', twin: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    paths.path = `/v1/directives/${ids.directive}`;
    const answer = { unit: ids.root, staff: [ids.ana, ids.citra], how: 'read', on: '2026-01-10' };
    await server.write(`${paths.path}/acknowledgements`, answer);
    const second = { issuedOn: '2026-02-01', dueOn: '2026-02-27', summary: 'Lampiran.' };
    await server.write(`${paths.path}/revise`, second);
    await server.write(`${paths.path}/acknowledgements`, { ...answer, staff: [ids.dewi], on: '2026-02-10' });
    const twice = {
      title: 'Edaran',
      reference: 'SE-1',
      units: [ids.root],
      issuedOn: '2026-01-05',
      dueOn: '2026-01-30',
    };
    paths.twin = `/v1/directives/${await server.create(`/v1/programmes/${ids.programme}/directives`, twice)}`;
  });
  return { office, ...paths };
};

describe('corrections of directives', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const counts = async (query: string): Promise<unknown[]> => {
    const [version, total] = await office.fields(`${path}/standing?${query}`, 'version', 'total');
    const { acknowledged, superseded, outstanding, overdue } = total as Record<string, number>;
    return [version, acknowledged, superseded, outstanding, overdue];
  };

  beforeAll(async () => {
    ({ office, path, twin } = await opened());
  });
  afterAll(async () => office.close());

  it('corrects words from its day on, and leaves what was known before', async () => {
    const right = { title: 'Edaran izin', reference: 'SE-01/2026' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    expect(await office.fields(`${path}?${BEFORE}`, 'title', 'reference')).toStrictEqual(['Edaran', 'SE-1']);
    expect(await office.fields(`${path}?${SINCE}`, 'title', 'reference')).toStrictEqual(['Edaran izin', 'SE-01/2026']);
  });

  it('corrects a version, and the standings follow what is known', async () => {
    const asOf = 'asOf=2026-02-20';
    expect(await counts(`${asOf}&${BEFORE}`)).toStrictEqual([2, 1, 2, 1, 0]);
    expect(await told('amend', { issuedOn: '2026-02-25', dueOn: '2026-03-20' })).toBe('200 true');
    expect(await counts(`${asOf}&${BEFORE}`)).toStrictEqual([2, 1, 2, 1, 0]);
    // Whoever answered keeps the version that it was for: Dewi's answer is to the second.
    expect(await counts(`${asOf}&${SINCE}`)).toStrictEqual([1, 2, 1, 1, 2]);
    expect(await counts(`asOf=2026-02-26&${SINCE}`)).toStrictEqual([2, 1, 2, 1, 0]);
    expect(await told('amend', { version: 1, dueOn: '2026-02-24' })).toBe('200 true');
    expect(await counts(`${asOf}&${SINCE}`)).toStrictEqual([1, 2, 1, 1, 0]);
  });

  it('refuses what could not be recorded so', async () => {
    expect(await told('amend', {})).toBe('400 invalid-input');
    expect(await told('amend', { version: 1 })).toBe('400 invalid-input');
    expect(await told('amend', { title: 'x', reason: '' })).toBe('400 invalid-input');
    expect(await told('amend', { dueOn: '2026-02-24' })).toBe('400 invalid-input');
    expect(await told('amend', { version: 1, issuedOn: '2026-02-25' })).toBe('400 invalid-input');
    expect(await told('amend', { version: 1, issuedOn: '2026-02-26', dueOn: '2026-03-20' })).toBe('409 before-issue');
    expect(await told('amend', { dueOn: '2028-03-04' })).toBe('409 date-too-far');
    expect(await told('amend', { version: 3, dueOn: '2026-03-20' })).toBe('404 not-found');
    expect(await told('amend', { title: 'x' }, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await told('amend', { title: 'x' }, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
  });

  it('names impossible days before whether the directive is there, and the version that is not', async () => {
    const days = { issuedOn: '2026-02-02', dueOn: '2026-02-01' };
    expect(await office.told(`${UNKNOWN}/amend`, days)).toBe('400 invalid-input');
    expect(await office.told(`${UNKNOWN}/amend`, { title: 'x' })).toBe('404 not-found');
    const { json } = await office.city.server.ask(`${path}/amend`, {
      body: { version: 9, dueOn: CORRECTED, reason: 'x' },
    });
    expect(json.errors).toMatchObject([{ pointer: '/version' }]);
  });

  it('answers the same request again as at first, though its day would be impossible now', async () => {
    const wish = { version: 1, issuedOn: '2026-01-20', reason: 'Salah hari.' };
    const ask = async () =>
      office.city.server.ask(`${twin}/amend`, { body: wish, headers: { 'idempotency-key': 'day' } });
    const first = await ask();
    expect(await office.told(`${twin}/amend`, { issuedOn: '2026-01-05', dueOn: '2026-01-06' })).toBe('200 true');
    const again = await ask();
    expect([first.status, again.status, again.text]).toStrictEqual([200, 200, first.text]);
    expect(await office.told(`${twin}/amend`, { issuedOn: '2026-01-20' })).toBe('400 invalid-input');
  });

  it('takes a withdrawal back, which may be told anew', async () => {
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await told('withdraw', { on: CORRECTED })).toBe('200 true');
    expect(await told('withdraw', { on: '2026-03-01' })).toBe('409 already-recorded');
    expect(await counts('')).toStrictEqual([null, 0, 0, 0, 0]);
    expect(await told('amend', { issuedOn: '2026-03-04' })).toBe('409 before-issue');
    expect(await told('restore', {})).toBe('200 true');
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await office.fields(path, 'status', 'withdrawnOn')).toStrictEqual(['current', undefined]);
    expect(await told('withdraw', { on: '2026-03-01' })).toBe('200 true');
    expect(await told('restore', {})).toBe('200 true');
  });

  it('shows its history as known', async () => {
    const written = ['written', '2026-01-05'];
    expect(await office.history(`${path}?${BEFORE}`)).toStrictEqual([
      [...written, true, []],
      ['revise', '2026-02-01', true, []],
    ]);
    expect(await office.history(`${path}?asOf=2026-01-01`)).toStrictEqual([
      [...written, true, ['amend', 'amend']],
      ['revise', '2026-02-25', true, ['amend']],
      ['withdraw', CORRECTED, false, ['restore']],
      ['withdraw', '2026-03-01', false, ['restore']],
    ]);
  });

  it('is corrected though its programme is closed', async () => {
    const programme = `/v1/programmes/${office.city.ids.programme}`;
    await office.city.server.write(`${programme}/close`, { on: '2026-01-02', outcome: 'Selesai.' });
    expect(await told('amend', { title: 'Edaran izin usaha' })).toBe('200 true');
    expect(await told('withdraw', { on: CORRECTED })).toBe('409 programme-closed');
  });
});

describe('a directive recorded twice', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  beforeAll(async () => {
    ({ office, path, twin } = await opened());
  });
  afterAll(async () => office.close());

  it('is void only without answers, and is nowhere from then on', async () => {
    expect(await office.told(`${path}/void`, {})).toBe('409 facts-recorded');
    const id = twin.split('/').at(-1);
    expect(await office.told(`${twin}/void`, {})).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('200 false');
    expect(await office.fields(twin, 'status')).toStrictEqual(['void']);
    expect(await office.fields(`${twin}?${BEFORE}`, 'status')).toStrictEqual(['current']);
    expect([await office.status(`${twin}/standing`), await office.status(`${twin}/standing?${BEFORE}`)]).toStrictEqual([
      404, 200,
    ]);
    expect(await office.ids('/v1/directives')).not.toContain(id);
    expect(await office.ids('/v1/directives?status=void')).toStrictEqual([id]);
    expect(await office.ids(`/v1/directives?${BEFORE}`)).toContain(id);
  });

  it('takes nothing more once it is void', async () => {
    const { ids } = office.city;
    const people = { unit: ids.root, staff: [ids.ana], on: TODAY };
    const writes: readonly (readonly [string, object])[] = [
      ['amend', { title: 'x' }],
      ['restore', {}],
      ['withdraw', { on: TODAY }],
      ['retractions', people],
      ['declines', people],
    ];
    for (const [what, body] of writes)
      expect([what, await office.told(`${twin}/${what}`, body)]).toStrictEqual([what, '409 void']);
  });
});
