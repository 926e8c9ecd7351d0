import type { Correctable } from '../kernel/facts/correctable.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type { NilReported, NilReportEvent } from './nil-report.events.js';

export type KnownNilReport = Correctable & { readonly phase: 'standing' | 'retracted' } & Omit<NilReported, 'type'>;

/** It is taken back as a whole, or not at all: none of its facts is corrected. */
export type NilReport = (Correctable & { readonly phase: 'absent' }) | KnownNilReport;

const evolve = (report: NilReport, event: NilReportEvent): NilReport => {
  switch (event.type) {
    case 'NilReported': {
      const { nilReport, programme, unit, on } = event;
      return { phase: 'standing', nilReport, programme, unit, on };
    }
    case 'NilReportRetracted':
      return report.phase === 'absent' ? report : { ...report, phase: 'retracted' };
    default:
      return unreachable(event);
  }
};

export const nilReportDecider: Decider<NilReport, NilReportEvent> = {
  category: 'nil-report',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export type ReportFacts = {
  readonly today: CalendarDate;
  /** `programme-closed` once the closing is recorded. */
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
  /** True where the unit does not exist on the day. */
  readonly unitEnded: boolean;
  /** True where an issue of the unit is open on the day. */
  readonly hasOpenIssue: boolean;
};

const faultOf = (
  { on }: NilReported,
  { today, outside, unitEnded, hasOpenIssue }: Omit<ReportFacts, 'closed'>,
): RuleCode | undefined => {
  const fault = notInFuture(on, today) ?? outside;
  if (fault) return fault;
  if (unitEnded) return 'unit-ended';
  return hasOpenIssue ? 'issue-open' : undefined;
};

/** States that no resistance is known: once for a unit and day (capabilities.md, 12). */
export const report = (
  known: NilReport,
  event: NilReported,
  { closed, ...facts }: ReportFacts,
): Decision<NilReportEvent> => {
  if (closed) return refuse(closed);
  if (known.phase === 'standing') return [];
  // Taken back between looking for it and judging: whoever asks again finds the next one.
  if (known.phase === 'retracted') return refuse('too-busy');
  const fault = faultOf(event, facts);
  return fault ? refuse(fault) : [event];
};

/** Takes a nil report back. `closed`: `programme-closed` for the day of the report, if so. */
export const retract = (
  { phase, nilReport, programme, unit, on }: KnownNilReport,
  { reason, closed }: { readonly reason: Sealed; readonly closed: RuleCode | undefined },
): Decision<NilReportEvent> => {
  if (phase === 'retracted') return [];
  return closed ? refuse(closed) : [{ type: 'NilReportRetracted', nilReport, programme, unit, on, reason }];
};
