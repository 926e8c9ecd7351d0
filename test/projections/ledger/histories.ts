import { batches } from '../../../src/kernel/words/batches.js';
import type { CalendarDate } from '../../../src/kernel/words/calendar-date.js';
import {
  asId,
  type PracticeId,
  type SessionId,
  type StaffId,
  type TransferId,
  type UnitId,
} from '../../../src/kernel/words/ids.js';
import { DIRECTIVES, july, PEOPLE, PRACTICES, ROOT, SESSIONS, UNITS } from './city.js';
import { Learning } from './learning.js';
import { careerOf } from './careers.js';
import { type Dice, type Kind, pickOf } from './dice.js';
import { Recorder, SEALED, Standing } from './recorder.js';

/** Records what dice say; who attends, and whose fact is taken back, is what the deciders would let through. */
class History {
  readonly recorder = new Recorder();
  private readonly standing = new Standing();
  private readonly attending = new Set<string>();
  /** Of each session, as told by now. */
  private readonly days = new Map(SESSIONS.map(({ id, on }) => [id, on]));
  /** Of each practice in days, as told by now; undefined where an observation holds for good. */
  private readonly windows = new Map(PRACTICES.map(({ id, windowDays }) => [id, windowDays]));

  private readonly learning = new Learning(this.recorder, this.standing);

  private readonly steps: Readonly<Record<Kind, (dice: Dice) => void>> = {
    enrol: (of) => {
      const staff = pickOf(of.people, 0);
      const event = { type: 'StaffEnrolled', staff, unit: this.unit(of), on: this.on(of) } as const;
      const paper = { employment: 'PNS', position: {}, nip: SEALED, name: SEALED } as const;
      this.recorder.record('staff', staff, { ...event, ...paper });
    },
    transfer: (of) => {
      const staff = pickOf(of.people, 0);
      this.recorder.record('staff', staff, { type: 'StaffTransferred', staff, unit: this.unit(of), on: this.on(of) });
    },
    'move together': (of) => {
      const transfer = asId<TransferId>(`transfer-${this.recorder.log.length}`);
      const moves = of.people.map((staff, index) => ({ staff, unit: this.unit(of, index) }));
      this.recorder.record('transfer', transfer, {
        type: 'StaffMovedTogether',
        transfer,
        on: this.on(of),
        decree: SEALED,
        moves,
      });
    },
    depart: (of) => {
      const staff = pickOf(of.people, 0);
      this.recorder.record('staff', staff, { type: 'StaffDeparted', staff, on: this.on(of), reason: 'retired' });
    },
    'take a career back': (of) => {
      const staff = pickOf(of.people, 0);
      const standing = careerOf(this.recorder.log, staff);
      if (standing.length === 0) return;
      const fact = pickOf(standing, of.thing + of.pick);
      this.recorder.record('staff', staff, { type: 'StaffUndone', staff, fact, reason: SEALED });
    },
    answer: (of) => {
      const { id: directive, programme } = pickOf(DIRECTIVES, of.thing);
      const { answer, version, people: staff, days } = of;
      const on = this.seenOn(of);
      const until = answer === 'exempted' && days !== undefined ? { until: july(on + days) } : {};
      const event = { type: 'DirectiveAnswered', directive, programme, answer, version, staff, ...until } as const;
      this.recorder.record('directive', directive, { ...event, unit: ROOT, on: july(on) });
      this.standing.note(this.recorder, directive, staff);
    },
    'take answers back': (of) => {
      const { id: directive, programme } = pickOf(DIRECTIVES, of.thing);
      const taken = this.standing
        .take(directive, of.people, of.pick)
        .map(({ staff, revisions }) => ({ staff, answers: revisions }));
      if (taken.length === 0) return;
      const event = { type: 'AnswersRetracted', directive, programme, taken } as const;
      this.recorder.record('directive', directive, { ...event, unit: ROOT, reason: SEALED });
    },
    attend: (of) => {
      const { id: session, programme } = pickOf(SESSIONS, of.thing);
      const on = this.dayOf(session);
      const staff = of.people.filter((id) => !this.attending.has(`${session} ${id}`));
      if (staff.length === 0 || on > july(this.recorder.today)) return;
      for (const id of staff) this.attending.add(`${session} ${id}`);
      this.recorder.record('session', session, { type: 'AttendanceRecorded', session, programme, on, staff });
    },
    'take attendance back': (of) => {
      const { id: session, programme } = pickOf(SESSIONS, of.thing);
      const on = this.dayOf(session);
      const staff = of.people.filter((id) => this.attending.delete(`${session} ${id}`));
      if (staff.length === 0) return;
      const event = { type: 'AttendanceRetracted', session, programme, on, staff } as const;
      this.recorder.record('session', session, { ...event, reason: SEALED });
    },
    // Once held it took place by today; who attended is named in two events where there are several.
    'move a session': (of) => {
      const { id: session, programme } = pickOf(SESSIONS, of.thing);
      const [from, to] = [this.dayOf(session), july(this.seenOn(of))];
      const staff = PEOPLE.filter((id) => this.attending.has(`${session} ${id}`));
      if (from === to) return;
      this.days.set(session, to);
      for (const some of batches(staff, 2))
        this.recorder.record('session', session, {
          type: 'AttendanceMoved',
          session,
          programme,
          from,
          to,
          staff: some,
        });
    },
    observe: (of) => {
      const { id: practice, programme } = pickOf(PRACTICES, of.thing);
      const { grade, people: staff } = of;
      const window = this.windowOf(practice);
      const event = { type: 'PracticeObserved', practice, programme, ...window, grade, staff } as const;
      this.recorder.record('practice', practice, { ...event, unit: ROOT, on: july(this.seenOn(of)), source: SEALED });
      this.standing.note(this.recorder, practice, staff);
    },
    'take observations back': (of) => this.takeObservations(pickOf(PRACTICES, of.thing), of.people, of.pick),
    // Only once no observation stands; the ledger hears nothing of it, it shows in what is observed from then on.
    'amend a window': (of) => {
      const practice = pickOf(PRACTICES, of.thing);
      this.takeObservations(practice, PEOPLE, 0);
      this.windows.set(practice.id, of.days === undefined ? undefined : of.days + 1);
    },
    // The ledger tells no fact of anybody otherwise by it, and keeps apart what comes after it on that day.
    'amend a directive': (of) => {
      const { id: directive, programme } = pickOf(DIRECTIVES, of.thing);
      const event = { type: 'DirectiveAmended', directive, programme, amended: [], reason: SEALED } as const;
      this.recorder.record('directive', directive, event);
    },
    complete: (of) => this.learning.complete(of, this.seenOn(of)),
    'take completions back': (of) => this.learning.takeBack(of),
    'amend a course': (of) => this.learning.amend(of),
    train: (of) => this.learning.train(of, this.seenOn(of)),
    'take a training back': (of) => this.learning.takeTraining(of),
    merge: (of) => {
      const [unit, into] = [this.unit(of), this.unit(of, of.pick + 1)];
      if (unit !== ROOT && unit !== into) this.recorder.enact(this.on(of), { change: 'merge', unit, into });
    },
  };

