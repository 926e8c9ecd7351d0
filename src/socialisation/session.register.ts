import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { IssueId, ProgrammeId, SessionId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import type { SessionMethod } from './session.events.js';
import { factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { sessionDecider } from './session.decider.js';

export const SESSION_STATUSES = ['planned', 'held', 'cancelled', VOID] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export type SessionAt = {
  readonly id: SessionId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly method: SessionMethod;
  /** RFC 3339, UTC. */
  readonly startsAt: string;
  /** The day of `startsAt`. */
  readonly on: CalendarDate;
  readonly minutes: number;
  readonly place?: Sealed | string;
  readonly seats?: number;
  readonly units: readonly UnitId[];
  readonly agenda?: Sealed;
  readonly answersIssues?: readonly IssueId[];
  /** Why the day last changed. */
  readonly rescheduled?: { readonly recordedOn: CalendarDate; readonly reason: Sealed };
  readonly status: SessionStatus;
  /** Its recorded end, which may lie ahead of `asOf`. */
  readonly cancelledOn?: CalendarDate;
  readonly cancelReason?: Sealed;
};

type Schedule = Pick<SessionAt, 'startsAt' | 'on' | 'rescheduled'>;
type Ending = Pick<SessionAt, 'status' | 'cancelledOn' | 'cancelReason'>;

/** A new time holds for every `asOf` once it is known (corrections.md). */
const scheduleBy = (record: RegisterRecord, knownOn: CalendarDate): Schedule | undefined => {
  const last = factsBy(record, knownOn, 'SessionRescheduled').at(-1);
  if (!last) return undefined;
  const { recordedOn, event } = last;
  const { startsAt, on, reason } = event;
  return { startsAt, on, rescheduled: { recordedOn, reason } };
};

/** What was held took place on its day; cancelling has none, and holds from the day it was recorded. */
const endingAt = (record: RegisterRecord, on: CalendarDate, { asOf, knownOn }: Pair): Ending => {
  if (factsBy(record, knownOn, 'SessionHeld').length > 0 && on <= asOf) return { status: 'held' };
  const [cancelled] = factsBy(record, knownOn, 'SessionCancelled');
  if (!cancelled) return { status: 'planned' };
  const { recordedOn: cancelledOn, event } = cancelled;
  return { status: cancelledOn > asOf ? 'planned' : 'cancelled', cancelledOn, cancelReason: event.reason };
};

/** A session at a pair of dates; undefined where it was not recorded by then. A plan exists for every `asOf`. */
const read = (record: RegisterRecord, pair: Pair): SessionAt | undefined => {
  const { knownOn } = pair;
  const [planned] = factsBy(record, knownOn, 'SessionPlanned');
  if (!planned) return undefined;
  const { type: _, session: id, ...written } = planned.event;
  const told = { id, ...written, ...scheduleBy(record, knownOn) };
  return { ...told, ...endingAt(record, told.on, pair) };
};

/** How many guests a session had, as last told by a day; nobody where that was never told. */
export const guestsBy = (record: RegisterRecord, knownOn: CalendarDate): number =>
  factsBy(record, knownOn, 'SessionHeld').findLast(({ event }) => event.guests !== undefined)?.event.guests ?? 0;

const words: Words = (event) => {
  switch (event.type) {
    case 'SessionPlanned':
      return { kind: 'written', on: event.on };
    case 'SessionRescheduled':
      return { kind: 'reschedule' };
    case 'SessionCancelled':
      return { kind: 'cancel' };
    default:
      return undefined;
  }
};

export const sessionKind: Kind<SessionAt> = kindOf({ kind: 'session', read, words, decider: sessionDecider });
