import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Caller, Json } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { expectOf } from '../support/expectation.js';
import { filesOf } from '../support/kept.js';
import { describeOnFiles } from '../support/on-files.js';
import { ownProcess, runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { withKeyring } from '../support/stopped-keyring.js';
import { cutLast } from '../support/stopped-log.js';

const TEXT = 'Zqxrahasia tentang seseorang';
const REASON = { reason: 'Menyebut nama orang.' };
const KEYRING = 'keyring.sqlite';

/** What a text is sealed under in a stopped directory: the key as it is kept. */
const keyKept = async (data: string, path: string): Promise<string> => {
  const name = `issue:${path.split('/').at(-1)}`;
  return withKeyring(data, async (keyring) => {
    for await (const rows of keyring.rows()) {
      const row = rows.find((one) => one.kind === 'key' && one.owner === name);
      if (row?.kind === 'key' && row.wrapped !== null) return Buffer.from(row.wrapped, 'base64').toString('latin1');
    }
    throw new Error('it has no key');
  });
};

/** The keyring of a stopped directory as it was when it was kept. */
const putBack = async (data: string, kept: string): Promise<void> => {
  for (const file of await readdir(data)) if (file.startsWith(KEYRING)) await rm(join(data, file));
  await cp(join(kept, KEYRING), join(data, KEYRING));
};

const ran = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCli(args);
  expectOf(code, stdout + stderr).toBe(0);
  return stdout;
};

describeOnFiles('texts that were erased', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let officer: Caller;
  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, [], ownProcess);
    officer = await city.someone('privasi', 'privacy-officer');
  });
  afterAll(async () => cleanup.run());

  const raise = async (): Promise<string> => {
    const about = { unit: city.unit('DINAS-A'), raisedOn: '2024-05-01', cause: 'distrust', reach: 1, intensity: 'low' };
    const path = `/v1/programmes/${city.programme}/resistance-issues`;
    const { id } = await city.office.write(path, { ...about, description: TEXT });
    return `/v1/resistance-issues/${id}`;
  };
  const shown = async (path: string): Promise<unknown> => (await city.office.readNow<Json>(path))['description'];
  const erase = async (path: string): Promise<unknown> => (await officer.post(`${path}/erase`, REASON)).json['changed'];
  const erasures = async (path: string): Promise<number> => {
    const { history } = await city.office.readNow<{ history: readonly { kind: string }[] }>(path);
    return history.filter(({ kind }) => kind === 'erase').length;
  };
  const lastReason = async (path: string): Promise<unknown> => {
    const { steps } = await city.office.readNow<{ steps: readonly Json[] }>(path);
    return steps.at(-1)?.['reason'];
  };
  const backup = async (): Promise<string> => {
    const kept = join(await dataDirectory(cleanup), 'kept');
    await ran('backup', kept, '--data', city.data);
    return kept;
  };
  /** The files in which the key is found. */
  const holding = async (key: string): Promise<string[]> =>
    (await filesOf(city.data)).flatMap(([name, bytes]) => (bytes.includes(key) ? [name] : []));

  it('are in no file, nor is a key to them, from the answer on; also not after a restart', async () => {
    const path = await raise();
    await city.server.stop();
    const key = await keyKept(city.data, path);
    expect(await holding(key)).toStrictEqual([KEYRING]);
    await city.restart();
    expect(await shown(path)).toBe(TEXT);
    expect(await erase(path)).toBe(true);
    expect(await holding(key)).toStrictEqual([]);
    expect(await holding(TEXT)).toStrictEqual([]);
    await city.server.kill();
    expect(await holding(key)).toStrictEqual([]);
    await city.restart();
    expect([await shown(path), await erasures(path), await erase(path)]).toStrictEqual([null, 1, false]);
  });

  it('stay so where views are built anew, and the city is whole', async () => {
    const path = await raise();
    expect(await erase(path)).toBe(true);
    await city.server.stop();
    await ran('views', 'rebuild', 'registers', '--data', city.data);
    expect(await ran('verify', '--data', city.data)).toMatch(/verified/);
    await ran('doctor', '--data', city.data);
    await city.restart();
    expect([await shown(path), await erasures(path)]).toStrictEqual([null, 1]);
  });

  it('stay so with a keyring of before: their keys are destroyed again', async () => {
    const path = await raise();
    const kept = await backup();
    expect(await erase(path)).toBe(true);
    await city.server.stop();
    await putBack(city.data, kept);
    const key = await keyKept(city.data, path);
    expect(await holding(key)).toStrictEqual([KEYRING]);
    await city.restart();
    expect([await holding(key), await shown(path)]).toStrictEqual([[], null]);
    await city.office.write(`${path}/withdraw`, { reason: TEXT });
    expect(await lastReason(path)).toBe(TEXT);
  });

  it('stay so with a keyring from before they were told', async () => {
    const kept = await backup();
    const path = await raise();
    expect(await erase(path)).toBe(true);
    await city.server.stop();
    await putBack(city.data, kept);
    await ran('doctor', '--data', city.data);
    await city.restart();
    expect([await shown(path), await erasures(path), await erase(path)]).toStrictEqual([null, 1, false]);
    await city.office.write(`${path}/withdraw`, { reason: TEXT });
    expect(await lastReason(path)).toBe(TEXT);
  });

  it('can be read by nobody where a crash fell between key and event: the repetition records it', async () => {
    const path = await raise();
    expect(await erase(path)).toBe(true);
    await city.server.stop();
    await cutLast(city.data, 'IssueErased');
    await city.restart();
    expect([await shown(path), await erasures(path)]).toStrictEqual([null, 0]);
    expect([await erase(path), await erase(path), await erasures(path)]).toStrictEqual([true, false, 1]);
  });
});
