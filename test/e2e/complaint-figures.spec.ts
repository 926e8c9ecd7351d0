import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectOf } from '../support/expectation.js';
import { HEAD_B, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { type ComplaintDesk, OFFICER } from './complaint-desk.js';
import { counts, FigureDesk, FIGURES } from './figure-desk.js';

/** Each test goes on from those before it. It is Monday, 2 March 2026. */
describe('figures of complaints', () => {
  let desk: FigureDesk;
  let complaints: ComplaintDesk;

  beforeAll(async () => {
    desk = await FigureDesk.open();
    complaints = desk.desk;
  });
  afterAll(async () => desk.close());

  it('are nothing where nobody complained, of all units, over the 90 days that end on the day', async () => {
    const { asOf, knownOn, from, to, total, unassigned, units } = await desk.figures();
    expect([asOf, knownOn, from, to]).toStrictEqual([TODAY, TODAY, '2025-12-03', TODAY]);
    const none = { answered: 0, onTime: 0 };
    const empty = {
      received: 0,
      open: 0,
      late: 0,
      answered: 0,
      onTime: 0,
      onTimeRate: null,
      medianDays: null,
      byTier: { light: none, normative: none, 'not-supervisory': none, supervisory: none },
    };
    const whole = { ...empty, forwarded: 0, rejected: 0, withdrawn: 0 };
    expect([total, unassigned]).toStrictEqual([whole, whole]);
    expect(units.map(({ unit }) => unit.code)).toStrictEqual(['ROOT', 'A', 'A1', 'B', 'C']);
    expect(units[0]?.own).toStrictEqual(empty);
    expect(units[0]?.subtree).toStrictEqual(empty);
  });

  it('tell at once what was recorded, in the unit that it is assigned to and above', async () => {
    const { a, a1, b } = complaints.city.ids;
    await complaints.receive();
    expect(await desk.total()).toStrictEqual([1, 1, 1, 0, 0]);
    const answered = await complaints.verified(a1);
    await complaints.takes(answered, 'answer', { on: '2026-02-27', text: 'Sudah.' });
    const late = await complaints.verified(b, {}, { tier: 'light' });
    await complaints.takes(late, 'answer', { on: '2026-03-02', text: 'Maaf.' });
    await complaints.takes(await complaints.verified(a), 'forward', {
      on: '2026-02-26',
      to: 'Provinsi',
      reason: 'Bukan kami.',
    });
    const { total, unassigned, units } = await desk.figures();
    expect(counts(total)).toStrictEqual([4, 1, 1, 2, 1]);
    expect([total.onTimeRate, total.medianDays, total.forwarded]).toStrictEqual([0.5, 3.5, 1]);
    expect(total.byTier).toMatchObject({ light: { answered: 1, onTime: 0 }, normative: { answered: 1, onTime: 1 } });
    expect(counts(unassigned ?? {})).toStrictEqual([1, 1, 1, 0, 0]);
    expect(unassigned?.forwarded).toBe(0);
    const rows = units.map(({ unit, own, subtree }) => [unit.code, counts(own), counts(subtree)]);
    expect(rows).toStrictEqual([
      ['ROOT', [0, 0, 0, 0, 0], [3, 0, 0, 2, 1]],
      ['A', [1, 0, 0, 0, 0], [2, 0, 0, 1, 1]],
      ['A1', [1, 0, 0, 1, 1], [1, 0, 0, 1, 1]],
      ['B', [1, 0, 0, 1, 0], [1, 0, 0, 1, 0]],
      ['C', [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
    ]);
  });

  it('are found again by a server that starts anew', async () => {
    const before = await desk.figures();
    await complaints.city.server.restart();
    expect(await desk.figures()).toStrictEqual(before);
  });

  it('are of a unit and below where one is named, and then of no other complaint', async () => {
    const { a } = complaints.city.ids;
    const { total, unassigned, units } = await desk.figures(`unit=${a}`);
    expect([counts(total), total.forwarded, unassigned]).toStrictEqual([[2, 0, 0, 1, 1], 1, undefined]);
    expect(units.map(({ unit }) => unit.code)).toStrictEqual(['A', 'A1']);
    const before = await desk.figures(`unit=${a}&asOf=2019-12-31`);
    expect([counts(before.total), before.units]).toStrictEqual([[0, 0, 0, 0, 0], []]);
  });

  it('are of a span, a label and a pair of dates', async () => {
    const { programme } = complaints.city.ids;
    expect(await desk.total('from=2026-02-24')).toStrictEqual([0, 0, 0, 0, 0]);
    expect(await desk.total('from=2026-02-23&to=2026-02-23')).toStrictEqual([4, 1, 1, 2, 1]);
    expect(await desk.total('asOf=2026-02-25')).toStrictEqual([4, 4, 0, 0, 0]);
    expect(await desk.total('asOf=2026-02-27')).toStrictEqual([4, 2, 2, 1, 1]);
    expect(await desk.total('knownOn=2026-03-01')).toStrictEqual([0, 0, 0, 0, 0]);
    await complaints.receive({ programme });
    expect(await desk.total(`programme=${programme}`)).toStrictEqual([1, 1, 1, 0, 0]);
  });

  it('are a table, too, and the same until something is told', async () => {
    const csv = await desk.asked('format=csv&from=2026-02-01');
    const [head = '', ...lines] = csv.text.trim().split('\r\n');
    expect(head.split(',').slice(0, 4)).toStrictEqual(['level', 'unit.id', 'unit.code', 'unit.name']);
    expect(head.split(',').slice(-2)).toStrictEqual(['byTier.supervisory.answered', 'byTier.supervisory.onTime']);
    expect(lines.map((line) => line.split(',')[0]).slice(0, 4)).toStrictEqual([
      'total',
      'unassigned',
      'own',
      'subtree',
    ]);
    const first = await desk.asked();
    const again = await complaints.city.server.read(FIGURES, {
      as: OFFICER,
      headers: { 'if-none-match': String(first.headers.get('etag')) },
    });
    expect(again.status).toBe(304);
    expect(first.headers.get('server-timing')).toMatch(/^reading;dur=/);
  });
});

/** It is Monday, 2 March 2026. */
describe('who reads figures of complaints', () => {
  let desk: FigureDesk;
  let complaints: ComplaintDesk;

  beforeAll(async () => {
    desk = await FigureDesk.open();
    complaints = desk.desk;
  });
  afterAll(async () => desk.close());

  it('are for leadership, auditors, the office, officers, and heads of their units', async () => {
    const { ids } = complaints.city;
    for (const role of ['leadership', 'auditor', 'reform-office', 'complaint-officer', 'admin'] as const) {
      expectOf(await desk.says('', SUBJECTS[role]), role).toBe('200');
    }
    expect(await desk.says(`unit=${ids.a1}`, SUBJECTS['unit-head'])).toBe('200');
    for (const query of ['', `unit=${ids.a1}`]) expect(await desk.says(query, HEAD_B)).toBe('403 forbidden');
    for (const role of ['agent-of-change', 'privacy-officer'] as const) {
      expectOf(await desk.says(`unit=${ids.a}`, SUBJECTS[role]), role).toBe('403 forbidden');
    }
  });

  it('are refused with spans, units and programmes that are none', async () => {
    const { a } = complaints.city.ids;
    for (const query of ['from=2026-03-02&to=2026-03-01', 'to=2025-01-01', 'from=kemarin', 'status=closed']) {
      expectOf(await desk.says(query), query).toBe('400 invalid-input');
    }
    expect(await desk.says(`programme=${a}`)).toBe('404 not-found');
    expect(await desk.says(`unit=${complaints.city.ids.programme}`)).toBe('404 not-found');
  });
});
