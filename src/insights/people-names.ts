import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import { countedIn, knownBy, recordedUnits } from '../kernel/organisation/career.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { Directory } from '../staff/directory.queries.js';
import type { Sight } from '../staff/unit-access.queries.js';
import { StaffNames } from '../staff/staff-names.queries.js';
import type { Pair } from '../kernel/words/pair.js';

export type Person = { readonly staff: StaffId; readonly unit: UnitId; readonly record: StaffRecord };

/** People of some units at a pair of dates, and their names where an answer may show them. */
@Injectable()
export class PeopleNames {
  constructor(
    private readonly directory: Directory,
    private readonly opened: StaffNames,
  ) {}

  /** Whoever counts in one of the units and may be seen, in order of id. */
  async in(
    { units, chart, sees }: { units: ReadonlySet<UnitId>; chart: Chart; sees: Sight },
    { asOf, knownOn }: Pair,
  ): Promise<Person[]> {
    const recorded = [...recordedUnits(chart, (unit) => units.has(unit))];
    const people: Person[] = [];
    for await (const page of this.directory.everyoneEverIn(recorded)) {
      people.push(
        ...page.flatMap(([staff, record]) => {
          if (!sees(record)) return [];
          const unit = countedIn(knownBy(record, knownOn), asOf, chart);
          return unit !== undefined && units.has(unit) ? [{ staff, unit, record }] : [];
        }),
      );
    }
    return people.sort((a, b) => (a.staff < b.staff ? -1 : 1));
  }

  /** Names as known on a day, in order; null for whoever was forgotten. */
  async names(records: readonly (StaffRecord | undefined)[], { knownOn }: Pair): Promise<readonly (string | null)[]> {
    return this.opened.knownOn(records, knownOn);
  }

  async records(staff: readonly StaffId[]): Promise<ReadonlyMap<StaffId, StaffRecord>> {
    return this.directory.peopleNow(staff);
  }

  /** People with their unit, their name as known on a day, and what is told of each by the place in the list. */
  async shown<T extends object>(people: readonly Person[], pair: Pair, tell: (index: number) => T) {
    const names = await this.names(
      people.map(({ record }) => record),
      pair,
    );
    return people.map(({ staff, unit }, index) => ({ staff, unit, name: names[index] ?? null, ...tell(index) }));
  }
}
