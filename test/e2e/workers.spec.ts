import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Caller } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { describeWithMongod } from '../support/mongod/describing.js';
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
    expect((await asked.ask('/health/ready')).status).toBe(200);
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
});
