import { type Correctable, correctable } from '../facts/correctable.js';
import type { Decider, DomainEvent, Recording } from '../facts/decider.js';
import type { DatedUnits } from '../organisation/dated.js';
import type { CalendarDate } from '../words/calendar-date.js';
import type { ProgrammeId, StaffId } from '../words/ids.js';
import { unreachable } from '../words/unreachable.js';

/** What was recorded of a person and still stands; `rev` is the revision of the event that recorded it. */
export type StandingEvidence = {
  readonly on: CalendarDate;
  readonly rev: number;
  /** What it says, where the same once more changes nothing. */
  readonly says?: string;
};

/**
 * Something of a programme that targets units from a first day on until it is retired, and of which evidence is recorded
 * of people: a practice by observations, a course by completions.
 */
export type Evidenced = Correctable &
  (
    | { readonly phase: 'absent' }
    | {
        readonly phase: 'defined';
        readonly programme: ProgrammeId;
        readonly firstDay: CalendarDate;
        /** How many days a piece of evidence holds; without it, for good. */
        readonly windowDays?: number;
        readonly targets: readonly DatedUnits[];
        readonly retiredOn?: CalendarDate;
        /** Grows with the thing; changed in place by the fold that owns it. */
        readonly evidence: Map<StaffId, readonly StandingEvidence[]>;
      }
  );

export type Defined = Extract<Evidenced, { phase: 'defined' }>;

/** Evidence of a person, each piece named by the revision of the event that recorded it. */
export type TakenBack = { readonly staff: StaffId; readonly revisions: readonly number[] };

/** What an event of such a thing tells, whatever its own words for it are. */
export type EvidenceTold =
  | { readonly tells: 'defined'; readonly event: DatedUnits & Pick<Defined, 'programme' | 'windowDays'> }
  | { readonly tells: 'targeted'; readonly event: DatedUnits }
  | { readonly tells: 'retired'; readonly event: { readonly on: CalendarDate } }
  | {
      readonly tells: 'evidence';
      readonly event: { readonly on: CalendarDate; readonly staff: readonly StaffId[] };
      readonly says?: string;
    }
  | { readonly tells: 'taken-back'; readonly taken: readonly TakenBack[] };

/** The window of a thing that has one. */
export const windowOf = ({ windowDays }: { readonly windowDays?: number }): { readonly windowDays?: number } =>
  windowDays === undefined ? {} : { windowDays };

const begun = ({
  programme,
  on,
  units,
  windowDays,
}: Extract<EvidenceTold, { tells: 'defined' }>['event']): Defined => ({
  phase: 'defined',
  programme,
  firstDay: on,
  ...(windowDays === undefined ? {} : { windowDays }),
  targets: [{ on, units }],
  evidence: new Map(),
});

const evolve = (thing: Evidenced, told: EvidenceTold, { revision }: Recording): Evidenced => {
  if (told.tells === 'defined') return begun(told.event);
  return thing.phase === 'absent' ? thing : evolveDefined(thing, told, revision);
};

const evolveDefined = (
  thing: Defined,
  told: Exclude<EvidenceTold, { tells: 'defined' }>,
  revision: number,
): Defined => {
  switch (told.tells) {
    case 'targeted':
      return { ...thing, targets: [...thing.targets, { on: told.event.on, units: told.event.units }] };
    case 'retired':
      return { ...thing, retiredOn: told.event.on };
    case 'evidence':
      return remember(thing, told, revision);
    case 'taken-back':
      return forget(thing, told.taken);
    default:
      return unreachable(told);
  }
};

const remember = (
  thing: Defined,
  { event: { on, staff }, says }: Extract<EvidenceTold, { tells: 'evidence' }>,
  rev: number,
): Defined => {
  const piece = { on, rev, ...(says === undefined ? {} : { says }) };
  for (const id of staff) thing.evidence.set(id, [...(thing.evidence.get(id) ?? []), piece]);
  return thing;
};

const forget = (thing: Defined, taken: readonly TakenBack[]): Defined => {
  for (const { staff, revisions } of taken)
    thing.evidence.set(staff, thing.evidence.get(staff)?.filter(({ rev }) => !revisions.includes(rev)) ?? []);
  return thing;
};

/** What is told anew keeps the evidence of persons. */
const carry = (before: Evidenced, anew: Evidenced): Evidenced =>
  before.phase === 'defined' && anew.phase === 'defined' ? { ...anew, evidence: before.evidence } : anew;

/** The words that a kind of such things has for its facts. */
type Vocabulary<F extends DomainEvent> = {
  readonly category: string;
  /** The facts that may be corrected: all but the evidence of persons. */
  readonly keeps: readonly F['type'][];
  readonly told: (event: F) => EvidenceTold;
};

export const evidencedDecider = <F extends DomainEvent, C extends DomainEvent>({
  category,
  keeps,
  told,
}: Vocabulary<F>): Decider<Evidenced, F | C> => {
  const plain: Decider<Evidenced, F> = {
    category,
    initial: () => ({ phase: 'absent' }),
    evolve: (thing, event, at) => evolve(thing, told(event), at),
  };
  return correctable<Evidenced, F, C>({ plain, keeps, carry });
};
