import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type DirectiveId, type ProgrammeId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type { Directive, Issued } from '../../src/directives/directive.decider.js';
import type {
  AnswerKind,
  AnswersRetracted,
  DirectiveAnswered,
  DirectiveEvent,
  DirectiveIssued,
  DirectiveRevised,
  DirectiveTargeted,
  DirectiveWithdrawn,
} from '../../src/directives/directive.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const [ana, bo] = ['ana', 'bo'].map((name) => asId<StaffId>(name)) as [StaffId, StaffId];
export const [permits, archive] = ['permits', 'archive'].map((name) => asId<UnitId>(name)) as [UnitId, UnitId];

export const TODAY = day('2026-04-30');
const named = { directive: asId<DirectiveId>('directive'), programme: asId<ProgrammeId>('programme') };
const sealed = { key: 'directive:directive', box: 'c2VhbGVk' };

/** Version 1, from 10 January on. */
export const issued: DirectiveIssued = {
  type: 'DirectiveIssued',
  ...named,
  title: 'Izin lewat alur baru',
  reference: 'SE-12/2026',
  units: [permits],
  issuedOn: day('2026-01-10'),
  dueOn: day('2026-01-31'),
};

export const revised = (issuedOn: string, version = 2, dueOn = issuedOn): DirectiveRevised => ({
  type: 'DirectiveRevised',
  ...named,
  version,
  issuedOn: day(issuedOn),
  dueOn: day(dueOn),
  summary: sealed,
});

export const targeted = (on: string, ...units: readonly UnitId[]): DirectiveTargeted => ({
  type: 'DirectiveTargeted',
  ...named,
  units,
  on: day(on),
  reason: sealed,
});

export const withdrawn = (on: string): DirectiveWithdrawn => ({
  type: 'DirectiveWithdrawn',
  ...named,
  on: day(on),
  reason: sealed,
});

export const answered = (
  on: string,
  staff: readonly StaffId[],
  more: { answer?: AnswerKind; version?: number; until?: CalendarDate } = {},
): DirectiveAnswered => ({
  type: 'DirectiveAnswered',
  ...named,
  answer: 'acknowledged',
  version: 1,
  unit: permits,
  on: day(on),
  staff,
  ...more,
});

export const takenBack = (taken: AnswersRetracted['taken']): AnswersRetracted => ({
  type: 'AnswersRetracted',
  ...named,
  unit: permits,
  reason: sealed,
  taken,
});

/** A wish about a directive that there is. */
export const about =
  (decide: (known: Issued) => Decision<DirectiveEvent>) =>
  (state: Directive): Decision<DirectiveEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };
