import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import { seen, serving } from './checks.js';
import { ids, numberOrNull, textOr } from './fields.js';
import { together, type Rule } from './verdict.js';

const train: Rule = ({ known, body, today }) => {
  const on = textOr(body, 'on', today);
  const hours = numberOrNull(body, 'hours') ?? 0;
  const staff = [...new Set(ids(body, 'staff'))];
  return {
    faults: [...seen(on, today), ...staff.flatMap((person) => serving(known, person, on))],
    record: (training) => [
      { type: 'training', training, hours, on },
      ...staff.map((person) => ({ type: 'taught', training, staff: person, hours, on }) as const),
    ],
  };
};

const taughtIn = (known: Known, training: Id): readonly FactOf<'taught'>[] =>
  factsOf(known, 'taught').filter((fact) => fact.training === training);

/** Of some, or of all; what finds nothing to take back is so already. */
const retract: Rule = ({ known, id, body }) => {
  const there = taughtIn(known, id);
  const people = body['staff'] === undefined ? there.map(({ staff }) => staff) : ids(body, 'staff');
  if (people.length === 0) return { faults: [], already: 'yes', record: () => [] };
  return together(
    people.map((person) => {
      const found = there.filter(({ staff }) => staff === person).map(({ seq }) => seq);
      return {
        already: found.length === 0 ? ('yes' as const) : ('no' as const),
        faults: [],
        facts: [{ type: 'retracted', facts: found } as const],
      };
    }),
  );
};

export const trainingRules: Readonly<Record<string, Rule>> = { trainings: train, 'trainings/retract': retract };
