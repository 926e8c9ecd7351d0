import type { EarnedEntry, HoursDoc } from '../../projections/ledger.documents.js';
import { isInForce, knownBy } from '../../projections/ledger.intervals.js';
import { ENOUGH, hoursOn, YEAR } from '../../projections/ledger.learning.js';
import { type Day, dateOf } from '../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import { COUNTS, type Explained, type Judged, not } from './explained.js';

/** Somebody who counts in the units that are read, with what they ever earned hours with. */
export type Earner = { readonly staff: StaffId; readonly unit: UnitId; readonly doc: HoursDoc };

const isWithin = ({ on }: EarnedEntry, asOf: Day): boolean => isInForce({ on, window: YEAR }, asOf);

/** They stand in the order of recording. */
const newer = (one: EarnedEntry, other: EarnedEntry): EarnedEntry => (other.on >= one.on ? other : one);

/** One of a person's entries: hours of one course or training are earned once, by the newest that counts. */
const judge = (entry: EarnedEntry, known: readonly EarnedEntry[], { asOf, isEnough }: Weighing): Judged => {
  if (!known.includes(entry)) return not('retracted');
  if (entry.on > asOf) return not('not-yet');
  if (!isWithin(entry, asOf)) return not('too-old');
  const alike = known.filter((one) => one.of === entry.of && isWithin(one, asOf));
  if (alike.reduce(newer, entry) !== entry) return not('another-counts');
  return isEnough ? COUNTS : not('too-few-hours');
};

type Weighing = { readonly asOf: Day; readonly isEnough: boolean };

/** The events of the course or training of an entry, each at the place of its revision. */
export type StreamOf = (entry: EarnedEntry) => Promise<readonly RecordedEvent[]>;

/** What a person earned hours with, and whether these make the person developed (capabilities.md, 11). */
export const earnedBy = async (
  { staff, unit, doc }: Earner,
  { asOf, knownOn }: { readonly asOf: Day; readonly knownOn: Day },
  streamOf: StreamOf,
): Promise<Explained[]> => {
  const told = doc.earned.filter(({ recorded }) => recorded <= knownOn);
  const known = knownBy(doc.earned, knownOn);
  const weighing = { asOf, isEnough: hoursOn(known, asOf) >= ENOUGH };
  const rows: Explained[] = [];
  for (const entry of told) {
    const event = (await streamOf(entry))[entry.rev]?.id;
    if (event === undefined) continue;
    const fact = entry.elsewhere ? 'training' : 'completion';
    const [on, recordedOn] = [dateOf(entry.on), dateOf(entry.recorded)];
    const row = { component: 'developed', fact, thing: entry.of, on, recordedOn, event, unit, staff } as const;
    rows.push({ ...row, weight: entry.hours, ...judge(entry, known, weighing) });
  }
  return rows;
};
