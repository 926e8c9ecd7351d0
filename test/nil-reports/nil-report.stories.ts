import { parseCalendarDate, type CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type NilReportId, type ProgrammeId, type UnitId } from '../../src/kernel/words/ids.js';
import type { NilReported, NilReportRetracted } from '../../src/nil-reports/nil-report.events.js';
import { must } from '../support/expectation.js';

const day = (raw: string): CalendarDate => {
  const date = parseCalendarDate(raw);
  must(date !== undefined);
  return date;
};

export const TODAY = day('2026-04-30');
export const sealed = { key: 'nil-report:report', box: 'c2VhbGVk' };

const named = {
  nilReport: asId<NilReportId>('report'),
  programme: asId<ProgrammeId>('programme'),
  unit: asId<UnitId>('unit'),
};

export const reported = (on = '2026-03-01'): NilReported => ({ type: 'NilReported', ...named, on: day(on) });
export const retracted = (on = '2026-03-01'): NilReportRetracted => ({
  type: 'NilReportRetracted',
  ...named,
  on: day(on),
  reason: sealed,
});
