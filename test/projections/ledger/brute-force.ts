import { keyOfObservations } from '../../../projections/ledger.keys.js';
import type { LedgerEvent } from '../../../projections/ledger.tally.js';
import type { DirectiveAnswered } from '../../../src/directives/directive.events.js';
import { addDays, type CalendarDate } from '../../../src/kernel/words/calendar-date.js';
import type { RecordedEvent } from '../../../src/kernel/ports/event-store.js';
import { domainEvent } from '../../../src/kernel/facts/domain-event.js';
import type { DirectiveId, PracticeId, ProgrammeId, StaffId } from '../../../src/kernel/words/ids.js';
import type { Pair } from '../../../src/kernel/words/pair.js';
import type { PracticeObserved } from '../../../src/practices/practice.events.js';
import { Learned } from './brute-learning.js';
import { COURSES, DIRECTIVES, PEOPLE, PRACTICES, PROGRAMMES } from './city.js';

type Told<E> = E & { readonly id: string; readonly seq: number; readonly revision: number };

/** The facts of a log as known on a day, in order of recording, and what each says, read straight from domain.md. */
export class Facts {
  private readonly known: readonly Told<LedgerEvent>[];
  private readonly asOf: CalendarDate;

  constructor(log: readonly RecordedEvent[], { asOf, knownOn }: Pair) {
    this.asOf = asOf;
    this.known = log
      .filter(({ meta }) => meta.recordedOn <= knownOn)
      .map((event, seq) => ({ ...domainEvent<LedgerEvent>(event), id: event.id, seq, revision: event.revision }));
  }

  /** domain.md, 3: the unit as recorded that a person is assigned to. */
  assigned(staff: StaffId): string | undefined {
    const undone = new Set<string>(this.of('StaffUndone').flatMap((one) => (one.staff === staff ? [one.fact] : [])));
    const isTheirs = (one: { readonly id: string; readonly staff: string }): boolean =>
      one.staff === staff && !undone.has(one.id);
    const [service] = this.last(this.of('StaffEnrolled', 'StaffDeparted').filter(isTheirs));
    if (service?.type !== 'StaffEnrolled') return undefined;
    const together = this.of('StaffMovedTogether').flatMap(({ moves, on, seq, id }) =>
      moves.filter((move) => isTheirs({ ...move, id })).map(({ unit }) => ({ unit, on, seq })),
    );
    const own = this.of('StaffEnrolled', 'StaffTransferred').filter(isTheirs);
    return this.last([...own, ...together])[0]?.unit;
  }

  /** domain.md, 4: the kind of the last answer, with its version where that matters. */
  standing(staff: StaffId, directive: DirectiveId): string | undefined {
    const inForce = this.answers(staff).filter(
      (one) => one.directive === directive && (one.until === undefined || this.asOf <= one.until),
    );
    const [last] = this.last(inForce);
    if (!last) return undefined;
    const letters = { acknowledged: 'a', declined: 'd', 'exception-requested': 'r', exempted: 'x' } as const;
    return last.answer === 'exempted' ? 'x' : `${letters[last.answer]}${last.version}`;
  }

  /** domain.md, 5: whether an observation is in force, of grades A to D or of grade E. */
  observed(staff: StaffId, practice: PracticeId, grades: 'valid' | 'self-reported'): boolean {
    return this.observations(staff).some(
      ({ practice: of, grade, on, windowDays }) =>
        of === practice &&
        (grade === 'E') === (grades === 'self-reported') &&
        on <= this.asOf &&
        (windowDays === undefined || this.asOf < addDays(on, windowDays)),
    );
  }

  /** Whether a self-report in force stands alone or beside a valid observation. */
  selfReported(staff: StaffId, practice: PracticeId): string | undefined {
    if (!this.observed(staff, practice, 'self-reported')) return undefined;
    return this.observed(staff, practice, 'valid') ? 'beside' : 'alone';
  }

  /** domain.md, 6: the first step not yet taken; undefined for whoever is not informed. */
  step(staff: StaffId, programme: ProgrammeId): string | undefined {
    if (!this.attended(programme).some((one) => one.staff === staff && one.on <= this.asOf)) return undefined;
    const committed = this.answers(staff).some(
      (one) => one.programme === programme && one.answer === 'acknowledged' && one.on <= this.asOf,
    );
    if (!committed) return 'not-committed';
    const practising = PRACTICES.some(({ id, programme: of }) => of === programme && this.observed(staff, id, 'valid'));
    return practising ? 'practising' : 'not-practising';
  }

  /** The days of the facts of persons that stand. */
  activity(programme: ProgrammeId): CalendarDate[] {
    return PEOPLE.flatMap((staff) => this.done(staff)).flatMap((one) => (one.programme === programme ? [one.on] : []));
  }

