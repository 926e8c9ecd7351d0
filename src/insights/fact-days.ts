import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import { issueKind } from '../resistance/issue.register.js';
import { reformKind } from '../reforms/reform.register.js';

const reformDays = (record: RegisterRecord, pair: Pair): CalendarDate[] => {
  const reform = reformKind.counted(record, pair);
  const days = [reform?.decreedOn, reform?.completedOn, reform?.cancelledOn];
  return days.flatMap((day) => (day === undefined || day > pair.asOf ? [] : [day]));
};

const issueDays = (record: RegisterRecord, pair: Pair): CalendarDate[] => {
  const issue = issueKind.counted(record, pair);
  return issue ? [issue.raisedOn, ...issue.steps.map(({ event }) => event.on)] : [];
};

/** The last of some days, null where there are none. */
export const newestOf = <D extends string>(days: readonly D[]): D | null =>
  days.reduce<D | null>((newest, day) => (newest === null || day > newest ? day : newest), null);

/** The days of the steps of a reform or an issue that count at a pair of dates (api.md, 4: `newestFactOn`). */
export const factDays = (record: RegisterRecord, pair: Pair): CalendarDate[] => {
  if (record.kind === 'reform') return reformDays(record, pair);
  return record.kind === 'issue' ? issueDays(record, pair) : [];
};
