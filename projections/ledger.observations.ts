import { dayOf } from '../src/kernel/calendar-date.js';
import type { ObservationsRetracted, PracticeObserved } from '../src/practices/practice.events.js';
import { inForce, type Interval, type ObservationsDoc } from './ledger.documents.js';
import { type Folding, journeyOf, replace, takenBack } from './ledger.folding.js';
import { activity, keyOfJourney, keyOfObservations } from './ledger.keys.js';

const sameSpans = (some: readonly Interval[], others: readonly Interval[]): boolean =>
  some.length === others.length &&
  some.every(([from, until], index) => from === others[index]?.[0] && until === others[index]?.[1]);

type Observed = { person: string; practice: string; programme: string };

const settleObservations = (
  folding: Folding,
  { person, practice, programme }: Observed,
  doc: ObservationsDoc,
): void => {
  replace(folding, person, keyOfObservations(practice, person), doc);
  const journey = journeyOf(folding, programme, person);
  const before = journey.practised.find(([id]) => id === practice)?.[1] ?? [];
  const spans = inForce(doc, true);
  if (sameSpans(before, spans)) return;
  const others = journey.practised.filter(([id]) => id !== practice);
  const practised = spans.length === 0 ? others : [...others, [practice, spans] as const];
  replace(folding, person, keyOfJourney(programme, person), { ...journey, practised });
};

export const observed = (folding: Folding, event: PracticeObserved): void => {
  const { practice, programme, grade, windowDays, staff } = event;
  const on = dayOf(event.on);
  const entry = { valid: grade !== 'E', on, rev: folding.rev, recorded: folding.recorded };
  for (const person of staff) {
    const doc = folding.docs.get(keyOfObservations(practice, person)) as ObservationsDoc | undefined;
    const observations = [...(doc?.observations ?? []), entry];
    const next = windowDays === undefined ? { observations } : { observations, window: windowDays };
    settleObservations(folding, { person, practice, programme }, next);
  }
  activity(folding.cells, programme, on, staff.length);
};

export const observationsTaken = (folding: Folding, { practice, programme, taken }: ObservationsRetracted): void => {
  for (const { staff: person, observations } of taken) {
    const doc = folding.docs.get(keyOfObservations(practice, person)) as ObservationsDoc | undefined;
    if (!doc) continue;
    const next = takenBack(folding, programme, doc.observations, observations);
    settleObservations(folding, { person, practice, programme }, { ...doc, observations: next });
  }
};
