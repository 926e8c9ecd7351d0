import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/stores/sqlite/database.js';
import { MasterKeyMismatch } from '../../src/stores/shared/keyring-answers.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import type { Nip } from '../../src/kernel/organisation/nip.js';
import { ballotBoxContract } from './ballot-box.contract.js';
import { keyringContract, type OpenedKeyring } from './keyring.contract.js';

const fresh = () => mkdtemp(join(tmpdir(), 'penataan-keyring-'));

const opened = async (): Promise<OpenedKeyring> => {
  const directory = await fresh();
  const masterKey = randomBytes(32);
  const open = (key: Buffer) => openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: key });
  let current = await open(masterKey);
  const others: KeyringStore[] = [];
  return {
    keyring: current,
    reopen: async () => {
      await current.close();
      current = await open(masterKey);
      return current;
    },
    again: async () => {
      const other = await open(masterKey);
      others.push(other);
      return other;
    },
    beside: async (key) => {
      const file = join(directory, `keyring-${others.length}.db`);
      const other = await openSqliteKeyring({ file, masterKey: key });
      others.push(other);
      return other;
    },
    openWithOtherKey: () => open(randomBytes(32)),
    stored: async () => {
      const files = await readdir(directory);
      return Buffer.concat(await Promise.all(files.map((file) => readFile(join(directory, file)))));
    },
    close: async () => {
      for (const one of [current, ...others]) await one.close();
      await rm(directory, { recursive: true });
    },
  };
};

keyringContract('sqlite', opened);
ballotBoxContract('sqlite', opened);

it('a master key that does not fit has an error of its own', async () => {
  const directory = await fresh();
  const open = () => openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
  const made = await open();
  expect(await made.owner()).toStrictEqual({ log: undefined, upTo: undefined, empty: true });
  await made.close();
  await expect(open()).rejects.toThrow(MasterKeyMismatch);
  await rm(directory, { recursive: true });
});

it('numbers claimed before claims could be pending are held for good', async () => {
  const [directory, masterKey] = [await fresh(), randomBytes(32)];
  const file = join(directory, 'keyring.db');
  const [nip, staff, other] = [asId<Nip>('190102032010011001'), asId<StaffId>('a'), asId<StaffId>('b')];
  const before = await openSqliteKeyring({ file, masterKey });
  await before.claim([{ nip, staff }]);
  await before.close();
  const database = openDatabase({ file, readOnly: false });
  database.exec('DROP TABLE pending');
  database.close();
  const keyring = await openSqliteKeyring({ file, masterKey });
  expect(await keyring.claim([{ nip, staff: other, instead: staff }])).toStrictEqual([{ staff, recorded: true }]);
  await keyring.close();
  await rm(directory, { recursive: true });
});
