import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openLog } from '../src/stores/sqlite/log-schema.js';
import { inTransaction } from '../src/stores/sqlite/database.js';
import { openSqliteEventStore } from '../src/stores/sqlite/event-store.js';
import { type NewEvent, streamName } from '../src/kernel/ports/event-store.js';
import { asId, type StaffId } from '../src/kernel/words/ids.js';
import { type Bench, type Figure, median, type Scale, secondsOf, sized } from './figures.js';
import { Random } from './random.js';

const STREAMS = 500;
const ROUNDS = 5;
const NAMESPACE = 'bench';

/** Acknowledgements of one person each, as the recorder writes them. */
const eventsOf = (random: Random, count: number): NewEvent[] =>
  Array.from({ length: count }, () => {
    const commandId = random.uuid();
    const ids = { directive: random.uuid(), programme: random.uuid(), unit: random.uuid() };
    const staff = [asId<StaffId>(random.uuid())];
    return {
      id: asId(random.uuid()),
      type: 'DirectiveAnswered',
      data: { ...ids, answer: 'acknowledged', version: 1, how: 'read', on: '2026-01-05', staff },
      meta: {
        recordedAt: '2026-01-05T02:00:00.000Z',
        recordedOn: asId('2026-01-05'),
        actor: 'bench',
        commandId: asId(commandId),
        requestHash: `${commandId}${commandId}`.replaceAll('-', ''),
        $correlationId: commandId,
        $causationId: commandId,
        schemaVersion: 1,
      },
    };
  });

/** What SQLite itself takes for the same rows in the same commits, JSON made beforehand. */
const rawLoop = async (file: string, events: readonly NewEvent[], perCommit: number): Promise<number> => {
  const database = openLog({ file, namespace: NAMESPACE, readOnly: false });
  const rows = events.map(({ id, data, meta }, index) => ({
    id: Buffer.from(id.replaceAll('-', ''), 'hex'),
    stream: index % STREAMS,
    revision: Math.floor(index / STREAMS),
    data: JSON.stringify(data),
    meta: JSON.stringify(meta),
  }));
  database.exec(`INSERT INTO types (name) VALUES ('DirectiveAnswered')`);
  const stream = database.prepare('INSERT INTO streams (key, name) VALUES (?, ?)');
  for (let key = 0; key < STREAMS; key += 1) stream.run(key, `${NAMESPACE}.directive-${key}`);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  const seconds = await secondsOf(async () => {
    for (let from = 0; from < rows.length; from += perCommit) {
      inTransaction(database, () =>
        rows.slice(from, from + perCommit).forEach((row, index) => {
          insert.run(from + index + 1, row.stream, row.revision, row.id, 1, row.data, row.meta);
        }),
      );
    }
  });
  database.close();
  return seconds;
};

/** The same through the port: so many appends share a commit, and as many wait for the next one. */
const throughPort = async (file: string, events: readonly NewEvent[], inFlight: number): Promise<number> => {
  const store = await openSqliteEventStore({ file, namespace: NAMESPACE });
  let next = 0;
  const client = async (): Promise<void> => {
    for (let index = next++; index < events.length; index = next++) {
      const [event, revision] = [events[index], Math.floor(index / STREAMS)];
      if (!event) return;
      const stream = streamName('directive', String(index % STREAMS));
      const appended = await store.append(stream, revision === 0 ? 'none' : revision - 1, [event]);
      if (appended.kind !== 'appended') throw new Error('a conflict where nobody else writes');
    }
  };
  const half = (): Promise<void>[] => Array.from({ length: inFlight }, client);
  const seconds = await secondsOf(async () => {
    const first = half();
    if (inFlight === 1) return Promise.all(first);
    await setImmediate();
    return Promise.all([...first, ...half()]);
  });
  await store.close();
  return seconds;
};

const compare = async ({ folder }: Scale, random: Random, { count, together }: Run): Promise<Figure[]> => {
  const [port, raw, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = eventsOf(random, count);
    const file = (kind: string): string => join(folder, `${kind}-${together}-${round}.sqlite`);
    const a = count / (await rawLoop(file('raw'), events, together));
    const b = count / (await throughPort(file('port'), events, together));
    raw.push(a);
    port.push(b);
    ratios.push(b / a);
  }
  const many = together === 1 ? 'one by one' : `${together} together`;
  return [
    { what: `events through the port, ${many}`, value: median(port), unit: '/s' },
    { what: `events in a raw loop, ${many}`, value: median(raw), unit: '/s' },
    { what: `port against raw, ${many}`, value: median(ratios), unit: '', goal: { atLeast: 0.7 } },
  ];
};

type Run = { readonly count: number; readonly together: number };

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const random = new Random(3);
  const alone = await compare(scale, random, { count: sized(scale, 3_000, 500), together: 1 });
  const grouped = await compare(scale, random, { count: sized(scale, 100_000, 10_000), together: 64 });
  return [...grouped, ...alone];
};

export const appending: Bench = {
  name: 'appending',
  about:
    'durable appends of one event each to 500 streams of the embedded log, against SQLite alone writing the same rows ' +
    'in commits of the same size; five rounds in turn, the median of each.',
  run: measure,
};
