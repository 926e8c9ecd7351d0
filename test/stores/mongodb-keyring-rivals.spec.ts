import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { batches } from '../../src/kernel/words/batches.js';
import { type Admitted, type Keyring, type Newcomer } from '../../src/kernel/ports/keyring.js';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import { type Cleaning, cleaned } from '../support/cleanup.js';
import { must } from '../support/expectation.js';
import { someDatabase } from '../support/mongod/databases.js';
import { describeWithMongo, mongoUrl } from '../support/mongod/describing.js';
import { newcomer } from './keyring-clerks.js';

const CLAIMS = 2_000;

/** The same keyring as two processes see it. */
const twice = async (t: Cleaning): Promise<readonly [Keyring, Keyring]> => {
  const url = await mongoUrl(t);
  const options = { url, database: someDatabase(t, url), masterKey: randomBytes(32) };
  const both = [await openMongoKeyring(options), await openMongoKeyring(options)] as const;
  for (const keyring of both) t.after(async () => keyring.close());
  return both;
};

const admitAll = async (keyring: Keyring, newcomers: readonly Newcomer[]): Promise<Admitted[]> => {
  const admitting = batches(newcomers, 50).map(async (some) => keyring.admit(some, []));
  return (await Promise.all(admitting)).flat();
};

describeWithMongo('a keyring in MongoDB that two processes use', () => {
  it(
    'has one holder of each of 2,000 numbers that both give at the same time, and opens for both what either sealed',
    cleaned(async (t) => {
      const both = await twice(t);
      const newcomers = both.map(() => Array.from({ length: CLAIMS }, (_, n) => newcomer(n)));
      const [mine, theirs] = await Promise.all(both.map(async (keyring, at) => admitAll(keyring, newcomers[at] ?? [])));
      must(mine && theirs);
      const [sealed, texts] = [
        [mine, theirs].flatMap(boxesIn),
        newcomers.flatMap((some, at) => textsOf(some, [mine, theirs][at])),
      ];
      for (const keyring of both) {
        const found = await keyring.find(newcomers[0]?.map(({ nip }) => nip) ?? []);
        mine.forEach((one, n) => {
          const isMine = one.kind === 'admitted';
          const winner = newcomers[isMine ? 0 : 1]?.[n]?.staff;
          expect(theirs[n]?.kind).toBe(isMine ? 'taken' : 'admitted');
          expect(found[n]).toStrictEqual({ staff: winner, recorded: false });
        });
        expect(await keyring.open(sealed)).toStrictEqual(texts);
      }
      const wins = mine.filter(({ kind }) => kind === 'admitted').length;
      expect([wins > 0, wins < CLAIMS]).toStrictEqual([true, true]);
    }),
  );

  it(
    'has one data key of an owner for whom both make one at the same instant',
    cleaned(async (t) => {
      const both = await twice(t);
      const requests = Array.from({ length: 500 }, (_, n) => ({ owner: `directive:${n}`, text: `text ${n}` }));
      const sealed = (await Promise.all([...both, ...both].map(async (keyring) => keyring.seal(requests)))).flat();
      const texts = [1, 2, 3, 4].flatMap(() => requests.map(({ text }) => text));
      for (const keyring of both) expect(await keyring.open(sealed)).toStrictEqual(texts);
    }),
  );

  it(
    'opens nothing any more of whom the other one has erased, be it ever so soon after',
    cleaned(async (t) => {
      const [mine, theirs] = await twice(t);
      const sealed = await mine.seal([{ owner: 'staff:a', text: 'Rahmawati' }]);
      expect(await mine.open(sealed)).toStrictEqual(['Rahmawati']);
      await theirs.clear();
      expect(await mine.open(sealed)).toStrictEqual([null]);
      expect(await mine.without(['staff:a'])).toStrictEqual(['staff:a']);
    }),
  );

  it(
    'has one new holder of each number that both take over from a claimant who was never recorded',
    cleaned(async (t) => {
      const both = await twice(t);
      const gone = Array.from({ length: 200 }, (_, n) => newcomer(n));
      await both[0].claim(gone);
      const instead = both.map(() => gone.map(({ staff }, n) => ({ ...newcomer(n), instead: staff })));
      const [mine, theirs] = await Promise.all(both.map(async (keyring, at) => keyring.claim(instead[at] ?? [])));
      expect(mine).toStrictEqual(theirs);
      expect(await both[1].find(gone.map(({ nip }) => nip))).toStrictEqual(mine);
      mine?.forEach(({ staff }, n) => expect(instead.map((some) => some[n]?.staff)).toContain(staff));
    }),
  );
});

const boxesIn = (admitted: readonly Admitted[]) =>
  admitted.flatMap((one) => (one.kind === 'admitted' ? [one.nip, one.name] : []));

const textsOf = (newcomers: readonly Newcomer[], admitted: readonly Admitted[] = []): string[] =>
  newcomers.flatMap(({ nip, name }, n) => (admitted[n]?.kind === 'admitted' ? [nip, name] : []));
