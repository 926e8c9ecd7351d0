import type { LedgerEvent } from '../../../projections/ledger.tally.js';
import type { CourseCompleted } from '../../../src/competency/course.events.js';
import type { TrainingRecorded } from '../../../src/competency/training.events.js';
import { domainEvent } from '../../../src/kernel/facts/domain-event.js';
import type { RecordedEvent } from '../../../src/kernel/ports/event-store.js';
import { addDays, type CalendarDate } from '../../../src/kernel/words/calendar-date.js';
import type { CourseId, ProgrammeId, StaffId } from '../../../src/kernel/words/ids.js';
import type { Pair } from '../../../src/kernel/words/pair.js';
import { COURSES } from './city.js';

type Told<E> = E & { readonly revision: number };
type ByOne<E> = Told<E> & { readonly of: StaffId };
type OnDay = { readonly on: CalendarDate };

/** How people stand towards courses, and their hours: what facts known on a day say, read from capabilities.md, 11. */
export class Learned {
  private readonly known: readonly Told<LedgerEvent>[];
  private readonly completions: readonly ByOne<CourseCompleted>[];
  private readonly trainings: readonly ByOne<TrainingRecorded>[];
  private readonly asOf: CalendarDate;

  constructor(log: readonly RecordedEvent[], { asOf, knownOn }: Pair) {
    this.asOf = asOf;
    this.known = log
      .filter(({ meta }) => meta.recordedOn <= knownOn)
      .map((event) => ({ ...domainEvent<LedgerEvent>(event), revision: event.revision }));
    const gone = this.of('CompletionsRetracted');
    this.completions = each(this.of('CourseCompleted')).filter(
      ({ course, of, revision }) =>
        !gone.some(
          (one) =>
            one.course === course &&
            one.taken.some(({ staff, completions }) => staff === of && completions.includes(revision)),
        ),
    );
    const taken = each(this.of('TrainingRetracted'));
    this.trainings = each(this.of('TrainingRecorded')).filter(
      ({ training, of }) => !taken.some((one) => one.training === training && one.of === of),
    );
  }

  /** The first that fits, and the day of the newest completion that makes it. */
  standing(staff: StaffId, course: CourseId): readonly [standing: string, on: CalendarDate] | undefined {
    const theirs = this.completions.filter((one) => one.of === staff && one.course === course && one.on <= this.asOf);
    const passed = theirs.filter(({ result }) => result === 'passed');
    const valid = passed.filter(
      ({ on, windowDays }) => windowDays === undefined || this.asOf < addDays(on, windowDays),
    );
    if (valid.length > 0) return ['trained', newest(valid)];
    if (passed.length > 0) return ['lapsed', newest(passed)];
    return theirs.length > 0 ? ['failed', newest(theirs)] : undefined;
  }

  hours(staff: StaffId): number {
    const isOfYear = ({ on }: OnDay): boolean => addDays(this.asOf, -365) < on && on <= this.asOf;
    const passed = COURSES.flatMap(({ id }) => {
      const [one] = this.completions.filter(
        ({ of, course, result, on }) => of === staff && course === id && result === 'passed' && isOfYear({ on }),
      );
      return one ? [one.hours] : [];
    });
    const elsewhere = this.trainings.filter((one) => one.of === staff && isOfYear(one)).map(({ hours }) => hours);
    return [...passed, ...elsewhere].reduce((sum, hours) => sum + hours, 0);
  }

  /** What stands of what a person completed and took part in until then. */
  done(staff: StaffId): OnDay[] {
    return [...this.completions, ...this.trainings].filter(({ of, on }) => of === staff && on <= this.asOf);
  }

  /** The days of the completions of a programme that stand. */
  activity(programme: ProgrammeId): CalendarDate[] {
    return this.completions.flatMap((one) => (one.programme === programme && one.on <= this.asOf ? [one.on] : []));
  }

  private of<T extends LedgerEvent['type']>(type: T) {
    return this.known.filter((one): one is Told<Extract<LedgerEvent, { type: T }>> => one.type === type);
  }
}

/** Facts of several persons, one for each. */
const each = <E extends { readonly staff: readonly StaffId[] }>(facts: readonly E[]) =>
  facts.flatMap((one) => one.staff.map((of) => ({ ...one, of })));

const newest = (some: readonly OnDay[]): CalendarDate =>
  some.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest));
