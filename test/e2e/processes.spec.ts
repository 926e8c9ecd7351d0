import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { dataDirectory, type Ran, runCli } from '../cli/run-cli.js';
import { ServerProcess } from '../support/server-process.js';
import { SmallCity, UNITS } from '../support/small-city.js';
import { byMark, Storm } from '../support/storm.js';
import { numbers, rosterOf } from '../support/toy-roster.js';

const serving = async (data: string, ...args: readonly string[]): Promise<Ran> =>
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

test('told to stop, it answers what it has accepted and ends well', async (t) => {
  const city = await SmallCity.found(t);
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
  assert.equal(code, 0);
  assert.deepEqual(storm.refused, []);
  await city.restart();
  const marks = byMark(await city.log(auditor));
  for (const { mark } of storm.unanswered) assert.equal(marks.get(mark), undefined, `${mark} was not answered`);
  for (const { mark, answer } of storm.sent) {
    if (answer)
      assert.deepEqual(
        marks.get(mark)?.map(({ position }) => position),
        [answer.position],
      );
  }
});

test('a second server on the same directory says why it does not start, and the first goes on', async (t) => {
  const city = await SmallCity.found(t);
  const { code, stdout, stderr } = await serving(city.data);
  assert.deepEqual([code, stdout], [1, '']);
  assert.match(stderr, /is in use by another server/);
  assert.ok(stderr.includes(city.data));
  await city.directive('Masih ada');
});

test('other requests are answered while a large roster is imported', async (t) => {
  const city = await SmallCity.found(t);
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
  const { status, body } = await importing;
  assert.deepEqual([status, body.enrolled, body.refused], [200, rows.length, []]);
  assert.ok(answered.reads >= 10 && answered.writes >= 10, JSON.stringify(answered));
});

test('the clock starts no earlier than the newest event', async (t) => {
  const data = await dataDirectory(t);
  const server = await ServerProcess.start(t, data, { args: ['--now', '2026-03-05T00:00:00Z'] });
  assert.equal((await server.stop()).code, 0);
  const { code, stderr } = await serving(data, '--now', '2026-03-04T23:59:59Z');
  assert.equal(code, 1);
  assert.match(stderr, /--now \(PENATAAN_NOW\): not before the newest event/);
});

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
  ['MONGODB_URL', [], { MONGODB_URL: 'mongodb://x' }],
  ['PENATAAN_PROT', [], { PENATAAN_PROT: '1' }],
];

test('a wrong setting stops the start with its name', async (t) => {
  const data = await dataDirectory(t);
  const server = await ServerProcess.start(t, data);
  const { port } = new URL(server.url);
  const taken = await runCli(['serve', '--data', await dataDirectory(t), '--port', port]);
  assert.deepEqual([taken.code, taken.stdout], [1, '']);
  assert.ok(taken.stderr.includes('--port (PENATAAN_PORT)'), taken.stderr);
  assert.equal((await server.stop()).code, 0);
  for (const [name, args, env] of WRONG) {
    const { code, stdout, stderr } = await runCli(['serve', '--data', data, ...args], env);
    assert.deepEqual([code, stdout], [1, ''], name);
    assert.ok(stderr.startsWith(`penataan: ${name}: `), `${name}: ${stderr}`);
  }
  const file = join(data, 'a-file');
  await writeFile(file, '');
  const { code, stderr } = await serving(file);
  assert.equal(code, 1);
  assert.ok(stderr.startsWith('penataan: --data (PENATAAN_DATA): '), stderr);
});
