import { expect } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { type EventStore, type RecordedEvent, START, streamName } from '../../src/kernel/ports/event-store.js';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import { LOG } from '../../src/kernel/ports/log-identity.js';
import { MOVING } from '../../src/kernel/ports/log-moving.js';
import { asId, type LogId } from '../../src/kernel/words/ids.js';
import { type Checked, checkExport } from '../../src/moving/check-export.js';
import { FORMAT, type Header } from '../../src/moving/export-format.js';
import { type ReadEntry, readExport } from '../../src/moving/export-reader.js';
import { writeExport } from '../../src/moving/exporting.js';
import { type Imported, importInto } from '../../src/moving/importing.js';
import { event } from '../contracts/event-store.support.js';
import { nip, staffId } from '../contracts/keyring.numbers.contract.js';
import type { Cleaning } from '../support/cleanup.js';

/** A log and its keyring, with nothing else around them. */
export type Toy = { readonly events: EventStore; readonly keyring: KeyringStore };

/** Some bytes in pieces, as a file is read. */
async function* pieces(text: string | Buffer, size = 4_099): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const MASTER_KEY = randomBytes(32);

export const emptyToy = async (t: Cleaning): Promise<Toy> => {
  const directory = await mkdtemp(join(tmpdir(), 'penataan-move-'));
  const events = await openSqliteEventStore({ file: join(directory, 'events.sqlite'), namespace: 'toy' });
  const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.sqlite'), masterKey: MASTER_KEY });
  t.after(async () => {
    for (const store of [events, keyring]) await store.close();
    await rm(directory, { recursive: true });
  });
  return { events, keyring };
};

/** Which log it is, and two events of one command. */
export const LOG_ID = asId<LogId>(randomUUID());

/** One of some streams takes some more events, now and then several of one command. */
export const tell = async ({ events }: Toy, appends: number): Promise<void> => {
  const revisions = new Map<string, number>();
  for (const { stream, revision } of await allIn(events)) revisions.set(stream, revision);
  const calls = Array.from({ length: appends }, async (_, n) => {
    const stream = streamName('staff', `toy-${n % 7}`);
    const last = revisions.get(stream) ?? -1;
    const { meta } = event();
    const some = Array.from({ length: 1 + (n % 3) }, (_event, at) => ({ ...event({ n, at, text: 'ꦱꦮꦃ 🏫' }), meta }));
    revisions.set(stream, last + some.length);
    return events.append(stream, last < 0 ? 'none' : last, some);
  });
  await Promise.all(calls);
};

/** A log of so many appends, with a person in its keyring for each tenth. */
export const toyWith = async (t: Cleaning, appends: number): Promise<Toy> => {
  const toy = await emptyToy(t);
  await toy.events.append(streamName(LOG.category, LOG.id), 'none', [event({ log: LOG_ID }, 'LogMade')]);
  await tell(toy, appends);
  const people = Array.from({ length: Math.ceil(appends / 10) }, (_, n) => ({
    nip: nip(n),
    staff: staffId(),
    name: 'P',
  }));
  await toy.keyring.admit(people, []);
  return toy;
};

export const allIn = async (events: EventStore): Promise<readonly RecordedEvent[]> => events.readAll(START, 1_000_000);

/** The facts of a log but for their positions. */
export const factsIn = async ({ events }: Toy): Promise<object[]> =>
  (await allIn(events)).flatMap(({ position: _, ...fact }) => (fact.stream === MOVING ? [] : [fact]));

const HEADER: Header = {
  penataan: 'export',
  format: FORMAT,
  version: '0.0.0',
  log: LOG_ID,
  namespace: 'toy',
  createdAt: '2026-02-03T04:05:07.000Z',
  keyring: true,
  masterKey: 'toy',
  nameless: 0,
  since: null,
};

export const exportOf = async ({ events, keyring }: Toy, how: Partial<Header> = {}): Promise<string> => {
  const header = { ...HEADER, ...how };
  let text = '';
  const write = async (more: string): Promise<void> => void (text += more);
  await writeExport({ header, events, keyring: header.keyring ? keyring : undefined, write, told: () => undefined });
  return text;
};

export const checked = async (text: string | Buffer): Promise<Checked> => checkExport(pieces(text));

type Read = () => AsyncIterable<readonly ReadEntry[]>;

export const imported = async (
  { events, keyring }: Toy,
  text: string,
  read: Read = () => readExport(pieces(text)),
): Promise<Imported> => {
  const file = await checked(text);
  return importInto({ events, keyring: file.header.keyring ? keyring : undefined }, file, read);
};

export const rowsIn = async ({ keyring }: Toy): Promise<object[]> => {
  const rows: object[] = [];
  for await (const batch of keyring.rows()) rows.push(...batch);
  for await (const batch of keyring.ballots.rows()) rows.push(...batch);
  return rows;
};

/** The same facts and rows on both sides. */
export const expectEqual = async (one: Toy, other: Toy): Promise<void> => {
  expect(await factsIn(other)).toStrictEqual(await factsIn(one));
  expect(await rowsIn(other)).toStrictEqual(await rowsIn(one));
};

/** Stops after so many facts or rows, as a process that dies does. */
export const dyingAfter = (text: string, most: number) =>
  async function* (): AsyncGenerator<readonly ReadEntry[]> {
    let left = most;
    for await (const entries of readExport(pieces(text))) {
      yield entries.slice(0, left);
      left -= entries.length;
      if (left < 0) throw new Error('killed');
    }
  };
