import type { CompletionsRetracted, CourseCompleted } from '../src/competency/course.events.js';
import type { TrainingRecorded, TrainingRetracted } from '../src/competency/training.events.js';
import type { AnswersRetracted, DirectiveAnswered } from '../src/directives/directive.events.js';
import { dayOf } from '../src/kernel/words/calendar-date.js';
import type { RecordedEvent } from '../src/kernel/ports/event-store.js';
import { domainEvent } from '../src/kernel/facts/domain-event.js';
import type { Projection } from '../src/kernel/views/projection.js';
import { unreachable } from '../src/kernel/words/unreachable.js';
import type {
  StaffDeparted,
  StaffEnrolled,
  StaffMovedTogether,
  StaffTransferred,
  StaffUndone,
} from '../src/staff/staff.events.js';
import type { NilReportEvent } from '../src/nil-reports/nil-report.events.js';
import type { ObservationsRetracted, PracticeObserved } from '../src/practices/practice.events.js';
import type { AttendanceMoved, AttendanceRecorded, AttendanceRetracted } from '../src/socialisation/session.events.js';
import { answered, answersTaken } from './ledger.answers.js';
import type { LedgerDoc } from './ledger.cells.js';
import { completed, completionsTaken, trained, trainingTaken } from './ledger.completions.js';
import { eachOf, exchanged, type Folding, hold, moved, movedBack, travel } from './ledger.folding.js';
import { MARKS } from './corrections.marks.js';
import { activity, activityOf, keyOfPerson, learnerIn, linksOf, MARK, personIn } from './ledger.keys.js';
import { type MarkDoc, toldApart } from './ledger.moved.js';
import { nilReported } from './ledger.nil-reports.js';
import { observationsTaken, observed } from './ledger.observations.js';

export type LedgerEvent =
  | StaffEnrolled
  | StaffTransferred
  | StaffDeparted
  | StaffUndone
  | StaffMovedTogether
  | DirectiveAnswered
  | AnswersRetracted
  | AttendanceRecorded
  | AttendanceRetracted
  | AttendanceMoved
  | PracticeObserved
  | ObservationsRetracted
  | CourseCompleted
  | CompletionsRetracted
  | TrainingRecorded
  | TrainingRetracted
  | NilReportEvent;

const attended = (folding: Folding, event: AttendanceRecorded | AttendanceRetracted): void => {
  const { programme, staff } = event;
  const on = dayOf(event.on);
  const present = event.type === 'AttendanceRecorded';
  eachOf(folding, staff, (who) => {
    travel(folding, who, programme, (journey) => {
      const { attended: days } = journey;
      return { ...journey, attended: present ? [...days, on] : exchanged(days, (day) => day === on, []) };
    });
    hold(folding, who, on, present ? 1 : -1);
  });
  activity(folding.cells, activityOf(programme), on, present ? staff.length : -staff.length);
};

const attendanceMoved = (folding: Folding, { programme, staff, ...days }: AttendanceMoved): void => {
  const [from, to] = [dayOf(days.from), dayOf(days.to)];
  eachOf(folding, staff, (who) => {
    travel(folding, who, programme, (journey) => {
      return { ...journey, attended: exchanged(journey.attended, (day) => day === from, [to]) };
    });
    hold(folding, who, from, -1);
    hold(folding, who, to, 1);
  });
  activity(folding.cells, activityOf(programme), from, -staff.length);
  activity(folding.cells, activityOf(programme), to, staff.length);
};

const movedTogether = (folding: Folding, { moves, on }: StaffMovedTogether): void =>
  moves.forEach(({ staff, unit }, index) => moved(folding, staff, { kind: 't', on: dayOf(on), unit }, index));

