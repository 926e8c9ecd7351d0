import { expect, test } from '@jest/globals';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Caller } from '../support/caller.js';
import { dataDirectory } from '../support/data-directory.js';
import { ServerProcess } from '../support/server-process.js';
import { tokenOf } from '../support/tokens.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { testOnFiles } from '../support/on-files.js';

const NO_SHELL = process.platform === 'win32';

const modesIn = async (data: string): Promise<Record<string, string>> => {
  const names = ['.', ...(await readdir(data))];
  const modes = await Promise.all(names.map(async (name) => ((await stat(join(data, name))).mode & 0o777).toString(8)));
  return Object.fromEntries(names.map((name, index) => [name, modes[index] ?? '']));
};

const writeSomething = async (t: Cleaning, data: string, command: string): Promise<ServerProcess> => {
  // Of a shell that denies nobody anything.
  const server = await ServerProcess.start(t, data, { command, shell: 'umask 000' });
  const admin = new Caller(server.url, await tokenOf(data, 'local-admin'));
  await admin.write('/v1/units', { code: `K-${command}`, name: 'Kota', kind: 'city', parent: null });
  return server;
};

const assertPrivate = (modes: Record<string, string>): void => {
  const { '.': directory, ...files } = modes;
  expect(directory).toBe('700');
  expect(Object.entries(files).filter(([, mode]) => mode !== '600')).toStrictEqual([]);
};

(NO_SHELL ? test.skip : testOnFiles)(
  'nobody else reads a data directory, whatever the umask',
  cleaned(async (t) => {
    const data = join(await dataDirectory(t), 'data');
    await mkdir(data, { mode: 0o777 });
    await chmod(data, 0o777);
    const server = await writeSomething(t, data, 'start');
    const modes = await modesIn(data);
    expect('events.sqlite-wal' in modes && 'views.sqlite-shm' in modes && 'requests.log' in modes).toBeTruthy();
    assertPrivate(modes);
    expect((await server.stop()).code).toBe(0);
  }),
);

testOnFiles(
  'what was open to others is closed at the next start; a shared directory stays as it is',
  cleaned(async (t) => {
    const data = join(await dataDirectory(t), 'data');
    const first = await ServerProcess.start(t, data);
    await first.kill();
    for (const name of await readdir(data)) await chmod(join(data, name), 0o666);
    await chmod(data, 0o755);
    const second = await ServerProcess.start(t, data);
    assertPrivate(await modesIn(data));
    expect((await second.stop()).code).toBe(0);
    await mkdir(join(data, 'of-somebody'));
    await chmod(data, 0o755);
    const third = await ServerProcess.start(t, data);
    expect((await modesIn(data))['.']).toBe('755');
    expect((await third.stop()).code).toBe(0);
  }),
);
