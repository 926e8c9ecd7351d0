import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { isRefusal, type RuleCode } from '../kernel/words/refusal.js';
import { announce, type Announcing, type Calendar } from './holiday.decider.js';
import type { HolidayEvent } from './holiday.events.js';

type Shown =
  { readonly kind: 'refused'; readonly code: RuleCode } | { readonly kind: 'added' | 'renamed' | 'unchanged' };

/** What is to be recorded of the holidays that a file shows, and what becomes of each, in order. */
export type ShownHolidays = { readonly events: readonly HolidayEvent[]; readonly settled: readonly Shown[] };

const ONE_TOO_FAR: Shown = { kind: 'refused', code: 'date-too-far' };

/** Each day is shown once. */
export const showHolidays = (calendar: Calendar, shown: readonly Announcing[], today: CalendarDate): ShownHolidays => {
  const events: HolidayEvent[] = [];
  const settled = shown.map((one): Shown => {
    const decision = announce(calendar, one, today);
    if (isRefusal(decision)) return ONE_TOO_FAR;
    const [event] = decision;
    if (!event) return { kind: 'unchanged' };
    events.push(event);
    return { kind: event.type === 'HolidayAnnounced' ? 'added' : 'renamed' };
  });
  return { events, settled };
};
