import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CORRECTED, CorrectedCity, SINCE } from '../support/http/corrected.js';

type Opened = { readonly office: CorrectedCity; readonly path: string; readonly twin: string };

/** A practice of which there are facts of people, and one that was recorded twice. */
const opened = async (): Promise<Opened> => {
  const paths = { path: '', twin: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    paths.path = `/v1/practices/${ids.practice}`;
    const sight = { unit: ids.root, staff: [ids.ana], on: '2026-02-01', grade: 'B', source: 'berkas' };
    await server.write(`${paths.path}/observations`, sight);
    const twice = { title: 'Alur baru', description: 'Lama.', units: [ids.root], windowDays: 30, on: '2026-01-05' };
    paths.twin = `/v1/practices/${await server.create(`/v1/programmes/${ids.programme}/practices`, twice)}`;
  });
  return { office, ...paths };
};

/** What was seen of Ana before anything was corrected. */
const seenIn = (office: CorrectedCity): object => {
  const { ids } = office.city;
  return { unit: ids.root, staff: [ids.ana], on: '2026-02-01' };
};

describe('corrections of practices', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  const told = async (what: string, body: object, asked = {}): Promise<string> =>
    office.told(`${path}/${what}`, body, asked);
  const practising = async (query: string): Promise<unknown> => {
    const [total] = await office.fields(`${path}/standing?${query}`, 'total');
    return (total as Record<string, number>).practising;
  };
  /** How Ana stands, by name. */
  const ana = async (query: string): Promise<unknown> => {
    const { ids } = office.city;
    const [people] = await office.fields(`${path}/standing?unit=${ids.a}&${query}`, 'people');
    return (people as { staff: string; standing: string }[]).find(({ staff }) => staff === ids.ana)?.standing;
  };

  beforeAll(async () => {
    ({ office, path, twin } = await opened());
  });
  afterAll(async () => office.close());

  it('corrects words while it is observed, and leaves what was known before', async () => {
    const right = { title: 'Alur izin', description: 'Lewat loket.' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const words = ['title', 'description'];
    expect(await office.fields(`${path}?${BEFORE}`, ...words)).toStrictEqual(['Alur baru', undefined]);
    expect(await office.fields(`${path}?${SINCE}`, ...words)).toStrictEqual(['Alur izin', 'Lewat loket.']);
  });

  it('keeps window and first day while an observation stands', async () => {
    for (const wish of [{ windowDays: 10 }, { on: '2026-01-04' }, { title: 'x', windowDays: 10 }])
      expect(await told('amend', wish)).toBe('409 facts-recorded');
    expect(await told('amend', { windowDays: null })).toBe('200 false');
    expect(await told('amend', { on: '2026-01-05' })).toBe('200 false');
  });

  it('has another window for what is observed from then on; what was taken back keeps its own', async () => {
    expect(await told('retractions', seenIn(office))).toBe('200 true');
    expect(await told('amend', { windowDays: 10 })).toBe('200 true');
    expect(await told('observations', { ...seenIn(office), grade: 'B', source: 'berkas', reason: undefined })).toBe(
      '200 true',
    );
    const early = 'asOf=2026-02-10';
    const late = 'asOf=2026-02-11';
    expect([await practising(`${late}&${BEFORE}`), await practising(`${late}&${SINCE}`)]).toStrictEqual([1, 0]);
    expect([await ana(`${late}&${BEFORE}`), await ana(`${late}&${SINCE}`)]).toStrictEqual(['practising', 'none']);
    expect([await practising(`${early}&${SINCE}`), await ana(`${early}&${SINCE}`)]).toStrictEqual([1, 'practising']);
  });

  it('loses its window where null is told', async () => {
    expect(await office.told(`${twin}/amend`, { windowDays: null })).toBe('200 true');
    expect(await office.told(`${twin}/amend`, { windowDays: null })).toBe('200 false');
    const windows = [`${twin}?${BEFORE}`, `${twin}?${SINCE}`].map(async (at) => office.fields(at, 'windowDays'));
    expect(await Promise.all(windows)).toStrictEqual([[30], [undefined]]);
  });

  it('refuses what could not be recorded so', async () => {
    expect(await told('amend', {})).toBe('400 invalid-input');
    for (const windowDays of [0, 36_501, 1.5, '9'])
      expect(await told('amend', { windowDays })).toBe('400 invalid-input');
    expect(await told('amend', { title: null })).toBe('400 invalid-input');
    expect(await office.told(`${twin}/amend`, { on: '2028-03-04' })).toBe('409 date-too-far');
    expect(await told('amend', { title: 'x' }, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await told('amend', { title: 'x' }, { headers: { 'if-match': '"0"' } })).toBe('412 revision-mismatch');
  });

  it('takes a retirement back, which may be told anew', async () => {
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await told('retire', { on: CORRECTED })).toBe('200 true');
    expect(await told('retire', { on: TODAY })).toBe('409 already-recorded');
    const restored = { reason: 'Masih berlaku.' };
    const ask = async () =>
      office.city.server.ask(`${path}/restore`, { body: restored, headers: { 'idempotency-key': 'r' } });
    const [first, again] = [await ask(), await ask()];
    expect([first.status, first.json.changed, again.text]).toStrictEqual([200, true, first.text]);
    expect(await told('restore', {})).toBe('409 nothing-to-undo');
    expect(await office.fields(path, 'status', 'retiredOn')).toStrictEqual(['defined', undefined]);
    expect(await told('retire', { on: TODAY })).toBe('200 true');
    expect(await told('restore', {})).toBe('200 true');
  });

  it('begins no later than it is retired', async () => {
    expect(await office.told(`${twin}/retire`, { on: '2026-02-01' })).toBe('200 true');
    expect(await office.told(`${twin}/amend`, { on: '2026-02-02' })).toBe('409 before-issue');
    expect(await office.told(`${twin}/amend`, { on: '2026-02-01' })).toBe('200 true');
    const days = [`${twin}?${BEFORE}`, `${twin}?${SINCE}`].map(async (at) => office.fields(at, 'on'));
    expect(await Promise.all(days)).toStrictEqual([['2026-01-05'], ['2026-02-01']]);
  });

  it('shows its history as known', async () => {
    expect(await office.history(`${path}?${BEFORE}`)).toStrictEqual([['written', '2026-01-05', true, []]]);
    expect(await office.history(path)).toStrictEqual([
      ['written', '2026-01-05', true, ['amend', 'amend']],
      ['retire', CORRECTED, false, ['restore']],
      ['retire', TODAY, false, ['restore']],
    ]);
  });

  it('is corrected though its programme is closed', async () => {
    const programme = `/v1/programmes/${office.city.ids.programme}`;
    await office.city.server.write(`${programme}/close`, { on: '2026-01-02', outcome: 'Selesai.' });
    expect(await told('amend', { title: 'Alur izin usaha' })).toBe('200 true');
    expect(await told('retire', { on: CORRECTED })).toBe('409 programme-closed');
  });
});

