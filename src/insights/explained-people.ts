import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { EventId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Explaining } from './explained.js';

/** One person's part of a recorded fact. */
export type PersonsFact<E> = {
  readonly staff: StaffId;
  readonly unit: UnitId;
  readonly id: EventId;
  readonly revision: number;
  readonly recordedOn: CalendarDate;
  /** Taken back by what was recorded of the thing since. */
  readonly isTaken: boolean;
  readonly event: E;
};

/** By which types of events facts of persons are told and taken back, and where the latter name what they take. */
type Telling = { readonly told: string; readonly taken: string; readonly revisions: string };

type Taking = readonly ({ readonly staff: StaffId } & Readonly<Record<string, unknown>>)[];

const keyOf = (staff: StaffId, revision: number): string => `${staff} ${revision}`;

const takenIn = (known: readonly RecordedEvent[], { taken, revisions }: Telling): ReadonlySet<string> =>
  new Set(
    known
      .filter(({ type }) => type === taken)
      .flatMap(({ data }) => data.taken as unknown as Taking)
      .flatMap((one) => (one[revisions] as readonly number[]).map((revision) => keyOf(one.staff, revision))),
  );

/** The facts of those who count in the units that are read, in the order of recording. */
export const personsFacts = <E extends { readonly staff: readonly StaffId[] }>(
  known: readonly RecordedEvent[],
  { people }: Explaining,
  telling: Telling,
): PersonsFact<E>[] => {
  const gone = takenIn(known, telling);
  return known
    .filter(({ type }) => type === telling.told)
    .flatMap(({ id, revision, data, meta: { recordedOn } }) => {
      const event = data as unknown as E;
      return event.staff.flatMap((staff) => {
        const unit = people.get(staff);
        const isTaken = gone.has(keyOf(staff, revision));
        return unit === undefined ? [] : [{ staff, unit, id, revision, recordedOn, isTaken, event }];
      });
    });
};

/** Those facts that are the newest of their person, by day and then by recording, among some. */
export const newestOf = <F extends { readonly staff: StaffId; readonly event: { readonly on: CalendarDate } }>(
  facts: readonly F[],
): ReadonlySet<F> => {
  const newest = new Map<StaffId, F>();
  for (const fact of facts) {
    const before = newest.get(fact.staff);
    if (!before || fact.event.on >= before.event.on) newest.set(fact.staff, fact);
  }
  return new Set(newest.values());
};
