import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { textOf } from '../support/caller.js';
import { SUBJECTS } from '../support/http/small-city.js';
import { CorrectionsDesk, reason, type Row } from './corrections-desk.js';

const OFFICER = { as: SUBJECTS['complaint-officer'] };

describe('the list of corrections, of what citizens and staff were asked and brought', () => {
  let desk: CorrectionsDesk;
  beforeAll(async () => {
    desk = await CorrectionsDesk.open();
  });
  afterAll(async () => desk.close());

  const last = async (): Promise<Partial<Row> | undefined> => {
    const row = (await desk.rows()).at(-1);
    return row && { kind: row.kind, of: row.of, thing: row.thing, programme: row.programme, unit: row.unit };
  };
  const facts = async (): Promise<number> =>
    ((await desk.answered()).json as unknown as { total: { facts: number } }).total.facts;

  it('tells of a complaint the unit in which it is from then on', async () => {
    const { server, ids } = desk.city;
    const { complaint: thing, a, b } = ids;
    const path = `/v1/complaints/${thing}`;
    const corrected = async (word: string, body: object = {}): Promise<Partial<Row> | undefined> => {
      await server.write(`${path}/${word}`, { reason, ...body }, OFFICER);
      return last();
    };
    const row = { of: 'complaint', thing, programme: null };
    expect(await corrected('amend', { channel: 'letter' })).toStrictEqual({ ...row, kind: 'amend', unit: null });
    await server.write(`${path}/verify`, { on: '2026-02-27', tier: 'light', unit: a }, OFFICER);
    await server.write(`${path}/assign`, { on: '2026-02-27', unit: b, reason }, OFFICER);
    expect(await corrected('amend', { tier: 'normative' })).toStrictEqual({ ...row, kind: 'amend', unit: b });
    expect(await corrected('undo')).toStrictEqual({ ...row, kind: 'undo', unit: a });
    expect(await corrected('undo')).toStrictEqual({ ...row, kind: 'undo', unit: null });
    await server.write(`${path}/verify`, { on: '2026-02-27', tier: 'light', unit: b }, OFFICER);
    expect(await corrected('void')).toStrictEqual({ ...row, kind: 'void', unit: b });
  });

  it('tells what was amended in a survey, and which paper was taken back', async () => {
    const { server, ids } = desk.city;
    const { survey: thing, programme, a } = ids;
    const path = `/v1/surveys/${thing}`;
    const before = await facts();
    await server.write(`${path}/amend`, { title: 'SKM 2026', reason });
    const row = { of: 'survey', thing, programme: null, unit: null };
    expect(await last()).toStrictEqual({ ...row, kind: 'amend' });
    const typed = { unit: a, responses: [[1, 2, 3, 4, 1, 2, 3, 4, 1]] };
    const batch = textOf(await server.write(`${path}/responses`, typed), 'batch');
    await server.write(`${path}/retractions`, { batch, reason });
    expect(await last()).toStrictEqual({ ...row, kind: 'retract' });
    expect(await facts()).toBe(before + 1);
    const days = { opensOn: '2026-03-03', closesOn: '2026-03-05' };
    const about = { kind: 'pulse', title: 'Siap?', programme, units: [a], statements: ['Bisa.'], ...days };
    const pulse = await server.create('/v1/surveys', about);
    await server.write(
      `/v1/surveys/${pulse}/codes`,
      { unit: a, count: 1 },
      { headers: { 'idempotency-key': randomUUID() } },
    );
    await server.write(`/v1/surveys/${pulse}/amend`, { statements: ['Saya bisa.'], reason });
    expect(await last()).toStrictEqual({ ...row, thing: pulse, programme, kind: 'amend' });
    expect(await facts()).toBe(before + 3);
    expect(await desk.lines(`?programme=${programme}`)).toStrictEqual(['amend survey 0']);
  });
});
