import { expect } from '@jest/globals';
import {
  type AppendExpectedRevision,
  type AppendResult,
  EventStoreDBClient,
  type EventData,
  jsonEvent,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cleaning } from '../cleanup.js';
import { EventStoreStandIn } from './stand-in.js';

export const fact = (n: number, text = ''): EventData =>
  jsonEvent({ id: randomUUID(), type: 'Told', data: { n, text } });

export const facts = (count: number): EventData[] => Array.from({ length: count }, (_, n) => fact(n));

const LIMIT_MS = 30_000;
const PAUSE_MS = 20;

/** Tries until it succeeds: the client notices only by a call that fails that the server was gone. */
export const eventually = async <T>(attempt: () => Promise<T>, limit = Date.now() + LIMIT_MS): Promise<T> => {
  try {
    return await attempt();
  } catch (fault) {
    if (Date.now() > limit) throw fault;
    await pause(PAUSE_MS);
    return eventually(attempt, limit);
  }
};

/** All that a read gives: one that is left before its end can keep `dispose` from ever ending. */
export const drained = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
};

/** What something fails with. */
export const faultOf = async (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => 'no fault',
    (fault: unknown) => fault,
  );

export const expectWrong = async (appending: Promise<unknown>, expected: unknown, actual: unknown): Promise<void> => {
  const fault = await faultOf(appending);
  expect(fault).toBeInstanceOf(WrongExpectedVersionError);
  expect(fault).toMatchObject({ expectedVersion: expected, actualVersion: actual, message: '' });
};

/** The client as it comes, on a stand-in of its own. */
export class BareClient {
  private constructor(
    readonly standIn: EventStoreStandIn,
    readonly client: EventStoreDBClient,
  ) {}

  static async start(t: Cleaning): Promise<BareClient> {
    const standIn = await EventStoreStandIn.start(t);
    return BareClient.on(t, standIn);
  }

  static on(t: Cleaning, standIn: EventStoreStandIn, url = standIn.url): BareClient {
    const client = EventStoreDBClient.connectionString(url);
    t.after(async () => client.dispose());
    return new BareClient(standIn, client);
  }

  async append(stream: string, expectedRevision: AppendExpectedRevision, events: EventData[]): Promise<AppendResult> {
    return this.client.appendToStream(stream, events, { expectedRevision });
  }
}
