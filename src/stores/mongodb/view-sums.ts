import type { ClientSession } from 'mongodb';
import { batches } from '../../kernel/words/batches.js';
import type { Cell, GrowthQuery, GrowthRow, SumQuery, SumRow } from '../../kernel/ports/view-store.js';
import { restEvery } from '../shared/rests.js';
import { CellTable } from './cell-table.js';
import { addCells, numberAt, numbersOf, WIDTH } from './segment.js';
import type { Body } from './view-rows.js';
import type { Words } from './view-words.js';

const SUBJECTS_AT_ONCE = 1_000;
const SEGMENTS_AT_ONCE = 2_000;
/** Cells looked at before others have a turn: a millisecond or two. */
const LOOKED_AT = 50_000;
/** Rows made before others have one. */
const MADE = 2_000;
const CELLS_AT_ONCE = 5_000;

/** One state of a view. */
export type Seen = { readonly body: Body; readonly words: Words; readonly session: ClientSession };

type Query = SumQuery & { readonly from?: number };

/** Cells as they are asked for, by the place of their subject, category, unit and day. */
class Summing {
  readonly table = new CellTable();
  private readonly units: ReadonlySet<number> | undefined;
  /** Days up to here count as this one. */
  private readonly from: number;

  constructor(
    private readonly query: Query,
    words: Words,
  ) {
    this.from = query.from ?? query.asOf;
    this.units = query.units && new Set(query.units.flatMap((unit) => words.number(unit) ?? []));
  }

  add(subject: number, numbers: Int32Array): void {
    for (let at = 0; at < numbers.length; at += WIDTH) if (this.isAsked(numbers, at)) this.enter(subject, numbers, at);
  }

  private isAsked(numbers: Int32Array, at: number): boolean {
    const { asOf, knownOn } = this.query;
    const isInTime = numberAt(numbers, at + 2) <= asOf && numberAt(numbers, at + 3) <= knownOn;
    return isInTime && this.units?.has(numberAt(numbers, at)) !== false;
  }

  private enter(subject: number, numbers: Int32Array, at: number): void {
    const { place } = this.table;
    place[0] = subject;
    place[1] = numberAt(numbers, at + 1);
    place[2] = numberAt(numbers, at);
    place[3] = Math.max(numberAt(numbers, at + 2), this.from);
    this.table.add(numberAt(numbers, at + 4));
  }
}

const summed = async ({ body, words, session }: Seen, query: Query): Promise<CellTable> => {
  const subjects = [...new Set(query.subjects)];
  const places = new Map(subjects.map((subject, place) => [subject, place]));
  const summing = new Summing(query, words);
  const rest = restEvery(LOOKED_AT);
  const options = { projection: { _id: 0, subject: 1, cells: 1 }, batchSize: SEGMENTS_AT_ONCE, session } as const;
  for (const $in of batches(
    subjects.filter((subject) => subject.isWellFormed()),
    SUBJECTS_AT_ONCE,
  )) {
    for await (const { subject, cells } of body.segments.find({ subject: { $in } }, options)) {
      const numbers = numbersOf(cells);
      summing.add(places.get(subject) ?? 0, numbers);
      await rest(numbers.length / WIDTH);
    }
  }
  return summing.table;
};

const rowOf = (table: CellTable, entry: number, subjects: readonly string[], words: Words): SumRow => ({
  subject: subjects[table.at(entry, 0)] ?? '',
  category: words.word(table.at(entry, 1)),
  unit: words.word(table.at(entry, 2)),
  n: table.sum(entry),
});

/** Sums that are not 0. */
export const sumOf = async (seen: Seen, query: SumQuery): Promise<SumRow[]> => {
  const table = await summed(seen, query);
  const subjects = [...new Set(query.subjects)];
  const rows: SumRow[] = [];
  const rest = restEvery(MADE);
  for (let entry = 0; entry < table.size; entry += 1) {
    if (table.sum(entry) === 0) continue;
    rows.push(rowOf(table, entry, subjects, seen.words));
    await rest(1);
  }
  return rows;
};

/** The entries that are not 0, in order of day. */
const byDay = (table: CellTable): number[] => {
  const days = new Map<number, number[]>();
  for (let entry = 0; entry < table.size; entry += 1) {
    if (table.sum(entry) === 0) continue;
    const day = table.at(entry, 3);
    const entries = days.get(day);
    if (entries) entries.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].sort(([a], [b]) => a - b).flatMap(([, entries]) => entries);
};

/** What sums grow by, all of it gathered; told in rows as they are asked for. */
export const growthOf = async (seen: Seen, query: GrowthQuery): Promise<() => Generator<readonly GrowthRow[]>> => {
  const table = await summed(seen, query);
  const subjects = [...new Set(query.subjects)];
  const entries = byDay(table);
  return function* () {
    for (const some of batches(entries, MADE / 2)) {
      yield some.map((entry) => ({ ...rowOf(table, entry, subjects, seen.words), on: table.at(entry, 3) }));
    }
  };
};

const cellRows = (subject: string, table: CellTable, words: Words): Cell[] => {
  const cells: Cell[] = [];
  for (let entry = 0; entry < table.size; entry += 1) {
    const n = table.sum(entry);
    if (n === 0) continue;
    const [unit, category] = [words.word(table.at(entry, 0)), words.word(table.at(entry, 1))];
    cells.push({ subject, category, unit, on: table.at(entry, 2), recorded: table.at(entry, 3), n });
  }
  return cells;
};

/** Cells of one subject after another, as their segments come in order. */
class CellsBySubject {
  readonly cells: Cell[] = [];
  private table = new CellTable();
  private subject: string | undefined;

  constructor(private readonly words: Words) {}

  /** Takes a segment; false where it is of a next subject, and there are enough of those before. */
  take(subject: string, numbers: Int32Array): boolean {
    if (subject !== this.subject) this.end();
    if (subject !== this.subject && this.cells.length >= CELLS_AT_ONCE) return false;
    this.subject = subject;
    addCells(this.table, numbers);
    return true;
  }

  /** The subject whose cells are the last ones. */
  end(): string | undefined {
    if (this.subject !== undefined) this.cells.push(...cellRows(this.subject, this.table, this.words));
    this.table = new CellTable();
    return this.subject;
  }
}

/** The cells of the next subjects in order, of one at least and of each all; undefined after the last. */
export const cellsAfter = async (
  { body, words, session }: Seen,
  after: string | undefined,
): Promise<{ readonly cells: readonly Cell[]; readonly last: string } | undefined> => {
  const filter = after === undefined ? {} : { subject: { $gt: after } };
  const options = { projection: { _id: 0, subject: 1, cells: 1 }, session } as const;
  const taken = new CellsBySubject(words);
  for await (const { subject, cells } of body.segments.find(filter, options).sort({ subject: 1 })) {
    if (!taken.take(subject, numbersOf(cells))) break;
  }
  const last = taken.end();
  return last === undefined ? undefined : { cells: taken.cells, last };
};
