import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, textOf } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { runCli } from '../support/server-process.js';
import { SharedStores } from '../support/shared-stores.js';
import { StaffedCity } from '../support/staffed-city.js';
import { nipOf } from '../support/toy-roster.js';
import { untilSo } from '../support/until-so.js';

type Ready = { readonly stores: readonly { readonly store: string; readonly working: boolean }[] };

const idle = ({ stores }: Ready): string[] => stores.flatMap(({ store, working }) => (working ? [] : [store]));

const mustBeTold = (answer: Answer): void => {
  expectOf([answer.status, textOf(answer, 'code')], answer.text).toStrictEqual([503, 'store-unavailable']);
  expect(answer.headers.get('retry-after')).not.toBeNull();
  expect(answer.text).not.toMatch(/127\.0\.0\.1|mongodb:|esdb:|ECONNREFUSED/);
};

describeWithMongod('while a server is away', () => {
  const cleanup = new Cleanup();
  const answered: string[] = [];
  let [log, mongod]: [EventStoreStandIn?, Mongod?] = [];
  let stores: SharedStores;
  let city: StaffedCity;
  let made = 0;

  beforeAll(async () => {
    [log, mongod] = await Promise.all([EventStoreStandIn.start(cleanup), Mongod.start(cleanup)]);
    stores = SharedStores.at(log.url, mongod.url);
    city = await StaffedCity.found(cleanup, [], stores.starting('all'));
    await city.office.readNow(`/v1/programmes/${city.programme}/adoption`);
  });
  afterAll(async () => cleanup.run());

  const section = async (): Promise<Answer> => {
    made += 1;
    const unit = { code: `S-${made}`, name: 'Seksi', kind: 'section', parent: city.unit('DINAS-A'), on: '2024-01-01' };
    const answer = await city.office.post('/v1/units', unit, `section-${made}`);
    if (answer.status === 201) answered.push(unit.code);
    return answer;
  };
  const enrol = async (): Promise<Answer> => {
    made += 1;
    const person = { nip: nipOf(8_000 + made), name: `Contoh ${made}`, unit: city.unit('DINAS-A'), employment: 'PNS' };
    return city.office.post('/v1/staff', { ...person, position: { title: 'Staf', type: 'executive' } });
  };
  const adoption = async (): Promise<Answer> => city.office.ask(`/v1/programmes/${city.programme}/adoption`);
  const ready = async (): Promise<Answer> => city.office.ask('/health/ready');

  /** All goes on, nothing that was answered is lost, and the views hold what the log says. */
  const mustBeBack = async (): Promise<void> => {
    await untilSo(async () => (await section()).status === 201, 'a write is taken again');
    await untilSo(async () => (await ready()).status === 200, 'all is well');
    const units = await city.office.all<{ code: string }>('/v1/units?');
    const codes = units.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of answered) expectOf(codes.includes(code), code).toBe(true);
    const { code, stdout, stderr } = await runCli(['verify', '--data', city.data], stores.env);
    expectOf(code, stdout + stderr).toBe(0);
  };

  it('the log is killed: nothing is recorded, figures are read, and it goes on once it is back', async () => {
    expect((await adoption()).status).toBe(200);
    await log?.kill();
    mustBeTold(await section());
    expect((await adoption()).status).toBe(200);
    const told = await ready();
    expect([told.status, idle(told.json as unknown as Ready)]).toStrictEqual([503, ['log']]);
    await log?.restart();
    await mustBeBack();
  });

  it('the log is frozen', async () => {
    log?.freeze();
    const answers = await Promise.all([section(), adoption(), section(), adoption()]);
    expect(answers.map(({ status }) => status)).toStrictEqual([503, 200, 503, 200]);
    log?.thaw();
    await mustBeBack();
  });

  it('the views are killed: the chart is read and changed, and figures are told once they are back', async () => {
    await mongod?.kill();
    expect((await city.office.ask('/v1/units')).status).toBe(200);
    mustBeTold(await adoption());
    mustBeTold(await enrol());
    const told = await ready();
    expect(told.status).toBe(503);
    expect(idle(told.json as unknown as Ready)).toStrictEqual(['keyring', 'views']);
    await mongod?.restart();
    await mustBeBack();
    await untilSo(async () => (await enrol()).status === 201, 'somebody is enrolled again');
  });

  it('the views are frozen', async () => {
    mongod?.freeze();
    mustBeTold(await enrol());
    mongod?.thaw();
    await mustBeBack();
  });

  it('both are killed while many write', async () => {
    const writing = Array.from({ length: 40 }, async () => section().catch(() => undefined));
    await Promise.all([log?.kill(), mongod?.kill()]);
    await Promise.all(writing);
    await Promise.all([log?.restart(), mongod?.restart()]);
    await mustBeBack();
  });

  it('nothing was logged of what was asked, nor of where the servers are', async () => {
    const { stderr } = await city.server.stop();
    expect(stderr).not.toMatch(/Contoh|mongodb:\/\/|esdb:\/\//);
  });
});
