import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS } from '../support/http/small-city.js';
import { ComplaintDesk, HEAD_A, OFFICE, OFFICER, REFERENCE, TEXT, WHO } from './complaint-desk.js';

const BEFORE = 'knownOn=2026-03-02';
const PRIVACY = SUBJECTS['privacy-officer'];
const reason = 'Salah catat.';

describe('corrections of complaints', () => {
  let desk: ComplaintDesk;
  let path: string;

  const told = async (word: string, body: object = {}, as: string = OFFICER): Promise<string> =>
    desk.says(path, word, { reason, ...body }, { as });

  const before = async (as: string): Promise<unknown[]> => {
    const { complainant, text, reference } = await desk.shown(`${path}?${BEFORE}`, as);
    return [complainant, text, reference];
  };

  beforeAll(async () => {
    desk = await ComplaintDesk.open();
    path = await desk.verified(desk.city.ids.a, { complainant: WHO, reference: REFERENCE });
    await desk.takes(path, 'answer', { on: '2026-02-27', text: 'Jawaban pertama.' });
    await desk.moveTo('2026-03-03');
  });
  afterAll(async () => desk.close());

  it('tell day, channel and tier otherwise: clocks run anew from what is right', async () => {
    const right = { receivedOn: '2026-02-20', channel: 'letter', tier: 'light' };
    expect(await told('amend', right)).toBe('200 true');
    expect(await told('amend', right)).toBe('200 false');
    const names = ['receivedOn', 'channel', 'tier', 'onTime', 'status'] as const;
    expect(await desk.fields(path, ...names)).toStrictEqual(['2026-02-20', 'letter', 'light', false, 'answered']);
    expect(await desk.fields(`${path}?${BEFORE}`, ...names)).toStrictEqual([
      '2026-02-23',
      'counter',
      'normative',
      true,
      'answered',
    ]);
    expect(await desk.fields(`${path}?asOf=2026-02-23`, 'due')).toStrictEqual(['2026-02-25']);
  });

  it('are judged as what is right would have been', async () => {
    expect(await told('amend', { receivedOn: '2026-02-25' })).toBe('409 step-backwards');
    expect(await told('amend', { receivedOn: '2026-03-04' })).toBe('409 date-in-future');
    expect(await told('amend')).toBe('400 invalid-input');
    expect(await told('amend', { unit: desk.city.ids.b })).toBe('400 invalid-input');
    const waiting = await desk.receive();
    expect(await desk.says(waiting, 'amend', { reason, tier: 'light' })).toBe('409 not-verified');
    expect(await desk.says(waiting, 'undo', { reason })).toBe('409 nothing-to-undo');
  });

  it('replace a complainant as a whole, and show the one before to the office alone', async () => {
    const contact = 'Jl. Baru 5';
    expect(await told('amend', { complainant: { contact }, text: 'Yang benar.' }, OFFICE)).toBe('200 true');
    expect(await told('amend', { complainant: { contact }, text: 'Yang benar.' }, OFFICE)).toBe('200 false');
    for (const as of [OFFICE, OFFICER, HEAD_A]) {
      const { complainant, text } = await desk.shown(path, as);
      expect([complainant, text]).toStrictEqual([{ contact }, 'Yang benar.']);
    }
    expect(await before(OFFICE)).toStrictEqual([WHO, TEXT, REFERENCE]);
    for (const as of [OFFICER, HEAD_A]) expect(await before(as)).toStrictEqual([{}, undefined, REFERENCE]);
  });

  it('are told by officers and the office, of tier and steps by officers alone', async () => {
    expect(await told('amend', { tier: 'normative' }, OFFICE)).toBe('403 forbidden');
    for (const word of ['amend', 'undo', 'void']) expect(await told(word, {}, HEAD_A)).toBe('403 forbidden');
    expect(await told('undo', {}, OFFICE)).toBe('403 forbidden');
  });

  it('take the last step back, one after the other', async () => {
    expect(await told('undo')).toBe('200 true');
    expect(await desk.fields(path, 'status', 'answeredOn')).toStrictEqual(['verified', null]);
    expect(await desk.fields(`${path}?${BEFORE}`, 'status', 'answeredOn')).toStrictEqual(['answered', '2026-02-27']);
    expect(await desk.says(path, 'answer', { on: '2026-02-26', text: 'Jawaban kedua.' })).toBe('200 true');
    const { history } = await desk.shown(path);
    const rows = (history as { kind: string; on: string; stands: boolean; corrections: { kind: string }[] }[]).map(
      (row) => [row.kind, row.on, row.stands, row.corrections.map(({ kind }) => kind)],
    );
    expect(rows).toStrictEqual([
      ['written', '2026-02-20', true, ['amend', 'amend']],
      ['verify', '2026-02-24', true, ['amend']],
      ['answer', '2026-02-27', false, ['undo']],
      ['answer', '2026-02-26', true, []],
    ]);
  });

  it('are listed', async () => {
    const { json } = await desk.city.server.read('/v1/corrections', { as: OFFICE });
    const of = (json.items as { kind: string; of: string; thing: string }[]).filter((row) => row.of === 'complaint');
    expect(of.map(({ kind, thing }) => [kind, path.endsWith(thing)])).toStrictEqual([
      ['amend', true],
      ['amend', true],
      ['undo', true],
    ]);
  });
});

describe('a complaint that is void, or whose texts are erased', () => {
  let desk: ComplaintDesk;
  let path: string;

  const erase = async (): Promise<string> => desk.says(path, 'erase', { reason }, { as: PRIVACY });

  beforeAll(async () => {
    desk = await ComplaintDesk.open();
    path = await desk.verified(desk.city.ids.a, { complainant: WHO, reference: REFERENCE });
    await desk.takes(path, 'answer', { on: '2026-02-27', text: 'Jawaban pertama.' });
  });
  afterAll(async () => desk.close());

  it('say that it should never have been recorded: then it takes nothing but being erased', async () => {
    const voided = await desk.verified(desk.city.ids.a);
    expect(await desk.says(voided, 'void', { reason }, { as: OFFICE })).toBe('200 true');
    expect(await desk.says(voided, 'void', { reason })).toBe('200 false');
    expect(await desk.fields(voided, 'status', 'due', 'late')).toStrictEqual(['void', null, false]);
    for (const [word, body] of [
      ['answer', { text: 'x' }],
      ['close', {}],
      ['amend', { reason, channel: 'web' }],
      ['undo', { reason }],
    ] as const)
      expect(await desk.says(voided, word, body)).toBe('409 void');
    expect(await desk.says(voided, 'erase', { reason }, { as: PRIVACY })).toBe('200 true');
  });

  it('erase what was written once it is settled, and nothing else', async () => {
    expect(await erase()).toBe('409 still-open');
    await desk.takes(path, 'close');
    const figures = ['status', 'tier', 'unit', 'answeredOn', 'onTime', 'receivedOn'] as const;
    const before = await desk.fields(path, ...figures);
    expect([await erase(), await erase()]).toStrictEqual(['200 true', '200 false']);
    expect(await desk.fields(path, ...figures)).toStrictEqual(before);
    for (const as of [OFFICE, OFFICER]) {
      const { text, reference, complainant, steps } = await desk.shown(path, as);
      expect([text, reference, complainant]).toStrictEqual([null, null, { name: null, contact: null }]);
      expect(JSON.stringify(steps)).not.toContain('Jawaban');
    }
    await desk.takes(path, 'reopen', { reason: 'Warga kembali.' });
    expect(JSON.stringify((await desk.shown(path)).steps)).toContain('Warga kembali.');
    expect(await erase()).toBe('409 still-open');
  });
});
