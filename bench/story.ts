import type { DirectiveAnswered, DirectiveIssued } from '../src/directives/directive.events.js';
import { addDays, addMonths, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { StaffId } from '../src/kernel/words/ids.js';
import type { Sealed } from '../src/kernel/ports/keyring.js';
import { CHART, type UnitChanged } from '../src/units/chart.events.js';
import type { StaffEnrolled } from '../src/staff/staff.events.js';
import type { PracticeDefined, PracticeObserved } from '../src/practices/practice.events.js';
import type { ProgrammeLaunched } from '../src/programmes/programme.events.js';
import type { AttendanceRecorded, SessionPlanned } from '../src/socialisation/session.events.js';
import { type City, type CityUnit, FIRST_RECORDED, LAST_RECORDED } from './city.js';
import type { Random } from './random.js';
import type { Recorder } from './recorder.js';

const SINCE = '2017-01-01' as CalendarDate;
const WINDOW_DAYS = 180;

/** Of the size of a sealed text, though no key opens it. */
export const SEALED: Sealed = { key: 'bench', box: 'A'.repeat(72) };

/** The chart and the roster. */
export const recordCity = async (recorder: Recorder, { units }: City): Promise<void> => {
  for (const { id: unit, code, kind, parent } of units) {
    const change = { change: 'establish', unit, code, name: `Unit ${code}`, kind, parent } as const;
    const changed: UnitChanged = { type: 'UnitChanged', on: SINCE, change };
    await recorder.record(CHART.category, CHART.id, FIRST_RECORDED, [changed]);
  }
  for (const { id: unit, staff } of units) {
    for (const person of staff) {
      const enrolled: StaffEnrolled = {
        type: 'StaffEnrolled',
        staff: person,
        unit,
        employment: 'PNS',
        position: { title: 'Analis', type: 'functional', grade: 'III/a' },
        on: SINCE,
        nip: SEALED,
        name: SEALED,
      };
      await recorder.record('staff', person, FIRST_RECORDED, [enrolled]);
    }
  }
  await recorder.settle();
};

const MONTHS = 118;
const RENAMED_A_MONTH = 20;

/** Ten years of units that are called otherwise, a score of them each month. */
export const recordYears = async (recorder: Recorder, { units }: City): Promise<void> => {
  for (let n = 0; n < MONTHS * RENAMED_A_MONTH; n += 1) {
    const on = addMonths(SINCE, 1 + Math.floor(n / RENAMED_A_MONTH));
    const unit = units[n % units.length]?.id;
    if (unit === undefined) break;
    const changed: UnitChanged = { type: 'UnitChanged', on, change: { change: 'rename', unit, name: `Unit ${n}` } };
    await recorder.record(CHART.category, CHART.id, LAST_RECORDED, [changed]);
  }
  await recorder.settle();
};

const DAYS = (Date.parse(LAST_RECORDED) - Date.parse(FIRST_RECORDED)) / 86_400_000;

const sessionDay = ({ sessions }: City, index: number): CalendarDate =>
  addDays(FIRST_RECORDED, Math.floor((index / sessions.length) * DAYS));

/** One programme over the whole city, with its directives, practices and sessions. */
export const recordProgramme = async (recorder: Recorder, city: City): Promise<void> => {
  const { programme, units: all, directives, practices, sessions } = city;
  const units = all.slice(0, 1).map(({ id }) => id);
  const day = FIRST_RECORDED;
  const launched: ProgrammeLaunched = {
    type: 'ProgrammeLaunched',
    programme,
    code: 'BENCH',
    title: 'Bench',
    startsOn: day,
    endsOn: addDays(LAST_RECORDED, 700),
    units,
  };
  await recorder.record('programme', programme, day, [launched]);
  for (const directive of directives) {
    const dueOn = addDays(day, 90);
    const head = { directive, programme, title: 'Directive', reference: 'B/1' };
    const issued: DirectiveIssued = { type: 'DirectiveIssued', ...head, units, issuedOn: day, dueOn };
    await recorder.record('directive', directive, day, [issued]);
  }
  for (const practice of practices) {
    const head = { practice, programme, title: 'Practice', units };
    const defined: PracticeDefined = { type: 'PracticeDefined', ...head, windowDays: WINDOW_DAYS, on: day };
    await recorder.record('practice', practice, day, [defined]);
  }
  for (const [index, session] of sessions.entries()) {
    const on = sessionDay(city, index);
    const head = { session, programme, title: 'Session', method: 'meeting' } as const;
    const time = { startsAt: `${on}T02:00:00.000Z`, on, minutes: 60, units };
    const planned: SessionPlanned = { type: 'SessionPlanned', ...head, ...time };
    await recorder.record('session', session, day, [planned]);
  }
  await recorder.settle();
};

type Where = { readonly unit: CityUnit; readonly staff: readonly StaffId[]; readonly on: CalendarDate };

const ANSWERS = ['acknowledged', 'acknowledged', 'acknowledged', 'declined', 'exception-requested'] as const;
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;

/** The facts of persons: answers, attendance and observations, a unit's staff or part of it at a time. */
export class PersonFacts {
  private readonly staffed: readonly CityUnit[];

  constructor(
    private readonly recorder: Recorder,
    private readonly city: City,
    private readonly random: Random,
    private readonly personsAtMost = 500,
  ) {
    this.staffed = city.units.filter(({ staff }) => staff.length > 0);
  }

  /** Records at least `count` persons' facts, spread evenly over the days. */
  async record(count: number): Promise<void> {
    for (let done = 0; done < count;) {
      const recordedOn = addDays(FIRST_RECORDED, Math.floor((done / count) * DAYS));
      done += await this.one(recordedOn);
    }
    await this.recorder.settle();
  }

  private async one(recordedOn: CalendarDate): Promise<number> {
    const { random } = this;
    const unit = random.of(this.staffed);
    const from = random.whole(0, Math.ceil(Math.max(unit.staff.length / 2, unit.staff.length - this.personsAtMost)));
    const staff = unit.staff.slice(from, from + this.personsAtMost);
    const late = addDays(recordedOn, -random.whole(0, 20));
    const where = { unit, staff, on: late < FIRST_RECORDED ? FIRST_RECORDED : late };
    const kind = random.whole(0, 3);
    if (kind === 0) await this.answered(where, recordedOn);
    else if (kind === 1) await this.observed(where, recordedOn);
    else await this.attended(where, recordedOn);
    return staff.length;
  }

  private async answered({ unit, staff, on }: Where, recordedOn: CalendarDate): Promise<void> {
    const { random, city } = this;
    const directive = random.of(city.directives);
    const head = { directive, programme: city.programme, answer: random.of(ANSWERS), version: 1 };
    const fact: DirectiveAnswered = { type: 'DirectiveAnswered', ...head, unit: unit.id, on, staff };
    await this.recorder.record('directive', directive, recordedOn, [fact]);
  }

  private async observed({ unit, staff, on }: Where, recordedOn: CalendarDate): Promise<void> {
    const { random, city } = this;
    const practice = random.of(city.practices);
    const head = { practice, programme: city.programme, unit: unit.id, on, grade: random.of(GRADES) };
    const fact: PracticeObserved = {
      type: 'PracticeObserved',
      ...head,
      windowDays: WINDOW_DAYS,
      source: SEALED,
      staff,
    };
    await this.recorder.record('practice', practice, recordedOn, [fact]);
  }

  /** Of a session that was held by then. */
  private async attended({ staff }: Where, recordedOn: CalendarDate): Promise<void> {
    const { city, random } = this;
    const held = city.sessions.filter((_, index) => sessionDay(city, index) <= recordedOn).length;
    const index = random.whole(0, held);
    const session = city.sessions[index];
    if (session === undefined) return;
    const head = { session, programme: city.programme, on: sessionDay(city, index) };
    const fact: AttendanceRecorded = { type: 'AttendanceRecorded', ...head, staff };
    await this.recorder.record('session', session, recordedOn, [fact]);
  }
}
