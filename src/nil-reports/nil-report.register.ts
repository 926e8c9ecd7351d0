import { factsBy } from '../../projections/registers/facts.js';
import type { Moving, Words } from '../../projections/registers/history.js';
import { type Kind, kindOf } from '../../projections/registers/kind.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { NilReportId, ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { nilReportDecider } from './nil-report.decider.js';

export const NIL_REPORT_STATUSES = ['standing', 'retracted'] as const;
export type NilReportStatus = (typeof NIL_REPORT_STATUSES)[number];

export type NilReportAt = {
  readonly id: NilReportId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  readonly status: NilReportStatus;
};

/** A nil report at a pair of dates; undefined before its day, or where it was not recorded by then. */
const read = (record: RegisterRecord, { asOf, knownOn }: Pair): NilReportAt | undefined => {
  const [told] = factsBy(record, knownOn, 'NilReported');
  if (!told || told.event.on > asOf) return undefined;
  const { nilReport: id, programme, unit, on } = told.event;
  const isRetracted = factsBy(record, knownOn, 'NilReportRetracted').length > 0;
  return { id, programme, unit, on, status: isRetracted ? 'retracted' : 'standing' };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'NilReported':
      return { kind: 'written', on: event.on };
    case 'NilReportRetracted':
      return { kind: 'retract' };
    default:
      return undefined;
  }
};

/** The retraction corrects the report: it is no row of its own. */
const retracted: Moving = (told) => {
  const retractions = told.flatMap(({ fact }) => (fact.event.type === 'NilReportRetracted' ? [fact] : []));
  const reports = told.filter(({ fact }) => fact.event.type !== 'NilReportRetracted');
  return reports.map((row) => ({
    ...row,
    stands: row.stands && retractions.length === 0,
    corrections: [...row.corrections, ...retractions],
  }));
};

const kind = kindOf({ kind: 'nilReport', read, words, moving: retracted, decider: nilReportDecider });

/** What was taken back is shown, and counts nowhere. */
export const nilReportKind: Kind<NilReportAt> = {
  ...kind,
  counted: (record, pair) => {
    const report = kind.counted(record, pair);
    return report?.status === 'standing' ? report : undefined;
  },
};
