import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { alreadyNamed, type DatedUnits } from '../kernel/organisation/dated.js';
import { notTooFar } from '../kernel/words/dates.js';
import { amendmentsOf } from '../kernel/facts/amending.js';
import { type Correctable, correctable, standing } from '../kernel/facts/correctable.js';
import type { Decider, Decision, Moment } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  PROGRAMME_FACTS,
  type ProgrammeClosed,
  type ProgrammeCorrection,
  type ProgrammeEvent,
  type ProgrammeFact,
  type ProgrammeLaunched,
  type ProgrammeRescheduled,
  type ProgrammeScoped,
} from './programme.events.js';

export type Programme = Correctable &
  (
    | { readonly phase: 'absent' }
    | {
        readonly phase: 'running' | 'closed';
        readonly startsOn: CalendarDate;
        readonly endsOn: CalendarDate;
        readonly scopes: readonly DatedUnits[];
        readonly closedOn?: CalendarDate;
      }
  );

const evolve = (programme: Programme, event: ProgrammeFact): Programme => {
  if (event.type === 'ProgrammeLaunched') {
    const { startsOn, endsOn, units } = event;
    return { phase: 'running', startsOn, endsOn, scopes: [{ on: startsOn, units }] };
  }
  if (programme.phase === 'absent') return programme;
  switch (event.type) {
    case 'ProgrammeRescheduled':
      return { ...programme, startsOn: event.startsOn, endsOn: event.endsOn };
    case 'ProgrammeScoped':
      return { ...programme, scopes: [...programme.scopes, { on: event.on, units: event.units }] };
    case 'ProgrammeClosed':
      return { ...programme, phase: 'closed', closedOn: event.on };
    default:
      return unreachable(event);
  }
};

const plain: Decider<Programme, ProgrammeFact> = {
  category: 'programme',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export const programmeDecider: Decider<Programme, ProgrammeEvent> = correctable<
  Programme,
  ProgrammeFact,
  ProgrammeCorrection
>({ plain, keeps: PROGRAMME_FACTS });

/** Nothing is added to a programme whose closing is recorded (domain.md, 8). */
export const closedToAdditions = (programme: Programme): RuleCode | undefined =>
  programme.phase === 'closed' ? 'programme-closed' : undefined;

/** A fact about what exists is still taken if its day is not after the closing (domain.md, 8). */
export const closedTo = (programme: Programme, on: CalendarDate): RuleCode | undefined =>
  programme.phase === 'closed' && programme.closedOn !== undefined && on > programme.closedOn
    ? 'programme-closed'
    : undefined;

export const launch = (
  programme: Programme,
  event: ProgrammeLaunched,
  { ended }: { ended: boolean },
): Decision<ProgrammeEvent> => {
  if (programme.phase !== 'absent') return [];
  return ended ? refuse('unit-ended') : [event];
};

export const reschedule = (
  programme: Programme,
  event: ProgrammeRescheduled,
  { today }: Moment,
): Decision<ProgrammeEvent> => {
  if (programme.phase === 'absent') return refuse('not-found');
  const closed = closedTo(programme, today);
  if (closed) return refuse(closed);
  return programme.startsOn === event.startsOn && programme.endsOn === event.endsOn ? [] : [event];
};

export const scope = (
  programme: Programme,
  event: ProgrammeScoped,
  { today, ended }: Moment & { ended: boolean },
): Decision<ProgrammeEvent> => {
  if (programme.phase === 'absent') return refuse('not-found');
  if (programme.phase === 'closed') return refuse('programme-closed');
  if (alreadyNamed(programme.scopes, event.on, event.units)) return [];
  const far = notTooFar(event.on, today);
  if (far) return refuse(far);
  return ended ? refuse('unit-ended') : [event];
};

/** `sameOutcome`: the outcome of a closing that is recorded says what this one says. */
export const close = (
  programme: Programme,
  event: ProgrammeClosed,
  { today, sameOutcome }: Pick<Moment, 'today'> & { readonly sameOutcome: boolean },
): Decision<ProgrammeEvent> => {
  if (programme.phase === 'absent') return refuse('not-found');
  if (programme.phase === 'closed')
    return programme.closedOn === event.on && sameOutcome ? [] : refuse('already-recorded');
  return event.on > today ? refuse('date-in-future') : [event];
};

type Correcting = { readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of the programme as it was written. */
export type ProgrammeWish = Partial<Pick<ProgrammeLaunched, 'code' | 'title' | 'goal'>>;

export const amend = (programme: Programme, wish: ProgrammeWish, correcting: Correcting): Decision<ProgrammeEvent> => {
  const amended = amendmentsOf([{ fact: standing<ProgrammeLaunched>(programme, 'ProgrammeLaunched'), right: wish }]);
  return amended.length === 0 ? [] : [{ type: 'ProgrammeAmended', ...correcting, amended }];
};

/** Takes the closing back. */
export const reopen = (programme: Programme, correcting: Correcting): Decision<ProgrammeEvent> =>
  undone(standing<ProgrammeClosed>(programme, 'ProgrammeClosed'), (facts) => ({
    type: 'ProgrammeUndone',
    ...correcting,
    what: 'reopen',
    undone: facts,
  }));

/** `isEmpty`: nothing of it counts any more. */
export const voidProgramme = (
  programme: Programme,
  correcting: Correcting,
  isEmpty: boolean,
): Decision<ProgrammeEvent> => voided(programme, !isEmpty, { type: 'ProgrammeVoided', ...correcting });
