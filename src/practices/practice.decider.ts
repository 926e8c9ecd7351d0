import { type NamingFacts, target as targeting } from '../kernel/evidence/defining.js';
import { type Defined, type Evidenced, evidencedDecider, type EvidenceTold } from '../kernel/evidence/evidenced.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  PRACTICE_FACTS,
  type PracticeCorrection,
  type PracticeEvent,
  type PracticeFact,
  type PracticeTargeted,
} from './practice.events.js';

export { define, type NamingFacts, retire } from '../kernel/evidence/defining.js';
export type { Defined, Evidenced as Practice } from '../kernel/evidence/evidenced.js';

const told = (event: PracticeFact): EvidenceTold => {
  switch (event.type) {
    case 'PracticeDefined':
      return { tells: 'defined', event };
    case 'PracticeTargeted':
      return { tells: 'targeted', event };
    case 'PracticeRetired':
      return { tells: 'retired', event };
    case 'PracticeObserved':
      return { tells: 'evidence', event };
    case 'ObservationsRetracted':
      return {
        tells: 'taken-back',
        taken: event.taken.map(({ staff, observations }) => ({ staff, revisions: observations })),
      };
    default:
      return unreachable(event);
  }
};

export const practiceDecider: Decider<Evidenced, PracticeEvent> = evidencedDecider<PracticeFact, PracticeCorrection>({
  category: 'practice',
  keeps: PRACTICE_FACTS,
  told,
});

export const target = (practice: Defined, event: PracticeTargeted, facts: NamingFacts): Decision<PracticeEvent> =>
  targeting(practice, event, { ...facts, retired: 'practice-retired' });
