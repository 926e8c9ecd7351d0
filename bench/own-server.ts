import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { masterKeyFile } from '../src/stores/sqlite/master-key.js';
import { openSqliteEventStore } from '../src/stores/sqlite/event-store.js';
import { openSqliteKeyring } from '../src/stores/sqlite/keyring.js';
import { type City, type CitySize, cityOf } from './city.js';
import { Random } from './random.js';
import { Recorder } from './recorder.js';
import type { Started, Used } from './server.child.js';
import { PersonFacts, recordCity, recordProgramme, SEALED } from './story.js';

export type Facts = { readonly count: number; readonly personsAtMost: number };

/** A keyring with the one key that the log names, without which no server starts on it. */
const makeKeyring = async (dataDir: string): Promise<void> => {
  const found = await masterKeyFile(dataDir);
  if (found.kind !== 'key') throw new Error('no master key');
  const keyring = await openSqliteKeyring({ file: join(dataDir, 'keyring.sqlite'), masterKey: found.key });
  await keyring.seal([{ owner: SEALED.key, text: 'bench' }]);
  await keyring.close();
};

/** Writes the log of a city and its programme, and whatever more there is to tell, into a data directory. */
export const writeCity = async (
  dataDir: string,
  size: CitySize,
  { count, personsAtMost }: Facts,
  more?: (recorder: Recorder, city: City) => Promise<void>,
): Promise<City> => {
  await mkdir(dataDir, { recursive: true });
  const events = await openSqliteEventStore({ file: join(dataDir, 'events.sqlite'), namespace: 'penataan' });
  const random = new Random(5);
  const city = cityOf(size);
  const recorder = new Recorder(events, random);
  await recordCity(recorder, city);
  await recordProgramme(recorder, city);
  await new PersonFacts(recorder, city, random, personsAtMost).record(count);
  await more?.(recorder, city);
  await events.close();
  await makeKeyring(dataDir);
  return city;
};

export type OwnServer = Started & {
  /** What the server's threads have taken by now. */
  used(): Promise<Used>;
};

/** Starts a server in a process of its own, and ends it however the use of it ends. */
export const withServer = async <T>(
  dataDir: string,
  use: (server: OwnServer) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> => {
  // The server's line for each request is written, as it would be, and read by nobody.
  const child = fork(new URL('./server.child.js', import.meta.url), [dataDir], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
  });
  const gone = once(child, 'exit');
  try {
    const started = await Promise.race([once(child, 'message'), gone.then(() => undefined)]);
    if (!started) throw new Error('the server ended before it listened');
    const used = async (): Promise<Used> => {
      const answered = once(child, 'message');
      child.send('used');
      return ((await answered) as [Used])[0];
    };
    return await use({ ...(started as [Started])[0], used });
  } finally {
    if (child.connected) child.disconnect();
    await gone;
  }
};
