import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { KeyringStore } from '../kernel/ports/ballot-box.js';
import { lastEvent } from '../kernel/ports/log-identity.js';
import { asId } from '../kernel/words/ids.js';
import { CannotImport } from './cannot-import.js';
import type { Checked } from './check-export.js';
import { type Destination, destined } from './destination.js';
import { isKeyringRow, type StoreRow } from './export-format.js';
import type { ReadEntry } from './export-reader.js';
import { factsAfter } from './facts.js';
import { markMoving, type Recorded } from '../platform/ports/log-moving.js';
import { Runs } from './runs.js';

/** What came of it: facts that were there from an earlier try, facts that are new, and rows of the keyring. */
export type Imported = { readonly known: number; readonly facts: number; readonly rows: number };

const FIRST_DAY = 10;

/** Takes the entries of one export into one log. */
class Import {
  private readonly runs: Runs;
  private readonly here: AsyncIterator<RecordedEvent>;
  private state: 'comparing' | 'appending' = 'comparing';
  private last: Recorded;
  private known = 0;
  private rows = 0;

  constructor(
    private readonly to: Destination,
    private readonly checked: Checked,
    private readonly at: Awaited<ReturnType<typeof destined>>,
  ) {
    const { createdAt } = checked.header;
    this.runs = new Runs(to.events);
    this.here = factsAfter(to.events, at.from);
    this.last = { recordedAt: createdAt, recordedOn: asId<never>(createdAt.slice(0, FIRST_DAY)) };
  }

  async take(entry: ReadEntry): Promise<void> {
    if (entry.kind === 'fact') await this.takeFact(entry);
  }

  /** What was there already is what the export begins with; from then on, all is appended. */
  private async takeFact({ fact, line, bytes }: Extract<ReadEntry, { kind: 'fact' }>): Promise<void> {
    if (this.state === 'comparing') {
      const { value: there, done } = await this.here.next();
      if (done !== true) return this.compare(there, fact, line);
      await this.begin(fact.meta);
    }
    this.last = fact.meta;
    await this.runs.add(fact, bytes);
  }

  private compare(there: RecordedEvent, fact: RecordedEvent, line: number): void {
    const same = there.id === fact.id && there.stream === fact.stream && there.revision === fact.revision;
    if (!same) throw new CannotImport(`it holds another fact than line ${line} tells: import into an empty city`);
    this.known += 1;
    this.last = fact.meta;
  }

  private async begin(recorded: Recorded): Promise<void> {
    this.state = 'appending';
    const before = await lastEvent(this.to.events);
    this.last = before?.meta ?? recorded;
    if (this.at.moved.state === 'under-way') return;
    await markMoving(this.to.events, { type: 'MovingBegun', log: this.checked.header.log }, this.last);
  }

  /** Call after the last fact, before the first row. */
  async appendRest(): Promise<void> {
    if (this.state === 'comparing') {
      const { done } = await this.here.next();
      if (done !== true) throw new CannotImport('it holds more facts than the export: it went on by itself since');
      await this.begin(this.last);
    }
    await this.runs.flush();
  }

  async takeRows(keyring: KeyringStore, rows: AsyncIterable<readonly ReadEntry[]>): Promise<void> {
    await keyring.clear();
    for await (const entries of rows) {
      const batch = entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row] : []));
      await takeAll(keyring, batch);
      this.rows += batch.length;
    }
    if (this.checked.end.doubt) await keyring.doubt();
    const [{ log }, last] = [this.checked.header, await lastEvent(this.to.events)];
    if (log && last) await keyring.own(log, { position: last.position, event: last.id });
  }

  async end(): Promise<Imported> {
    const { header, end } = this.checked;
    const facts = (header.since?.events ?? 0) + end.events;
    const keys = header.keyring ? 'taken' : 'left-out';
    const nameless = header.keyring ? header.nameless : header.nameless + 1;
    const last = end.last?.event ?? null;
    await markMoving(this.to.events, { type: 'MovingEnded', last, facts, keys, nameless }, this.last);
    return { known: this.known, facts: this.runs.appended, rows: this.rows };
  }
}

const takeAll = async (keyring: KeyringStore, rows: readonly StoreRow[]): Promise<void> => {
  const keys = rows.filter(isKeyringRow);
  const ballots = rows.filter((row) => !isKeyringRow(row));
  if (keys.length > 0) await keyring.take(keys);
  if (ballots.length > 0) await keyring.ballots.put(ballots);
};

/**
 * Brings an export that was checked to a log that is empty, or holds a beginning of it from an import before. Nothing is
 * written before all that is there has been compared; from the first fact to the last, the log says that it is not whole.
 */
export const importInto = async (
  to: Destination,
  checked: Checked,
  read: () => AsyncIterable<readonly ReadEntry[]>,
): Promise<Imported> => {
  const bringing = new Import(to, checked, await destined(to, checked.header));
  for await (const entries of read()) for (const entry of entries) await bringing.take(entry);
  await bringing.appendRest();
  if (to.keyring) await bringing.takeRows(to.keyring, read());
  return bringing.end();
};
