import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TODAY } from '../support/http/small-city.js';
import { BEFORE, CorrectedCity, SINCE } from '../support/http/corrected.js';

const PLAN = { title: 'Forum', method: 'forum', startsAt: '2026-04-01T09:00:00+07:00', minutes: 60 };
const TEXT = { title: 'Edaran izin', reference: 'SE-2', issuedOn: '2026-01-05', dueOn: '2026-01-30' };

type Linked = { readonly directive: string; readonly session: string };

const opened = async (): Promise<{ readonly office: CorrectedCity } & Linked> => {
  const made = { directive: '', session: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    const below = `/v1/programmes/${ids.programme}`;
    const text = { ...TEXT, units: [ids.root], reform: ids.reform };
    made.directive = await server.create(`${below}/directives`, text);
    const plan = { ...PLAN, units: [ids.root], answersIssues: [ids.issue] };
    made.session = await server.create(`${below}/sessions`, plan);
    const answer = { on: '2026-02-20', kind: 'session', session: ids.session, note: 'Dijelaskan.' };
    await server.write(`/v1/resistance-issues/${ids.issue}/answer`, answer);
  });
  return { office, ...made };
};

/** What links to a thing that should never have been recorded is as if it did not. */
describe('a link to what is void', () => {
  let office: CorrectedCity;
  let made: Linked;

  /** A field of one thing, and of the same thing in its list, as it is known at two days. */
  const shown = async (list: string, id: string, field: string): Promise<unknown[]> => {
    const at = async (query: string): Promise<unknown[]> => {
      const [one] = await office.fields(`${list}/${id}?${query}`, field);
      const [items] = await office.fields(`${list}?${query}`, 'items');
      const listed = (items as readonly Record<string, unknown>[]).find((item) => item.id === id);
      return [one, listed?.[field]];
    };
    return [await at(BEFORE), await at(SINCE)];
  };
  const reforms = async (): Promise<unknown[]> => shown('/v1/directives', made.directive, 'reform');
  const issues = async (): Promise<unknown[]> => shown('/v1/sessions', made.session, 'answersIssues');
  const steps = async (): Promise<unknown[]> => {
    const all = await shown('/v1/resistance-issues', office.city.ids.issue, 'steps');
    return (all as readonly (readonly (readonly { readonly session?: string }[])[])[]).map((both) =>
      both.map((taken) => taken.map(({ session }) => session)),
    );
  };

  beforeAll(async () => {
    const { office: city, ...rest } = await opened();
    office = city;
    made = rest;
  });
  afterAll(async () => office.close());

  it('of a directive to its reform links no more', async () => {
    const { reform, programme, root } = office.city.ids;
    expect(await reforms()).toStrictEqual([
      [reform, reform],
      [reform, reform],
    ]);
    expect(await office.told(`/v1/reforms/${reform}/void`, {})).toBe('200 true');
    expect(await reforms()).toStrictEqual([
      [reform, reform],
      [undefined, undefined],
    ]);
    const body = { ...TEXT, units: [root], reform };
    const answer = await office.city.server.ask(`/v1/programmes/${programme}/directives`, { body });
    expect([answer.status, answer.json.code]).toStrictEqual([404, 'not-found']);
    expect(await office.city.server.read(`/v1/directives?${SINCE}&format=csv`)).toMatchObject({ status: 200 });
    expect((await office.city.server.read(`/v1/directives?${SINCE}&format=csv`)).text).not.toContain(reform);
    expect((await office.city.server.read(`/v1/directives?${BEFORE}&format=csv`)).text).toContain(reform);
  });

  it('of a directive that is corrected stays known only for earlier days', async () => {
    const path = `/v1/directives/${made.directive}`;
    expect(await office.told(`${path}/amend`, { title: 'Edaran perizinan' })).toBe('200 true');
    expect(await shown('/v1/directives', made.directive, 'reform')).toStrictEqual([
      [office.city.ids.reform, office.city.ids.reform],
      [undefined, undefined],
    ]);
  });

  it('of a step of an issue to a session links no more, and the step stands', async () => {
    const { session, issue } = office.city.ids;
    expect(await steps()).toStrictEqual([
      [[session], [session]],
      [[session], [session]],
    ]);
    expect(await office.told(`/v1/sessions/${session}/void`, {})).toBe('200 true');
    expect(await steps()).toStrictEqual([
      [[session], [session]],
      [[undefined], [undefined]],
    ]);
    const [status] = await office.fields(`/v1/resistance-issues/${issue}`, 'status');
    expect(status).toBe('answering');
    const again = { on: TODAY, kind: 'session', session };
    expect(await office.city.says(`/v1/resistance-issues/${issue}/answer`, { body: again })).toBe('404 not-found');
  });

  it('of a session to an issue that it answers links no more', async () => {
    const { issue, programme, root } = office.city.ids;
    expect(await office.told(`/v1/resistance-issues/${issue}/void`, {})).toBe('200 true');
    expect(await issues()).toStrictEqual([
      [[issue], [issue]],
      [[], []],
    ]);
    const body = { ...PLAN, units: [root], answersIssues: [issue] };
    expect(await office.city.says(`/v1/programmes/${programme}/sessions`, { body })).toBe('404 not-found');
  });
});
