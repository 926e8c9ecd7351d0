import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type ProgrammeId, type ReformId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import type { KnownReform, Reform, Verdict } from '../../src/reforms/reform.decider.js';
import type {
  ReformCancelled,
  ReformCompleted,
  ReformDecreed,
  ReformEvent,
  ReformKind,
  ReformProposed,
  ReformPutOff,
  ReformSubject,
} from '../../src/reforms/reform.events.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const TODAY = day('2026-04-30');
export const ana = asId<StaffId>('ana');

const [permits, archive] = ['permits', 'archive'].map((name) => asId<UnitId>(name)) as [UnitId, UnitId];
const named = { reform: asId<ReformId>('reform'), programme: asId<ProgrammeId>('programme') };

const subjects: Readonly<Record<ReformKind, ReformSubject>> = {
  restructure: { kind: 'restructure', changes: [{ change: 'merge', unit: archive, into: permits }] },
  simplification: { kind: 'simplification', before: { steps: 9, days: 14 }, after: { steps: 4, days: 3 } },
  equalisation: { kind: 'equalisation', posts: [{ staff: ana, position: { title: 'Analis', type: 'functional' } }] },
};

export const proposed = (kind: ReformKind, effectiveOn: string): ReformProposed => ({
  type: 'ReformProposed',
  ...named,
  title: 'Alur izin',
  units: [permits],
  effectiveOn: day(effectiveOn),
  subject: subjects[kind],
});

export const decreed = (signedOn: string, effectiveOn: string): ReformDecreed => ({
  type: 'ReformDecreed',
  ...named,
  number: '188.45/12/2026',
  signedOn: day(signedOn),
  effectiveOn: day(effectiveOn),
});

export const putOff = (effectiveOn: string): ReformPutOff => ({
  type: 'ReformPutOff',
  ...named,
  effectiveOn: day(effectiveOn),
});

export const completed = (on: string): ReformCompleted => ({ type: 'ReformCompleted', ...named, on: day(on) });

export const cancelled = (on: string): ReformCancelled => ({ type: 'ReformCancelled', ...named, on: day(on) });

/** A step that is recorded as `event` where nothing speaks against it. */
export const judged =
  (event: ReformEvent, judge: (reform: KnownReform) => Verdict) =>
  (reform: Reform): Decision<ReformEvent> => {
    must(reform.phase !== 'absent');
    const verdict = judge(reform);
    if (verdict === 'so') return [];
    return verdict ? refuse(verdict) : [event];
  };
