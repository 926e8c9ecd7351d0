import type { Day } from './days.js';
import { practicesOf, sessionsOf } from './evidence.js';
import { factsOf, type Id, type Known } from './facts.js';
import { coursesOf } from './learning.js';
import { nilReportsOf } from './quiet.js';
import { reformsOf } from './reforms.js';

/** Which programme is read, and for which pair of dates: `known` is what was known on the second. */
export type Asking = {
  readonly known: Known;
  readonly programme: Id;
  readonly day: Day;
  /** All that was ever recorded, and the day known on: what a survey has published stays whatever is corrected. */
  readonly told?: { readonly log: Known; readonly knownOn: Day };
};

/** Days of answers, attendance, observations, steps of issues and of reforms of the programme (api.md, 4). */
const factDays = (known: Known, programme: Id): readonly Day[] => {
  const ids = (things: readonly { readonly programme: Id }[], key: string): ReadonlySet<unknown> =>
    new Set(
      things
        .filter((thing) => thing.programme === programme)
        .map((thing) => Object.entries(thing).find(([name]) => name === key)?.[1]),
    );
  const directives = ids(factsOf(known, 'directed'), 'thing');
  const practices = ids(practicesOf(known, programme), 'thing');
  const sessions = ids(sessionsOf(known, programme), 'session');
  const reforms = ids(reformsOf(known, programme), 'reform');
  const raised = factsOf(known, 'raised').filter((issue) => issue.programme === programme);
  const issues = ids(raised, 'issue');
  return [
    ...factsOf(known, 'answered')
      .filter(({ directive }) => directives.has(directive))
      .map(({ on }) => on),
    ...factsOf(known, 'observed')
      .filter(({ practice }) => practices.has(practice))
      .map(({ on }) => on),
    ...factsOf(known, 'attended')
      .filter(({ session }) => sessions.has(session))
      .map(({ on }) => on),
    ...raised.map(({ on }) => on),
    ...factsOf(known, 'stepped')
      .filter(({ issue }) => issues.has(issue))
      .map(({ on }) => on),
    ...factsOf(known, 'decreed')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ signedOn }) => signedOn),
    ...factsOf(known, 'completed')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ on }) => on),
    ...factsOf(known, 'cancelled')
      .filter(({ reform }) => reforms.has(reform))
      .map(({ on }) => on),
  ];
};

const completionDays = (known: Known, programme: Id): readonly Day[] => {
  const courses = new Set(coursesOf(known, programme).map(({ thing }) => thing));
  return factsOf(known, 'resulted')
    .filter(({ course }) => courses.has(course))
    .map(({ on }) => on);
};

const nilDays = (known: Known, programme: Id): readonly Day[] => nilReportsOf(known, programme).map(({ on }) => on);

type Days = (known: Known, programme: Id) => readonly Day[];

/** The facts that each measure knows (capabilities.md, 11 and 12). */
const DAYS: Readonly<Record<string, readonly Days[]>> = {
  competency: [completionDays],
  'readiness@2': [factDays, completionDays, nilDays],
};

export const newestFactOn = (measure: string, { known, programme, day }: Asking): Day | null =>
  (DAYS[measure] ?? [factDays])
    .flatMap((days) => days(known, programme))
    .filter((on) => on <= day)
    .reduce<Day | null>((newest, on) => (newest === null || on > newest ? on : newest), null);
