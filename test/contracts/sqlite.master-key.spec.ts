import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { masterKeyFile } from '../../src/adapters/master-key.js';

describe('master key', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'penataan-master-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is made once, readable by its owner only', async () => {
    const made = await masterKeyFile(directory);
    assert.ok(made.kind === 'key' && made.key.length === 32);
    assert.equal((await stat(join(directory, 'master.key'))).mode & 0o777, 0o600);
    assert.deepEqual(await masterKeyFile(directory), made);
    assert.deepEqual(await readdir(directory), ['master.key']);
  });

  it('is one key where several starts make it at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => masterKeyFile(directory)));
    for (const one of made) assert.deepEqual(one, made[0]);
    assert.deepEqual(await readdir(directory), ['master.key']);
  });

  it('is what was given, and then no file is made', async () => {
    const key = Buffer.alloc(32, 7);
    assert.deepEqual(await masterKeyFile(directory, key.toString('base64')), { kind: 'key', key });
    assert.deepEqual(await readdir(directory), []);
  });

  it('is refused where it has another length or is no base64, and never overwritten', async () => {
    for (const bad of ['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
      assert.equal((await masterKeyFile(directory, bad)).kind, 'bad-master-key', bad);
    }
    const odd = `${Buffer.alloc(32).toString('base64')}!?`;
    assert.equal((await masterKeyFile(directory, odd)).kind, 'bad-master-key');
    const file = join(directory, 'master.key');
    await writeFile(file, 'half a k');
    assert.deepEqual(await masterKeyFile(directory), { kind: 'bad-master-key', source: file });
    assert.equal(await readFile(file, 'utf8'), 'half a k');
  });
});
