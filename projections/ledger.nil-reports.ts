import { dayOf } from '../src/kernel/words/calendar-date.js';
import { HEARD_DAYS, type NilReportEvent } from '../src/nil-reports/nil-report.events.js';
import type { Folding } from './ledger.folding.js';
import { activity, reportsOf, voicesOf } from './ledger.keys.js';

/** A nil report speaks for the unit that it names, from its day on for as long as anybody is heard by it. */
export const nilReported = ({ cells }: Folding, { type, programme, unit, ...event }: NilReportEvent): void => {
  const on = dayOf(event.on);
  const n = type === 'NilReported' ? 1 : -1;
  const voice = { subject: voicesOf(programme), category: '', unit };
  cells.add({ ...voice, on }, n);
  cells.add({ ...voice, on: on + HEARD_DAYS }, -n);
  activity(cells, reportsOf(programme), on, n);
};
