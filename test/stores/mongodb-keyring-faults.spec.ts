import { expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { type Keyring, type KeyringRow, personOwner } from '../../src/kernel/ports/keyring.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { expectOf, must } from '../support/expectation.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { MongodSet } from '../support/mongod/mongod-set.js';
import { untilSo, untilWell } from '../support/until-so.js';
import { Answers, newcomer, numberOf } from './keyring-clerks.js';

const KILLS = 5;
const STEP_DOWNS = 2;
/** A server that says nothing any more. */
const SILENT_MS = 10_000;

const keyringAt = async (t: Cleaning, url: string, masterKey = randomBytes(32)): Promise<Keyring> => {
  const keyring = await openMongoKeyring({ url, database: 'keyring', masterKey });
  t.after(async () => keyring.close());
  return keyring;
};

/** Two clerks go on all the time, and wait for nobody, while the server is disturbed again and again. */
const whileDisturbed = async (
  keyrings: readonly Keyring[],
  times: number,
  disturb: () => Promise<void>,
): Promise<Answers> => {
  const [answers, stop] = [new Answers(), new AbortController()];
  const gathering = keyrings.map(async (keyring) => answers.gather(keyring, stop.signal));
  const more = async (): Promise<void> => {
    const before = answers.count;
    await untilSo(() => answers.count > before + 100, 'answers of the same keyrings');
  };
  try {
    for (let n = 0; n < times; n += 1) {
      await more();
      await disturb();
    }
    await more();
  } finally {
    stop.abort();
    await Promise.all(gathering);
  }
  return answers;
};

describeWithMongod('the keyring in MongoDB, where its server fails', () => {
  it(
    'loses nothing that it answered, and gives no number twice, when the server is killed again and again',
    cleaned(async (t) => {
      const [mongod, masterKey] = [await Mongod.start(t), randomBytes(32)];
      const keyrings = [await keyringAt(t, mongod.url, masterKey), await keyringAt(t, mongod.url, masterKey)];
      const answers = await whileDisturbed(keyrings, KILLS, async () => {
        await mongod.kill();
        await mongod.restart();
      });
      for (const keyring of keyrings) await answers.mustHold(keyring);
    }),
  );

  it(
    'nor when another member of a set becomes the primary',
    cleaned(async (t) => {
      const [set, masterKey] = [await MongodSet.start(t), randomBytes(32)];
      const keyrings = [await keyringAt(t, set.url, masterKey), await keyringAt(t, set.url, masterKey)];
      const answers = await whileDisturbed(keyrings, STEP_DOWNS, async () => set.stepDown());
      for (const keyring of keyrings) await answers.mustHold(keyring);
    }),
  );

  it(
    'says within 10 s that the server is silent, and goes on when it speaks again',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const keyring = await keyringAt(t, mongod.url);
      const [sealed] = await keyring.seal([{ owner: 'staff:a', text: 'Rahmawati' }]);
      must(sealed);
      mongod.freeze();
      const since = performance.now();
      const asked = {
        admit: keyring.admit([newcomer(1)], []),
        claim: keyring.claim([newcomer(2)]),
        seal: keyring.seal([{ owner: 'staff:b', text: 'b' }]),
        open: keyring.open([sealed]),
        find: keyring.find([numberOf(1)]),
        take: keyring.take([{ kind: 'key', owner: 'staff:c', wrapped: '' }]),
        check: keyring.check(),
      };
      const told = await Promise.allSettled(Object.values(asked));
      expect(performance.now() - since).toBeLessThan(SILENT_MS);
      told.forEach((one, at) => {
        const about = Object.keys(asked)[at];
        expectOf(one.status === 'rejected' ? one.reason : one.value, about).toBeInstanceOf(StoreFault);
      });
      mongod.thaw();
      await untilWell(keyring);
      expect(await keyring.open([sealed])).toStrictEqual(['Rahmawati']);
      expect((await keyring.admit([newcomer(3)], []))[0]?.kind).toBe('admitted');
    }),
  );

  it(
    'takes all rows of a batch or none, killed at whatever point',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const keyring = await keyringAt(t, mongod.url);
      for (let kill = 0; kill < 4; kill += 1) {
        const rows = Array.from({ length: 1_000 }, (): KeyringRow => ({
          kind: 'key',
          owner: personOwner(randomUUID()),
          wrapped: randomBytes(60).toString('base64'),
        }));
        const taking = keyring.take(rows).then(
          () => 'taken',
          (fault: unknown) => fault,
        );
        for (let answer = 0; answer < kill; answer += 1) await keyring.check();
        await mongod.kill();
        await mongod.restart();
        const told = await taking;
        await untilWell(keyring);
        const lacking = (await keyring.without(rows.flatMap((row) => (row.kind === 'key' ? [row.owner] : [])))).length;
        expect(told === 'taken' || told instanceof StoreFault).toBe(true);
        expect(lacking).toBe(told === 'taken' || lacking === 0 ? 0 : rows.length);
      }
    }),
  );
});
