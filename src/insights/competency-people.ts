import { Injectable } from '@nestjs/common';
import type { HoursDoc } from '../../projections/ledger.documents.js';
import { knownBy } from '../../projections/ledger.intervals.js';
import { keyOfHours } from '../../projections/ledger.keys.js';
import { hoursOn } from '../../projections/ledger.learning.js';
import { COMPLETIONS_RECORD } from '../competency/course.permissions.js';
import { dayOf } from '../kernel/words/calendar-date.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import { Views } from '../platform/reading/views.js';
import { PeopleNames } from './people-names.js';
import type { Placed } from './places.js';
import { Reach } from './reach.js';

export type Learner = { readonly staff: StaffId; readonly name: string | null; readonly hours: number };

/** What a person earned in the year that ends on `asOf`, as known on `knownOn`. */
export const hoursAt = (doc: JsonObject | undefined, { asOf, knownOn }: Pair): number => {
  const { earned } = (doc as unknown as HoursDoc | undefined) ?? { earned: [] };
  return hoursOn(knownBy(earned, dayOf(knownOn)), dayOf(asOf));
};

/** The people of a reading of competency, with their hours (capabilities.md, 11). */
@Injectable()
export class CompetencyPeople {
  constructor(
    private readonly reach: Reach,
    private readonly people: PeopleNames,
    private readonly views: Views,
  ) {}

  /** Of the units placed; undefined where no unit was named, or the caller may name nobody there. */
  async of(caller: Caller, unit: UnitId | undefined, { pair, chart, tree }: Placed): Promise<Learner[] | undefined> {
    if (unit === undefined) return undefined;
    const sees = await this.reach.people(caller, COMPLETIONS_RECORD, { unit, asOf: pair.asOf });
    if (!sees) return undefined;
    const units = new Set<UnitId>(tree.nodes.map(({ id }) => id));
    const people = await this.people.in({ units, chart, sees }, pair);
    const docs = await this.views.documents(
      'ledger',
      people.map(({ staff }) => keyOfHours(staff)),
    );
    const shown = await this.people.shown(people, pair, (index) => {
      const staff = people[index]?.staff;
      return { hours: hoursAt(staff && docs.get(keyOfHours(staff)), pair) };
    });
    return shown.map(({ staff, name, hours }) => ({ staff, name, hours }));
  }
}
