import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { PracticeId, ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import type { Defined } from './practice.decider.js';
import type { PracticeDefined, PracticeEvent, PracticeRetired } from './practice.events.js';

type Correcting = { readonly practice: PracticeId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of a practice; a window of null is none. */
export type PracticeWish = {
  readonly title?: string | undefined;
  readonly description?: Sealed | undefined;
  readonly windowDays?: number | null | undefined;
  readonly on?: CalendarDate | undefined;
};

const hasObservations = ({ observations }: Defined): boolean => {
  for (const standingOnes of observations.values()) if (standingOnes.length > 0) return true;
  return false;
};

const dayFault = (
  { firstDay, retiredOn }: Defined,
  on: CalendarDate | undefined,
  today: CalendarDate,
): RuleCode | undefined => {
  if (on === undefined || on === firstDay) return undefined;
  return retiredOn !== undefined && on > retiredOn ? 'before-issue' : notTooFar(on, today);
};

/** What observations were judged by is not told otherwise while one stands. */
export const amend = (
  practice: Defined,
  { windowDays, on, ...words }: PracticeWish,
  { today, ...correcting }: Correcting & { readonly today: CalendarDate },
): Decision<PracticeEvent> => {
  const fact = standing<PracticeDefined>(practice, 'PracticeDefined');
  const days = amendmentsOf([{ fact, right: { windowDays, on } }]);
  const amended = [...amendmentsOf([{ fact, right: words }]), ...days];
  if (amended.length === 0) return [];
  if (days.length > 0 && hasObservations(practice)) return refuse('facts-recorded');
  const fault = dayFault(practice, on, today);
  return fault ? refuse(fault) : [{ type: 'PracticeAmended', ...correcting, amended }];
};

/** Takes the retirement back. */
export const restore = (practice: Defined, correcting: Correcting): Decision<PracticeEvent> =>
  undone(standing<PracticeRetired>(practice, 'PracticeRetired'), (facts) => ({
    type: 'PracticeUndone',
    ...correcting,
    what: 'restore',
    undone: facts,
  }));

export const voidPractice = (practice: Defined, correcting: Correcting): Decision<PracticeEvent> =>
  voided(practice, hasObservations(practice), { type: 'PracticeVoided', ...correcting });