  tell(of: Dice): void {
    this.recorder.pass(of.wait);
    this.steps[of.kind](of);
  }

  private takeObservations(of: (typeof PRACTICES)[number], people: readonly StaffId[], pick: number): void {
    const { id: practice, programme } = of;
    const taken = this.standing
      .take(practice, people, pick)
      .map(({ staff, revisions }) => ({ staff, observations: revisions }));
    if (taken.length === 0) return;
    const window = this.windowOf(practice);
    const event = { type: 'ObservationsRetracted', practice, programme, ...window, taken, unit: ROOT } as const;
    this.recorder.record('practice', practice, { ...event, on: july(this.recorder.today), reason: SEALED });
  }

  private dayOf(session: SessionId): CalendarDate {
    return this.days.get(session) ?? july(0);
  }

  private windowOf(practice: PracticeId): { windowDays?: number } {
    const windowDays = this.windows.get(practice);
    return windowDays === undefined ? {} : { windowDays };
  }

  private unit(of: Dice, more = 0): UnitId {
    return pickOf(UNITS, of.unit + more);
  }

  private on({ shift }: Dice) {
    return july(this.recorder.today + shift);
  }

  /** What is seen or done is not dated after today. */
  private seenOn({ shift }: Dice): number {
    return this.recorder.today + Math.min(shift, -shift);
  }
}

/** The log and the chart that some dice give. */
export const historyOf = (thrown: readonly Dice[]): Pick<Recorder, 'log' | 'chart'> => {
  const history = new History();
  for (const of of thrown) history.tell(of);
  return history.recorder;
};
