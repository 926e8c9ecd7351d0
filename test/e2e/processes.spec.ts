import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataDirectory } from '../support/data-directory.js';
import type { Ended } from '../support/running-server.js';
import { ServerProcess, ownProcess, runCli } from '../support/server-process.js';
import { StaffedCity, UNITS } from '../support/staffed-city.js';
import { byMark, Storm } from '../support/storm.js';
import { numbers, rosterOf } from '../support/toy-roster.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { testOnFiles } from '../support/on-files.js';

const serving = async (data: string, ...args: readonly string[]): Promise<Ended> =>
  runCli(['serve', '--data', data, '--port', '0', ...args]);

const HALF_A_REQUEST =
  'POST /v1/units HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"code"';

/** A connection on which that much is sent, and no more. */
const connectionTo = async (url: string, sent: string): Promise<Socket> => {
  const connection = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  await once(connection, 'connect');
  connection.write(sent);
  return connection;
};

test(
  'told to stop, it answers what it has accepted and ends well',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t, [], ownProcess);
    const auditor = await city.someone('auditor', 'auditor');
    const directive = await city.directive('Edaran');
    const storm = new Storm(city.office, (n) => {
      const staff = city.staff[n % 30] ?? '';
      const on = new Date(Date.UTC(2024, 2, 1 + Math.floor(n / 30))).toISOString();
      const body = { unit: city.unit('KOTA'), staff: [staff], on: on.slice(0, 10), how: 'read' };
      return { path: `/v1/directives/${directive}/acknowledgements`, mark: `answer ${staff} ${on.slice(0, 10)}`, body };
    });
    const held = await Promise.all(['', HALF_A_REQUEST].map(async (sent) => connectionTo(city.server.url, sent)));
    storm.start(6);
    while (storm.answered < 50) await pause(5);
    const { code } = await city.server.stop();
    await storm.stop();
    for (const connection of held) connection.destroy();
    expect(code).toBe(0);
    expect(storm.refused).toStrictEqual([]);
    await city.restart();
    const marks = byMark(await city.log(auditor));
    for (const { mark } of storm.unanswered) expectOf(marks.get(mark), `${mark} was not answered`).toBe(undefined);
    for (const { mark, answer } of storm.sent) {
      if (answer) expect(marks.get(mark)?.map(({ position }) => position)).toStrictEqual([answer.position]);
    }
  }),
);

testOnFiles(
  'a second server on the same directory says why it does not start, and the first goes on',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t);
    const { code, stdout, stderr } = await serving(city.data);
    expect([code, stdout]).toStrictEqual([1, '']);
    expect(stderr).toMatch(/is in use by another server/);
    expect(stderr.includes(city.data)).toBeTruthy();
    await city.directive('Masih ada');
  }),
);

test(
  'other requests are answered while a large roster is imported',
  cleaned(async (t) => {
    const city = await StaffedCity.found(t, [], ownProcess);
    const rows = numbers(100_000, 20_000).map((n) => ({ n, unit: UNITS[n % UNITS.length] ?? 'KOTA' }));
    const imported = new AbortController();
    const importing = city.office.post('/v1/imports/roster', rosterOf(rows)).finally(() => imported.abort());
    const answered = { reads: 0, writes: 0 };
    for (let n = 0; !imported.signal.aborted; n += 1) {
      await city.office.read(`/v1/programmes/${city.programme}/adoption`);
      if (imported.signal.aborted) break;
      answered.reads += 1;
      await city.office.write('/v1/units', {
        code: `S-${n}`,
        name: 'Seksi',
        kind: 'section',
        parent: city.unit('DINAS-A'),
      });
      if (imported.signal.aborted) break;
      answered.writes += 1;
    }
    const { status, json: body } = await importing;
    expect([status, body.enrolled, body.refused]).toStrictEqual([200, rows.length, []]);
    expectOf(answered.reads >= 10 && answered.writes >= 10, JSON.stringify(answered)).toBeTruthy();
  }),
);

test(
  'the clock starts no earlier than the newest event',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const server = await ServerProcess.start(t, data, { args: ['--now', '2026-03-05T00:00:00Z'] });
    expect((await server.stop()).code).toBe(0);
    const { code, stderr } = await serving(data, '--now', '2026-03-04T23:59:59Z');
    expect(code).toBe(1);
    expect(stderr).toMatch(/--now \(PENATAAN_NOW\): not before the newest event/);
  }),
);

const WRONG: readonly (readonly [name: string, args: readonly string[], env?: Readonly<Record<string, string>>])[] = [
  ['--port (PENATAAN_PORT)', ['--port', '70000']],
  ['--port (PENATAAN_PORT)', [], { PENATAAN_PORT: 'x' }],
  ['--host (PENATAAN_HOST)', ['--host', '0.0.0.0']],
  ['--timezone (PENATAAN_TIMEZONE)', ['--timezone', 'Mars/Olympus']],
  ['--namespace (PENATAAN_NAMESPACE)', ['--namespace', 'A-B']],
  ['--now (PENATAAN_NOW)', ['--now', 'yesterday']],
  ['--role (PENATAAN_ROLE)', ['--role', 'worker']],
  ['PENATAAN_MASTER_KEY', [], { PENATAAN_MASTER_KEY: 'short' }],
  ['PENATAAN_MASTER_KEY', [], { PENATAAN_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }],
  ['--role (PENATAAN_ROLE)', ['--role', 'everything']],
  ['--role (PENATAAN_ROLE)', ['--role', 'api'], { EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' }],
  ['MONGODB_URL', [], { MONGODB_URL: 'postgres://x' }],
  ['MONGODB_KEYRING_URL', [], { MONGODB_KEYRING_URL: 'mongodb://x' }],
  ['EVENTSTORE_URL', [], { EVENTSTORE_URL: 'http://x:2113' }],
  ['--trust-proxy (PENATAAN_TRUST_PROXY)', ['--trust-proxy', 'loopback']],
  ['OIDC_ISSUER', [], { OIDC_ISSUER: 'https://x' }],
  ['PENATAAN_PROT', [], { PENATAAN_PROT: '1' }],
];

testOnFiles(
  'a wrong setting stops the start with its name',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const server = await ServerProcess.start(t, data);
    const { port } = new URL(server.url);
    const taken = await runCli(['serve', '--data', await dataDirectory(t), '--port', port]);
    expect([taken.code, taken.stdout]).toStrictEqual([1, '']);
    expectOf(taken.stderr.includes('--port (PENATAAN_PORT)'), taken.stderr).toBeTruthy();
    expect((await server.stop()).code).toBe(0);
    for (const [name, args, env] of WRONG) {
      const { code, stdout, stderr } = await runCli(['serve', '--data', data, ...args], env);
      expectOf([code, stdout], name).toStrictEqual([1, '']);
      expectOf(stderr.startsWith(`penataan: ${name}: `), `${name}: ${stderr}`).toBeTruthy();
    }
    const file = join(data, 'a-file');
    await writeFile(file, '');
    const { code, stderr } = await serving(file);
    expect(code).toBe(1);
    expectOf(stderr.startsWith('penataan: --data (PENATAAN_DATA): '), stderr).toBeTruthy();
  }),
);
