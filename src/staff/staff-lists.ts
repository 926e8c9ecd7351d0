import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import {
  byOn,
  type CareerFact,
  knownBy,
  recordedUnits,
  type Span,
  spansOf,
  toldBy,
} from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { EmploymentKind, StaffPosition } from '../kernel/organisation/position.js';
import type { Pair } from '../kernel/words/pair.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory } from './directory.queries.js';
import { StaffNames } from './staff-names.queries.js';
import type { Sight } from './unit-access.queries.js';
import { positionAt } from './position.rules.js';

/** A person at a pair of dates, the name still sealed in the record. */
export type ShownStaff = {
  readonly id: StaffId;
  readonly unit: UnitId | null;
  readonly employment: EmploymentKind | null;
  readonly position: StaffPosition | null;
  readonly since: CalendarDate | null;
};

type Place = { readonly unit: UnitId | undefined; readonly below: boolean };
type Wanted = Place & { readonly sees: Sight };

const spanOn = (spans: readonly Span[], day: CalendarDate): Span | undefined =>
  spans.findLast(({ from }) => from <= day);

/** Staff lists and single persons, read off the directory at a pair of dates. */
@Injectable()
export class StaffLists {
  constructor(
    private readonly directory: Directory,
    private readonly charts: ChartBook,
    private readonly names: StaffNames,
  ) {}

  async one(id: StaffId): Promise<StaffRecord | undefined> {
    return (await this.directory.peopleNow([id])).get(id);
  }

  /** The revision of a person, in which the facts in other streams count, of all that is recorded. */
  async revisionOf(id: StaffId): Promise<number> {
    const others = await this.directory.elsewhere(id);
    return ((await this.one(id))?.revision ?? -1) + others.length;
  }

  /** One page, in order of id, of those who may be seen and count in the unit (or below it) at the pair. */
  async list(
    wanted: Wanted,
    pair: Pair,
    page: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: ShownStaff[]; readonly more: boolean }> {
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    const items: ShownStaff[] = [];
    for await (const people of this.directory.everIn(unitsOf(chart, wanted), page.after)) {
      const seen = people.filter(([, record]) => wanted.sees(record));
      const shown = seen.map(([id, record]) => shownAt(id, record, pair, chart));
      items.push(...shown.filter(({ unit }) => counts(chart, wanted, unit)));
      if (items.length > page.limit) break;
    }
    return { items: items.slice(0, page.limit), more: items.length > page.limit };
  }

  async shown(id: StaffId, record: StaffRecord, pair: Pair): Promise<ShownStaff> {
    return shownAt(id, record, pair, await this.charts.at(pair.asOf, pair.knownOn));
  }

  /** With the names that may be seen; a person who was forgotten has none. */
  async named(staff: readonly ShownStaff[], { knownOn }: Pair, sees: Sight): Promise<readonly ShownStaff[]> {
    if (staff.length === 0) return staff;
    const records = await this.directory.peopleNow(staff.map(({ id }) => id));
    const seen = new Map([...records].filter(([, record]) => sees(record)));
    const names = await this.names.knownOn([...seen.values()], knownOn);
    const byId = new Map([...seen.keys()].map((id, index) => [id, names[index] ?? null]));
    return staff.map((person) => (byId.has(person.id) ? { ...person, name: byId.get(person.id) ?? null } : person));
  }

  /** Every fact of a career that was recorded by a day, in that order, and what took it back by then. */
  async history(record: StaffRecord, { knownOn }: Pair): Promise<object[]> {
    return toldBy(record, knownOn).map(({ fact, undone }) => {
      const { id, kind, on, recordedOn, unit = null, position = null, reason = null } = fact;
      const corrections = undone ? [{ ...undone, kind: 'undo' }] : [];
      return { id, kind, on, recordedOn, unit, position, reason, stands: undone === undefined, corrections };
    });
  }
}

/** Where a career has brought a person by a day, mergers followed. */
const placeAt = (
  career: readonly CareerFact[],
  asOf: CalendarDate,
  chart: Chart,
): Pick<ShownStaff, 'unit' | 'since'> => {
  const span = spanOn(spansOf(career), asOf);
  const unit = span?.unit && chart.resolve(span.unit);
  return span && unit !== undefined ? { unit, since: span.from } : { unit: null, since: null };
};

const shownAt = (id: StaffId, record: StaffRecord, { asOf, knownOn }: Pair, chart: Chart): ShownStaff => {
  const career = knownBy(record, knownOn);
  const { unit, since } = placeAt(career, asOf, chart);
  const position = positionAt(record, asOf, knownOn) ?? null;
  return { id, unit, employment: employmentIn(career, asOf) ?? null, position, since };
};

const employmentIn = (career: readonly CareerFact[], asOf: CalendarDate): EmploymentKind | undefined => {
  const enrolments = career.filter(({ kind }) => kind === 'enrolled').toSorted(byOn);
  return (enrolments.findLast(({ on }) => on <= asOf) ?? enrolments[0])?.employment;
};

const counts = (chart: Chart, { unit, below }: Place, at: UnitId | null): boolean => {
  if (at === null) return false;
  if (unit === undefined) return true;
  return below ? chart.within(at, unit) : at === unit;
};

/** The units as recorded whose staff count in the wanted one; undefined for everybody. */
const unitsOf = (chart: Chart, wanted: Place): UnitId[] | undefined => {
  if (wanted.unit === undefined) return undefined;
  return [...recordedUnits(chart, (unit) => counts(chart, wanted, unit))];
};
