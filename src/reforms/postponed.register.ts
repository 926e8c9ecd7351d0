import type { FactOf, RegisterFact } from '../../projections/registers.view.js';
import type { Told } from '../kernel/facts/telling.js';
import type { ReformPutOff } from './reform.events.js';

type Row = Told<RegisterFact>;
type PutOff = Row & { readonly fact: { readonly event: ReformPutOff } };

const isPutOff = (row: Row): row is PutOff => row.fact.event.type === 'ReformPutOff';

const putOffTo = (event: FactOf, last: PutOff): FactOf =>
  event.type === 'ReformProposed' ? { ...event, effectiveOn: last.fact.event.effectiveOn } : event;

/** In the order of recording, each once: a void reform's rows are all corrected by the same fact. */
const inOrder = (facts: readonly RegisterFact[]): RegisterFact[] =>
  [...new Map(facts.map((fact) => [fact.id, fact])).values()].toSorted((a, b) => a.seq - b.seq);

/** Postponements change the day that the proposal told: with what has corrected them they are corrections of it. */
export const withPostponements = (told: readonly Row[]): readonly Row[] => {
  const putOff = told.filter(isPutOff);
  const last = putOff.at(-1);
  if (!last) return told;
  return told.map((row) => {
    const { fact, corrections } = row;
    if (fact.event.type !== 'ReformProposed') return row;
    const changes = putOff.flatMap((one) => [one.fact, ...one.corrections]);
    return {
      ...row,
      fact: { ...fact, event: putOffTo(fact.event, last) },
      corrections: inOrder([...corrections, ...changes]),
    };
  });
};