  /** What stands of what a person is known to have done, by its programme and day. */
  done(staff: StaffId): { readonly programme: ProgrammeId; readonly on: CalendarDate }[] {
    const attended = PROGRAMMES.flatMap((id) => this.attended(id)).filter((one) => one.staff === staff);
    return [...this.answers(staff), ...this.observations(staff), ...attended].filter(({ on }) => on <= this.asOf);
  }

  private of<T extends LedgerEvent['type']>(...types: readonly T[]) {
    return this.known.filter((one): one is Told<Extract<LedgerEvent, { type: T }>> =>
      types.some((type) => type === one.type),
    );
  }

  /** The last of some facts dated until `asOf`: by `on`, then by recording. */
  private last<F extends { readonly on: CalendarDate; readonly seq: number }>(facts: readonly F[]): F[] {
    return facts
      .filter(({ on }) => on <= this.asOf)
      .toSorted((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))
      .slice(-1);
  }

  private answers(staff: StaffId): Told<DirectiveAnswered>[] {
    const taken = this.of('AnswersRetracted');
    return this.of('DirectiveAnswered').filter(
      ({ directive, revision, staff: all }) =>
        all.includes(staff) &&
        !taken.some(
          (one) =>
            one.directive === directive &&
            one.taken.some((part) => part.staff === staff && part.answers.includes(revision)),
        ),
    );
  }

  private observations(staff: StaffId): Told<PracticeObserved>[] {
    const taken = this.of('ObservationsRetracted');
    return this.of('PracticeObserved').filter(
      ({ practice, revision, staff: all }) =>
        all.includes(staff) &&
        !taken.some(
          (one) =>
            one.practice === practice &&
            one.taken.some((part) => part.staff === staff && part.observations.includes(revision)),
        ),
    );
  }

  private attended(programme: ProgrammeId): { staff: StaffId; programme: ProgrammeId; on: CalendarDate }[] {
    const told = this.of('AttendanceRecorded', 'AttendanceRetracted', 'AttendanceMoved').filter(
      (one) => one.programme === programme,
    );
    return [...new Set(told.map(({ session }) => session))].flatMap((session) =>
      PEOPLE.flatMap((staff) => {
        const last = told.findLast((one) => one.session === session && one.staff.includes(staff));
        if (!last || last.type === 'AttendanceRetracted') return [];
        return [{ staff, programme, on: last.type === 'AttendanceMoved' ? last.to : last.on }];
      }),
    );
  }
}

type Row = { readonly subject: string; readonly category: string; readonly unit: string; readonly n: number };

const row = (subject: string, category: string | undefined, unit: string): Row[] =>
  category === undefined ? [] : [{ subject, category, unit, n: 1 }];

/** What one person counts towards in the unit they are in. */
const countedOf = (facts: Facts, staff: StaffId, unit: string): Row[] => [
  ...row('population', '', unit),
  ...DIRECTIVES.flatMap(({ id }) => row(`standing:${id}`, facts.standing(staff, id), unit)),
  ...PRACTICES.flatMap(({ id }) => [
    ...row(`practised:${id}`, facts.observed(staff, id, 'valid') ? '' : undefined, unit),
    ...row(`self-reported:${id}`, facts.selfReported(staff, id), unit),
  ]),
  ...PROGRAMMES.flatMap((id) => row(`journey:${id}`, facts.step(staff, id), unit)),
  ...facts.done(staff).flatMap(() => row('held', '', unit)),
];

const learnedOf = (learned: Learned, staff: StaffId, unit: string): Row[] => [
  ...COURSES.flatMap(({ id }) => row(`completed:${id}`, learned.standing(staff, id)?.[0], unit)),
  ...learned.done(staff).flatMap(() => row('held', '', unit)),
  ...row('developed', learned.hours(staff) >= 20 ? '' : undefined, unit),
];

/** How everybody stands towards every practice at a pair of dates. */
export const practisingAt = (
  log: readonly RecordedEvent[],
  pair: Pair,
): (readonly [key: string, standing: string])[] => {
  const facts = new Facts(log, pair);
  return PRACTICES.flatMap(({ id }) =>
    PEOPLE.map((staff) => {
      const valid = facts.observed(staff, id, 'valid') ? 'practising' : undefined;
      const said = facts.observed(staff, id, 'self-reported') ? 'selfReported' : 'none';
      return [keyOfObservations(id, staff), valid ?? said] as const;
    }),
  );
};

/** Every figure at a pair of dates, one row for each person and thing counted. */
export const countedAt = (log: readonly RecordedEvent[], pair: Pair): Row[] => {
  const [facts, learned] = [new Facts(log, pair), new Learned(log, pair)];
  return [
    ...PEOPLE.flatMap((staff) => {
      const unit = facts.assigned(staff);
      return unit === undefined ? [] : [...countedOf(facts, staff, unit), ...learnedOf(learned, staff, unit)];
    }),
    ...PROGRAMMES.flatMap((id) => [
      ...facts.activity(id).flatMap((day) => row(`activity:${id}`, day, '')),
      ...learned.activity(id).flatMap((day) => row(`completions:${id}`, day, '')),
    ]),
  ];
};
