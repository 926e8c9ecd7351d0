import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CorrectedCity, SINCE } from '../support/http/corrected.js';

const PLAN = { title: 'F', method: 'forum', startsAt: '2026-04-01T09:00:00+07:00', minutes: 60 };
const TEXT = { title: 'D', reference: 'SE-2', issuedOn: '2026-01-05', dueOn: '2026-01-30' };
const ISSUE = { raisedOn: '2026-02-02', cause: 'workload', reach: 1, intensity: 'high', description: 'Lama.' };
const ROSTER = 'nip_baru,nama,unor_kode';
const UNITS = 'code,name,kind,parent_code,on';

type Made = { never: string; nilReport: string; directive: string; practice: string; issue: string; reform: string };

/** A unit with a thing of each kind that names it, which then never was. */
const opened = async (): Promise<{ readonly office: CorrectedCity; readonly made: Made }> => {
  const made: Made = { never: '', nilReport: '', directive: '', practice: '', issue: '', reform: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    const below = `/v1/programmes/${ids.programme}`;
    const unit = { code: 'NEVER', name: 'Tidak ada', kind: 'section', parent: ids.root, on: '2025-01-01' };
    made.never = await server.create('/v1/units', unit);
    const units = [made.never];
    made.directive = await server.create(`${below}/directives`, { ...TEXT, units });
    made.practice = await server.create(`${below}/practices`, { title: 'P', units, on: '2026-01-05' });
    made.nilReport = await server.create(`${below}/nil-reports`, { unit: made.never, on: '2026-01-20' });
    made.issue = await server.create(`${below}/resistance-issues`, { ...ISSUE, unit: made.never });
    const changes = [{ change: 'rename', unit: made.never, name: 'Lain' }];
    const structure = { kind: 'restructure', title: 'R', units: [ids.root], effectiveOn: '2026-02-10', changes };
    made.reform = await server.create(`${below}/reforms`, structure);
  });
  const [history] = await office.fields(`/v1/units/${made.never}`, 'history');
  const change = (history as readonly { readonly id: string }[]).at(0)?.id;
  expect(await office.told(`/v1/units/${made.never}/undo`, { change })).toBe('200 true');
  return { office, made };
};

describe('what names a unit that then never was', () => {
  let office: CorrectedCity;
  let made: Made;

  const openIssues = async (query: string): Promise<unknown> => {
    const [total] = await office.fields(`/v1/programmes/${office.city.ids.programme}/readiness?${query}`, 'total');
    const { components } = total as { readonly components: readonly { readonly openIssues?: number }[] };
    return components[2]?.openIssues;
  };

  beforeAll(async () => {
    ({ office, made } = await opened());
  });
  afterAll(async () => office.close());

  it('can be taken back where it was said of it alone', async () => {
    const path = `/v1/nil-reports/${made.nilReport}`;
    expect(await office.told(`${path}/retract`, {}, { as: SUBJECTS['unit-head'] })).toBe('403 forbidden');
    expect(await office.told(`${path}/retract`, {})).toBe('200 true');
    expect(await office.fields(path, 'unit', 'status')).toStrictEqual([made.never, 'retracted']);
  });

  it('stays, and is in no unit', async () => {
    const kinds = { directives: made.directive, practices: made.practice };
    for (const [list, id] of Object.entries(kinds)) {
      expect(await office.fields(`/v1/${list}/${id}`, 'units')).toStrictEqual([[made.never]]);
      const [units, total] = await office.fields(`/v1/${list}/${id}/standing`, 'units', 'total');
      expect([list, units, total]).toMatchObject([list, [], { population: 0 }]);
      expect([list, await office.status(`/v1/${list}?unit=${made.never}`)]).toStrictEqual([list, 404]);
      const csv = await office.city.server.read(`/v1/${list}?format=csv`);
      expect(csv.text).toContain(`${made.never},,`);
    }
    expect(await office.fields(`/v1/resistance-issues/${made.issue}`, 'unit', 'severity')).toStrictEqual([
      made.never,
      'critical',
    ]);
    expect([await openIssues(BEFORE), await openIssues(SINCE)]).toStrictEqual([2, 1]);
  });

  it('still takes its facts and corrections, but nothing that needs the unit', async () => {
    const at = `/v1/resistance-issues/${made.issue}`;
    const { a } = office.city.ids;
    expect(await office.told(`/v1/directives/${made.directive}/amend`, { title: 'Dua' })).toBe('200 true');
    expect(await office.city.says(`${at}/acknowledge`, { body: { on: TODAY } })).toBe('200');
    expect(await office.told(`${at}/amend`, { raisedOn: '2026-02-01' })).toBe('409 unit-ended');
    expect(await office.told(`${at}/amend`, { unit: a, raisedOn: '2026-02-01' })).toBe('200 true');
    expect(await openIssues(SINCE)).toBe(2);
    const decree = { number: '1', signedOn: TODAY };
    expect(await office.city.says(`/v1/reforms/${made.reform}/decree`, { body: decree })).toBe('409 unit-ended');
  });

  it('is not told any more', async () => {
    const { programme, b, ana, session } = office.city.ids;
    const units = [made.never];
    const below = `/v1/programmes/${programme}`;
    const writes: readonly (readonly [string, object])[] = [
      [`${below}/directives`, { ...TEXT, units }],
      [`${below}/sessions`, { ...PLAN, units }],
      [`${below}/practices`, { title: 'P', units, on: TODAY }],
      [`${below}/resistance-issues`, { ...ISSUE, unit: made.never }],
      [`${below}/scope`, { units, on: TODAY }],
      [`/v1/sessions/${session}/invite`, { units }],
      [`/v1/sessions/${session}/amend`, { units, reason: 'x' }],
      [`/v1/staff/${ana}/transfer`, { unit: made.never, on: TODAY }],
      [`/v1/units/${b}/merge`, { into: made.never, on: TODAY }],
      [`/v1/units/${made.never}/rename`, { name: 'x', on: TODAY }],
      ['/v1/grants', { subject: 'x', role: 'unit-head', unit: made.never }],
    ];
    for (const [path, body] of writes)
      expect([path, await office.city.says(path, { body })]).toStrictEqual([path, '404 not-found']);
  });

  it('is an unknown unit to imports, which may establish its code anew', async () => {
    const send = async (what: string, header: string, row: string): Promise<unknown> => {
      const body = Buffer.from(`${header}\n${row}\n`);
      const { json } = await office.city.server.write(`/v1/imports/${what}`, body);
      return [
        json.established,
        (json.refused as unknown as readonly { readonly code: string }[]).map((one) => one.code),
      ];
    };
    expect(await send('roster', ROSTER, '190608102005031056,Baru Sekali,NEVER')).toStrictEqual([
      undefined,
      ['unknown-unit'],
    ]);
    expect(await send('units', UNITS, 'BELOW,Bawah,section,NEVER,2026-01-01')).toStrictEqual([0, ['unknown-unit']]);
    expect(await send('units', UNITS, 'NEVER,Ada,section,ROOT,2026-01-01')).toStrictEqual([1, []]);
    expect(await office.status(`/v1/units/${made.never}`)).toBe(404);
  });
});
