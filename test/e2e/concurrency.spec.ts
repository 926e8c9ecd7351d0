import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, type Caller, type Json, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { StaffedCity, STAFF_A_UNIT } from '../support/staffed-city.js';
import { nipOf } from '../support/toy-roster.js';

const byText = (a: number | string, b: number | string): number => String(a).localeCompare(String(b));

const statusesOf = (answers: readonly Answer[]): (number | string)[] =>
  answers
    .map((answer) => (answer.status < 300 ? answer.status : `${answer.status} ${textOf(answer, 'code')}`))
    .toSorted(byText);

const POST = { title: 'Analis', type: 'executive' };

/** A city for the tests of a suite, and who reads its log. */
class Suite {
  private constructor(
    readonly city: StaffedCity,
    readonly auditor: Caller,
    private readonly cleanup: Cleanup,
  ) {}

  static async open(): Promise<Suite> {
    const cleanup = new Cleanup();
    const city = await StaffedCity.found(cleanup);
    return new Suite(city, await city.someone('auditor', 'auditor'), cleanup);
  }

  async close(): Promise<void> {
    await this.city.server.stop();
    await this.cleanup.run();
  }

  async unitNamed(code: string): Promise<string> {
    const { city } = this;
    return (await city.office.write('/v1/units', { code, name: code, kind: 'agency', parent: city.unit('KOTA') })).id;
  }

  async typesAfter(position: string): Promise<string[]> {
    return (await this.auditor.all<{ type: string }>(`/v1/events?after=${position}&`)).map(({ type }) => type);
  }

  async head(): Promise<string> {
    return (await this.city.log(this.auditor)).at(-1)?.position ?? '';
  }
}

describe('requests that come at once', () => {
  let suite: Suite;
  let city: StaffedCity;
  beforeAll(async () => {
    suite = await Suite.open();
    city = suite.city;
  });
  afterAll(async () => suite.close());

  it('takes what two heads say of one unit', async () => {
    const heads = await Promise.all(['a', 'b'].map(async (name) => city.someone(name, 'unit-head', 'DINAS-A')));
    const directive = await city.directive('Bersama');
    const path = `/v1/directives/${directive}/acknowledgements`;
    const answers = await Promise.all(
      city.staff.slice(0, STAFF_A_UNIT).map(async (staff, index) => {
        const body = { unit: city.unit('DINAS-A'), staff: [staff], how: 'read' };
        return heads[index % 2]?.post(path, body);
      }),
    );
    expect(new Set(answers.map((answer) => answer?.status))).toStrictEqual(new Set([200]));
    const last = answers.map((answer) => (answer ? textOf(answer, 'position') : '')).reduce((a, b) => (a > b ? a : b));
    const { total } = await city.office.read<{ total: Json }>(`/v1/directives/${directive}/standing?after=${last}`);
    expect(total.acknowledged).toBe(STAFF_A_UNIT);
  });

  const CREATING: readonly (readonly [what: string, path: string, body: () => object, type: string])[] = [
    [
      'a unit',
      '/v1/units',
      () => ({ code: 'K1', name: 'K1', kind: 'agency', parent: city.unit('KOTA') }),
      'UnitChanged',
    ],
    [
      'an enrolment',
      '/v1/staff',
      () => ({ nip: nipOf(500), name: 'N', unit: city.unit('KOTA'), employment: 'PNS', position: POST }),
      'StaffEnrolled',
    ],
    ['a grant', '/v1/grants', () => ({ subject: 'somebody', role: 'leadership' }), 'GrantGiven'],
    [
      'a bulk transfer',
      '/v1/transfers',
      () => ({ decree: 'SK', moves: [{ staff: city.staff[0], unit: city.unit('DINAS-C'), position: POST }] }),
      'StaffMovedTogether',
    ],
  ];
  for (const [what, path, body, type] of CREATING) {
    it(`records ${what} once, and answers alike, sent twenty times under one key`, async () => {
      const [key, from] = [randomUUID(), await suite.head()];
      const answers = await Promise.all(Array.from({ length: 20 }, async () => city.office.post(path, body(), key)));
      expect(new Set(answers.map(({ status }) => status))).toStrictEqual(new Set([201]));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await suite.typesAfter(from)).toStrictEqual([type]);
    });
  }

  it('records an acknowledgement once that comes twice under one key', async () => {
    const path = `/v1/directives/${await city.directive('Dua kali')}/acknowledgements`;
    const body = { unit: city.unit('KOTA'), staff: city.staff.slice(10), how: 'signed' };
    const [key, from] = [randomUUID(), await suite.head()];
    const answers = await Promise.all([1, 2].map(async () => city.office.post(path, body, key)));
    expect(statusesOf(answers)).toStrictEqual([200, 200]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(await suite.typesAfter(from)).toStrictEqual(['DirectiveAnswered']);
    const other = await city.office.post(path, { ...body, how: 'quiz' }, key);
    expect(other.json.code).toBe('idempotency-key-reused');
  });

  it('answers a bulk transfer that changed nothing as before, though it would change something by now', async () => {
    const move = async (unit: string, key?: string): Promise<Answer> =>
      city.office.post('/v1/transfers', { decree: 'SK', moves: [{ staff: city.staff[15], unit }] }, key);
    const key = randomUUID();
    const first = await move(city.unit('DINAS-B'), key);
    expect([first.status, first.json.revision]).toStrictEqual([200, 0]);
    await move(city.unit('DINAS-C'));
    const from = await suite.head();
    expect((await move(city.unit('DINAS-B'), key)).text).toBe(first.text);
    expect(await suite.typesAfter(from)).toStrictEqual([]);
  });
});

