import { Injectable } from '@nestjs/common';
import { COMPLETIONS_RECORD } from '../competency/course.permissions.js';
import { courseKind } from '../competency/course.register.js';
import { ANSWERS_RECORD } from '../directives/directive.permissions.js';
import { directiveKind } from '../directives/directive.register.js';
import { type OfWhom, PeopleWaiting } from '../insights/people-waiting.queries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { Registers } from '../registers/registers.js';
import { allOf, type Area, type Asking, unitOf, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';

type Counted = Pick<Waiting, 'kind' | 'due' | 'count'>;

const ofWhom = (area: Area, { pair, caller }: Asking): OfWhom => ({
  under: area === 'everywhere' ? undefined : area,
  pair,
  caller,
});

/** A row for each number of people that is not 0. */
const rowsOf = (thing: string, area: Area, counted: readonly Counted[]): Waiting[] =>
  counted.flatMap((one) => (one.count > 0 ? [{ ...one, thing, unit: unitOf(area) }] : []));

type Answers = Awaited<ReturnType<PeopleWaiting['directives']>>[number];
type Completions = Awaited<ReturnType<PeopleWaiting['courses']>>[number];

/** After the due day whoever is overdue, until then whoever has not answered; requests wait for who exempts. */
const answersWanted = (
  { thing: { current }, counts }: Answers,
  { asOf, exempts }: { readonly asOf: CalendarDate; readonly exempts: boolean },
): readonly Counted[] => {
  const due = current?.dueOn ?? null;
  const isPast = due !== null && asOf > due;
  return [
    { kind: 'directive-overdue', due, count: counts.overdue },
    { kind: 'directive-outstanding', due, count: isPast ? 0 : counts.outstanding + counts.superseded },
    { kind: 'exception-requested', due, count: exempts ? counts['exception-requested'] : 0 },
  ];
};

/** There is no day by which a course is to be completed. */
const completionsWanted = ({ counts: { lapsed, outstanding, failed } }: Completions): readonly Counted[] => [
  { kind: 'course-lapsed', due: null, count: lapsed },
  { kind: 'course-outstanding', due: null, count: outstanding + failed },
];

/** People who have not answered a directive. */
@Injectable()
export class AnswersWork implements WorkSource {
  constructor(
    private readonly registers: Registers,
    private readonly people: PeopleWaiting,
  ) {}

  async waiting(asking: Asking): Promise<readonly Waiting[]> {
    const { pair, running, areas } = asking;
    const mine = await areas(ANSWERS_RECORD);
    if (mine.length === 0) return [];
    const exempts = (await areas(OFFICE_WRITE)).length > 0;
    const all = await allOf(this.registers, directiveKind, pair);
    const directives = all.filter(({ programme }) => running.has(programme));
    const rows: Waiting[] = [];
    for (const area of mine) {
      for (const stood of await this.people.directives(directives, ofWhom(area, asking)))
        rows.push(...rowsOf(stood.thing.id, area, answersWanted(stood, { asOf: pair.asOf, exempts })));
    }
    return rows;
  }
}

/** People who have not completed a course, or no longer count as trained. */
@Injectable()
export class CompletionsWork implements WorkSource {
  constructor(
    private readonly registers: Registers,
    private readonly people: PeopleWaiting,
  ) {}

  async waiting(asking: Asking): Promise<readonly Waiting[]> {
    const { pair, running, areas } = asking;
    const mine = await areas(COMPLETIONS_RECORD);
    if (mine.length === 0) return [];
    const all = await allOf(this.registers, courseKind, pair);
    const courses = all.filter(({ programme }) => running.has(programme));
    const rows: Waiting[] = [];
    for (const area of mine) {
      for (const stood of await this.people.courses(courses, ofWhom(area, asking)))
        rows.push(...rowsOf(stood.thing.id, area, completionsWanted(stood)));
    }
    return rows;
  }
}
