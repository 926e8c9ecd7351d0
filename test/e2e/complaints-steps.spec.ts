import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { ComplaintDesk, OFFICER, PATH } from './complaint-desk.js';

const UNKNOWN = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('the steps of a complaint', () => {
  let desk: ComplaintDesk;
  beforeAll(async () => {
    desk = await ComplaintDesk.open();
  });
  afterAll(async () => desk.close());

  it('runs from receipt to its end, step by step, with the clock of each', async () => {
    const { a, b } = desk.city.ids;
    const path = await desk.receive();
    const names = ['status', 'tier', 'unit', 'due', 'late', 'answeredOn', 'onTime'] as const;
    const after = async (word: string, body: object): Promise<unknown[]> => {
      expectOf(await desk.says(path, word, body), word).toBe('200 true');
      expectOf(await desk.says(path, word, body), `${word} again`).toBe('200 false');
      return desk.fields(path, ...names);
    };
    const reason = 'Alasan.';
    expect(await after('return', { on: '2026-02-24', reason })).toStrictEqual([
      'returned',
      null,
      null,
      null,
      false,
      null,
      null,
    ]);
    expect(await after('complete', { on: '2026-02-24' })).toStrictEqual([
      'received',
      null,
      null,
      '2026-02-27',
      true,
      null,
      null,
    ]);
    expect(await after('verify', { on: '2026-02-25', tier: 'light', unit: a, brief: 'Ringkas.' })).toStrictEqual([
      'verified',
      'light',
      a,
      '2026-02-27',
      true,
      null,
      null,
    ]);
    expect(await after('assign', { on: '2026-02-26', unit: b, reason })).toStrictEqual([
      'verified',
      'light',
      b,
      '2026-02-27',
      true,
      null,
      null,
    ]);
    expect(await after('answer', { on: '2026-02-27', text: 'Sudah dibuka.' })).toStrictEqual([
      'answered',
      'light',
      b,
      null,
      false,
      '2026-02-27',
      true,
    ]);
    expect(await after('reopen', { on: '2026-02-27', reason })).toStrictEqual([
      'verified',
      'light',
      b,
      '2026-03-03',
      false,
      null,
      null,
    ]);
    expect(await after('answer', { on: '2026-03-02', text: 'Dijelaskan lagi.' })).toStrictEqual([
      'answered',
      'light',
      b,
      null,
      false,
      '2026-03-02',
      true,
    ]);
    expect(await after('close', { on: '2026-03-02' })).toStrictEqual([
      'closed',
      'light',
      b,
      null,
      false,
      '2026-03-02',
      true,
    ]);
    const { steps } = await desk.shown(path);
    const verification = { step: 'verify', on: '2026-02-25', tier: 'light', unit: a, brief: 'Ringkas.' };
    expect((steps as object[])[2]).toStrictEqual({ ...verification, recordedOn: '2026-03-02' });
  });

  it('is at a past pair as it was, and nowhere before it was received', async () => {
    const { a } = desk.city.ids;
    const path = await desk.verified(a);
    await desk.takes(path, 'answer', { text: 'Terlambat.' });
    const seen = ['2026-02-23', '2026-02-24', '2026-03-02'].map(async (asOf) =>
      desk.fields(`${path}?asOf=${asOf}`, 'status', 'due', 'onTime'),
    );
    expect(await Promise.all(seen)).toStrictEqual([
      ['received', '2026-02-26', null],
      ['verified', '2026-03-03', null],
      ['answered', null, true],
    ]);
    for (const query of ['asOf=2026-02-22', 'knownOn=2026-03-01']) {
      expectOf((await desk.city.server.read(`${path}?${query}`, { as: OFFICER })).status, query).toBe(404);
    }
  });
});

describe('what speaks against a step of a complaint', () => {
  let desk: ComplaintDesk;
  beforeAll(async () => {
    desk = await ComplaintDesk.open();
  });
  afterAll(async () => desk.close());

  it('takes no step that its state, day or unit speaks against, in that order', async () => {
    const { a } = desk.city.ids;
    const path = await desk.receive();
    const verify = { tier: 'light', unit: a };
    expect(await desk.says(path, 'answer', { text: 'x' })).toBe('409 not-verified');
    expect(await desk.says(path, 'close')).toBe('409 not-answered');
    expect(await desk.says(path, 'reopen', { reason: 'x' })).toBe('409 complaint-open');
    expect(await desk.says(path, 'verify', { ...verify, on: '2026-03-03' })).toBe('409 date-in-future');
    expect(await desk.says(path, 'verify', { ...verify, on: '2026-02-22' })).toBe('409 step-backwards');
    expect(await desk.says(path, 'verify', { ...verify, unit: UNKNOWN })).toBe('404 not-found');
    expect(await desk.says(path, 'verify', { ...verify, tier: 'heavy' })).toBe('400 invalid-input');
    expect(await desk.says(`${PATH}/${UNKNOWN}`, 'verify', verify)).toBe('404 not-found');
    expect(await desk.says(path, 'verify', verify, { headers: { 'if-match': '"7"' } })).toBe('412 revision-mismatch');
    expect(await desk.says(path, 'verify', verify, { headers: { 'if-match': '"0"' } })).toBe('200 true');
    expect(await desk.says(path, 'verify', { ...verify, brief: 'Lain.' })).toBe('409 already-verified');
  });

  it('names a unit that exists on the day, and is followed through mergers', async () => {
    const { server, ids } = desk.city;
    const establish = async (code: string): Promise<string> =>
      server.create('/v1/units', { code, name: code, kind: 'section', parent: ids.root, on: '2026-02-24' });
    const [gone, into] = [await establish('LAMA'), await establish('BARU')];
    const path = await desk.receive();
    const verify = { tier: 'normative', unit: gone };
    expect(await desk.says(path, 'verify', { ...verify, on: '2026-02-23' })).toBe('409 unit-ended');
    expect(await desk.says(path, 'verify', { ...verify, on: '2026-02-24' })).toBe('200 true');
    await server.write(`/v1/units/${gone}/merge`, { into, on: '2026-02-26' });
    expect(await desk.fields(path, 'unit')).toStrictEqual([into]);
    expect(await desk.fields(`${path}?asOf=2026-02-25`, 'unit')).toStrictEqual([gone]);
    expect(await desk.says(path, 'assign', { unit: into, reason: 'x' })).toBe('200 false');
    expect(await desk.says(path, 'verify', { ...verify, on: '2026-02-24', unit: into })).toBe('200 false');
    expect(await desk.says(path, 'assign', { unit: gone, on: '2026-02-27', reason: 'x' })).toBe('200 false');
    await server.write(`/v1/units/${into}/abolish`, { on: '2026-03-01' });
    expect(await desk.fields(path, 'unit')).toStrictEqual([null]);
    expect(await desk.says(path, 'answer', { text: 'Tetap dijawab.' })).toBe('200 true');
  });
});
