import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { unitsOn } from '../../src/kernel/organisation/dated.js';
import type { ProgrammeId, UnitId } from '../../src/kernel/words/ids.js';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import type { RegisterRecord } from '../registers.view.js';
import { endingBy, factsBy, type FactOfType, type Retargeting, retargetingsAt } from './facts.js';
import type { Words } from './history.js';
import { type Kind, VOID } from './kind.js';

export const EVIDENCED_STATUSES = ['defined', 'retired', VOID] as const;
export type EvidencedStatus = (typeof EVIDENCED_STATUSES)[number];

/** What the register shows of a practice and of a course alike. */
export type EvidencedAt = {
  readonly programme: ProgrammeId;
  readonly title: string;
  /** Its first day. */
  readonly on: CalendarDate;
  readonly windowDays?: number;
  /** The units targeted on `asOf`. */
  readonly units: readonly UnitId[];
  readonly retargeted: readonly Retargeting[];
  readonly status: EvidencedStatus;
  /** Its recorded end, which may lie ahead. */
  readonly retiredOn?: CalendarDate;
  readonly retirementReason?: Sealed;
};

type Definition = FactOfType<'PracticeDefined' | 'CourseDefined'>['event'];

/** As the register shows it: for every `asOf`, once recorded. */
export const evidencedAt = (
  record: RegisterRecord,
  { programme, title, on, windowDays, units }: Definition,
  pair: Pair,
): EvidencedAt => {
  const { asOf, knownOn } = pair;
  const { ending: retirement, hasEnded } = endingBy(factsBy(record, knownOn, 'PracticeRetired', 'CourseRetired'), asOf);
  const retargeted = retargetingsAt(record, pair);
  return {
    programme,
    title,
    on,
    ...(windowDays === undefined ? {} : { windowDays }),
    units: unitsOn([{ on, units }, ...retargeted], asOf),
    retargeted,
    status: hasEnded ? 'retired' : 'defined',
    ...(retirement ? { retiredOn: retirement.on, retirementReason: retirement.reason } : {}),
  };
};

/** As things of a kind count at a pair of dates: undefined before their first day as well. */
export const countedFromFirstDay =
  <T extends EvidencedAt>({ counted }: Kind<T>) =>
  (record: RegisterRecord, pair: Pair): T | undefined => {
    const thing = counted(record, pair);
    return thing && thing.on <= pair.asOf ? thing : undefined;
  };

export const evidencedWords: Words = (event) => {
  switch (event.type) {
    case 'PracticeDefined':
    case 'CourseDefined':
      return { kind: 'written', on: event.on };
    case 'PracticeTargeted':
    case 'CourseTargeted':
      return { kind: 'target', on: event.on };
    case 'PracticeRetired':
    case 'CourseRetired':
      return { kind: 'retire', on: event.on };
    default:
      return undefined;
  }
};
