import type { DirectiveEvent } from '../src/directives/directive.events.js';
import type { CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { RecordedEvent } from '../src/kernel/ports/event-store.js';
import { domainEvent } from '../src/kernel/facts/domain-event.js';
import type { Projection } from '../src/kernel/views/projection.js';
import type { RestructureEnacted, RestructurePutOff, RestructureRevoked } from '../src/units/chart.events.js';
import type { PracticeEvent } from '../src/practices/practice.events.js';
import type { ProgrammeEvent } from '../src/programmes/programme.events.js';
import type { ReformEvent } from '../src/reforms/reform.events.js';
import { ISSUE_STEPS, type IssueEvent } from '../src/resistance/issue.events.js';
import type { SessionEvent } from '../src/socialisation/session.events.js';

export const REGISTER_KINDS = ['programme', 'reform', 'directive', 'session', 'practice', 'issue'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

type Bulk =
  'DirectiveAnswered' | 'AnswersRetracted' | 'PracticeObserved' | 'ObservationsRetracted' | 'AttendanceRetracted';

/** What a register keeps of a thing: all but the answers, observations and attendance of persons. */
export type RegisterEvent =
  | ProgrammeEvent
  | ReformEvent
  | RestructureEnacted
  | RestructurePutOff
  | RestructureRevoked
  | Exclude<DirectiveEvent | SessionEvent | PracticeEvent | IssueEvent, { type: Bulk }>;

/** A fact of a thing, as it was recorded, without who is named in it. */
export type RegisterFact = {
  readonly recordedOn: CalendarDate;
  readonly seq: number;
  readonly event: FactOf;
};

/** For a session, that it was held; nothing of who attended or was invited. */
export type SessionHeld = { readonly type: 'SessionHeld'; readonly on: CalendarDate };

export type FactOf = Exclude<RegisterEvent, { type: 'AttendanceRecorded' | 'StaffInvited' }> | SessionHeld;

export type RegisterRecord = {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly programme: string;
  readonly facts: readonly RegisterFact[];
};

type Ids = {
  programme?: string;
  reform?: string;
  directive?: string;
  session?: string;
  practice?: string;
  issue?: string;
};

const kindOf = (event: Ids): { kind: RegisterKind; id: string } => {
  for (const kind of ['issue', 'practice', 'session', 'directive', 'reform'] as const) {
    const id = event[kind];
    if (id !== undefined) return { kind, id };
  }
  return { kind: 'programme', id: event.programme ?? '' };
};

export const registerKey = (kind: RegisterKind, id: string): string => `${kind}:${id}`;

const factOf = (record: RegisterRecord | undefined, event: RegisterEvent): FactOf | undefined => {
  if (event.type === 'StaffInvited') return undefined;
  if (event.type !== 'AttendanceRecorded') return event;
  const held = record?.facts.some(({ event: { type } }) => type === 'SessionHeld');
  return held ? undefined : { type: 'SessionHeld', on: event.on };
};

const keep = (record: RegisterRecord | undefined, event: RegisterEvent, recorded: RecordedEvent): RegisterRecord => {
  const { kind, id } = kindOf(event);
  const programme = 'programme' in event ? event.programme : (record?.programme ?? '');
  const known = record ?? { kind, id, programme, facts: [] };
  const fact = factOf(record, event);
  if (!fact) return known;
  const { meta, position } = recorded;
  return {
    ...known,
    facts: [...known.facts, { recordedOn: meta.recordedOn, seq: Number(position), event: fact }],
  };
};

const TYPES: readonly RegisterEvent['type'][] = [
  'ProgrammeLaunched',
  'ProgrammeRescheduled',
  'ProgrammeScoped',
  'ProgrammeClosed',
  'ReformProposed',
  'ReformDecreed',
  'ReformPutOff',
  'ReformCompleted',
  'ReformCancelled',
  'RestructureEnacted',
  'RestructurePutOff',
  'RestructureRevoked',
  'DirectiveIssued',
  'DirectiveRevised',
  'DirectiveTargeted',
  'DirectiveWithdrawn',
  'SessionPlanned',
  'StaffInvited',
  'SessionRescheduled',
  'SessionCancelled',
  'AttendanceRecorded',
  'PracticeDefined',
  'PracticeTargeted',
  'PracticeRetired',
  'IssueRaised',
  ...ISSUE_STEPS,
];

const keyOf = (event: RecordedEvent): string => {
  const { kind, id } = kindOf(event.data);
  return registerKey(kind, id);
};

/** Programmes, reforms, directives, sessions, practices and issues, each with its facts and both their dates. */
export const registers: Projection<RegisterRecord> = {
  name: 'registers',
  version: 1,
  handles: new Set<string>(TYPES),
  weight: () => 1,
  keys: (event) => [keyOf(event)],
  indexes: (_, { kind, programme }) => ({ kind: [kind], programme: [programme] }),
  fold: (recorded, { slots: [slot] }) => {
    slot?.put(keep(slot.doc, domainEvent<RegisterEvent>(recorded), recorded));
  },
};
