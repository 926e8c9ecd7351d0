import { addDays, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { UnitKind } from '../src/kernel/organisation/chart-change.js';
import { asId, type DirectiveId, type PracticeId, type ProgrammeId, type SessionId } from '../src/kernel/words/ids.js';
import type { StaffId, UnitId } from '../src/kernel/words/ids.js';
import { Random } from './random.js';

export type CitySize = {
  readonly units: number;
  readonly staff: number;
  readonly directives: number;
  readonly practices: number;
  readonly sessions: number;
};

export type CityUnit = {
  readonly id: UnitId;
  readonly code: string;
  readonly kind: UnitKind;
  readonly parent: UnitId | null;
  readonly staff: readonly StaffId[];
};

/** A made-up city: who is where, and what a programme asks of them. Nobody in it has a name or a number. */
export type City = {
  readonly units: readonly CityUnit[];
  readonly programme: ProgrammeId;
  readonly directives: readonly DirectiveId[];
  readonly practices: readonly PracticeId[];
  readonly sessions: readonly SessionId[];
};

export const FIRST_RECORDED: CalendarDate = '2025-01-01' as CalendarDate;
export const LAST_RECORDED: CalendarDate = addDays(FIRST_RECORDED, 500);

const UNITS_PER_AGENCY = 20;

const listOf = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

const isAgency = (index: number): boolean => index % UNITS_PER_AGENCY === 1;
const agencyOf = (index: number): number => index - ((index - 1) % UNITS_PER_AGENCY);

/** A root, agencies below it, sections below these; the staff spread over all but the root. */
export const cityOf = ({ units, staff, directives, practices, sessions }: CitySize, seed = 1): City => {
  const random = new Random(seed);
  const ids = listOf(units, () => asId<UnitId>(random.uuid()));
  const places: StaffId[][] = ids.map(() => []);
  for (let n = 0; n < staff; n += 1) places[1 + (n % (units - 1))]?.push(asId(random.uuid()));
  return {
    units: ids.map((id, index) => ({
      id,
      code: `U${String(index).padStart(5, '0')}`,
      kind: index === 0 ? 'city' : isAgency(index) ? 'agency' : 'section',
      parent: index === 0 ? null : (ids[isAgency(index) ? 0 : agencyOf(index)] ?? null),
      staff: places[index] ?? [],
    })),
    programme: asId(random.uuid()),
    directives: listOf(directives, () => asId(random.uuid())),
    practices: listOf(practices, () => asId(random.uuid())),
    sessions: listOf(sessions, () => asId(random.uuid())),
  };
};
