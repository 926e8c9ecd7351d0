import { randomBytes } from 'node:crypto';
import { openEventStoreDb } from '../../src/stores/eventstoredb/event-store.js';
import { Cleanup } from '../support/cleanup.js';
import { describeWithEventStore } from '../support/eventstore/describing.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';
import { eventStoreContract } from './event-store.contract.js';
import type { OpenedStore } from './event-store.support.js';

/** A log of its own on a server. */
const openOn = async (url: string, cleanup: Cleanup): Promise<OpenedStore> => {
  const namespace = `t${randomBytes(8).toString('hex')}`;
  let current = await openEventStoreDb({ url, namespace });
  return {
    store: current,
    reopen: async () => {
      await current.close();
      current = await openEventStoreDb({ url, namespace });
      return current;
    },
    close: async () => {
      await current.close();
      await cleanup.run();
    },
  };
};

eventStoreContract('eventstoredb on the stand-in', async () => {
  const cleanup = new Cleanup();
  const { url } = await EventStoreStandIn.start(cleanup);
  return openOn(url, cleanup);
});

describeWithEventStore('event store eventstoredb', (url) =>
  eventStoreContract('eventstoredb', () => openOn(url, new Cleanup())),
);
