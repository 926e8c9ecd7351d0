import { dayOf } from '../src/kernel/words/calendar-date.js';
import type { ObservationsRetracted, PracticeObserved } from '../src/practices/practice.events.js';
import { inForce, type ObservationsDoc } from './ledger.documents.js';
import { type Concerned, eachOf, exchanged, type Folding, hold, settle, takenBack, travel } from './ledger.folding.js';
import type { Interval } from './ledger.intervals.js';
import { activity, activityOf } from './ledger.keys.js';

const isSame = ([from, until]: Interval, other: Interval): boolean => from === other[0] && until === other[1];

const sameSpans = (some: readonly Interval[], others: readonly Interval[]): boolean =>
  some.length === others.length && some.every((span, index) => isSame(span, others[index] ?? [NaN]));

type About = { readonly practice: string; readonly programme: string };

const observationsOf = ({ thing }: Concerned): ObservationsDoc | undefined => thing?.doc as ObservationsDoc | undefined;

const settleObservations = (
  folding: Folding,
  who: Concerned,
  { practice, programme }: About,
  doc: ObservationsDoc,
): void => {
  const known = observationsOf(who);
  const [before, spans] = [known ? inForce(known, true) : [], inForce(doc, true)];
  settle(folding, who, practice, doc);
  if (sameSpans(before, spans)) return;
  travel(folding, who, programme, (journey) => {
    const others = before.reduce<readonly Interval[]>(
      (left, span) => exchanged(left, (other) => isSame(span, other), []),
      journey.spans,
    );
    return { ...journey, spans: [...others, ...spans] };
  });
};

export const observed = (folding: Folding, event: PracticeObserved): void => {
  const { programme, grade, windowDays, staff } = event;
  const on = dayOf(event.on);
  const lasts = windowDays === undefined ? {} : { window: windowDays };
  const entry = { valid: grade !== 'E', on, rev: folding.rev, ...lasts, recorded: folding.recorded };
  eachOf(folding, staff, (who) => {
    const observations = [...(observationsOf(who)?.observations ?? []), entry];
    settleObservations(folding, who, event, { observations });
    hold(folding, who, on, 1);
  });
  activity(folding.cells, activityOf(programme), on, staff.length);
};

export const observationsTaken = (folding: Folding, event: ObservationsRetracted): void => {
  const { programme, taken } = event;
  eachOf(
    folding,
    taken.map(({ staff }) => staff),
    (who, index) => {
      const doc = observationsOf(who);
      if (!doc) return;
      const next = takenBack(
        folding,
        { who, subject: activityOf(programme) },
        doc.observations,
        taken[index]?.observations ?? [],
      );
      settleObservations(folding, who, event, { observations: next });
    },
  );
};
