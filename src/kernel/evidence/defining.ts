import type { Decision, DomainEvent } from '../facts/decider.js';
import { alreadyNamed, type DatedUnits } from '../organisation/dated.js';
import type { CalendarDate } from '../words/calendar-date.js';
import { notTooFar } from '../words/dates.js';
import { refuse, type RuleCode } from '../words/refusal.js';
import type { Defined, Evidenced } from './evidenced.js';

export type NamingFacts = {
  readonly today: CalendarDate;
  readonly closed: RuleCode | undefined;
  readonly outside: RuleCode | undefined;
};

type Dated = DomainEvent & { readonly on: CalendarDate };

export const define = <E extends Dated>(thing: Evidenced, event: E, facts: NamingFacts): Decision<E> => {
  if (facts.closed) return refuse(facts.closed);
  if (thing.phase !== 'absent') return [];
  const refusal = notTooFar(event.on, facts.today) ?? facts.outside;
  return refusal ? refuse(refusal) : [event];
};

/** `retired` is what is said of a thing whose end is recorded. */
export const target = <E extends DomainEvent & DatedUnits>(
  thing: Defined,
  event: E,
  { retired, ...facts }: NamingFacts & { readonly retired: RuleCode },
): Decision<E> => {
  if (facts.closed) return refuse(facts.closed);
  if (alreadyNamed(thing.targets, event.on, event.units)) return [];
  if (thing.retiredOn !== undefined) return refuse(retired);
  if (event.on < thing.firstDay) return refuse('before-issue');
  const refusal = notTooFar(event.on, facts.today) ?? facts.outside;
  return refusal ? refuse(refusal) : [event];
};

export type ClosingFacts = Pick<NamingFacts, 'today' | 'closed'>;

/** Retires a thing from a day on. */
export const retire = <E extends Dated>(thing: Defined, event: E, facts: ClosingFacts): Decision<E> => {
  if (facts.closed) return refuse(facts.closed);
  if (thing.retiredOn !== undefined) return thing.retiredOn === event.on ? [] : refuse('already-recorded');
  if (event.on < thing.firstDay) return refuse('before-issue');
  const far = notTooFar(event.on, facts.today);
  return far ? refuse(far) : [event];
};
