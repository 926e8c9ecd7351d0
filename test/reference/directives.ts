import type { Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { lastBy } from './last.js';
import { endOf } from './programmes.js';

export type Standing = 'acknowledged' | 'outstanding' | 'superseded' | 'declined' | 'exception-requested' | 'exempted';

export type Version = {
  readonly directive: Id;
  readonly number: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
};

export const versionsOf = (known: Known, directive: Id): readonly Version[] =>
  factsOf(known, 'version')
    .filter((fact) => fact.directive === directive)
    .map(({ issuedOn, dueOn }, index) => ({ directive, number: index + 1, issuedOn, dueOn }));

/** The newest version issued by the day, withdrawn or not. */
export const issuedBy = (known: Known, directive: Id, day: Day): Version | undefined =>
  versionsOf(known, directive).findLast(({ issuedOn }) => issuedOn <= day);

/** `current(dir, d)`: none before the first and from a withdrawal on. */
export const currentVersion = (known: Known, directive: Id, day: Day): Version | undefined => {
  const withdrawal = endOf(known, directive);
  return withdrawal && withdrawal.on <= day ? undefined : issuedBy(known, directive, day);
};

const answersByPerson = new WeakMap<Known, ReadonlyMap<string, readonly FactOf<'answered'>[]>>();

const grouped = (known: Known): ReadonlyMap<string, readonly FactOf<'answered'>[]> => {
  const table = new Map<string, FactOf<'answered'>[]>();
  for (const fact of factsOf(known, 'answered')) {
    const key = `${fact.directive} ${fact.staff}`;
    table.set(key, [...(table.get(key) ?? []), fact]);
  }
  return table;
};

export const answersOf = (known: Known, directive: Id, staff: Id): readonly FactOf<'answered'>[] => {
  const table = answersByPerson.get(known) ?? grouped(known);
  answersByPerson.set(known, table);
  return table.get(`${directive} ${staff}`) ?? [];
};

/** An exemption that has run out is as if never given (domain.md, 4). */
export const hasRunOut = (answer: FactOf<'answered'>, day: Day): boolean => answer.until !== null && day > answer.until;

export const lastAnswer = (known: Known, directive: Id, staff: Id, day: Day): FactOf<'answered'> | undefined =>
  lastBy(answersOf(known, directive, staff).filter((answer) => answer.on <= day && !hasRunOut(answer, day)));

/** The table of domain.md, 4; only to be asked where a version is current. */
export const standingOf = (known: Known, current: Version, staff: Id, day: Day): Standing => {
  const answer = lastAnswer(known, current.directive, staff, day);
  if (!answer) return 'outstanding';
  if (answer.kind === 'exempted') return 'exempted';
  return answer.version === current.number ? answer.kind : 'superseded';
};

const OWES: readonly Standing[] = ['outstanding', 'superseded', 'declined', 'exception-requested'];

const isOverdue = (standing: Standing, day: Day, current: Version): boolean =>
  OWES.includes(standing) && day > current.dueOn;

export type StandingCounts = Readonly<Record<Standing | 'population' | 'overdue', number>>;

export const countStandings = (known: Known, current: Version, staff: readonly Id[], day: Day): StandingCounts => {
  const standings = staff.map((person) => standingOf(known, current, person, day));
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  return {
    population: staff.length,
    acknowledged: count('acknowledged'),
    outstanding: count('outstanding'),
    superseded: count('superseded'),
    declined: count('declined'),
    'exception-requested': count('exception-requested'),
    exempted: count('exempted'),
    overdue: standings.filter((standing) => isOverdue(standing, day, current)).length,
  };
};
