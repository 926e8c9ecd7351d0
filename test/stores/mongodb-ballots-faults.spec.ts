import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import {
  answersIn,
  ballotOf,
  ballotsOf,
  numbered,
  rowsIn,
  someCodes,
  someSurvey,
  someUnit,
} from '../contracts/ballot-box.support.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';

const keyringAt = async (t: Cleaning, url: string): Promise<KeyringStore> => {
  const keyring = await openMongoKeyring({ url, database: 'keyring', masterKey: randomBytes(32) });
  t.after(async () => keyring.close());
  return keyring;
};

describeWithMongod('the ballot box in MongoDB, where its server fails', () => {
  it(
    'has the ballot once where nobody knows whether it was stored, and says so',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { failing: true });
      const keyring = await keyringAt(t, mongod.url);
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(3)];
      await keyring.ballots.issue({ survey, unit, codes });
      const ways = [
        { command: 'commitTransaction', times: 2, how: 'run' },
        { command: 'commitTransaction', times: 2, how: 'lost' },
        { command: 'insert', times: 1, how: 'lost' },
      ] as const;
      for (const [n, way] of ways.entries()) {
        const ballot = await ballotOf(keyring, survey, `${n}`);
        await mongod.fail(way);
        expect(await keyring.ballots.cast(codes[n] ?? '', ballot)).toBe('cast');
      }
      expect(await answersIn(keyring, survey)).toStrictEqual(['0', '1', '2']);
      expect(await keyring.ballots.numbers(survey)).toStrictEqual([{ unit, unused: 0, ballots: 3 }]);
    }),
  );

  it(
    'has a ballot for every code that was used, and for no other, when the server is killed meanwhile',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t);
      const keyring = await keyringAt(t, mongod.url);
      const [survey, unit, codes] = [someSurvey(), someUnit(), someCodes(300)];
      await keyring.ballots.issue({ survey, unit, codes });
      const ballots = await ballotsOf(keyring, survey, numbered(codes.length));
      const casting = ballots.map(async (ballot, n) =>
        keyring.ballots.cast(codes[n] ?? '', ballot).catch(() => 'fault'),
      );
      await casting[40];
      await mongod.kill();
      await mongod.restart();
      const told = await Promise.all(casting);
      const rows = await rowsIn(keyring.ballots);
      const used = rows.filter((row) => row.kind === 'code' && row.state === 'used').length;
      const kept = rows.filter(({ kind }) => kind === 'ballot').length;
      const cast = told.filter((one) => one === 'cast').length;
      expect([kept, kept >= cast]).toStrictEqual([used, true]);
      expect(new Set(told.filter((one) => one !== 'fault'))).toStrictEqual(new Set(['cast']));
    }),
  );
});
