import { byOn, isInService, knownBy, type PostFact, type ToldCareer } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { samePosition, type StaffPosition } from '../kernel/organisation/position.js';

/** What is known of a person's career and posts. */
export type Posted = ToldCareer & { readonly posts: readonly PostFact[] };

type Given = { readonly on: CalendarDate; readonly seq: number; readonly position: StaffPosition };

const postsBy = ({ posts }: Posted, knownOn: CalendarDate): Given[] =>
  posts.flatMap(({ seq, position, known }) => {
    const on = known.findLast(({ recordedOn }) => recordedOn <= knownOn)?.on;
    return on === undefined ? [] : [{ on, seq, position }];
  });

/**
 * The post of a person at a pair of dates: the last given by an enrolment, a transfer or an equalisation, which passes
 * over someone not in service on its day (domain.md, 8).
 */
export const positionAt = (person: Posted, asOf: CalendarDate, knownOn: CalendarDate): StaffPosition | undefined => {
  const career = knownBy(person, knownOn);
  const given: readonly Given[] = [
    ...career.flatMap(({ on, seq, position }) => (position ? [{ on, seq, position }] : [])),
    ...postsBy(person, knownOn).filter(({ on }) => isInService(career, on)),
  ];
  const inTime = given.filter(({ on }) => on <= asOf);
  return inTime.toSorted(byOn).at(-1)?.position;
};

/** True where what is wanted says nothing other than what is there: parts that are not told stay. */
export const fitsPosition = (now: StaffPosition | undefined, wanted: StaffPosition | undefined): boolean =>
  wanted === undefined || samePosition({ ...now, ...wanted }, now);
