import { amend as amending, hasEvidence } from '../kernel/evidence/correcting.js';
import type { Defined } from '../kernel/evidence/evidenced.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { PracticeId, ProgrammeId } from '../kernel/words/ids.js';
import type { PracticeDefined, PracticeEvent, PracticeRetired } from './practice.events.js';

type Correcting = { readonly practice: PracticeId; readonly programme: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of a practice; a window of null is none. */
export type PracticeWish = {
  readonly title?: string | undefined;
  readonly description?: Sealed | undefined;
  readonly windowDays?: number | null | undefined;
  readonly on?: CalendarDate | undefined;
};

export const amend = (
  practice: Defined,
  { windowDays, on, ...words }: PracticeWish,
  { today, ...correcting }: Correcting & { readonly today: CalendarDate },
): Decision<PracticeEvent> => {
  const fact = standing<PracticeDefined>(practice, 'PracticeDefined');
  const wish = { fact, terms: { windowDays, on }, words };
  return amending(practice, wish, today, (amended) => ({ type: 'PracticeAmended', ...correcting, amended }));
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
  voided(practice, hasEvidence(practice), { type: 'PracticeVoided', ...correcting });
