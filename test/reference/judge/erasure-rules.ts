import { complaintOf, standingAt, stateOf } from '../complaints.js';
import { factsOf, voidedBy, type Known } from '../facts.js';
import { ALWAYS, suggestionState } from '../suggestions.js';
import { RANK, when, type Case, type Rule, type Verdict } from './verdict.js';

export const isErased = (log: Known, thing: string): boolean =>
  factsOf(log, 'erased').some((fact) => fact.thing === thing);

const isAnswered = ({ known, id }: Case): boolean =>
  ['adopted', 'declined'].includes(suggestionState(known, id, ALWAYS));

const isEnded = ({ known, id }: Case): boolean => {
  const told = complaintOf(known, id);
  const state = told && stateOf(standingAt(known, told, ALWAYS));
  return ['closed', 'forwarded', 'rejected', 'withdrawn'].includes(state ?? '');
};

/** What is void may be erased whatever its state; erased once more it may be so already. */
const erasing =
  (isSettled: (asked: Case) => boolean): Rule =>
  (asked) => {
    const { log, today, id } = asked;
    const isFree = voidedBy(log, today).has(id) || isSettled(asked);
    return {
      faults: when(!isFree, 'still-open', RANK.state),
      already: isErased(log, id) ? 'maybe' : 'no',
      record: () => [{ type: 'erased', thing: id }],
    };
  };

export const erasureRules: Readonly<Record<string, Rule>> = {
  'suggestions/erase': erasing(isAnswered),
  'complaints/erase': erasing(isEnded),
};

/** Of what was erased nobody can say any more whether the same is told again. */
export const afterErasure = (verdict: Verdict, isIt: boolean): Verdict =>
  isIt && verdict.accepting !== 'recorded' && verdict.accepting !== 'either'
    ? { ...verdict, unclear: 'what was told before is erased' }
    : verdict;
