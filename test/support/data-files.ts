import { expect } from '@jest/globals';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ended } from './running-server.js';
import { runCli } from './server-process.js';
import type { Cleaning } from './cleanup.js';
import { expectOf } from './expectation.js';

export const BESIDE = ['', '-wal', '-shm'] as const;

/** A copy of a stopped data directory. */
export const copyOf = async (t: Cleaning, data: string): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), 'penataan-copy-'));
  t.after(() => rm(copy, { recursive: true, force: true }));
  await cp(data, copy, { recursive: true });
  return copy;
};

export const removeFile = async (data: string, name: string): Promise<void> => {
  for (const beside of BESIDE) await rm(join(data, `${name}${beside}`), { force: true });
};

/** Puts a file of one directory in the place of another's. */
export const replaceFile = async (data: string, name: string, from: string): Promise<void> => {
  await removeFile(data, name);
  await cp(join(from, name), join(data, name));
};

const serving = async (data: string): Promise<Ended> => runCli(['serve', '--data', data, '--port', '0']);

export const refused = async (data: string, said: RegExp): Promise<void> => {
  const before = await readdir(data);
  const { code, stdout, stderr } = await serving(data);
  expectOf([code, stdout], stderr).toStrictEqual([1, '']);
  expect(stderr).toMatch(/^penataan: --data \(PENATAAN_DATA\): /);
  expect(stderr).toMatch(said);
  expect(stderr).toMatch(/pulihkan/);
  const made = (await readdir(data)).filter((name) => !before.includes(name) && name !== 'writer.lock');
  expectOf(made, 'a refused start makes nothing').toStrictEqual([]);
};
