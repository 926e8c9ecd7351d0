import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asId, type CommandId, type Subject } from '../../src/kernel/words/ids.js';
import { derivedId } from '../../src/platform/bus/derived-id.js';
import type { Answer, Caller, Json } from '../support/caller.js';
import { MarkedWrites, secretsIn } from '../support/marked-writes.js';
import { misplaced } from '../support/misplaced.js';
import { Cleanup } from '../support/cleanup.js';
import { ownProcess } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { recordedIn } from '../support/stopped-log.js';
import { expectOf } from '../support/expectation.js';
import { isOfLog, keptOf } from '../support/kept.js';

const SECRET_RAISER = asId<Subject>('pelapor-yang-berani');

const isProblem = ({ headers }: Answer): boolean =>
  headers.get('content-type')?.startsWith('application/problem+json') === true;

describe('names, numbers and free text', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let auditor: Caller;
  let writes: MarkedWrites;
  let refused: Answer[];
  let issue: Json;
  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, [], ownProcess);
    auditor = await city.someone('auditor', 'auditor');
    writes = new MarkedWrites(city);
    await writes.play();
    refused = await misplaced(city, city.office);
    const head = await city.someone(SECRET_RAISER, 'unit-head', 'DINAS-A');
    const about = { unit: city.unit('DINAS-A'), raisedOn: '2024-05-01', cause: 'distrust', reach: 1, intensity: 'low' };
    const path = `/v1/programmes/${city.programme}/resistance-issues`;
    const body = { ...about, description: 'Zqxsandi diam-diam', confidential: true };
    issue = (await head.ask(path, { body, headers: { 'idempotency-key': 'Zqxsandikey-rahasia' } })).json;
  });
  afterAll(async () => {
    await city.server.kill();
    await cleanup.run();
  });

  it('are shown to whoever may see them', async () => {
    const { items } = await city.office.readNow<{ items: Json[] }>(`/v1/staff?unit=${city.unit('DINAS-C')}&limit=200`);
    expect(items.some(({ name }) => name === 'Zqxsandinama Tiga')).toBeTruthy();
    const shown = await city.office.readNow<Json>(`/v1/resistance-issues/${String(issue.id)}`);
    expect(JSON.stringify(shown)).toMatch(/Zqxsandi diam-diam/);
  });

  it('are in no answer that refuses them', () => {
    for (const answer of refused) {
      expectOf(
        answer.status >= 400 && answer.status < 500 && isProblem(answer),
        `${answer.status} ${answer.text}`,
      ).toBeTruthy();
      expectOf(secretsIn(answer.text), answer.text).toStrictEqual([]);
    }
  });

  it('are in no place that a created thing is given', () => {
    expect(writes.locations.some((location) => location !== '')).toBeTruthy();
    for (const location of writes.locations) expect(secretsIn(location)).toStrictEqual([]);
  });

  it('are sealed in what the log shows', async () => {
    const log = await city.log(auditor);
    expect(
      log.some(({ type }) => type === 'StaffCorrected') && log.some(({ type }) => type === 'PracticeObserved'),
    ).toBeTruthy();
    for (const event of log) expectOf(secretsIn(JSON.stringify(event)), event.type).toStrictEqual([]);
  });

  it('are in no file while the server runs', async () => {
    const kept = await keptOf(city.data);
    expect(kept.some(([place, bytes]) => isOfLog(place) && bytes.includes('DINAS-A'))).toBeTruthy();
    for (const [place, bytes] of kept) expectOf(secretsIn(bytes), place).toStrictEqual([]);
  });

  it('are in no file and no line when it has stopped', async () => {
    const { code, stdout, stderr } = await city.server.stop();
    expect(code).toBe(0);
    for (const [place, bytes] of await keptOf(city.data)) expectOf(secretsIn(bytes), place).toStrictEqual([]);
    expect(secretsIn(stdout + stderr)).toStrictEqual([]);
    // Where it is kept up on servers, it is told of a first view, too.
    const lines = stderr
      .trimEnd()
      .split('\n')
      .filter((line) => !line.includes('views are built anew from the log'));
    expect(lines.length > refused.length + writes.locations.length).toBeTruthy();
    for (const line of lines) {
      const { requestId, method, route, status, ms } = JSON.parse(line) as Json;
      expectOf(requestId && method && status && ms !== undefined, line).toBeTruthy();
      expectOf(String(route), line).toMatch(/^(none|\/[a-z0-9:./-]*)$/);
    }
    expect(!stderr.includes(SECRET_RAISER)).toBeTruthy();
  });

  it('say nowhere who raised a confidential issue', async () => {
    const target = `POST /v1/programmes/${city.programme}/resistance-issues`;
    const plain = derivedId(SECRET_RAISER, target, 'Zqxsandikey-rahasia');
    const guessed = [plain, derivedId('confidential', plain), derivedId('confidential', target, 'Zqxsandikey-rahasia')];
    const recorded = await recordedIn(city.data);
    const raised = recorded.filter(({ stream }) => stream === `issue-${String(issue.id)}`);
    expect(raised.map(({ type, meta }) => [type, meta.actor, meta.commandId])).toStrictEqual([
      ['IssueRaised', 'confidential', asId<CommandId>(String(issue.id))],
    ]);
    const elsewhere = recorded.filter(({ type }) => type !== 'GrantGiven').map((event) => JSON.stringify(event));
    for (const text of elsewhere) {
      for (const trace of [SECRET_RAISER, ...guessed]) expectOf(!text.includes(trace), text).toBeTruthy();
    }
    const others = (await keptOf(city.data)).filter(([place]) => !isOfLog(place));
    for (const [place, bytes] of others) expectOf(!bytes.includes(SECRET_RAISER), place).toBeTruthy();
  });
});
