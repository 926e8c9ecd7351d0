import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { Caller } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { runCli } from '../support/server-process.js';
import { SharedOffice } from '../support/shared-office.js';
import { tokenOf } from '../support/tokens.js';
import { untilSo } from '../support/until-so.js';

describeWithMongod('workers on shared stores', () => {
  const cleanup = new Cleanup();
  let office: SharedOffice;
  beforeAll(async () => {
    office = await SharedOffice.open(cleanup);
  });
  afterAll(async () => cleanup.run());

  it('have a worker tell how it is, and nothing else', async () => {
    const { worker, city } = office;
    const asked = new Caller(worker.url, await tokenOf(city.data, 'local-admin'));
    await untilSo(async () => (await asked.ask('/health/ready')).status === 200, 'a worker that is well');
    expect((await asked.ask('/health/live')).status).toBe(200);
    expect((await asked.ask('/metrics')).status).toBe(200);
    for (const path of ['/v1/me', '/openapi.json', '/docs']) expect((await asked.ask(path)).status).toBe(404);
  });

  it('have a worker replaced that dies', async () => {
    const { stores, worker, city, first, second } = office;
    await stores.process(cleanup, city.data, ['--role', 'worker']);
    await worker.kill();
    const { position } = await first.write('/v1/units', {
      code: 'PENGGANTI',
      name: 'Seksi',
      kind: 'section',
      parent: city.unit('DINAS-B'),
      on: '2024-01-01',
    });
    await untilSo(async () => {
      const { status } = await second.ask(`/v1/programmes/${city.programme}/adoption?after=${position}`);
      return status === 200;
    }, 'the views are kept up again');
    await untilSo(async () => (await second.ask('/health/ready')).status === 200, 'all is well');
  });

  it('serve again every reading that their store has lost, and tell nothing wrong meanwhile', async () => {
    const { stores, city, first, second } = office;
    const directive = await city.directive('Dibangun lagi');
    const wish = { unit: city.unit('DINAS-C'), staff: city.staff.slice(20, 25), on: '2024-03-02', how: 'read' };
    const { position } = await first.write(`/v1/directives/${directive}/acknowledgements`, wish);
    const paths = [
      `/v1/directives/${directive}/standing`,
      `/v1/programmes/${city.programme}/adoption`,
      '/v1/directives',
      '/v1/staff',
    ];
    const asked = [first, second].flatMap((caller) => paths.map((path) => async () => caller.ask(path)));
    for (const caller of [first, second]) {
      for (const path of paths) expectOf((await caller.ask(`${path}?after=${position}`)).status, path).toBe(200);
    }
    const before = await Promise.all(asked.map(async (ask) => (await ask()).text));
    const statuses = new Set<number>();
    await stores.dropViews();
    // Nothing is recorded meanwhile: that they are gone is told by no event.
    await untilSo(async () => {
      const answers = await Promise.all(asked.map(async (ask) => ask()));
      for (const [index, { status, text }] of answers.entries()) {
        statuses.add(status);
        if (status !== 503) expect(text).toBe(before[index]);
      }
      return statuses.has(503) && answers.every(({ status }) => status === 200);
    }, 'all is read again');
    expect(statuses).toStrictEqual(new Set([200, 503]));
    await untilSo(async () => {
      const { status, json } = await second.ask('/health/ready');
      const { views } = json as unknown as { views: readonly { lag: number }[] };
      return status === 200 && views.every(({ lag }) => lag === 0);
    }, 'all is well');
    const views = await openMongoViewStore({ ...stores.views, readOnly: true });
    expect(await views.owner()).toBeDefined();
    await views.close();
  });

  it('refuse what one still does that was taken for dead', async () => {
    const { stores, city, first, second } = office;
    const asleep = await stores.process(cleanup, city.data, ['--role', 'worker']);
    const others = await stores.process(cleanup, city.data, ['--role', 'worker']);
    const section = async (code: string): Promise<string> => {
      const unit = { code, name: 'Seksi', kind: 'section', parent: city.unit('DINAS-C'), on: '2024-01-01' };
      return (await first.write('/v1/units', unit)).position;
    };
    // While nobody keeps up who is where, nothing is recorded of people: the same is sent again.
    const acknowledged = async (directive: string, n: number): Promise<void> => {
      const wish = { unit: city.unit('DINAS-C'), staff: [city.staff[20 + n] ?? ''], on: '2024-03-02', how: 'read' };
      const path = `/v1/directives/${directive}/acknowledgements`;
      await untilSo(async () => (await first.post(path, wish, `diterima-${n}`)).status === 200, 'it is recorded');
    };
    const directive = await city.directive('Ditangani siapa');
    asleep.freeze();
    for (let n = 0; n < 5; n += 1) await acknowledged(directive, n);
    const position = await section('TIDUR');
    await untilSo(async () => {
      const { status } = await second.ask(`/v1/directives/${directive}/standing?after=${position}`);
      return status === 200;
    }, 'the views are kept up by another');
    asleep.thaw();
    for (let n = 5; n < 10; n += 1) await acknowledged(directive, n);
    const path = `/v1/directives/${directive}/standing?after=${await section('BANGUN')}`;
    await untilSo(async () => (await second.ask(path)).status === 200, 'both work again');
    const { total } = await second.read<{ total: { acknowledged: number } }>(path);
    expect(total.acknowledged).toBe(10);
    for (const worker of [asleep, others]) {
      const asked = new Caller(worker.url, undefined);
      await untilSo(async () => (await asked.ask('/health/ready')).status === 200, 'a worker that is well');
    }
    const { code, stdout, stderr } = await runCli(['verify', '--data', city.data], stores.env);
    expectOf(code, stdout + stderr).toBe(0);
  });
});
