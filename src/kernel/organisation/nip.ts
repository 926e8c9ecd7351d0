import type { Brand } from '../words/brand.js';
import { parseCalendarDate, type CalendarDate } from '../words/calendar-date.js';
import type { EmploymentKind } from './position.js';

/** The number of a civil servant: 18 ASCII digits. It tells birth date and sex, so it is never an id, a log line or an error. */
export type Nip = Brand<string, 'Nip'>;

export type ReadNip = {
  readonly nip: Nip;
  readonly birthDate: CalendarDate;
  readonly employment: EmploymentKind;
};

const SHAPE = /^(?<birth>\d{8})\d{4}(?<place>\d{2})[12]\d{3}$/;

/** The two digits after the year of appointment: the month for a PNS, 13 to 99 for a PPPK, never 00. */
const employmentOf = (place: number): EmploymentKind | undefined => {
  if (place === 0) return undefined;
  return place <= 12 ? 'PNS' : 'PPPK';
};

/** What a number tells, or undefined where shape or calendar forbid it (domain.md, 10). Blanks are not trimmed. */
export const parseNip = (raw: string): ReadNip | undefined => {
  const parts = SHAPE.exec(raw)?.groups;
  if (!parts) return undefined;
  const { birth = '', place = '' } = parts;
  const birthDate = parseCalendarDate(`${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`);
  const employment = employmentOf(Number(place));
  return birthDate && employment && { nip: raw as Nip, birthDate, employment };
};