describe('requests that come at once and exclude each other', () => {
  let suite: Suite;
  let city: StaffedCity;
  beforeAll(async () => {
    suite = await Suite.open();
    city = suite.city;
  });
  afterAll(async () => suite.close());

  it('gives a number to one person', async () => {
    const person = { name: 'N', unit: city.unit('KOTA'), employment: 'PNS', position: POST };
    for (let n = 600; n < 605; n += 1) {
      const enrol = async (): Promise<Answer> => city.office.post('/v1/staff', { ...person, nip: nipOf(n) });
      expect(statusesOf(await Promise.all([enrol(), enrol()]))).toStrictEqual([201, '409 nip-taken']);
    }
  });

  it('gives a code to one unit', async () => {
    const unit = { code: 'SAMA', name: 'Sama', kind: 'agency', parent: city.unit('KOTA') };
    const answers = await Promise.all([1, 2].map(async () => city.office.post('/v1/units', unit)));
    expect(statusesOf(answers)).toStrictEqual([201, '409 code-taken']);
  });

  it('lets one of two mergers happen that would end both units', async () => {
    const [one = '', other = ''] = await Promise.all(['M1', 'M2'].map(async (code) => suite.unitNamed(code)));
    const crossing = [
      [one, other],
      [other, one],
    ];
    const answers = crossing.map(async ([unit, into]) => city.office.post(`/v1/units/${unit}/merge`, { into }));
    expect(statusesOf(await Promise.all(answers))).toStrictEqual([200, '409 unit-ended']);
  });

  it('loses nobody between an abolition and a transfer into the unit, but whom it shows in no unit', async () => {
    const staff = city.staff[25] ?? '';
    for (let round = 0; round < 8; round += 1) {
      const unit = await suite.unitNamed(`HAPUS-${round}`);
      const [abolished, moved] = await Promise.all([
        city.office.post(`/v1/units/${unit}/abolish`, {}),
        city.office.post(`/v1/staff/${staff}/transfer`, { unit }),
      ]);
      const { position } = moved.json;
      const upTo = typeof position === 'string' ? position : await suite.head();
      const shown = await city.office.read<Json>(`/v1/staff/${staff}?after=${upTo}`);
      const outcomes = [abolished, moved].map(({ status, json }) => (status < 300 ? 'done' : json.code));
      if (abolished.status < 300) expect(shown.unit).not.toBe(unit);
      else expect([outcomes, shown.unit]).toStrictEqual([['unit-not-empty', 'done'], unit]);
      if (moved.status >= 300) expect(outcomes).toStrictEqual(['done', 'unit-ended']);
      await city.office.write(`/v1/staff/${staff}/transfer`, { unit: city.unit('DINAS-C') });
    }
  });
});
