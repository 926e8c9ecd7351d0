import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { PracticeId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import { endingBy, factsBy, type Retargeting, retargetingsAt } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { practiceDecider } from './practice.decider.js';

export const PRACTICE_STATUSES = ['defined', 'retired', VOID] as const;
export type PracticeStatus = (typeof PRACTICE_STATUSES)[number];

export type PracticeAt = {
  readonly id: PracticeId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly description?: Sealed;
  /** Its first day. */
  readonly on: CalendarDate;
  readonly windowDays?: number;
  /** The units targeted on `asOf`. */
  readonly units: readonly UnitId[];
  readonly retargeted: readonly Retargeting[];
  readonly status: PracticeStatus;
  /** Its recorded end, which may lie ahead. */
  readonly retiredOn?: CalendarDate;
  readonly retirementReason?: Sealed;
};

/** A practice as the register shows it: for every `asOf`, once recorded; undefined where it was not by then. */
const recordedPracticeAt = (record: RegisterRecord, pair: Pair): PracticeAt | undefined => {
  const { asOf, knownOn } = pair;
  const [defined] = factsBy(record, knownOn, 'PracticeDefined');
  if (!defined) return undefined;
  const { practice: id, programme, title, description, units, windowDays, on } = defined.event;
  const { ending: retirement, hasEnded } = endingBy(factsBy(record, knownOn, 'PracticeRetired'), asOf);
  const retargeted = retargetingsAt(record, pair);
  return {
    id,
    programme,
    title,
    ...(description ? { description } : {}),
    on,
    ...(windowDays === undefined ? {} : { windowDays }),
    units: unitsOn([{ on, units }, ...retargeted], asOf),
    retargeted,
    status: hasEnded ? 'retired' : 'defined',
    ...(retirement ? { retiredOn: retirement.on, retirementReason: retirement.reason } : {}),
  };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'PracticeDefined':
      return { kind: 'written', on: event.on };
    case 'PracticeTargeted':
      return { kind: 'target', on: event.on };
    case 'PracticeRetired':
      return { kind: 'retire', on: event.on };
    default:
      return undefined;
  }
};

export const practiceKind: Kind<PracticeAt> = kindOf({
  kind: 'practice',
  read: recordedPracticeAt,
  words,
  decider: practiceDecider,
});

/** A practice as it counts at a pair of dates: undefined before its first day as well. */
export const practiceAt = (record: RegisterRecord, pair: Pair): PracticeAt | undefined => {
  const practice = practiceKind.counted(record, pair);
  return practice && practice.on <= pair.asOf ? practice : undefined;
};
