import { datedChanges } from '../chart.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { type Movement, movementsOf, serviceOf } from '../people.js';
import { newOnes, type Violation, violationsOf } from './chart-faults.js';
import { text } from './fields.js';
import { rowNamed } from './history-rows.js';
import { fault, RANK, when, type Assessment, type Fault, type Rule } from './verdict.js';

/** What speaks against a fact of a career, judged when the ones before it were told. */
const faultOf = (before: Known, { type, staff, on }: Movement): string | undefined => {
  const service = serviceOf(before, staff, on);
  if (type === 'enrolled') return service === 'in-service' ? 'nip-taken' : undefined;
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
  [
    ...factsOf(known, 'answered'),
    ...factsOf(known, 'attended'),
    ...factsOf(known, 'observed'),
    ...factsOf(known, 'resulted'),
  ].some((fact) => fact.staff === staff);

type Undoing = { readonly known: Known; readonly id: Id; readonly seq: number };

const isOnlyEnrolment = ({ known, id, seq }: Undoing): boolean =>
  factsOf(known, 'enrolled')
    .filter(({ staff }) => staff === id)
    .every((fact) => fact.seq === seq);

/** The person must not be left in a unit that is not there. */
const stranded = ({ known, id, seq }: Undoing): readonly Violation[] => {
  const after = known.filter((fact) => fact.seq !== seq);
  return newOnes(violationsOf(datedChanges(after), after, [id]), violationsOf(datedChanges(known), known, [id]));
};

const undoing = (undo: Undoing): Assessment => {
  const { known, id, seq } = undo;
  const found = stranded(undo);
  const open = found.find((one) => one.open)?.key;
  return {
    faults: [
      ...when(isOnlyEnrolment(undo) && hasFacts(known, id), 'facts-recorded', RANK.state),
      ...remaining(known, id, seq),
      ...when(
        found.some((one) => !one.open),
        'unit-ended',
        RANK.chart,
      ),
    ],
    ...(open === undefined ? {} : { unclear: open }),
    record: () => [{ type: 'retracted', facts: [seq] }],
  };
};

const undo: Rule = ({ known, log, id, body }) => {
  const row = rowNamed(log, text(body, 'fact'));
  if (!row || row.of !== id) return { faults: [], unclear: 'no such fact', record: () => [] };
  const stands = known.some(({ seq }) => seq === row.seq);
  return stands
    ? undoing({ known, id, seq: row.seq })
    : { faults: [fault('nothing-to-undo', RANK.state)], record: () => [] };
};

export const careerCorrections: Readonly<Record<string, Rule>> = { 'staff/undo': undo };
