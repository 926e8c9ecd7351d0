import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { type NewEvent, streamName } from '../src/kernel/ports/event-store.js';
import { asId } from '../src/kernel/words/ids.js';
import { openEventStoreDb } from '../src/stores/eventstoredb/event-store.js';

const DATA = { directive: randomUUID(), unit: randomUUID(), how: 'read', on: '2026-01-31', note: 'x'.repeat(120) };

const fact = (): NewEvent => {
  const id = asId<never>(randomUUID());
  const about = { recordedAt: '2026-01-31T00:00:00.000Z', recordedOn: asId<never>('2026-01-31'), actor: 'bench' };
  const meta = { ...about, commandId: id, $correlationId: id, $causationId: id, schemaVersion: 1 };
  return { id, type: 'Acknowledged', data: DATA, meta };
};

type Append = () => Promise<unknown>;

const byClient = (url: string): Append => {
  const client = EventStoreDBClient.connectionString`${url}`;
  return async () => {
    const { id, type, data, meta: metadata } = fact();
    const stream = `bench.staff-${randomUUID()}`;
    return client.appendToStream(stream, jsonEvent({ id, type, data, metadata }), { expectedRevision: NO_STREAM });
  };
};

const byAdapter = async (url: string): Promise<Append> => {
  const store = await openEventStoreDb({ url, namespace: 'bench' });
  return async () => store.append(streamName('staff', randomUUID()), 'none', [fact()]);
};

const rate = async (append: Append, count: number, inFlight: number): Promise<number> => {
  let left = count;
  const started = performance.now();
  const one = async (): Promise<void> => {
    while (left-- > 0) await append();
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return count / ((performance.now() - started) / 1_000);
};

const [by = '', url = '', count = '', inFlight = ''] = process.argv.slice(2);
const append = by === 'client' ? byClient(url) : await byAdapter(url);
await rate(append, Math.min(500, Number(count)), Number(inFlight));
process.send?.(await rate(append, Number(count), Number(inFlight)));
