import { versionsOf } from './directives.js';
import { later, type Day } from './days.js';
import type { Link } from './capability-facts.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { completionOf } from './reforms.js';

export type SuggestionState = 'received' | 'considered' | 'adopted' | 'declined';

type Step = FactOf<'weighed'>;

const LEADS_TO: Readonly<Record<Step['step'], SuggestionState>> = {
  consider: 'considered',
  adopt: 'adopted',
  decline: 'declined',
  reopen: 'considered',
};

/** After every day, so that what is known today counts whatever its day. */
export const ALWAYS = '9999-12-31';

export const weighings = (known: Known, suggestion: Id, day: Day): readonly Step[] =>
  factsOf(known, 'weighed').filter((fact) => fact.suggestion === suggestion && fact.on <= day);

export const suggestionState = (known: Known, suggestion: Id, day: Day): SuggestionState => {
  const last = weighings(known, suggestion, day).at(-1);
  return last ? LEADS_TO[last.step] : 'received';
};

/** The adoption or the refusal that stands on the day. */
export const answerOf = (known: Known, suggestion: Id, day: Day): Step | undefined => {
  const last = weighings(known, suggestion, day).at(-1);
  return last?.step === 'adopt' || last?.step === 'decline' ? last : undefined;
};

/** What links to a void thing is as if it did not. */
const isThere = (known: Known, { thing }: Link): boolean =>
  known.some(
    (fact) =>
      ['proposed', 'directed', 'practice', 'course'].includes(fact.type) &&
      (('reform' in fact && fact.reform === thing) || ('thing' in fact && fact.thing === thing)),
  );

export type Linked = { readonly link: Link; readonly on: Day };

/** To what the adoption that stands led, told with it or added later. */
export const linkOf = (known: Known, suggestion: Id, day: Day): Linked | undefined => {
  const adoption = answerOf(known, suggestion, day);
  if (adoption?.step !== 'adopt') return undefined;
  const added = factsOf(known, 'linked').filter((fact) => fact.adoption === adoption.seq && fact.on <= day);
  const all = [adoption, ...added].flatMap(({ link, on }) => (link ? [{ link, on }] : []));
  return all.findLast(({ link }) => isThere(known, link));
};

/** The day of which a link makes an adopted one realised; undefined as long as there is none. */
const doneOn = (known: Known, { collection, thing }: Link): Day | undefined => {
  if (collection === 'reform') return completionOf(known, thing)?.on;
  if (collection === 'directive') return versionsOf(known, thing)[0]?.issuedOn;
  const defined = [...factsOf(known, 'practice'), ...factsOf(known, 'course')];
  return defined.find((fact) => fact.thing === thing)?.on;
};

/** From the later of the adoption and of what it led to. */
export const realisedOn = (known: Known, suggestion: Id, day: Day): Day | null => {
  const adoption = answerOf(known, suggestion, day);
  const linked = linkOf(known, suggestion, day);
  const done = linked && doneOn(known, linked.link);
  if (!adoption || done === undefined) return null;
  const on = later(adoption.on, done);
  return on <= day ? on : null;
};
