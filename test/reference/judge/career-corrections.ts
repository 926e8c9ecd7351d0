import { datedChanges } from '../chart.js';
import { factsOf, type Fact, type Id, type Known } from '../facts.js';
import { movementsOf, serviceOf } from '../people.js';
import { newOnes, violationsOf } from './chart-faults.js';
import { text } from './fields.js';
import { rowNamed } from './history-rows.js';
import { fault, RANK, when, type Assessment, type Fault, type Rule } from './verdict.js';

/** What speaks against a fact of a career, judged when the ones before it were told. */
const faultOf = (before: Known, fact: Fact): string | undefined => {
  if (fact.type !== 'enrolled' && fact.type !== 'transferred' && fact.type !== 'departed') return undefined;
  const service = serviceOf(before, fact.staff, fact.on);
  if (fact.type === 'enrolled') return service === 'in-service' ? 'nip-taken' : undefined;
  if (service === 'in-service') return undefined;
  return service === 'departed' ? 'after-departure' : 'before-enrolment';
};

/** The career that remains is judged in the order of recording. */
const remaining = (known: Known, staff: Id, seq: number): readonly Fault[] => {
  const left = movementsOf(known, staff)
    .filter((fact) => fact.seq !== seq)
    .toSorted((a, b) => a.seq - b.seq);
  return left.flatMap((fact, index) => {
    const code = faultOf(left.slice(0, index), fact);
    return code === undefined ? [] : [fault(code, RANK.people)];
  });
};

const hasFacts = (known: Known, staff: Id): boolean =>
  [...factsOf(known, 'answered'), ...factsOf(known, 'attended'), ...factsOf(known, 'observed')].some(
    (fact) => fact.staff === staff,
  );

const undo: Rule = ({ known, log, id, body }): Assessment => {
  const row = rowNamed(log, text(body, 'fact'));
  if (!row || row.of !== id) return { faults: [], unclear: 'no such fact', record: () => [] };
  if (!known.some(({ seq }) => seq === row.seq))
    return { faults: [fault('nothing-to-undo', RANK.state)], record: () => [] };
  const enrolments = factsOf(known, 'enrolled').filter(({ staff }) => staff === id);
  const isOnly = enrolments.length === 1 && enrolments[0]?.seq === row.seq;
  const after = known.filter(({ seq }) => seq !== row.seq);
  const stranded = newOnes(
    violationsOf(datedChanges(after), after, [id]),
    violationsOf(datedChanges(known), known, [id]),
  );
  const open = stranded.find((one) => one.open)?.key;
  return {
    faults: [
      ...when(isOnly && hasFacts(known, id), 'facts-recorded', RANK.state),
      ...remaining(known, id, row.seq),
      ...when(
        stranded.some((one) => !one.open),
        'unit-ended',
        RANK.chart,
      ),
    ],
    ...(open === undefined ? {} : { unclear: open }),
    record: () => [{ type: 'retracted', facts: [row.seq] }],
  };
};

export const careerCorrections: Readonly<Record<string, Rule>> = { 'staff/undo': undo };