const fold = (folding: Folding, event: LedgerEvent): void => {
  switch (event.type) {
    case 'StaffEnrolled':
      return moved(folding, event.staff, { kind: 'e', on: dayOf(event.on), unit: event.unit });
    case 'StaffTransferred':
      return moved(folding, event.staff, { kind: 't', on: dayOf(event.on), unit: event.unit });
    case 'StaffDeparted':
      return moved(folding, event.staff, { kind: 'd', on: dayOf(event.on), unit: '' });
    case 'StaffUndone':
      return movedBack(folding, event.staff, event.fact);
    case 'StaffMovedTogether':
      return movedTogether(folding, event);
    case 'DirectiveAnswered':
      return answered(folding, event);
    case 'AnswersRetracted':
      return answersTaken(folding, event);
    case 'AttendanceRecorded':
    case 'AttendanceRetracted':
      return attended(folding, event);
    case 'AttendanceMoved':
      return attendanceMoved(folding, event);
    case 'PracticeObserved':
      return observed(folding, event);
    case 'ObservationsRetracted':
      return observationsTaken(folding, event);
    case 'CourseCompleted':
      return completed(folding, event);
    case 'CompletionsRetracted':
      return completionsTaken(folding, event);
    case 'TrainingRecorded':
      return trained(folding, event);
    case 'TrainingRetracted':
      return trainingTaken(folding, event);
    case 'NilReported':
    case 'NilReportRetracted':
      return nilReported(folding, event);
    default:
      return unreachable(event);
  }
};

const keysOf = (event: LedgerEvent): string[] => {
  switch (event.type) {
    case 'StaffEnrolled':
    case 'StaffTransferred':
    case 'StaffDeparted':
    case 'StaffUndone':
      return [keyOfPerson(event.staff)];
    case 'StaffMovedTogether':
      return event.moves.map(({ staff }) => keyOfPerson(staff));
    case 'DirectiveAnswered':
    case 'AnswersRetracted':
    case 'AttendanceRecorded':
    case 'AttendanceRetracted':
    case 'AttendanceMoved':
    case 'PracticeObserved':
    case 'ObservationsRetracted':
      return personIn(event);
    case 'CourseCompleted':
    case 'CompletionsRetracted':
    case 'TrainingRecorded':
    case 'TrainingRetracted':
      return learnerIn(event);
    case 'NilReported':
    case 'NilReportRetracted':
      return [];
    default:
      return unreachable(event);
  }
};

/** Career events move all that hangs on the person; other events touch only what they name. */
const MOVES: ReadonlySet<string> = new Set([
  'StaffEnrolled',
  'StaffTransferred',
  'StaffDeparted',
  'StaffUndone',
  'StaffMovedTogether',
]);

/** Persons' facts as documents, and the cells whose sums are every figure (design.md, 1.4). */
export const ledger: Projection<LedgerDoc> = {
  name: 'ledger',
  version: 8,
  keeps: 200_000,
  handles: new Set<string>([
    ...MARKS,
    'StaffEnrolled',
    'StaffTransferred',
    'StaffDeparted',
    'StaffUndone',
    'StaffMovedTogether',
    'DirectiveAnswered',
    'AnswersRetracted',
    'AttendanceRecorded',
    'AttendanceRetracted',
    'AttendanceMoved',
    'PracticeObserved',
    'ObservationsRetracted',
    'CourseCompleted',
    'CompletionsRetracted',
    'TrainingRecorded',
    'TrainingRetracted',
    'NilReported',
    'NilReportRetracted',
  ]),
  weight: (event) => (Array.isArray(event.data.staff) ? event.data.staff.length : 1),
  keys: (event) => [...(MARKS.has(event.type) ? [] : keysOf(domainEvent<LedgerEvent>(event))), MARK],
  links: { of: MOVES, from: (key, doc) => ('links' in doc ? linksOf(key, doc.links) : []) },
  fold: (event: RecordedEvent, batch) => {
    const { id, meta, position, revision } = event;
    const [slots, mark] = [batch.slots.slice(0, -1), batch.slots.at(-1)];
    const recorded = dayOf(meta.recordedOn);
    if (MARKS.has(event.type)) return mark?.put({ marked: id, on: recorded });
    const cells = toldApart(batch.cells, mark?.doc as MarkDoc | undefined, recorded);
    const folding = { ...batch, slots, cells, fact: id, recorded, seq: Number(position), rev: revision };
    return fold(folding, domainEvent<LedgerEvent>(event));
  },
};
