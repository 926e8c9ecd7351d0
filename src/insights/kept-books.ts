import { Injectable } from '@nestjs/common';
import { registerKey, type RegisterRecord, registers } from '../../projections/registers.view.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Views } from '../platform/reading/views.js';
import { RegisterChanges } from '../registers/register-changes.js';
import type { Book } from './programme-registers.js';

const REGISTERS = registers.name;
/** Documents read at a time. */
const PAGE = 1_000;
/** How many programmes' books are kept, the one wanted last first. */
const KEPT = 8;

/** A book with all that the registers held at a position that they have reached. */
type Held = { readonly book: Book; readonly holds: Position };

const recordIn = (doc: JsonObject): RegisterRecord => doc as unknown as RegisterRecord;

const keyOf = ({ kind, id }: RegisterRecord): string => registerKey(kind, id);

const inKeyOrder = (a: RegisterRecord, b: RegisterRecord): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** A book with some records in the place of what it had of them; a book is never changed while somebody reads it. */
const movedOn = ({ id, records }: Book, changed: readonly RegisterRecord[]): Book => {
  const left = new Map(changed.map((record) => [keyOf(record), record]));
  const taken = (record: RegisterRecord): RegisterRecord => {
    const key = keyOf(record);
    const now = left.get(key);
    left.delete(key);
    return now ?? record;
  };
  const known = records.map(taken);
  return { id, records: left.size === 0 ? known : [...known, ...left.values()].toSorted(inKeyOrder) };
};

/**
 * What is recorded of the programmes that were read lately: a reading of thousands of issues would else spend most of its
 * time on loading them once more. A book is moved on by what the log names since; writing does nothing for it.
 */
@Injectable()
export class KeptBooks {
  private kept: readonly (readonly [ProgrammeId, Promise<Held>])[] = [];

  constructor(
    private readonly views: Views,
    private readonly changes: RegisterChanges,
  ) {}

  /** All that the registers hold of a programme by now; nothing where there is none. */
  async of(id: ProgrammeId): Promise<Book> {
    const reached = this.changes.reached();
    const before = this.kept.find(([one]) => one === id)?.[1];
    // One after another: whoever asks meanwhile waits for the same documents.
    const held = this.held(id, reached, before);
    this.keep(id, held);
    return (await held).book;
  }

  private keep(id: ProgrammeId, held: Promise<Held>): void {
    const others = this.kept.filter(([one]) => one !== id);
    this.kept = [[id, held] as const, ...others].slice(0, KEPT);
    held.then(
      ({ book }) => book.records.length === 0 && this.forget(held),
      () => this.forget(held),
    );
  }

  /** What could not be read is tried again, and what is not there takes nobody's place. */
  private forget(held: Promise<Held>): void {
    this.kept = this.kept.filter(([, one]) => one !== held);
  }

  private async held(id: ProgrammeId, reached: Position, before: Promise<Held> | undefined): Promise<Held> {
    const known = await before?.catch(() => undefined);
    if (known && known.holds >= reached) return known;
    // Asked for before the first reading, too, so that changes are remembered from then on.
    const keys = await this.changes.keysBetween(known?.holds ?? reached, reached);
    if (!known || !keys) return { book: await this.read(id), holds: reached };
    return { book: await this.moved(known.book, keys), holds: reached };
  }

  /** What stands in the registers by now may be newer: it is taken in again when its event is met. */
  private async moved(book: Book, keys: readonly string[]): Promise<Book> {
    if (keys.length === 0) return book;
    const changed = [...(await this.views.documents(REGISTERS, keys)).values()].map(recordIn);
    return movedOn(
      book,
      changed.filter((record) => registers.indexes?.(keyOf(record), record)['figured']?.includes(book.id)),
    );
  }

  private async read(id: ProgrammeId): Promise<Book> {
    const records: RegisterRecord[] = [];
    let after: string | undefined;
    for (;;) {
      const where = { index: 'figured', values: [id] };
      const page = await this.views.list(REGISTERS, { where, limit: PAGE, ...(after === undefined ? {} : { after }) });
      records.push(...page.map(({ doc }) => recordIn(doc)));
      if (page.length < PAGE) return { id, records };
      after = page.at(-1)?.key;
    }
  }
}
