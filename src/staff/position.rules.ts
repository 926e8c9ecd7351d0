import { byOn, type Career, type CareerFact, type PostFact } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { samePosition, type StaffPosition } from '../kernel/organisation/position.js';

/** What is known of a person's posts. */
type Posted = { readonly career: Career; readonly posts: readonly PostFact[] };

type Given = { readonly on: CalendarDate; readonly seq: number; readonly position: StaffPosition };

const postsBy = ({ posts }: Posted, knownOn: CalendarDate): Given[] =>
  posts.flatMap(({ seq, position, effective, revokedOn }) => {
    if (revokedOn !== undefined && revokedOn <= knownOn) return [];
    const on = effective.findLast(({ recordedOn }) => recordedOn <= knownOn)?.on;
    return on === undefined ? [] : [{ on, seq, position }];
  });

/** Someone not in service on the day of an equalisation is passed over (domain.md, 8). */
const inServiceOn = (career: readonly CareerFact[], day: CalendarDate): boolean => {
  const last = career
    .filter(({ kind, on }) => kind !== 'transferred' && on <= day)
    .toSorted(byOn)
    .at(-1);
  return last?.kind === 'enrolled';
};

/** The post of a person at a pair of dates: the last given by an enrolment, a transfer or an equalisation. */
export const positionAt = (record: Posted, asOf: CalendarDate, knownOn: CalendarDate): StaffPosition | undefined => {
  const career = record.career.filter(({ recordedOn }) => recordedOn <= knownOn);
  const given = [
    ...career.flatMap(({ on, seq, position }) => (position ? [{ on, seq, position }] : [])),
    ...postsBy(record, knownOn).filter(({ on }) => inServiceOn(career, on)),
  ].filter(({ on }) => on <= asOf);
  return given.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seq - b.seq)).at(-1)?.position;
};

/** True where what is wanted says nothing other than what is there: parts that are not told stay. */
export const fitsPosition = (now: StaffPosition | undefined, wanted: StaffPosition | undefined): boolean =>
  wanted === undefined || samePosition({ ...now, ...wanted }, now);
