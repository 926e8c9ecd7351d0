import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { HolidayId } from '../kernel/words/ids.js';
import { DomainCommand } from '../platform/bus/domain-command.js';

/** `on` is today by default. */
export class AnnounceHoliday extends DomainCommand<{ readonly on?: CalendarDate; readonly name: string }> {}

export class RevokeHoliday extends DomainCommand<{ readonly holiday: HolidayId; readonly reason: string }> {}
