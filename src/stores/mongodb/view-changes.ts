import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import { batches } from '../../kernel/words/batches.js';
import type { Cell, ViewCommit, ViewDocument } from '../../kernel/ports/view-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { CellTable } from './cell-table.js';
import { cellsOf } from './segment.js';
import { entriesOf } from './view-documents.js';
import type { Body, DocumentRow } from './view-rows.js';
import { SegmentWriter } from './view-segments.js';
import { Words } from './view-words.js';

/** Documents that are turned into BSON before others have a turn. */
const WRITTEN_AT_ONCE = 2_000;

type Write = AnyBulkWriteOperation<DocumentRow>;
type Cells = ReadonlyMap<string, Int32Array>;

/** What a commit comes to, ready to be written as often as it takes. */
export type Changes = {
  readonly documents: readonly Write[];
  readonly cells: Cells;
  /** Words from this number on are new. */
  readonly newWords: number;
  /** How many words there are with them. */
  readonly words: number;
};

/** Whether only the view's position moves. */
export const isNothing = ({ documents, cells, newWords, words }: Changes): boolean =>
  documents.length === 0 && cells.size === 0 && words === newWords;

/** Half a character would become another one, and two keys the same. */
const mustBeWhole = (text: string): string => {
  if (text.isWellFormed()) return text;
  throw new StoreFault('MongoDB cannot store half a character in a key, an index or a cell');
};

const replacing = ({ key, doc, indexes }: ViewDocument): Write => {
  const filter = { _id: mustBeWhole(key) };
  const under = indexes ? entriesOf(indexes).map(mustBeWhole) : [];
  const replacement = {
    doc: JSON.stringify(doc),
    ...(indexes ? { indexes: JSON.stringify(indexes) } : {}),
    ...(under.length > 0 ? { under } : {}),
  };
  return { replaceOne: { filter, replacement, upsert: true } };
};

/** The last of documents with one key stands, and what is deleted as well is deleted. */
const documentWrites = ({ puts, deletes }: ViewCommit): Write[] => {
  const standing = new Map(puts.map((put) => [put.key, put]));
  for (const key of deletes) standing.delete(key);
  const writes = [...standing.values()].map(replacing);
  const $in = deletes.filter((key) => key.isWellFormed());
  return $in.length === 0 ? writes : [...writes, { deleteMany: { filter: { _id: { $in } } } }];
};

const addTo = (table: CellTable, { unit, category, on, recorded, n }: Cell, words: Words): void => {
  if (!Number.isSafeInteger(n)) throw new StoreFault('a cell counts in whole numbers');
  table.place[0] = words.enter(mustBeWhole(unit));
  table.place[1] = words.enter(mustBeWhole(category));
  table.place[2] = on;
  table.place[3] = recorded;
  table.add(n);
};

/** What is added of each subject, in numbers. */
const cellsBySubject = (cells: readonly Cell[], words: Words): Cells => {
  const tables = new Map<string, CellTable>();
  for (const cell of cells) {
    const table = tables.get(cell.subject) ?? new CellTable();
    tables.set(mustBeWhole(cell.subject), table);
    addTo(table, cell, words);
  }
  return new Map([...tables].map(([subject, table]) => [subject, cellsOf(table)]));
};

/** Writes documents, words and cells of a body, and remembers of them what it takes to. */
export class BodyWriter {
  private words: Words | undefined;
  private readonly segments: SegmentWriter;

  constructor(readonly body: Body) {
    this.segments = new SegmentWriter(body);
  }

  /** `stored` words are there by now. */
  async prepare(commit: ViewCommit, stored: number): Promise<Changes> {
    const words = this.words ?? new Words();
    await words.readOn(this.body, stored);
    this.words = words;
    const newWords = words.size;
    const cells = cellsBySubject(commit.cells, words);
    return { documents: documentWrites(commit), cells, newWords, words: words.size };
  }

  /** Before each transaction. */
  async look({ cells }: Changes): Promise<void> {
    await this.segments.count([...cells.keys()]);
  }

  async write({ documents, cells, newWords, words }: Changes, session: ClientSession): Promise<void> {
    const entered = this.words?.rowsFrom(newWords) ?? [];
    if (words > newWords) await this.body.words.insertMany(entered, { session });
    for (const some of batches(documents, WRITTEN_AT_ONCE)) {
      await this.body.documents.bulkWrite(some, { ordered: false, session });
    }
    await this.segments.write(cells, session);
  }

  settle(): void {
    this.segments.settle();
  }

  /** What it remembers may not be what is stored. */
  forget(): void {
    this.words = undefined;
    this.segments.forget();
  }
}
