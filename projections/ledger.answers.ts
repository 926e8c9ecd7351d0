import type { AnswersRetracted, DirectiveAnswered } from '../src/directives/directive.events.js';
import { dayOf } from '../src/kernel/calendar-date.js';
import { type AnswersDoc, firstAcknowledged } from './ledger.documents.js';
import { type Folding, journeyOf, replace, takenBack } from './ledger.folding.js';
import { activity, keyOfAnswers, keyOfJourney } from './ledger.keys.js';

export const answered = (folding: Folding, event: DirectiveAnswered): void => {
  const { recorded, seq, rev, docs } = folding;
  const { answer: kind, version, directive, programme, until, staff } = event;
  const on = dayOf(event.on);
  const entry = {
    kind,
    version,
    on,
    rev,
    seq,
    recorded,
    ...(until === undefined ? {} : { until: dayOf(until) }),
  };
  for (const person of staff) {
    const key = keyOfAnswers(directive, person);
    const doc = docs.get(key) as AnswersDoc | undefined;
    settleAnswers(folding, { person, directive, programme }, { answers: [...(doc?.answers ?? []), entry] });
  }
  activity(folding.cells, programme, on, staff.length);
};

type Answerer = { person: string; directive: string; programme: string };

const settleAnswers = (folding: Folding, { person, directive, programme }: Answerer, doc: AnswersDoc): void => {
  replace(folding, person, keyOfAnswers(directive, person), doc);
  const journey = journeyOf(folding, programme, person);
  const first = firstAcknowledged(doc);
  if (journey.acknowledged.find(([id]) => id === directive)?.[1] === first) return;
  const others = journey.acknowledged.filter(([id]) => id !== directive);
  const acknowledged = first === undefined ? others : [...others, [directive, first] as const];
  replace(folding, person, keyOfJourney(programme, person), { ...journey, acknowledged });
};

export const answersTaken = (folding: Folding, { directive, programme, taken }: AnswersRetracted): void => {
  for (const { staff: person, answers } of taken) {
    const doc = folding.docs.get(keyOfAnswers(directive, person)) as AnswersDoc | undefined;
    if (!doc) continue;
    const next = takenBack(folding, programme, doc.answers, answers);
    settleAnswers(folding, { person, directive, programme }, { answers: next });
  }
};
