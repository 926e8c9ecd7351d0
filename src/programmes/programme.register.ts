import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import { endingBy, factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { programmeDecider } from './programme.decider.js';

export const PROGRAMME_STATUSES = ['running', 'closed', VOID] as const;
export type ProgrammeStatus = (typeof PROGRAMME_STATUSES)[number];

export type ProgrammeAt = {
  readonly id: ProgrammeId;
  readonly code: string;
  readonly title: string;
  readonly goal?: Sealed;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** The scope that holds on `asOf`. */
  readonly units: readonly UnitId[];
  readonly status: ProgrammeStatus;
  /** Why the span last changed. */
  readonly rescheduled?: { readonly recordedOn: CalendarDate; readonly reason: Sealed };
  /** Its recorded end, which may lie ahead of `asOf`. */
  readonly closedOn?: CalendarDate;
  readonly outcome?: Sealed;
};

type Span = Pick<ProgrammeAt, 'startsOn' | 'endsOn' | 'rescheduled'>;

/** A new span has no day of its own: it holds from the day it was recorded. */
const newSpanAt = (record: RegisterRecord, { asOf, knownOn }: Pair): Span | undefined => {
  const last = factsBy(record, knownOn, 'ProgrammeRescheduled').findLast(({ recordedOn }) => recordedOn <= asOf);
  if (!last) return undefined;
  const { recordedOn, event } = last;
  const { startsOn, endsOn, reason } = event;
  return { startsOn, endsOn, rescheduled: { recordedOn, reason } };
};

/** A programme by its facts as told; undefined where it was not recorded by then. It exists for every `asOf`. */
const read = (record: RegisterRecord, pair: Pair): ProgrammeAt | undefined => {
  const { asOf, knownOn } = pair;
  const [launched] = factsBy(record, knownOn, 'ProgrammeLaunched');
  if (!launched) return undefined;
  const { programme: id, code, title, goal, startsOn, endsOn, units } = launched.event;
  const scopes = factsBy(record, knownOn, 'ProgrammeScoped').map(({ event }) => event);
  const { ending: closing, hasEnded } = endingBy(factsBy(record, knownOn, 'ProgrammeClosed'), asOf);
  return {
    id,
    code,
    title,
    ...(goal ? { goal } : {}),
    startsOn,
    endsOn,
    ...newSpanAt(record, pair),
    units: unitsOn([{ on: startsOn, units }, ...scopes], asOf),
    status: hasEnded ? 'closed' : 'running',
    ...(closing ? { closedOn: closing.on, outcome: closing.outcome } : {}),
  };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'ProgrammeLaunched':
      return { kind: 'written', on: event.startsOn };
    case 'ProgrammeRescheduled':
      return { kind: 'reschedule' };
    case 'ProgrammeScoped':
      return { kind: 'scope', on: event.on };
    case 'ProgrammeClosed':
      return { kind: 'close', on: event.on };
    default:
      return undefined;
  }
};

export const programmeKind: Kind<ProgrammeAt> = kindOf({ kind: 'programme', read, words, decider: programmeDecider });
