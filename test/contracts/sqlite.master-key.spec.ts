import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKeyFile } from '../../src/stores/sqlite/master-key.js';
import { expectOf } from '../support/expectation.js';

describe('master key', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-master-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is made once, readable by its owner only', async () => {
    const made = await masterKeyFile(directory);
    expect(made.kind === 'key' && made.key.length === 32).toBeTruthy();
    expect((await stat(join(directory, 'master.key'))).mode & 0o777).toBe(0o600);
    expect(await masterKeyFile(directory)).toStrictEqual(made);
    expect(await readdir(directory)).toStrictEqual(['master.key']);
  });

  it('is one key where several starts make it at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => masterKeyFile(directory)));
    for (const one of made) expect(one).toStrictEqual(made[0]);
    expect(await readdir(directory)).toStrictEqual(['master.key']);
  });

  it('is what was given, and then no file is made', async () => {
    const key = Buffer.alloc(32, 7);
    expect(await masterKeyFile(directory, key.toString('base64'))).toStrictEqual({ kind: 'key', key });
    expect(await readdir(directory)).toStrictEqual([]);
  });

  it('is refused where it has another length or is no base64, and never overwritten', async () => {
    for (const bad of ['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
      expectOf((await masterKeyFile(directory, bad)).kind, bad).toBe('bad-master-key');
    }
    const odd = `${Buffer.alloc(32).toString('base64')}!?`;
    expect((await masterKeyFile(directory, odd)).kind).toBe('bad-master-key');
    const file = join(directory, 'master.key');
    await writeFile(file, 'half a k');
    expect(await masterKeyFile(directory)).toStrictEqual({ kind: 'bad-master-key', source: file });
    expect(await readFile(file, 'utf8')).toBe('half a k');
  });
});
