import type { Defined } from '../kernel/evidence/evidenced.js';
import { type EvidenceFacts, record, type RetractionFacts, takeBack } from '../kernel/evidence/recording.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { ObservationsRetracted, PracticeEvent, PracticeObserved } from './practice.events.js';

export type { EvidenceFacts as ObservationFacts, RetractionFacts } from '../kernel/evidence/recording.js';

/** Records an observation; every one is a new fact. */
export const observe = (practice: Defined, event: PracticeObserved, facts: EvidenceFacts): Decision<PracticeEvent> =>
  record(practice, event, { ...facts, retired: 'practice-retired' });

type RetractionWish = Omit<ObservationsRetracted, 'taken'> & { readonly staff: readonly StaffId[] };

/** Takes back the observations of a day. */
export const retractObservations = (
  practice: Defined,
  { staff, ...wish }: RetractionWish,
  facts: RetractionFacts,
): Decision<PracticeEvent> =>
  takeBack(practice, { on: wish.on, staff }, facts, (taken) => ({
    ...wish,
    taken: taken.map(({ staff: person, revisions }) => ({ staff: person, observations: revisions })),
  }));
