import type { JsonObject } from '../../src/kernel/words/json.js';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import { recordedIn } from './stopped-log.js';
import { withStores } from './stopped-stores.js';
import { must } from './expectation.js';

/** Works with the keyring of a data directory on which no server runs. */
export const withKeyring = async <T>(data: string, work: (keyring: KeyringStore) => Promise<T>): Promise<T> =>
  withStores(data, async (stores) => work(await stores.keyring(await stores.masterKey())));

/** The numbers that a stopped directory has recorded, each with everybody whose facts give it. */
export const recordedNumbers = async (data: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const given = (await recordedIn(data)).flatMap(({ data: fact }) =>
    fact.nip === undefined ? [] : [{ staff: staffIn(fact), sealed: sealedIn(fact) }],
  );
  const opened = await withKeyring(data, async (keyring) => keyring.open(given.map(({ sealed }) => sealed)));
  const numbers = new Map<string, string[]>();
  given.forEach(({ staff }, index) => {
    const nip = opened[index];
    must(nip);
    numbers.set(nip, [...new Set([...(numbers.get(nip) ?? []), staff])]);
  });
  return numbers;
};

const staffIn = ({ staff }: JsonObject): string => (typeof staff === 'string' ? staff : '');

const sealedIn = ({ nip }: JsonObject): Sealed => nip as unknown as Sealed;
