import { byOn, type Career, notInService } from '../kernel/organisation/career.js';
import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { EventId, StaffId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { type Charts, enrolmentFault, isThere, transferFault } from './placement.rules.js';
import type { Posted } from './position.rules.js';
import type { StaffCorrected, StaffDeparted, StaffEnrolled, StaffEvent, StaffTransferred } from './staff.events.js';

/**
 * A person's own stream says whether there is such a person; the career is the directory's. Whoever was enrolled by
 * mistake alone is nowhere, but the same person once enrolled again.
 */
export type StaffStream = {
  readonly phase: 'absent' | 'known' | 'nowhere';
  /** The events of those that stand. */
  readonly enrolments: readonly EventId[];
};

const evolve = ({ enrolments }: StaffStream, event: StaffEvent, { id }: Recording): StaffStream => {
  if (event.type === 'StaffEnrolled') return { phase: 'known', enrolments: [...enrolments, id] };
  if (event.type !== 'StaffUndone') return { phase: enrolments.length > 0 ? 'known' : 'nowhere', enrolments };
  const left = enrolments.filter((one) => one !== event.fact);
  return { phase: left.length > 0 ? 'known' : 'nowhere', enrolments: left };
};

export const staffDecider: Decider<StaffStream, StaffEvent> = {
  category: 'staff',
  initial: () => ({ phase: 'absent', enrolments: [] }),
  evolve,
};

/** What a placement is judged by. */
type At = { readonly today: CalendarDate; readonly charts: Charts };

/** An enrolment in clear: whose number and name it gives is sealed beside it. */
export type Enrolment = Omit<StaffEnrolled, 'type' | 'nip' | 'name'>;
type NumberAndName = Pick<StaffEnrolled, 'nip' | 'name'>;

export const enrolled = (enrolment: Enrolment, { nip, name }: NumberAndName): StaffEnrolled => ({
  type: 'StaffEnrolled',
  ...enrolment,
  nip,
  name,
});

export type EnrolmentFacts = At & {
  readonly career: Career;
  /** Number and name, sealed; undefined where the number is somebody else's. */
  readonly given: NumberAndName | undefined;
};

export const enrol = (enrolment: Enrolment, { career, today, charts, given }: EnrolmentFacts): Decision<StaffEvent> => {
  const fault = enrolmentFault(career, { ...enrolment, today }, charts);
  if (fault) return refuse(fault);
  return given ? [enrolled(enrolment, given)] : refuse('nip-taken');
};

export const transferred = (told: Omit<StaffTransferred, 'type'>): StaffTransferred => ({
  type: 'StaffTransferred',
  ...told,
});

export const transfer = (
  event: StaffTransferred,
  { person, today, charts }: At & { readonly person: Posted },
): Decision<StaffEvent> => {
  if (isThere(person, event, charts)) return [];
  const fault = transferFault(person.career, { ...event, today }, charts);
  return fault ? refuse(fault) : [event];
};

/** The same departure again changes nothing. */
export const departedAlready = (career: Career, on: CalendarDate, reason: string): boolean => {
  const sameDay = career.filter((fact) => fact.on === on).toSorted(byOn);
  const last = sameDay.findLast(({ kind }) => kind !== 'transferred');
  return last?.kind === 'departed' && last.reason === reason;
};

export const depart = (
  event: StaffDeparted,
  { career, today }: { readonly career: Career; readonly today: CalendarDate },
): Decision<StaffEvent> => {
  if (departedAlready(career, event.on, event.reason)) return [];
  const fault = notTooFar(event.on, today) ?? notInService(career, event.on);
  return fault ? refuse(fault) : [event];
};

/** Number and name, as told or as they stand: null where one can be opened no more. */
export type Words = { readonly nip?: string | null | undefined; readonly name?: string | null | undefined };

/** Those of some words that do not stand so already. */
export const freshWords = <N extends string>(
  wanted: { readonly nip?: N | undefined; readonly name?: string | undefined },
  now: Words,
): typeof wanted => ({
  nip: wanted.nip === now.nip ? undefined : wanted.nip,
  name: wanted.name === now.name ? undefined : wanted.name,
});

type SealedWords = Omit<StaffCorrected, 'type' | 'staff'>;

export const corrected = (staff: StaffId, words: SealedWords): StaffCorrected => ({
  type: 'StaffCorrected',
  staff,
  ...words,
});

/** `given`: the fresh words, sealed; undefined where the number is somebody else's. */
export const correct = (
  staff: StaffId,
  { fresh, given }: { readonly fresh: Words; readonly given: SealedWords | undefined },
): Decision<StaffEvent> => {
  if (fresh.nip === undefined && fresh.name === undefined) return [];
  return given ? [corrected(staff, given)] : refuse('nip-taken');
};
