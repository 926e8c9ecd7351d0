import { objectOf } from '../platform/document/read-answers.js';
import { DATE, ID } from '../platform/document/schemas.js';
import type { Register } from '../registers/register.js';
import { oneOf } from '../registers/schemas.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { NIL_REPORT_STATUSES, type NilReportAt, nilReportKind } from './nil-report.register.js';

export const NIL_REPORT = objectOf({
  id: ID,
  programme: ID,
  unit: { ...ID, description: 'the id of the unit as named; the statement is of all units below it too' },
  on: { ...DATE, description: 'the day of which it is said that no resistance is known' },
  status: oneOf(NIL_REPORT_STATUSES),
});

/** Found by its unit, mergers followed, as an issue is. */
export const NIL_REPORTS: Register<NilReportAt> = {
  ...nilReportKind,
  name: 'nil-reports',
  day: ({ on }) => on,
  units: ({ unit }, chart) => {
    const counted = chart.resolve(unit);
    return counted === undefined ? [] : [counted];
  },
  columns: columnsOf(NIL_REPORT),
};
