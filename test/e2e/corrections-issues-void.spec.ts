import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS, TODAY } from '../support/http/small-city.js';
import { BEFORE, CorrectedCity } from '../support/http/corrected.js';
import { openIssues } from './issue-desk.js';

const HEAD_A = SUBJECTS['unit-head'];

const at = (id: string, what: string): string => `/v1/resistance-issues/${id}/${what}`;

describe('an issue recorded twice', () => {
  let office: CorrectedCity;
  let path: string;
  let twin: string;

  beforeAll(async () => {
    ({ office, path, twin } = await openIssues());
  });
  afterAll(async () => office.close());

  it('is void once no other one is closed as its duplicate, and is nowhere from then on', async () => {
    const { issue } = office.city.ids;
    const id = twin.split('/').at(-1);
    const step = { of: id, reason: undefined };
    expect(await office.told(`${path}/duplicate`, step)).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('409 facts-recorded');
    expect(await office.told(`${path}/undo`, {})).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('200 true');
    expect(await office.told(`${twin}/void`, {})).toBe('200 false');
    expect(await office.told(`${path}/duplicate`, step)).toBe('404 not-found');
    expect(await office.fields(twin, 'status')).toStrictEqual(['void']);
    expect(await office.fields(`${twin}?${BEFORE}`, 'status')).toStrictEqual(['raised']);
    expect(await office.ids('/v1/resistance-issues')).toStrictEqual([issue]);
    expect(await office.ids('/v1/resistance-issues?status=void')).toStrictEqual([id]);
    expect(await office.ids(`/v1/resistance-issues?${BEFORE}`)).toContain(id);
  });

  it('takes nothing more once it is void, and is named by nothing', async () => {
    const { programme, a, root } = office.city.ids;
    for (const [what, body] of [
      ['amend', { unit: a }],
      ['undo', {}],
      ['acknowledge', { reason: undefined }],
      ['withdraw', {}],
    ] as const)
      expect([what, await office.told(`${twin}/${what}`, body)]).toStrictEqual([what, '409 void']);
    const id = twin.split('/').at(-1);
    const plan = { title: 'F', method: 'forum', units: [root], startsAt: '2026-04-01T09:00:00+07:00', minutes: 60 };
    expect(
      await office.city.says(`/v1/programmes/${programme}/sessions`, { body: { ...plan, answersIssues: [id] } }),
    ).toBe('404 not-found');
  });

  it('is void though another one that is void itself repeats it', async () => {
    const { programme, a } = office.city.ids;
    const twice = { unit: a, raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low', description: 'Sama.' };
    const raise = async () => office.city.server.create(`/v1/programmes/${programme}/resistance-issues`, twice);
    const [one, other] = [await raise(), await raise()];
    expect(await office.told(at(other, 'duplicate'), { of: one, reason: undefined })).toBe('200 true');
    expect(await office.told(at(one, 'void'), {})).toBe('409 facts-recorded');
    expect(await office.told(at(other, 'void'), {})).toBe('200 true');
    expect(await office.told(at(one, 'void'), {})).toBe('200 true');
  });

  it('is no longer named by the session that was to answer it', async () => {
    const { programme, a, root } = office.city.ids;
    const { server } = office.city;
    const raised = { unit: a, raisedOn: TODAY, cause: 'workload', reach: 1, intensity: 'low', description: 'Lagi.' };
    const issue = await server.create(`/v1/programmes/${programme}/resistance-issues`, raised);
    const plan = { title: 'F', method: 'forum', units: [root], startsAt: '2026-04-01T09:00:00+07:00', minutes: 60 };
    const session = await server.create(`/v1/programmes/${programme}/sessions`, { ...plan, answersIssues: [issue] });
    expect(await office.fields(`/v1/sessions/${session}`, 'answersIssues')).toStrictEqual([[issue]]);
    expect(await office.told(`/v1/resistance-issues/${issue}/void`, {})).toBe('200 true');
    expect(await office.fields(`/v1/sessions/${session}`, 'answersIssues')).toStrictEqual([[]]);
  });
});

describe('a correction of a confidential issue', () => {
  let office: CorrectedCity;
  let issue: string;

  beforeAll(async () => {
    office = await CorrectedCity.open(async ({ server, ids }) => {
      const raised = { unit: ids.a, raisedOn: TODAY, cause: 'distrust', reach: 1, intensity: 'low' };
      const body = { ...raised, description: 'Rahasia.', confidential: true };
      const below = `/v1/programmes/${ids.programme}/resistance-issues`;
      issue = await server.create(below, body, { as: HEAD_A });
    });
  });
  afterAll(async () => office.close());

  it('carries the office as its actor, and nothing of who raised the issue', async () => {
    const as = SUBJECTS['reform-office'];
    expect(await office.told(`/v1/resistance-issues/${issue}/amend`, { raisedOn: '2026-02-28' }, { as })).toBe(
      '200 true',
    );
    expect(await office.told(`/v1/resistance-issues/${issue}/acknowledge`, { reason: undefined }, { as })).toBe(
      '200 true',
    );
    expect(await office.told(`/v1/resistance-issues/${issue}/undo`, {}, { as })).toBe('200 true');
    const { json, text } = await office.city.server.ask(`/v1/events?stream=issue-${issue}`, { as: SUBJECTS.auditor });
    const events = json.items as unknown as readonly { readonly type: string; readonly actor: string }[];
    const actors = events.map(({ type, actor }) => [type, actor]);
    expect(actors).toStrictEqual([
      ['IssueRaised', 'confidential'],
      ['IssueAmended', as],
      ['IssueAcknowledged', as],
      ['IssueUndone', as],
    ]);
    expect(await office.fields(`/v1/resistance-issues/${issue}`, 'raisedOn')).toStrictEqual(['2026-02-28']);
    expect(text).not.toContain(HEAD_A);
  });
});
