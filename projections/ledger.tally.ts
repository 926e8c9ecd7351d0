import type { AnswersRetracted, DirectiveAnswered } from '../src/directives/directive.events.js';
import { dayOf, type Day } from '../src/kernel/calendar-date.js';
import type { RecordedEvent } from '../src/kernel/event-store.js';
import { domainEvent } from '../src/kernel/handle.js';
import type { CellSink, Documents, Projection } from '../src/kernel/projection.js';
import { unreachable } from '../src/kernel/unreachable.js';
import type {
  StaffDeparted,
  StaffEnrolled,
  StaffMovedTogether,
  StaffTransferred,
} from '../src/organisation/staff.events.js';
import type { ObservationsRetracted, PracticeObserved } from '../src/practices/practice.events.js';
import type { AttendanceRecorded, AttendanceRetracted } from '../src/socialisation/session.events.js';
import type { AnswersDoc, CareerEntry, Interval, JourneyDoc, ObservationsDoc, PersonDoc } from './ledger.documents.js';
import { firstAcknowledged, inForce } from './ledger.documents.js';
import { type HangingDoc, type LedgerDoc, linkedCells, personCells, replacedCells } from './ledger.cells.js';
import {
  activity,
  keyOfAnswers,
  keyOfJourney,
  keyOfLink,
  keyOfObservations,
  keyOfPerson,
  linkTo,
  linksOf,
  personIn,
} from './ledger.keys.js';

export type LedgerEvent =
  | StaffEnrolled
  | StaffTransferred
  | StaffDeparted
  | StaffMovedTogether
  | DirectiveAnswered
  | AnswersRetracted
  | AttendanceRecorded
  | AttendanceRetracted
  | PracticeObserved
  | ObservationsRetracted;

const NOBODY: PersonDoc = { career: [], links: [] };
const NO_JOURNEY: JourneyDoc = { attended: [], acknowledged: [], practised: [] };

/** One event being folded. */
type Folding = {
  readonly docs: Documents<LedgerDoc>;
  readonly cells: CellSink;
  readonly recorded: Day;
  readonly seq: number;
  readonly rev: number;
};

const personOf = (folding: Folding, staff: string): PersonDoc =>
  (folding.docs.get(keyOfPerson(staff)) as PersonDoc | undefined) ?? NOBODY;

/** Replaces a document that hangs on a person, and with it its cells. */
const replace = (folding: Folding, staff: string, key: string, next: HangingDoc): void => {
  const { docs, cells } = folding;
  const personKey = keyOfPerson(staff);
  const person = (docs.get(personKey) as PersonDoc | undefined) ?? NOBODY;
  const before = docs.get(key) as HangingDoc | undefined;
  replacedCells(cells, key, person, { before, after: next });
  docs.put(key, next);
  if (!before) docs.put(personKey, { ...person, links: [...person.links, linkTo(key, staff)] });
};

