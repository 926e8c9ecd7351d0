import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import { invalid } from '../platform/problems/problem.js';
import { type Sight, UnitAccess } from '../staff/unit-access.queries.js';
import type { ComponentName, Explained } from './explained.js';
import { SHOWN_TO } from './explainers.js';
import { ExplanationBook, type Opened } from './explanation-book.js';
import type { FormulaName } from './formulas.js';
import { LongReadings } from './long-readings.js';
import { PeopleNames } from './people-names.js';
import type { Placed } from './places.js';
import type { Book } from './programme-registers.js';

/** A fact as it is answered; of whom, and how the person is called, only where the caller may know it. */
type ToldRow = Explained & { readonly name?: string | null; readonly count: 1 };

/** Facts alike, where single ones are not for the caller, and how many they are. */
type GroupedRow = Pick<Explained, 'component' | 'fact' | 'unit' | 'counted' | 'why'> & { readonly count: number };

export type ExplanationRow = ToldRow | GroupedRow;

type Asking = { readonly caller: Caller; readonly unit: UnitId | undefined; readonly pair: Pair };

/** Whom single facts may tell of, and whether by name; undefined where they are not for the caller. */
type Shown = { readonly sees: Sight; readonly byName: boolean } | undefined;

/** A single fact, and whose it is where that is told by name. */
type Single = { readonly row: Explained; readonly whose: StaffRecord | undefined };

/** How many single facts an answer holds at most: more are asked for unit by unit. */
const MOST = 100_000;
const TOO_MANY = 'terlalu banyak baris: sebutkan unit atau component | too many rows: name a unit or a component';

/** A person who is not shown is counted, not told. */
const singleOf = (row: Explained, record: StaffRecord | undefined, { sees, byName }: NonNullable<Shown>): Single => {
  if (record === undefined) return { row, whose: undefined };
  if (sees(record)) return { row, whose: byName ? record : undefined };
  const { staff: _, ...nobodys } = row;
  return { row: nobodys, whose: undefined };
};

/** Facts one by one, and others in counts by kind, unit and why, so that nobody is told from another. */
class Telling {
  readonly singles: Single[] = [];
  private readonly groups = new Map<string, GroupedRow>();

  constructor(private readonly records: ReadonlyMap<StaffId, StaffRecord>) {}

  get grouped(): readonly GroupedRow[] {
    return [...this.groups.values()];
  }

  add(rows: readonly Explained[], shown: Shown): void {
    for (const row of rows) {
      if (shown) this.singles.push(singleOf(row, row.staff && this.records.get(row.staff), shown));
      else this.group(row);
    }
    if (this.singles.length > MOST) throw invalid('/query/unit', TOO_MANY);
  }

  private group({ component, fact, unit, counted, why }: Explained): void {
    const key = [component, fact, unit, counted, why].join(' ');
    const count = (this.groups.get(key)?.count ?? 0) + 1;
    this.groups.set(key, { component, fact, unit, counted, why, count });
  }
}

/** The facts of a programme as a caller may know them (api.md, 2). */
@Injectable()
export class ExplanationRows {
  constructor(
    private readonly facts: ExplanationBook,
    private readonly access: UnitAccess,
    private readonly people: PeopleNames,
    private readonly long: LongReadings,
  ) {}

  async of(
    { formula, components }: { readonly formula: FormulaName; readonly components: readonly ComponentName[] },
    { book, placed }: { readonly book: Book; readonly placed: Placed },
    asking: Asking,
  ): Promise<readonly ExplanationRow[]> {
    const opened = await this.facts.open(book, placed, formula);
    return this.long.take(asking.caller, opened.people.length, async () => this.told(components, opened, asking));
  }

  private async told(components: readonly ComponentName[], opened: Opened, asking: Asking) {
    const telling = new Telling(new Map(opened.people.map(({ staff, record }) => [staff, record])));
    for (const component of components) {
      const shown = await this.shownTo(component, asking);
      for await (const some of this.facts.rows(component, opened)) telling.add(some, shown);
    }
    return [...(await this.named(telling.singles, asking)), ...telling.grouped];
  }

  /** Auditors see everything but who it is; leadership sees figures. */
  private async shownTo(component: ComponentName, { caller, unit, pair }: Asking): Promise<Shown> {
    const permission = SHOWN_TO[component];
    if ((await this.access.theirs(caller, permission)).has(unit)) {
      return { sees: await this.access.sight(caller, permission, pair.asOf), byName: unit !== undefined };
    }
    return caller.has('auditor') ? { sees: () => true, byName: false } : undefined;
  }

  private async named(singles: readonly Single[], { pair }: Asking): Promise<readonly ToldRow[]> {
    const records = [...new Set(singles.flatMap(({ whose }) => whose ?? []))];
    const opened = await this.people.names(records, pair);
    const names = new Map(records.map((record, index) => [record, opened[index] ?? null]));
    return singles.map(({ row, whose }) => ({
      ...row,
      ...(whose ? { name: names.get(whose) ?? null } : {}),
      count: 1,
    }));
  }
}
