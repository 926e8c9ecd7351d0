import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { alreadyNamed, type DatedUnits } from '../kernel/organisation/dated.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision, Moment } from '../kernel/facts/decider.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type {
  ProgrammeClosed,
  ProgrammeEvent,
  ProgrammeLaunched,
  ProgrammeRescheduled,
  ProgrammeScoped,
} from './programme.events.js';

export type Programme =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'running' | 'closed';
      readonly startsOn: CalendarDate;
      readonly endsOn: CalendarDate;
      readonly scopes: readonly DatedUnits[];
      readonly closedOn?: CalendarDate;
    };

const evolve = (programme: Programme, event: ProgrammeEvent): Programme => {
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

export const programmeDecider: Decider<Programme, ProgrammeEvent> = {
  category: 'programme',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

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

export const close = (programme: Programme, event: ProgrammeClosed, { today }: Moment): Decision<ProgrammeEvent> => {
  if (programme.phase === 'absent') return refuse('not-found');
  if (programme.phase === 'closed') return [];
  return event.on > today ? refuse('date-in-future') : [event];
};