const moved = (folding: Folding, staff: string, entry: Omit<Move, 'seq'>): void => {
  const { docs, cells, seq } = folding;
  const before = personOf(folding, staff);
  const after: PersonDoc = { ...before, career: [...before.career, [entry.kind, entry.on, seq, entry.unit]] };
  for (const [person, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    personCells(cells, person, sign);
    for (const link of person.links) {
      const key = keyOfLink(link, staff);
      const doc = docs.get(key);
      if (doc) linkedCells(cells, key, person, doc, sign);
    }
  }
  docs.put(keyOfPerson(staff), after);
};

type Move = { kind: CareerEntry[0]; on: Day; seq: number; unit: string };

const journeyOf = (folding: Folding, key: string): JourneyDoc =>
  (folding.docs.get(key) as JourneyDoc | undefined) ?? NO_JOURNEY;

const answered = (folding: Folding, event: DirectiveAnswered): void => {
  const { recorded, seq, rev, docs } = folding;
  const { answer: kind, version, directive, programme, until, staff } = event;
  const on = dayOf(event.on);
  const entry = {
    kind,
    version,
    on,
    rev,
    seq,
    recorded,
    ...(until === undefined ? {} : { until: dayOf(until) }),
  };
  for (const person of staff) {
    const key = keyOfAnswers(directive, person);
    const doc = docs.get(key) as AnswersDoc | undefined;
    settleAnswers(folding, { person, directive, programme }, { answers: [...(doc?.answers ?? []), entry] });
  }
  activity(folding.cells, programme, on, staff.length);
};

type Answerer = { person: string; directive: string; programme: string };

const settleAnswers = (folding: Folding, { person, directive, programme }: Answerer, doc: AnswersDoc): void => {
  replace(folding, person, keyOfAnswers(directive, person), doc);
  const key = keyOfJourney(programme, person);
  const journey = journeyOf(folding, key);
  const first = firstAcknowledged(doc);
  if (journey.acknowledged.find(([id]) => id === directive)?.[1] === first) return;
  const others = journey.acknowledged.filter(([id]) => id !== directive);
  const acknowledged = first === undefined ? others : [...others, [directive, first] as const];
  replace(folding, person, key, { ...journey, acknowledged });
};

const answersTaken = (folding: Folding, { directive, programme, taken }: AnswersRetracted): void => {
  for (const { staff: person, answers } of taken) {
    const doc = folding.docs.get(keyOfAnswers(directive, person)) as AnswersDoc | undefined;
    if (!doc) continue;
    const next = doc.answers.map((entry) => {
      if (!answers.includes(entry.rev)) return entry;
      activity(folding.cells, programme, entry.on, -1);
      return { ...entry, retracted: folding.recorded };
    });
    settleAnswers(folding, { person, directive, programme }, { answers: next });
  }
};

const attended = (folding: Folding, event: AttendanceRecorded | AttendanceRetracted): void => {
  const { session, programme, staff } = event;
  const on = dayOf(event.on);
  const present = event.type === 'AttendanceRecorded';
  for (const person of staff) {
    const key = keyOfJourney(programme, person);
    const journey = journeyOf(folding, key);
    const others = journey.attended.filter(([id]) => id !== session);
    replace(folding, person, key, { ...journey, attended: present ? [...others, [session, on]] : others });
  }
  activity(folding.cells, programme, on, present ? staff.length : -staff.length);
};

const sameSpans = (some: readonly Interval[], others: readonly Interval[]): boolean =>
  some.length === others.length &&
  some.every(([from, until], index) => from === others[index]?.[0] && until === others[index]?.[1]);

type Observed = { person: string; practice: string; programme: string };

const settleObservations = (
  folding: Folding,
  { person, practice, programme }: Observed,
  doc: ObservationsDoc,
): void => {
  replace(folding, person, keyOfObservations(practice, person), doc);
  const key = keyOfJourney(programme, person);
  const journey = journeyOf(folding, key);
  const before = journey.practised.find(([id]) => id === practice)?.[1] ?? [];
  const spans = inForce(doc, true);
  if (sameSpans(before, spans)) return;
  const others = journey.practised.filter(([id]) => id !== practice);
  const practised = spans.length === 0 ? others : [...others, [practice, spans] as const];
  replace(folding, person, key, { ...journey, practised });
};

const observed = (folding: Folding, event: PracticeObserved): void => {
  const { practice, programme, grade, windowDays, staff } = event;
  const on = dayOf(event.on);
  const entry = { valid: grade !== 'E', on, rev: folding.rev, recorded: folding.recorded };
  for (const person of staff) {
    const doc = folding.docs.get(keyOfObservations(practice, person)) as ObservationsDoc | undefined;
    const observations = [...(doc?.observations ?? []), entry];
    const next = windowDays === undefined ? { observations } : { observations, window: windowDays };
    settleObservations(folding, { person, practice, programme }, next);
  }
  activity(folding.cells, programme, on, staff.length);
};

const observationsTaken = (folding: Folding, { practice, programme, taken }: ObservationsRetracted): void => {
  for (const { staff: person, observations } of taken) {
    const doc = folding.docs.get(keyOfObservations(practice, person)) as ObservationsDoc | undefined;
    if (!doc) continue;
    const next = doc.observations.map((entry) => {
      if (!observations.includes(entry.rev)) return entry;
      activity(folding.cells, programme, entry.on, -1);
      return { ...entry, retracted: folding.recorded };
    });
    settleObservations(folding, { person, practice, programme }, { ...doc, observations: next });
  }
};

const fold = (folding: Folding, event: LedgerEvent): void => {
  switch (event.type) {
    case 'StaffEnrolled':
      return moved(folding, event.staff, { kind: 'e', on: dayOf(event.on), unit: event.unit });
    case 'StaffTransferred':
      return moved(folding, event.staff, { kind: 't', on: dayOf(event.on), unit: event.unit });
    case 'StaffDeparted':
      return moved(folding, event.staff, { kind: 'd', on: dayOf(event.on), unit: '' });
    case 'StaffMovedTogether':
      for (const { staff, unit } of event.moves) moved(folding, staff, { kind: 't', on: dayOf(event.on), unit });
      return;
    case 'DirectiveAnswered':
      return answered(folding, event);
    case 'AnswersRetracted':
      return answersTaken(folding, event);
    case 'AttendanceRecorded':
    case 'AttendanceRetracted':
      return attended(folding, event);
    case 'PracticeObserved':
      return observed(folding, event);
    case 'ObservationsRetracted':
      return observationsTaken(folding, event);
    default:
      return unreachable(event);
  }
};

const keysOf = (event: LedgerEvent): string[] => {
  switch (event.type) {
    case 'StaffEnrolled':
    case 'StaffTransferred':
    case 'StaffDeparted':
      return [keyOfPerson(event.staff)];
    case 'StaffMovedTogether':
      return event.moves.map(({ staff }) => keyOfPerson(staff));
    default:
      return personIn(event);
  }
};

/** Career events move all that hangs on the person; other events touch only what they name. */
const MOVES: ReadonlySet<string> = new Set([
  'StaffEnrolled',
  'StaffTransferred',
  'StaffDeparted',
  'StaffMovedTogether',
]);

/** Persons' facts as documents, and the cells whose sums are every figure (design.md, 1.4). */
export const ledger: Projection<LedgerDoc> = {
  name: 'ledger',
  version: 1,
  keeps: 200_000,
  handles: new Set<LedgerEvent['type']>([
    'StaffEnrolled',
    'StaffTransferred',
    'StaffDeparted',
    'StaffMovedTogether',
    'DirectiveAnswered',
    'AnswersRetracted',
    'AttendanceRecorded',
    'AttendanceRetracted',
    'PracticeObserved',
    'ObservationsRetracted',
  ]) as ReadonlySet<string>,
  weight: (event) => (Array.isArray(event.data.staff) ? event.data.staff.length : 1),
  keys: (event) => keysOf(domainEvent<LedgerEvent>(event)),
  links: { of: MOVES, from: (key, doc) => ('links' in doc ? linksOf(key, doc.links) : []) },
  fold: (event: RecordedEvent, docs, cells) => {
    const { meta, position, revision } = event;
    const folding = { docs, cells, recorded: dayOf(meta.recordedOn), seq: Number(position), rev: revision };
    fold(folding, domainEvent<LedgerEvent>(event));
  },
};
