import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { HolidayId } from '../kernel/words/ids.js';

/** A day on which no clock runs; its name is a title, and in clear. */
export type HolidayAnnounced = {
  readonly type: 'HolidayAnnounced';
  readonly holiday: HolidayId;
  readonly on: CalendarDate;
  readonly name: string;
};

export type HolidayRenamed = {
  readonly type: 'HolidayRenamed';
  readonly holiday: HolidayId;
  readonly on: CalendarDate;
  readonly name: string;
};

/** The day is a working day, for whoever knows of it. */
export type HolidayRevoked = {
  readonly type: 'HolidayRevoked';
  readonly holiday: HolidayId;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type HolidayEvent = HolidayAnnounced | HolidayRenamed | HolidayRevoked;

/** All holidays are one stream, so that a day has one holiday, and who counts working days reads no more than this. */
export const HOLIDAYS = { category: 'holidays', id: 'city' } as const;
