import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/adapters/sqlite.event-store.js';
import { asId } from '../../src/kernel/ids.js';
import { type EventStore, type RecordedEvent, START, streamName } from '../../src/kernel/event-store.js';
import type { JsonObject } from '../../src/kernel/json.js';
import { CHART, type ChartEvent } from '../../src/organisation/chart.events.js';

const withLog = async <T>(data: string, work: (log: EventStore) => Promise<T>): Promise<T> => {
  const log = await openSqliteEventStore({ file: join(data, 'events.sqlite'), namespace: 'penataan' });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
};

/** What a server leaves that dies after it has told the chart and before it tells the reform; none runs meanwhile. */
export const tellChartAlone = async (data: string, recordedAt: string, event: ChartEvent): Promise<void> =>
  withLog(data, async (log) => {
    const stream = streamName(CHART.category, CHART.id);
    const told = await log.read(stream, 0);
    const { type, ...facts } = event;
    const commandId = asId<never>(randomUUID());
    const meta = {
      recordedAt,
      recordedOn: asId<never>(recordedAt.slice(0, 10)),
      actor: 'local-admin',
      commandId,
      $correlationId: commandId,
      $causationId: commandId,
      schemaVersion: 1,
    };
    const recorded = { id: asId<never>(randomUUID()), type, data: facts as unknown as JsonObject, meta };
    const { kind } = await log.append(stream, told.length - 1, [recorded]);
    if (kind !== 'appended') throw new Error('the chart was told nothing');
  });

/** The events of a stopped data directory, in order. */
export const recordedIn = async (data: string): Promise<readonly RecordedEvent[]> =>
  withLog(data, async (log) => log.readAll(START, 10_000));

/** Their types. */
export const typesIn = async (data: string): Promise<string[]> => (await recordedIn(data)).map(({ type }) => type);
