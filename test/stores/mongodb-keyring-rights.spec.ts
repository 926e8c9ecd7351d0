import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import { StoreFault, StoreRefusal } from '../../src/kernel/ports/store-fault.js';
import { openMongoKeyring } from '../../src/stores/mongodb/mongo-keyring.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf, must } from '../support/expectation.js';
import { asking } from '../support/mongod/administration.js';
import { describeWithMongod } from '../support/mongod/describing.js';
import { Mongod } from '../support/mongod/mongod.js';
import { numberOf } from './keyring-clerks.js';

const VIEWS = { name: 'views', password: 'password-of-views', databases: ['views'] };
const KEYS = { name: 'keys', password: 'password-of-keys', databases: ['keyring'] };
const MARKED = 'Marked-5f1c';
const ANA = { nip: numberOf(1), staff: asId<StaffId>(`${MARKED}-staff`), name: `${MARKED}-name` };

/** Whatever of a fault may reach a log: text, stack, cause and members. */
const mustTellNothing = (fault: unknown, about: string): void => {
  const told = inspect(fault, { depth: 9, showHidden: true });
  for (const secret of [MARKED, ANA.nip, VIEWS.password, KEYS.password, 'keyring.keys', 'not authorized']) {
    expectOf(told, about).not.toContain(secret);
  }
};

const faultOf = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (fault: unknown) => fault,
  );

describeWithMongod('the keyring in MongoDB and the rights to it', () => {
  it(
    'is not opened for a user of the views, and says so in one sentence',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { users: [VIEWS, KEYS] });
      const open = async (user: typeof KEYS) =>
        openMongoKeyring({ url: mongod.urlFor(user), database: 'keyring', masterKey: randomBytes(32) });
      const keyring = await open(KEYS);
      t.after(async () => keyring.close());
      await keyring.admit([ANA], []);
      for (const user of [VIEWS, { ...KEYS, password: 'wrong' }]) {
        const fault = await faultOf(open(user));
        must(fault instanceof StoreRefusal);
        expect(fault.message).toMatch(/^[^.\n]+$/);
        mustTellNothing(fault, user.name);
      }
    }),
  );

  it(
    'tells nothing of what it was asked, once its rights are taken away',
    cleaned(async (t) => {
      const mongod = await Mongod.start(t, { users: [KEYS] });
      const keyring = await openMongoKeyring({
        url: mongod.urlFor(KEYS),
        database: 'keyring',
        masterKey: randomBytes(32),
      });
      t.after(async () => keyring.close());
      const [sealed] = await keyring.seal([{ owner: `staff:${MARKED}`, text: MARKED }]);
      must(sealed);
      await asking(mongod.urlFor(), async (client) => client.db('admin').command({ updateUser: KEYS.name, roles: [] }));
      const owner = `staff:${MARKED}-other`;
      const asked = {
        admit: keyring.admit([ANA], [ANA]),
        claim: keyring.claim([ANA]),
        seal: keyring.seal([{ owner, text: MARKED }]),
        open: keyring.open([sealed]),
        find: keyring.find([ANA.nip]),
        confirm: keyring.confirm([ANA]),
        destroy: keyring.destroy([owner]),
        without: keyring.without([owner]),
        own: keyring.own(asId(MARKED), { position: asId(MARKED), event: asId(MARKED) }),
        owner: keyring.owner(),
        doubt: keyring.doubt(),
        take: keyring.take([{ kind: 'key', owner, wrapped: MARKED }]),
        rows: keyring.rows()[Symbol.asyncIterator]().next(),
        clear: keyring.clear(),
        check: keyring.check(),
      };
      const faults = await Promise.all(Object.values(asked).map(faultOf));
      faults.forEach((fault, at) => {
        const about = Object.keys(asked)[at] ?? '';
        expectOf(fault, about).toBeInstanceOf(StoreFault);
        mustTellNothing(fault, about);
      });
    }),
  );
});
