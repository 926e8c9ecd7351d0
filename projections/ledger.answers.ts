import type { AnswersRetracted, DirectiveAnswered } from '../src/directives/directive.events.js';
import { dayOf } from '../src/kernel/words/calendar-date.js';
import { type AnswersDoc, firstAcknowledged } from './ledger.documents.js';
import { type Concerned, eachOf, exchanged, type Folding, hold, settle, takenBack, travel } from './ledger.folding.js';
import { activity, activityOf } from './ledger.keys.js';

const NO_ANSWERS: AnswersDoc = { answers: [] };

type About = { readonly directive: string; readonly programme: string };

const answersOf = ({ thing }: Concerned): AnswersDoc => (thing?.doc as AnswersDoc | undefined) ?? NO_ANSWERS;

const settleAnswers = (folding: Folding, who: Concerned, { directive, programme }: About, doc: AnswersDoc): void => {
  const [before, first] = [firstAcknowledged(answersOf(who)), firstAcknowledged(doc)];
  settle(folding, who, directive, doc);
  if (before === first) return;
  travel(folding, who, programme, (journey) => {
    const come = first === undefined ? [] : [first];
    return { ...journey, acknowledged: exchanged(journey.acknowledged, (day) => day === before, come) };
  });
};

export const answered = (folding: Folding, event: DirectiveAnswered): void => {
  const { recorded, rev } = folding;
  const { answer: kind, version, until, staff } = event;
  const on = dayOf(event.on);
  const entry = { kind, version, on, rev, recorded, ...(until === undefined ? {} : { until: dayOf(until) }) };
  eachOf(folding, staff, (who) => {
    settleAnswers(folding, who, event, { answers: [...answersOf(who).answers, entry] });
    hold(folding, who, on, 1);
  });
  activity(folding.cells, activityOf(event.programme), on, staff.length);
};

export const answersTaken = (folding: Folding, event: AnswersRetracted): void => {
  const { programme, taken } = event;
  eachOf(
    folding,
    taken.map(({ staff }) => staff),
    (who, index) => {
      const { answers } = answersOf(who);
      const next = takenBack(folding, { who, subject: activityOf(programme) }, answers, taken[index]?.answers ?? []);
      settleAnswers(folding, who, event, { answers: next });
    },
  );
};
