import type { Link } from '../capability-facts.js';
import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import { ALWAYS, answerOf, linkOf, suggestionState, weighings, type Linked } from '../suggestions.js';
import { adding, covered, existing, homeOf, seen } from './checks.js';
import { text, textOr, textOrNull } from './fields.js';
import {
  fault,
  RANK,
  when,
  type Already,
  type Assessment,
  type Body,
  type Case,
  type Fault,
  type Rule,
} from './verdict.js';

type Suggestion = FactOf<'suggested'>;

const receive: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const unit = text(body, 'unit');
  const on = textOr(body, 'receivedOn', today);
  const session = textOrNull(body, 'session');
  if (session !== null && homeOf(known, session) !== id) return elsewhere();
  return {
    faults: [...adding(known, id), ...seen(on, today), ...covered(asked, id, [unit]), ...existing(known, unit, on)],
    record: (suggestion) => [
      { type: 'suggested', suggestion, programme: id, unit, on, source: text(body, 'source'), heardAt: session },
    ],
  };
};

/** What a body names of another programme is not found, before any rule. */
const elsewhere = (): Assessment => ({ faults: [fault('not-found', RANK.void)], record: () => [] });

const COLLECTIONS = ['reform', 'directive', 'practice', 'course'] as const;

const linkIn = (body: Body): Link | null => {
  const collection = COLLECTIONS.find((name) => body[name] !== undefined);
  return collection === undefined ? null : { collection, thing: text(body, collection) };
};

const isOfKind = (known: Known, { collection, thing }: Link): boolean => {
  const things: Readonly<Record<Link['collection'], readonly Id[]>> = {
    reform: factsOf(known, 'proposed').map(({ reform }) => reform),
    directive: factsOf(known, 'directed').map((fact) => fact.thing),
    practice: factsOf(known, 'practice').map((fact) => fact.thing),
    course: factsOf(known, 'course').map((fact) => fact.thing),
  };
  return things[collection].includes(thing);
};

const isSame = (linked: Linked | undefined, link: Link): boolean => linked?.link.thing === link.thing;

type Weighing = { readonly asked: Case; readonly found: Suggestion; readonly on: string };

/** No step is dated before the one it follows, and none after today. */
const dayFaults = ({ asked: { known, today }, found, on }: Weighing): readonly Fault[] => [
  ...when(
    on < (weighings(known, found.suggestion, ALWAYS).at(-1)?.on ?? found.on),
    'step-backwards',
    RANK.state,
    RANK.dates,
  ),
  ...seen(on, today),
];

const stepped = (weighing: Weighing, step: FactOf<'weighed'>['step'], already: Already = 'no'): Assessment => {
  const { asked, found, on } = weighing;
  const link = step === 'adopt' ? linkIn(asked.body) : null;
  return {
    faults: dayFaults(weighing),
    already,
    record: () => [{ type: 'weighed', suggestion: found.suggestion, step, on, link }],
  };
};

const NO = (code: string): Assessment => ({ faults: [fault(code, RANK.state)], record: () => [] });
const SO: Assessment = { faults: [], already: 'yes', record: () => [] };

const weighing =
  (judge: (weighing: Weighing) => Assessment): Rule =>
  (asked) => {
    const { known, id, body, today } = asked;
    const found = factsOf(known, 'suggested').find((fact) => fact.suggestion === id);
    if (!found) return { faults: [], unclear: 'not a suggestion', record: () => [] };
    return judge({ asked, found, on: textOr(body, 'on', today) });
  };

/** Considering may be skipped; again it changes nothing. */
const consider = weighing((weighed) => {
  const state = suggestionState(weighed.asked.known, weighed.found.suggestion, ALWAYS);
  if (state === 'considered') return SO;
  return state === 'received' ? stepped(weighed, 'consider') : NO('suggestion-answered');
});

type Adopted = { readonly adoption: FactOf<'weighed'>; readonly linked: Linked | undefined };

/** Adopting what is adopted: the same again, or with a link where there was none. */
const adoptAgain = ({ asked, on }: Weighing, { adoption, linked }: Adopted): Assessment => {
  const link = linkIn(asked.body);
  if (link === null) return on === adoption.on ? SO : NO('suggestion-answered');
  if (linked) return isSame(linked, link) && [adoption.on, linked.on].includes(on) ? SO : NO('suggestion-answered');
  return {
    faults: [...when(on < adoption.on, 'step-backwards', RANK.state, RANK.dates), ...seen(on, asked.today)],
    record: () => [{ type: 'linked', suggestion: asked.id, adoption: adoption.seq, on, link }],
  };
};

const adopt = weighing((weighed) => {
  const { asked, found } = weighed;
  const { known, body } = asked;
  const link = linkIn(body);
  if (link && (!isOfKind(known, link) || homeOf(known, link.thing) !== found.programme)) return elsewhere();
  const answer = answerOf(known, found.suggestion, ALWAYS);
  if (!answer) return stepped(weighed, 'adopt');
  if (answer.step !== 'adopt') return NO('suggestion-answered');
  return adoptAgain(weighed, { adoption: answer, linked: linkOf(known, found.suggestion, ALWAYS) });
});

const decline = weighing((weighed) => {
  const answer = answerOf(weighed.asked.known, weighed.found.suggestion, ALWAYS);
  if (!answer) return stepped(weighed, 'decline');
  return answer.step === 'decline' && answer.on === weighed.on ? SO : NO('suggestion-answered');
});

const reopen = weighing((weighed) => {
  const { asked, found, on } = weighed;
  if (answerOf(asked.known, found.suggestion, ALWAYS)) return stepped(weighed, 'reopen');
  const last = weighings(asked.known, found.suggestion, ALWAYS).at(-1);
  return last?.step === 'reopen' && last.on === on ? SO : NO('suggestion-open');
});

export const suggestionRules: Readonly<Record<string, Rule>> = {
  'programmes/suggestions': receive,
  'suggestions/consider': consider,
  'suggestions/adopt': adopt,
  'suggestions/decline': decline,
  'suggestions/reopen': reopen,
};
