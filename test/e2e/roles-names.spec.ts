import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf, routesOf } from '../support/http/openapi.js';
import { type Ids, PEOPLE, SmallCity, SUBJECTS, TODAY } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const SECRETS = Object.values(PEOPLE).flatMap(({ name, nip }) => [name, nip]);
const RAISER = SUBJECTS['unit-head'];

describe('personal data', () => {
  let city: SmallCity;
  let ids: Ids;
  let paths: string[];

  /** Every read of the document, of the thing that there is of its kind, with and without a unit. */
  const reads = async (): Promise<string[]> => {
    const routes = routesOf(await documentOf(city.server)).filter(({ method }) => method === 'GET');
    return routes.flatMap(({ path, operation }) => {
      const asked = city.there(path);
      const byUnit = operation.parameters?.some(({ name }) => name === 'unit') === true;
      return byUnit ? [asked, `${asked}?unit=${ids.a}`] : [asked];
    });
  };

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
    await city.acknowledges(RAISER, { unit: ids.a, staff: [ids.ana, ids.budi] });
    await city.server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.ana, ids.citra] });
    await city.server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ids.budi], guests: 2 });
    await city.server.write(`/v1/staff/${ids.ana}/correct`, { name: 'Anatolia Q. Qirmizi', reason: 'Ejaan' });
    await city.settle();
    paths = await reads();
  });
  afterAll(async () => city.close());

  /** What a subject is told of all reads, in JSON and CSV. */
  const told = async (as: string, accept: string): Promise<string> => {
    const answers: string[] = [];
    for (const path of paths) {
      const { status, text } = await city.server.ask(path, { as, headers: { accept } });
      if (status === 200) answers.push(`${path}\n${text}`);
    }
    expectOf(answers.length > 5, as).toBeTruthy();
    return answers.join('\n');
  };

  for (const role of ['admin', 'auditor', 'leadership'] as const) {
    it(`is never told to ${role}`, async () => {
      for (const accept of ['application/json', 'text/csv']) {
        const all = await told(SUBJECTS[role], accept);
        for (const secret of [...SECRETS, 'Qirmizi'])
          expectOf(!all.includes(secret), `${role} ${accept}: ${secret}`).toBeTruthy();
        if (role !== 'leadership') continue;
        for (const person of [ids.ana, ids.budi, ids.citra]) expectOf(!all.includes(person), accept).toBeTruthy();
        expectOf(!all.includes('"people"'), accept).toBeTruthy();
      }
    });
  }

  const isNamed = async (as: string, path: string): Promise<boolean> =>
    (await city.server.read(path, { as })).text.includes('Qirmizi');

  it('is told to the office, to whoever heads the unit and to the privacy officer', async () => {
    const standing = `/v1/directives/${ids.directive}/standing?unit=${ids.a}`;
    const attendance = `/v1/sessions/${ids.session}/attendance?unit=${ids.a}`;
    const list = `/v1/staff?unit=${ids.a}`;
    const one = `/v1/staff/${ids.ana}`;
    for (const path of [list, one, standing, attendance])
      expectOf(await isNamed(SUBJECTS['reform-office'], path), path).toBeTruthy();
    for (const path of [list, one, standing, attendance]) expectOf(await isNamed(RAISER, path), path).toBeTruthy();
    for (const path of [list, one, attendance])
      expectOf(await isNamed(SUBJECTS['agent-of-change'], path), path).toBeTruthy();
    for (const path of ['/v1/staff', list, one])
      expectOf(await isNamed(SUBJECTS['privacy-officer'], path), path).toBeTruthy();
  });

  it('is told by the grant that permits it, whatever others the caller has', async () => {
    for (const subject of ['both-leads', 'both-audits']) {
      await city.server.write('/v1/grants', { subject, role: 'unit-head', unit: ids.b, from: TODAY });
    }
    await city.server.write('/v1/grants', { subject: 'both-leads', role: 'leadership', from: TODAY });
    await city.server.write('/v1/grants', { subject: 'both-audits', role: 'auditor', from: TODAY });
    for (const subject of ['both-leads', 'both-audits']) {
      const all = await told(subject, 'application/json');
      for (const secret of ['Qirmizi', PEOPLE.budi.name, PEOPLE.dewi.name])
        expectOf(!all.includes(secret), subject).toBeTruthy();
      const mine = (await city.server.read(`/v1/staff?unit=${ids.b}`, { as: subject })).text;
      expectOf(mine.includes(PEOPLE.citra.name), subject).toBeTruthy();
    }
  });

  it('stands in no log line, no problem and no file in the open', async () => {
    const wrong = { nip: PEOPLE.ana.nip, name: PEOPLE.ana.name, [PEOPLE.budi.nip]: 1, [PEOPLE.budi.name]: 2 };
    const problems = [
      await city.server.ask('/v1/staff', { body: wrong }),
      await city.server.ask('/v1/staff', { body: { nip: PEOPLE.ana.nip } }),
      await city.server.ask(`/v1/staff?${PEOPLE.ana.nip}=1`),
      await city.server.ask(`/v1/staff/${PEOPLE.ana.nip}`),
      await city.server.ask('/v1/staff/lookup', { body: { nips: [PEOPLE.ana.nip, 'x'] } }),
    ];
    for (const { status, text } of problems) {
      expectOf(status, text).toBe(400);
      for (const secret of SECRETS) expectOf(!text.includes(secret), text).toBeTruthy();
    }
    const files = ['events.sqlite', 'events.sqlite-wal', 'views.sqlite', 'views.sqlite-wal', 'keyring.sqlite'];
    const stored = await Promise.all(files.map((file) => readFile(join(city.server.data, file)).catch(() => '')));
    const everything = [city.server.log(), ...stored].map((one) => one.toString('latin1')).join('\n');
    for (const secret of SECRETS) expectOf(!everything.includes(secret), secret).toBeTruthy();
  });
});