describe('a practice recorded twice', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  beforeAll(async () => {
    ({ office, path, twin } = await opened());
  });
  afterAll(async () => office.close());

  it('is void only without observations, and is nowhere from then on', async () => {
    expect(await office.told(`${path}/void`, {})).toBe('409 facts-recorded');
    const id = twin.split('/').at(-1);
    expect(await office.told(`${twin}/void`, {})).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('200 false');
    expect(await office.fields(twin, 'status')).toStrictEqual(['void']);
    expect(await office.fields(`${twin}?${BEFORE}`, 'status')).toStrictEqual(['defined']);
    const standings = [`${twin}/standing`, `${twin}/standing?${BEFORE}`].map(async (at) => office.status(at));
    expect(await Promise.all(standings)).toStrictEqual([404, 200]);
    expect(await office.ids('/v1/practices')).not.toContain(id);
    expect(await office.ids('/v1/practices?status=void')).toStrictEqual([id]);
  });

  it('takes nothing more once it is void', async () => {
    const sight = { ...seenIn(office), grade: 'B', source: 'berkas' };
    const writes: readonly (readonly [string, object])[] = [
      ['amend', { title: 'x' }],
      ['restore', {}],
      ['retire', { on: TODAY }],
      ['retractions', seenIn(office)],
      ['observations', { ...sight, reason: undefined }],
    ];
    for (const [what, body] of writes)
      expect([what, await office.told(`${twin}/${what}`, body)]).toStrictEqual([what, '409 void']);
  });
});
