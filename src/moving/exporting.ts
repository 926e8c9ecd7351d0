import { type EventStore, type Position, START } from '../kernel/ports/event-store.js';
import type { KeyringStore } from '../kernel/ports/ballot-box.js';
import { asId } from '../kernel/words/ids.js';
import { BoxesMoved, shutIn } from './boxes-moved.js';
import { CountedMeanwhile } from './counted-meanwhile.js';
import { type End, factLine, type Header, type StoreRow } from './export-format.js';
import { ExportLines } from './export-lines.js';
import { factPages } from './facts.js';

/** What is exported, and where it goes. */
export type Exporting = {
  readonly header: Header;
  readonly events: EventStore;
  /** Whose rows go along. */
  readonly keyring: KeyringStore | undefined;
  readonly write: (text: string) => Promise<void>;
  /** Hears how far it is. */
  readonly told: (at: number, upTo: number) => void;
};

/**
 * Writes a log up to where it was at the start, and then the rows of its keyring, which so has every key that the facts
 * before need; also beside a server that goes on recording.
 */
export const writeExport = async (exporting: Exporting): Promise<End> => {
  const { header, events, keyring, write } = exporting;
  const shut = shutIn((await keyring?.ballots.surveys()) ?? []);
  const { position: upTo } = await events.head();
  const lines = new ExportLines();
  await write(lines.text([header]));
  const facts = await writeFacts(exporting, lines, upTo);
  const boxes = new BoxesMoved();
  let rows = 0;
  for await (const batch of rowsOf(keyring)) {
    await write(lines.text(batch));
    rows += batch.length;
    boxes.note(batch);
  }
  const doubt = keyring !== undefined && (await events.head()).position !== upTo;
  // Where nothing was recorded since, whoever destroyed the key was told to by a fact that goes along.
  if (boxes.shut !== shut || (doubt && boxes.areUnreadable)) throw new CountedMeanwhile();
  const end: End = { ...facts, rows, doubt };
  await write(lines.end(end));
  return end;
};

/** Ballots come first: whatever is sealed has its key by the time the keys are read. */
async function* rowsOf(keyring: KeyringStore | undefined): AsyncGenerator<readonly StoreRow[]> {
  if (!keyring) return;
  yield* keyring.ballots.rows();
  yield* keyring.rows();
}

const writeFacts = async (
  { header: { since }, events, write, told }: Exporting,
  lines: ExportLines,
  upTo: Position,
): Promise<Pick<End, 'events' | 'last'>> => {
  let last: End['last'] = since && { position: since.position, event: since.event };
  let count = 0;
  for await (const page of factPages(events, since ? asId(since.position) : START, upTo)) {
    await write(lines.text(page.map(factLine)));
    const newest = page.at(-1);
    if (newest) last = { position: newest.position, event: newest.id };
    count += page.length;
    told(Number(newest?.position ?? upTo), Number(upTo));
  }
  return { events: count, last };
};
