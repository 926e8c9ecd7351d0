import type { AnyBulkWriteOperation, ClientSession, OptionalId } from 'mongodb';
import { CellTable } from './cell-table.js';
import { addCells, cellsOf, MOST_CELLS, numbersOf, storedOf, WIDTH } from './segment.js';
import type { Body, SegmentRow } from './view-rows.js';

/**
 * Segments of a subject by how many cells they have: `merged` of a level become one. A level is said by the size, not
 * by how often it was merged, so that small commits after large ones are merged too. The last one is never merged.
 */
const LEVELS = [
  { below: 16, merged: 16 },
  { below: 256, merged: 16 },
  { below: 4_096, merged: 16 },
  { below: MOST_CELLS / 2, merged: 4 },
] as const;

/** Subjects whose segments are counted in memory. */
const COUNTED = 100_000;

type Write = AnyBulkWriteOperation<SegmentRow>;
/** Segments on each level. */
type Counts = number[];
const levelOf = (cells: Int32Array): number => {
  const level = LEVELS.findIndex(({ below }) => cells.length / WIDTH < below);
  return level < 0 ? LEVELS.length : level;
};

/** What a subject is given: new cells, and those of the segments that they replace. */
class Plan {
  private table: CellTable | undefined;

  constructor(
    readonly subject: string,
    private fresh: Int32Array,
    readonly counts: Counts,
  ) {}

  /** Cells of a segment that goes. */
  take(cells: Int32Array): void {
    this.table ??= tableOf(this.fresh);
    addCells(this.table, cells);
  }

  /** The level that its segment would be one too many on. */
  get fullLevel(): number | undefined {
    const level = levelOf(this.cells());
    const most = LEVELS[level]?.merged;
    return most !== undefined && (this.counts[level] ?? 0) + 1 >= most ? level : undefined;
  }

  /** A segment, or several where it would be too large. */
  inserts(): Write[] {
    const cells = this.cells();
    const places = Array.from({ length: Math.ceil(cells.length / WIDTH / MOST_CELLS) }, (_, place) => place);
    return places.map((place) => {
      const some = cells.subarray(place * MOST_CELLS * WIDTH, (place + 1) * MOST_CELLS * WIDTH);
      const level = levelOf(some);
      this.counts[level] = (this.counts[level] ?? 0) + 1;
      return { insertOne: { document: segmentOf(this.subject, level, some) } };
    });
  }

  private cells(): Int32Array {
    if (this.table) this.fresh = cellsOf(this.table);
    this.table = undefined;
    return this.fresh;
  }
}

const tableOf = (cells: Int32Array): CellTable => {
  const table = new CellTable();
  addCells(table, cells);
  return table;
};

/** The driver draws the id. */
const segmentOf = (subject: string, level: number, cells: Int32Array): OptionalId<SegmentRow> => ({
  subject,
  level,
  n: cells.length / WIDTH,
  cells: storedOf(cells),
});

/** Writes the segments of one view. What it counts is only about when to merge: cells are right whatever it says. */
export class SegmentWriter {
  private counted = new Map<string, Counts>();
  private planned: readonly Plan[] = [];

  constructor(private readonly body: Body) {}

  /** Counts what it has not yet counted of some subjects; before the transaction. */
  async count(subjects: readonly string[]): Promise<void> {
    if (this.counted.size > COUNTED) this.forget();
    const unknown = subjects.filter((subject) => !this.counted.has(subject));
    if (unknown.length === 0) return;
    for (const subject of unknown) this.counted.set(subject, []);
    const groups = this.body.segments.aggregate<{ _id: { subject: string; level: number }; count: number }>([
      { $match: { subject: { $in: unknown } } },
      { $group: { _id: { subject: '$subject', level: '$level' }, count: { $sum: 1 } } },
    ]);
    for (const { _id, count } of await groups.toArray()) {
      const counts = this.counted.get(_id.subject);
      if (counts) counts[_id.level] = count;
    }
  }

  /** Adds cells by subject, and merges what has become too much, in a transaction. */
  async write(cells: ReadonlyMap<string, Int32Array>, session: ClientSession): Promise<void> {
    const plans = [...cells].map(([subject, some]) => new Plan(subject, some, [...(this.counted.get(subject) ?? [])]));
    const writes: Write[] = [];
    for (let due = plans; due.length > 0;) due = await this.merge(due, writes, session);
    writes.push(...plans.flatMap((plan) => plan.inserts()));
    this.planned = plans;
    if (writes.length > 0) await this.body.segments.bulkWrite(writes, { ordered: false, session });
  }

  /** The last `write` is stored. */
  settle(): void {
    for (const { subject, counts } of this.planned) this.counted.set(subject, counts);
    this.planned = [];
  }

  forget(): void {
    this.counted = new Map();
    this.planned = [];
  }

  /** Takes the segments of the full levels of plans into them; those plans, which may have filled another. */
  private async merge(plans: readonly Plan[], writes: Write[], session: ClientSession): Promise<Plan[]> {
    const full = new Map<string, Plan>();
    const subjects = new Map<number, string[]>();
    for (const plan of plans) {
      const level = plan.fullLevel;
      if (level === undefined) continue;
      full.set(plan.subject, plan);
      subjects.set(level, [...(subjects.get(level) ?? []), plan.subject]);
      plan.counts[level] = 0;
    }
    for (const [level, $in] of subjects) {
      const filter = { subject: { $in }, level };
      const found = await this.body.segments.find(filter, { session }).toArray();
      for (const { subject, cells } of found) full.get(subject)?.take(numbersOf(cells));
      // By their ids: in a bulk without an order what is inserted may come before what is deleted, on the same level.
      writes.push({ deleteMany: { filter: { _id: { $in: found.map(({ _id }) => _id) } } } });
    }
    return [...full.values()];
  }
}
