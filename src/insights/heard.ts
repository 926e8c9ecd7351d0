import { voicesOf } from '../../projections/ledger.keys.js';
import { addDays, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { SumRow } from '../kernel/ports/view-store.js';
import { asId, type UnitId } from '../kernel/words/ids.js';
import { HEARD_DAYS } from '../nil-reports/nil-report.events.js';
import type { IssueAt } from '../resistance/issue.register.js';
import type { Tree } from './tree.js';

/** The last day on which nothing is heard any more. */
export const unheardBy = (asOf: CalendarDate): CalendarDate => addDays(asOf, -HEARD_DAYS);

/** The units for which a nil report speaks on the day of a reading, and for all below them. */
export type Voices = ReadonlySet<UnitId>;

/** Those for which one speaks or another, of sums by unit. */
export const voicesIn = (programme: string, rows: readonly SumRow[]): Voices => {
  const subject = voicesOf(programme);
  return new Set(rows.flatMap((row) => (row.subject === subject && row.n > 0 ? [asId<UnitId>(row.unit)] : [])));
};

/** Whether a step was taken after a day; the raising is one. */
const steppedAfter = ({ raisedOn, steps }: IssueAt, day: CalendarDate): boolean =>
  raisedOn > day || steps.some(({ event }) => event.on > day);

/**
 * For each place, whether its unit is heard: by a nil report of its own or of a unit above it, by a step of an issue of its
 * own of late, or by such an issue that is open (capabilities.md, 12).
 */
export const heardIn = (
  tree: Tree,
  {
    issues,
    voices,
    asOf,
  }: { readonly issues: readonly IssueAt[]; readonly voices: Voices; readonly asOf: CalendarDate },
): boolean[] => {
  const heard = tree.below(voices);
  const before = unheardBy(asOf);
  for (const issue of issues) {
    const place = tree.placeOf(issue.unit);
    if (place !== undefined && (issue.open || steppedAfter(issue, before))) heard[place] = true;
  }
  return heard;
};
