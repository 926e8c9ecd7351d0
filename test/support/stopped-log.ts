import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../src/stores/sqlite/database.js';
import type { DomainEvent } from '../../src/kernel/facts/decider.js';
import { asId } from '../../src/kernel/words/ids.js';
import {
  type EventStore,
  type RecordedEvent,
  START,
  type StreamName,
  streamName,
} from '../../src/kernel/ports/event-store.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { CHART, type ChartEvent } from '../../src/units/chart.events.js';
import type { StaffCorrected } from '../../src/staff/staff.events.js';
import { withStores } from './stopped-stores.js';

const withLog = async <T>(data: string, work: (log: EventStore) => Promise<T>): Promise<T> =>
  withStores(data, async (stores) => work(await stores.log()));

/** One more fact in a stream, as of a request by the office; no server runs meanwhile. */
export const tellAlone = async (
  data: string,
  recordedAt: string | undefined,
  stream: StreamName,
  event: DomainEvent,
): Promise<void> =>
  withLog(data, async (log) => {
    const told = await log.read(stream, 0);
    const { type, ...facts } = event;
    const commandId = asId<never>(randomUUID());
    const at = recordedAt ?? (await log.head()).recordedAt ?? '';
    const meta = {
      recordedAt: at,
      recordedOn: asId<never>(at.slice(0, 10)),
      actor: 'local-admin',
      commandId,
      $correlationId: commandId,
      $causationId: commandId,
      schemaVersion: 1,
    };
    const recorded = { id: asId<never>(randomUUID()), type, data: facts as unknown as JsonObject, meta };
    const { kind } = await log.append(stream, told.length - 1, [recorded]);
    if (kind !== 'appended') throw new Error('the log was told nothing');
  });

/** What a server leaves that dies after it has told the chart and before it tells the reform. */
export const tellChartAlone = async (data: string, recordedAt: string, event: ChartEvent): Promise<void> =>
  tellAlone(data, recordedAt, streamName(CHART.category, CHART.id), event);

/** What a server leaves that dies after it has told of a person and before it tells the keyring so. */
export const tellStaffAlone = async (data: string, event: StaffCorrected): Promise<void> =>
  tellAlone(data, undefined, streamName('staff', event.staff), event);

/** As a crash would leave it that came before the last event, which is of a type; the views are folded anew. */
export const cutLast = async (data: string, type: string): Promise<void> => {
  expect((await typesIn(data)).at(-1)).toBe(type);
  const database = openDatabase({ file: join(data, 'events.sqlite'), readOnly: false });
  database.exec('DELETE FROM events WHERE position = (SELECT max(position) FROM events)');
  database.close();
  for (const file of await readdir(data)) if (file.startsWith('views.sqlite')) await rm(join(data, file));
};

/** The events of a stopped data directory, in order. */
export const recordedIn = async (data: string): Promise<readonly RecordedEvent[]> =>
  withLog(data, async (log) => log.readAll(START, 10_000));

/** Their types. */
export const typesIn = async (data: string): Promise<string[]> => (await recordedIn(data)).map(({ type }) => type);
