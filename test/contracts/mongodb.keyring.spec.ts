import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import { MasterKeyMismatch } from '../../src/stores/shared/keyring-answers.js';
import { Cleanup } from '../support/cleanup.js';
import { someDatabase, storedIn } from '../support/mongod/databases.js';
import { describeWithMongo, mongoUrl } from '../support/mongod/describing.js';
import { ballotBoxContract } from './ballot-box.contract.js';
import { keyringContract, type OpenedKeyring } from './keyring.contract.js';

describeWithMongo('MongoDB as a keyring', () => {
  const server = new Cleanup();
  let url: string;
  beforeAll(async () => {
    url = await mongoUrl(server);
  });
  afterAll(async () => server.run());

  const opened = async (): Promise<OpenedKeyring> => {
    const cleanup = new Cleanup();
    const [database, masterKey] = [someDatabase(cleanup, url), randomBytes(32)];
    const open = async (key: Buffer, name = database): Promise<KeyringStore> => {
      const keyring = await openMongoKeyring({ url, database: name, masterKey: key });
      cleanup.after(async () => keyring.close());
      return keyring;
    };
    let current = await open(masterKey);
    return {
      keyring: current,
      reopen: async () => {
        await current.close();
        current = await open(masterKey);
        return current;
      },
      again: async () => open(masterKey),
      beside: async (key) => open(key, someDatabase(cleanup, url)),
      openWithOtherKey: async () => open(randomBytes(32)),
      stored: async () => storedIn(url, database),
      close: async () => cleanup.run(),
    };
  };

  keyringContract('mongodb', opened);
  ballotBoxContract('mongodb', opened);

  it('has an error of its own for a master key that does not fit, and one answer to who made it first', async () => {
    const cleanup = new Cleanup();
    const database = someDatabase(cleanup, url);
    const opening = Array.from({ length: 10 }, async () =>
      openMongoKeyring({ url, database, masterKey: randomBytes(32) }),
    );
    const told = await Promise.allSettled(opening);
    const [made, ...others] = told.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = told.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect([made === undefined, others.length]).toStrictEqual([false, 0]);
    for (const fault of refused) expect(fault).toBeInstanceOf(MasterKeyMismatch);
    await made?.close();
    await cleanup.run();
  });
});
