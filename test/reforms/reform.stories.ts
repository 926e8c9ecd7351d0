import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type ProgrammeId, type ReformId, type StaffId, type UnitId } from '../../src/kernel/words/ids.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import type { KnownReform, Reform, StepFacts } from '../../src/reforms/reform.decider.js';
import { cancel, complete, decree, postpone } from '../../src/reforms/step.rules.js';
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
/** Days on which a reform takes effect: one that lies ahead, one that has come. */
export const AHEAD = '2026-06-01';
export const COME = '2026-04-30';
export const ana = asId<StaffId>('ana');

const [permits, archive] = ['permits', 'archive'].map((name) => asId<UnitId>(name)) as [UnitId, UnitId];
const named = { reform: asId<ReformId>('reform'), programme: asId<ProgrammeId>('programme') };
const { reform: id } = named;

export const subjects = {
  restructure: { kind: 'restructure', changes: [{ change: 'merge', unit: archive, into: permits }] },
  simplification: { kind: 'simplification', before: { steps: 9, days: 14 }, after: { steps: 4, days: 3 } },
  equalisation: { kind: 'equalisation', posts: [{ staff: ana, position: { title: 'Analis', type: 'functional' } }] },
} as const satisfies Readonly<Record<ReformKind, ReformSubject>>;

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

/** A step of a reform that is there, judged today; `closed` where its programme takes no more. */
const acting =
  (act: (reform: KnownReform, facts: StepFacts) => Decision<ReformEvent>, closed?: RuleCode) =>
  (reform: Reform): Decision<ReformEvent> => {
    must(reform.phase !== 'absent');
    return act(reform, { today: TODAY, closed });
  };

export const decreeing = (signedOn: string, closed?: RuleCode) =>
  acting(
    (known, facts) => decree(known, { reform: id, number: '188.45/12/2026', signedOn: day(signedOn) }, facts),
    closed,
  );

export const puttingOff = (effectiveOn: string, closed?: RuleCode) =>
  acting((known, facts) => postpone(known, { reform: id, effectiveOn: day(effectiveOn) }, facts), closed);

export const completing = (on: string, closed?: RuleCode) =>
  acting((known, facts) => complete(known, { reform: id, on: day(on) }, facts), closed);

export const cancelling = (on: string, closed?: RuleCode) =>
  acting((known, facts) => cancel(known, { reform: id, on: day(on) }, facts), closed);
