import { addDays, type Day } from '../days.js';
import { currentVersion, hasRunOut, lastAnswer, standingOf, type Version } from '../directives.js';
import { practicesOf, sessionDay, sessionsOf, startsAt } from '../evidence.js';
import { factsOf, type FactOf, type Id } from '../facts.js';
import { lastBy } from '../last.js';
import { coursesOf, isOffered } from '../learning.js';
import { endOf, targets } from '../programmes.js';
import { firstOf, ofPeople, type Explaining, type Row } from './row.js';

type Answer = FactOf<'answered'>;

/** What the last answer of a person amounts to while a version is current. */
const standing = ({ known, day }: Explaining, current: Version, { staff, seq, directive }: Answer): string => {
  if (lastAnswer(known, directive, staff, day)?.seq !== seq) return 'answered-since';
  const how = standingOf(known, current, staff, day);
  return how === 'acknowledged' ? 'counts' : how;
};

const answersTo = (of: Explaining, directive: FactOf<'directed'>): readonly Row[] => {
  const { known, told, day, isTaken } = of;
  const current = currentVersion(known, directive.thing, day);
  const answers = factsOf(told, 'answered').filter((answer) => answer.directive === directive.thing);
  const whyOf = (answer: Answer, unit: Id): string =>
    firstOf([
      [isTaken(answer), 'retracted'],
      [answer.on > day, 'not-yet'],
      [current === undefined, 'not-current'],
      [!targets(known, directive, unit, day), 'not-targeted'],
      [hasRunOut(answer, day), 'run-out'],
    ]) ?? (current ? standing(of, current, answer) : '');
  return ofPeople(of, answers, (answer, unit) => ({
    component: 'acknowledged',
    fact: answer.kind,
    thing: directive.thing,
    on: answer.on,
    told: answer,
    unit,
    staff: answer.staff,
    weight: 1,
    why: whyOf(answer, unit),
  }));
};

export const acknowledgedRows = (of: Explaining): readonly Row[] =>
  factsOf(of.known, 'directed')
    .filter(({ programme }) => programme === of.programme)
    .flatMap((directive) => answersTo(of, directive));

type Evidence = FactOf<'observed'> | FactOf<'resulted'>;

/** Why evidence never counts, however new it is. */
const never = (fact: Evidence): string | undefined => {
  if (fact.type === 'observed') return fact.grade === 'E' ? 'self-report' : undefined;
  return fact.result === 'failed' ? 'failed' : undefined;
};

type Thing = FactOf<'practice'> | FactOf<'course'>;

const isOver = ({ windowDays }: Thing, on: Day, day: Day): boolean =>
  windowDays !== null && day >= addDays(on, windowDays);

const isDefined = ({ known, day }: Explaining, thing: Thing): boolean => {
  const end = endOf(known, thing.thing);
  return thing.type === 'course' ? isOffered(known, thing, day) : thing.on <= day && !(end && end.on <= day);
};

type Kind = Pick<Row, 'component' | 'fact'>;

/** Of each person the newest that would do counts. */
const evidenceOf = (
  of: Explaining,
  kind: Kind,
  { thing, facts }: { readonly thing: Thing; readonly facts: readonly Evidence[] },
): readonly Row[] => {
  const { known, day, isTaken } = of;
  const faultOf = (fact: Evidence, unit: Id): string | undefined =>
    firstOf([
      [isTaken(fact), 'retracted'],
      [fact.on > day, 'not-yet'],
      [!isDefined(of, thing), 'not-current'],
      [!targets(known, thing, unit, day), 'not-targeted'],
    ]) ??
    never(fact) ??
    firstOf([[isOver(thing, fact.on, day), 'run-out']]);
  const whyOf = (fact: Evidence, unit: Id): string => {
    const alike = facts.filter(({ staff }) => staff === fact.staff);
    const newest = lastBy(alike.filter((one) => faultOf(one, unit) === undefined));
    return faultOf(fact, unit) ?? (newest === fact ? 'counts' : 'another-counts');
  };
  return ofPeople(of, facts, (fact, unit) => ({
    ...kind,
    thing: thing.thing,
    on: fact.on,
    told: fact,
    unit,
    staff: fact.staff,
    weight: 1,
    why: whyOf(fact, unit),
  }));
};

/** Whether a thing is shown before its first day is left open; nothing is explained of what is not there yet. */
const begun = <T extends Thing>({ day }: Explaining, things: readonly T[]): readonly T[] =>
  things.filter(({ on }) => on <= day);

export const practisedRows = (of: Explaining): readonly Row[] =>
  begun(of, practicesOf(of.known, of.programme)).flatMap((thing) => {
    const facts = factsOf(of.told, 'observed').filter(({ practice }) => practice === thing.thing);
    return evidenceOf(of, { component: 'practised', fact: 'observation' }, { thing, facts });
  });

export const trainedRows = (of: Explaining): readonly Row[] =>
  begun(of, coursesOf(of.known, of.programme)).flatMap((thing) => {
    const facts = factsOf(of.told, 'resulted').filter(({ course }) => course === thing.thing);
    return evidenceOf(of, { component: 'trained', fact: 'completion' }, { thing, facts });
  });

type Session = FactOf<'planned'>;

/** Of each person the first session attended counts; of those that begin at once, the one recorded first. */
export const socialisedRows = (of: Explaining): readonly Row[] => {
  const { known, told, programme, day, isTaken } = of;
  const starting = (session: Session): number => Date.parse(startsAt(known, session));
  const sessions = sessionsOf(known, programme).toSorted((a, b) => starting(a) - starting(b) || a.seq - b.seq);
  const seen = new Set<Id>();
  const whyOf = (fact: FactOf<'attended'>, on: Day): string => {
    const fault = firstOf([
      [isTaken(fact), 'retracted'],
      [on > day, 'not-yet'],
      [seen.has(fact.staff), 'another-counts'],
    ]);
    if (fault === undefined) seen.add(fact.staff);
    return fault ?? 'counts';
  };
  return sessions.flatMap((session) => {
    const on = sessionDay(known, session);
    const there = factsOf(told, 'attended').filter((fact) => fact.session === session.session);
    return ofPeople(of, there, (fact, unit) => ({
      component: 'socialised',
      fact: 'attendance',
      thing: session.session,
      on,
      told: fact,
      unit,
      staff: fact.staff,
      weight: 1,
      why: whyOf(fact, on),
    }));
  });
};
