import type { FactOf, RegisterFact, RegisterRecord } from '../registers.view.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { DatedUnits } from '../../src/kernel/organisation/dated.js';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import type { Pair } from '../../src/kernel/words/pair.js';

type FactType = FactOf['type'];

/** A fact of one or some types. */
export type FactOfType<T extends FactType> = RegisterFact & { readonly event: Extract<FactOf, { type: T }> };

/** The facts of some types that were recorded by a day, in order of recording. */
export const factsBy = <T extends FactType>(
  { facts }: RegisterRecord,
  knownOn: CalendarDate,
  ...types: readonly T[]
): FactOfType<T>[] =>
  facts.filter(
    (fact): fact is FactOfType<T> => fact.recordedOn <= knownOn && types.some((type) => type === fact.event.type),
  );

type Ending = FactOfType<'ProgrammeClosed' | 'DirectiveWithdrawn' | 'PracticeRetired' | 'CourseRetired'>;

/** The first of some endings, and whether its day has come: one that lies ahead is shown, and ends nothing yet. */
export const endingBy = <F extends Ending>(
  [first]: readonly F[],
  asOf: CalendarDate,
): { readonly ending: F['event'] | undefined; readonly hasEnded: boolean } => ({
  ending: first?.event,
  hasEnded: first !== undefined && first.event.on <= asOf,
});

/** A later target, as it was recorded. */
export type Retargeting = DatedUnits & { readonly recordedOn: CalendarDate; readonly reason: Sealed };

/** The later targets whose day has come at a pair of dates. */
export const retargetingsAt = (record: RegisterRecord, { asOf, knownOn }: Pair): Retargeting[] =>
  factsBy(record, knownOn, 'DirectiveTargeted', 'PracticeTargeted', 'CourseTargeted')
    .filter(({ event }) => event.on <= asOf)
    .map(({ recordedOn, event: { on, units, reason } }) => ({ on, units, recordedOn, reason }));
