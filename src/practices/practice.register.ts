import type { RegisterRecord } from '../../projections/registers.view.js';
import {
  countedFromFirstDay,
  EVIDENCED_STATUSES,
  type EvidencedAt,
  evidencedAt,
  type EvidencedStatus,
  evidencedWords,
} from '../../projections/registers/evidenced.js';
import { factsBy } from '../../projections/registers/facts.js';
import { type Kind, kindOf } from '../../projections/registers/kind.js';
import type { PracticeId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import { practiceDecider } from './practice.decider.js';

export const PRACTICE_STATUSES = EVIDENCED_STATUSES;
export type PracticeStatus = EvidencedStatus;

export type PracticeAt = EvidencedAt & { readonly id: PracticeId; readonly description?: Sealed };

/** Undefined where it was not recorded by then. */
const recordedPracticeAt = (record: RegisterRecord, pair: Pair): PracticeAt | undefined => {
  const [defined] = factsBy(record, pair.knownOn, 'PracticeDefined');
  if (!defined) return undefined;
  const { practice: id, description } = defined.event;
  return { id, ...evidencedAt(record, defined.event, pair), ...(description ? { description } : {}) };
};

export const practiceKind: Kind<PracticeAt> = kindOf({
  kind: 'practice',
  read: recordedPracticeAt,
  words: evidencedWords,
  decider: practiceDecider,
});

/** A practice as it counts at a pair of dates: undefined before its first day as well. */
export const practiceAt = countedFromFirstDay(practiceKind);
