import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS } from '../support/http/small-city.js';
import { ComplaintDesk, HEAD_A, HEAD_B, OFFICE, OFFICER, PATH, REFERENCE, TEXT, WHO } from './complaint-desk.js';

const { leadership: LEADERSHIP, auditor: AUDITOR, admin: ADMIN, 'agent-of-change': AGENT } = SUBJECTS;

const WRITTEN = ['text', 'brief', 'reference', 'complainant', 'confidential', 'steps', 'history'] as const;

describe('what is seen of a complaint', () => {
  let desk: ComplaintDesk;
  let plain: string;
  let briefed: string;
  let confidential: string;
  let unverified: string;

  const shown = async (path: string, as: string): Promise<string[]> => {
    const body = await desk.shown(path, as);
    return WRITTEN.filter((name) => name in body);
  };
  const status = async (path: string, as: string): Promise<number> =>
    (await desk.city.server.read(path, { as })).status;

  beforeAll(async () => {
    desk = await ComplaintDesk.open();
    const { a } = desk.city.ids;
    const who = { complainant: WHO, reference: REFERENCE };
    plain = await desk.verified(a, who);
    briefed = await desk.verified(a, who, { brief: 'Ringkasannya.' });
    confidential = await desk.verified(a, { ...who, confidential: true });
    unverified = await desk.receive(who);
  });
  afterAll(async () => desk.close());

  it('is all of it for officers and the office', async () => {
    for (const as of [OFFICER, OFFICE]) {
      expect(await shown(confidential, as)).toStrictEqual(WRITTEN.filter((name) => name !== 'brief'));
      expect(await shown(briefed, as)).toStrictEqual([...WRITTEN]);
      const { text, complainant, reference } = await desk.shown(confidential, as);
      expect([text, complainant, reference]).toStrictEqual([TEXT, WHO, REFERENCE]);
    }
  });

  it('is for the head of its unit the text or the brief, and who complains unless that is confidential', async () => {
    expect(await shown(plain, HEAD_A)).toStrictEqual(WRITTEN.filter((name) => name !== 'brief'));
    expect(await shown(briefed, HEAD_A)).toStrictEqual(WRITTEN.filter((name) => name !== 'text'));
    expect(await shown(confidential, HEAD_A)).toStrictEqual(['confidential', 'steps', 'history']);
    expect((await desk.shown(briefed, HEAD_A)).brief).toBe('Ringkasannya.');
  });

  it('is for auditors how it went, for leadership and admins figures', async () => {
    expect(await shown(briefed, AUDITOR)).toStrictEqual(['confidential', 'steps', 'history']);
    const { steps } = await desk.shown(briefed, AUDITOR);
    expect(Object.keys((steps as object[])[0] ?? {})).toStrictEqual(['step', 'on', 'recordedOn', 'tier', 'unit']);
    for (const as of [LEADERSHIP, ADMIN]) expect(await shown(briefed, as)).toStrictEqual([]);
  });

  it('is nothing for agents, for heads of other units, and of no unit for any head', async () => {
    expect([await status(plain, AGENT), await status(PATH, AGENT)]).toStrictEqual([403, 403]);
    expect([await status(plain, HEAD_B), await status(unverified, HEAD_A)]).toStrictEqual([403, 403]);
    const { a, b } = desk.city.ids;
    const lists = [PATH, `${PATH}?unit=${b}`, `${PATH}?unit=${a}`].map(async (path) => status(path, HEAD_A));
    expect(await Promise.all(lists)).toStrictEqual([403, 403, 200]);
  });

  it('is the same in a list', async () => {
    const { a } = desk.city.ids;
    const list = async (as: string): Promise<string> =>
      (await desk.city.server.read(`${PATH}?unit=${a}&limit=200`, { as })).text;
    for (const as of [LEADERSHIP, ADMIN, AUDITOR]) {
      for (const secret of [TEXT, WHO.name, WHO.contact, REFERENCE]) expect(await list(as)).not.toContain(secret);
    }
    const csv = await desk.city.server.read(`${PATH}?unit=${a}&format=csv`, { as: OFFICER });
    expect(csv.text.split('\r\n')[0]).toBe(
      'id,receivedOn,channel,status,tier,unit.id,unit.code,unit.name,due,late,answeredOn,onTime,programme,reform,confidential,text,brief,reference,complainant.name,complainant.contact,steps',
    );
    expect(csv.text).toContain(WHO.name);
  });

  it('goes with the unit that it is given to', async () => {
    const { a1, b } = desk.city.ids;
    const path = await desk.verified(b);
    expect([await status(path, HEAD_A), await status(path, HEAD_B)]).toStrictEqual([403, 200]);
    await desk.takes(path, 'assign', { on: '2026-02-26', unit: a1, reason: 'Milik unit lain.' });
    const pairs = [path, `${path}?asOf=2026-02-25`];
    for (const pair of pairs)
      expect([await status(pair, HEAD_A), await status(pair, HEAD_B)]).toStrictEqual([200, 403]);
    expect(await desk.listed(`unit=${b}&asOf=2026-02-25`, HEAD_B)).not.toContain(path);
    expect(await desk.listed(`unit=${a1}`, HEAD_A)).toContain(path);
  });
});

describe('what heads do with complaints', () => {
  let desk: ComplaintDesk;
  beforeAll(async () => {
    desk = await ComplaintDesk.open();
  });
  afterAll(async () => desk.close());

  it('is to answer, and to pass on within their units, what is of those', async () => {
    const { a, a1, b } = desk.city.ids;
    const path = await desk.verified(a);
    const as = { as: HEAD_A };
    const reason = 'Ke seksi.';
    expect(await desk.says(path, 'assign', { unit: b, reason }, as)).toBe('403 forbidden');
    expect(await desk.says(path, 'assign', { unit: a1, reason }, { as: HEAD_B })).toBe('403 forbidden');
    expect(await desk.says(path, 'assign', { unit: a1, reason, on: '2026-02-25' }, as)).toBe('200 true');
    expect(await desk.says(path, 'answer', { text: 'Sudah.' }, { as: HEAD_B })).toBe('403 forbidden');
    expect(await desk.says(path, 'answer', { text: 'Sudah.' }, as)).toBe('200 true');
    expect(await desk.says(path, 'close', {}, as)).toBe('403 forbidden');
    expect(await desk.says(await desk.receive(), 'answer', { text: 'Sudah.' }, as)).toBe('403 forbidden');
  });

  it('is not what officers do, nor is that the office’s', async () => {
    const { a } = desk.city.ids;
    const path = await desk.receive();
    const verify = { tier: 'light', unit: a };
    for (const as of [OFFICE, HEAD_A]) expect(await desk.says(path, 'verify', verify, { as })).toBe('403 forbidden');
    for (const word of ['answer', 'undo']) {
      expect(await desk.says(path, word, { text: 'x' }, { as: OFFICE })).toBe('403 forbidden');
    }
    expect(await desk.says(path, 'erase', { reason: 'x' })).toBe('403 forbidden');
  });
});
