import { Injectable } from '@nestjs/common';
import { COMPLETIONS_RECORD } from '../competency/course.permissions.js';
import type { CourseAt } from '../competency/course.register.js';
import { ANSWERS_RECORD } from '../directives/directive.permissions.js';
import type { DirectiveAt } from '../directives/directive.register.js';
import { type OfWhom, PeopleWaiting, type Stood } from '../insights/people-waiting.queries.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { OFFICE_WRITE, type Permission } from '../platform/callers/permissions.js';
import { type Kept, KeptThings } from '../registers/kept-things.js';
import { type Area, type Asking, unitOf, type WorkSource } from './asking.js';
import type { Waiting } from './waiting.js';
import { COURSES, DIRECTIVES } from './waiting-things.js';

type Counted = Pick<Waiting, 'kind' | 'due' | 'count'>;

/** What asks something of people, how they stand towards it, and what of that waits for whoever may record answers. */
type Asked<T extends object, C> = {
  readonly kept: Kept<T>;
  readonly records: Permission;
  readonly stood: (things: readonly T[], of: OfWhom) => Promise<readonly Stood<T, C>[]>;
  readonly wanted: (stood: Stood<T, C>) => readonly Counted[];
};

const ofWhom = (area: Area, { pair, caller }: Asking): OfWhom => ({
  under: area === 'everywhere' ? undefined : area,
  pair,
  caller,
});

/** A row for each number of people that is not 0. */
const rowsOf = (thing: string, area: Area, counted: readonly Counted[]): Waiting[] =>
  counted.flatMap((one) => (one.count > 0 ? [{ ...one, thing, unit: unitOf(area) }] : []));

/** People of whom the programmes that run want something still. */
const peopleWanted = async <T extends { readonly id: string; readonly programme: ProgrammeId }, C>(
  things: KeptThings,
  { kept, records, stood, wanted }: Asked<T, C>,
  asking: Asking,
): Promise<readonly Waiting[]> => {
  const mine = await asking.areas(records);
  if (mine.length === 0) return [];
  const asked = (await things.at(kept, asking.pair)).filter(({ programme }) => asking.running.has(programme));
  const rows: Waiting[] = [];
  for (const area of mine) {
    for (const one of await stood(asked, ofWhom(area, asking))) rows.push(...rowsOf(one.thing.id, area, wanted(one)));
  }
  return rows;
};

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
    private readonly things: KeptThings,
    private readonly people: PeopleWaiting,
  ) {}

  async waiting(asking: Asking): Promise<readonly Waiting[]> {
    const { asOf } = asking.pair;
    const exempts = (await asking.areas(OFFICE_WRITE)).length > 0;
    const stood: Asked<DirectiveAt, Answers['counts']>['stood'] = async (things, of) =>
      this.people.directives(things, of);
    const wanted = (answers: Answers): readonly Counted[] => answersWanted(answers, { asOf, exempts });
    return peopleWanted(this.things, { kept: DIRECTIVES, records: ANSWERS_RECORD, stood, wanted }, asking);
  }
}

/** People who have not completed a course, or no longer count as trained. */
@Injectable()
export class CompletionsWork implements WorkSource {
  constructor(
    private readonly things: KeptThings,
    private readonly people: PeopleWaiting,
  ) {}

  async waiting(asking: Asking): Promise<readonly Waiting[]> {
    const stood: Asked<CourseAt, Completions['counts']>['stood'] = async (things, of) =>
      this.people.courses(things, of);
    const asked = { kept: COURSES, records: COMPLETIONS_RECORD, stood, wanted: completionsWanted };
    return peopleWanted(this.things, asked, asking);
  }
}
