import { describe, expect, it } from '@jest/globals';
import { StoreRefusal } from '../../src/kernel/ports/store-fault.js';
import { openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { appended, event, someStream } from '../contracts/event-store.support.js';
import { cleaned } from '../support/cleanup.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { storeOn } from '../support/eventstore/stores-on.js';

const SECRET = 'hunter2';

const refused = async (url: string, more: object = {}): Promise<string> => {
  const fault: unknown = await openEventStoreDb({ url, namespace: 'city', ...more }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StoreRefusal);
  const { message } = fault as StoreRefusal;
  expect(message).not.toContain(SECRET);
  expect(message).not.toContain('\n');
  return message;
};

describe('a store on EventStoreDB', () => {
  it('is refused for a connection string that is none', async () => {
    for (const url of [
      '',
      'somewhere',
      `http://admin:${SECRET}@localhost:2113`,
      `esdb://admin:${SECRET}`,
      `esdb://admin:${SECRET}@`,
      `esdb://${SECRET}@localhost`,
      `esdb://admin:${SECRET}:more@localhost`,
      `esdb://admin:${SECRET}%@localhost`,
      `esdb://admin:${SECRET}@localhost:70000`,
      `esdb://admin:${SECRET}@local host`,
      `esdb://admin:${SECRET}@one:2113,,two`,
      `esdb://admin:${SECRET}@localhost?${SECRET}=1`,
      `esdb://admin:${SECRET}@localhost?tls=no`,
      `esdb://admin:${SECRET}@localhost?tlsVerifyCert=false`,
      `esdb://admin:${SECRET}@localhost?gossipTimeout=soon`,
      `esdb://admin:${SECRET}@localhost?tlsCAFile=/nowhere/${SECRET}`,
      `esdb://localhost?userCertFile=/nowhere/${SECRET}`,
    ]) {
      expect(await refused(url)).toMatch(/^EVENTSTORE_URL: .*\.$/);
    }
  });

  it('is refused, with the place, where nothing answers', async () => {
    const urls = [`esdb://admin:${SECRET}@127.0.0.1:9`, `esdb://admin:${SECRET}@127.0.0.1:9,127.0.0.1:10?tls=false`];
    for (const url of urls) {
      expect(await refused(url, { patience: { open: 300 } })).toMatch(/at 127\.0\.0\.1:9.* does not answer: start it/);
    }
  });

  it(
    'is refused where it may not read everything, or a server of TLS is asked without it',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t);
      const encrypted = standIn.url.replace('tls=false', 'tls=true');
      expect(await refused(encrypted, { patience: { open: 300 } })).toMatch(/does not answer.*tls/);
      await standIn.order({ kind: 'forbid-all', on: true });
      expect(await refused(standIn.url)).toMatch(/does not let this user read \$all: name one/);
    }),
  );

  it(
    'is refused with a wrong password or none, and opened with the right one',
    cleaned(async (t) => {
      const login = { user: 'penataan', password: 'rahasia' };
      const standIn = await EventStoreStandIn.start(t, { login });
      const wrong = standIn.urlAs({ ...login, password: SECRET });
      expect(await refused(wrong)).toMatch(/does not know this user and password: correct them/);
      expect(await refused(wrong.replace(/\/\/.*@/, '//'))).toMatch(/does not let this user read \$all/);
      const store = await storeOn(t, { url: standIn.url });
      const { position } = appended(await store.append(someStream(), 'none', [event()]));
      expect((await store.head()).position).toBe(position);
    }),
  );

  it(
    'waits for a server that is about to start',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t);
      await standIn.kill();
      const opening = storeOn(t, { url: standIn.url });
      await standIn.restart();
      expect((await opening).version).toMatch(/^\d+\.\d+/);
      expect((await opening).shared).toBe(true);
    }),
  );

  it('is refused with a client that was never tried', async () => {
    expect(await refused('esdb://localhost', { client: 'kurrentdb' })).toMatch(/never run.*choose eventstore/);
  });
});
