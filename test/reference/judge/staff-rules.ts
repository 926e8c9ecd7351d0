import { chartAt, datedChanges, readThrough } from '../chart.js';
import { factsOf, recordAll, type Happening, type Id, type Known } from '../facts.js';
import { lastBy } from '../last.js';
import { assigned, positionOf, serviceOf } from '../people.js';
import { strands } from './chart-faults.js';
import { existing, planned, serving } from './checks.js';
import { bodies, positionText, text, textOr, textOrNull, isBody } from './fields.js';
import { fault, RANK, together, when, type Already, type Case, type Fault, type Row, type Rule } from './verdict.js';

/** Whatever would leave a person in a unit abolished on a later day is `unit-ended` (domain.md, 9). */
const stranding = ({ known, log, today }: Case, staff: Id, facts: readonly Happening[]) => {
  const after: Known = [...known, ...recordAll(log, today, facts).slice(log.length)];
  const found = strands(known, after, datedChanges(known), [staff]);
  return {
    faults: found.filter(({ open }) => !open).map(({ code }): Fault => fault(code, RANK.chart)),
    unclear: found.find(({ open }) => open)?.key,
  };
};

const holderOf = (known: Known, nip: string): Id | undefined =>
  factsOf(known, 'numbered').find((fact) => fact.nip === nip)?.staff;

const enrol: Rule = (asked) => {
  const { body, known, today } = asked;
  const on = textOr(body, 'on', today);
  const unit = text(body, 'unit');
  const holder = holderOf(known, text(body, 'nip'));
  const facts = (staff: Id): readonly Happening[] => [
    {
      type: 'enrolled',
      staff,
      unit,
      on,
      position: positionText(body['position']) ?? '',
      employment: text(body, 'employment'),
    },
    ...(holder === undefined ? [{ type: 'numbered', staff, nip: text(body, 'nip') } as const] : []),
    { type: 'named', staff, name: text(body, 'name') },
  ];
  const who = holder ?? '@wished';
  const left = stranding(asked, who, facts(who));
  return {
    faults: [
      ...planned(on, today),
      ...existing(known, unit, on),
      ...when(holder !== undefined && serviceOf(known, who, on) === 'in-service', 'nip-taken', RANK.people),
      ...left.faults,
    ],
    ...(left.unclear === undefined ? {} : { unclear: left.unclear }),
    ...(holder === undefined ? {} : { existing: holder }),
    record: (newId) => facts(holder ?? newId),
  };
};

const transferRow = (
  asked: Case,
  move: { readonly staff: Id; readonly unit: Id; readonly position: string | null },
  on: string,
): Row & { readonly unclear?: string } => {
  const { known, today } = asked;
  const { staff, unit, position } = move;
  const facts: readonly Happening[] = [{ type: 'transferred', staff, unit, on, position }];
  const here = assigned(known, staff, on);
  // A unit that was merged is where those are who count in the receiving one (domain.md, 9).
  const there = here !== null && here === readThrough(chartAt(known, on), unit);
  const same = there && (position === null || position === positionOf(known, staff, on));
  const left = stranding(asked, staff, facts);
  return {
    already: same ? 'yes' : 'no',
    faults: [...planned(on, today), ...existing(known, unit, on), ...serving(known, staff, on), ...left.faults],
    facts,
    ...(left.unclear === undefined ? {} : { unclear: left.unclear }),
  };
};

const transferAll = (
  asked: Case,
  moves: readonly { readonly staff: Id; readonly unit: Id; readonly position: string | null }[],
) => {
  const on = textOr(asked.body, 'on', asked.today);
  const rows = moves.map((move) => transferRow(asked, move, on));
  const unclear = rows.find((row) => row.already === 'no' && row.unclear !== undefined)?.unclear;
  return { ...together(rows), ...(unclear === undefined ? {} : { unclear }) };
};

const transfer: Rule = (asked) =>
  transferAll(asked, [
    { staff: asked.id, unit: text(asked.body, 'unit'), position: positionText(asked.body['position']) },
  ]);

const transfers: Rule = (asked) =>
  transferAll(
    asked,
    bodies(asked.body, 'moves')
      .filter(isBody)
      .map((move) => ({
        staff: text(move, 'staff'),
        unit: text(move, 'unit'),
        position: positionText(move['position']),
      })),
  );

/** The same departure again changes nothing; with another reason the documents do not say. */
const departedAlready = ({ known, id, body }: Case, on: string): Already => {
  const turns = [...factsOf(known, 'enrolled'), ...factsOf(known, 'departed')];
  const last = lastBy(turns.filter((fact) => fact.staff === id && fact.on <= on));
  if (last?.type !== 'departed' || last.on !== on) return 'no';
  return last.reason === text(body, 'reason') ? 'yes' : 'maybe';
};

const depart: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const on = textOr(body, 'on', today);
  return {
    faults: [...planned(on, today), ...serving(known, id, on)],
    already: departedAlready(asked, on),
    record: () => [{ type: 'departed', staff: id, on, reason: text(body, 'reason') }],
  };
};

const correct: Rule = ({ known, id, body }) => {
  const nip = textOrNull(body, 'nip');
  const name = textOrNull(body, 'name');
  const holder = nip === null ? undefined : holderOf(known, nip);
  return {
    faults: when(holder !== undefined && holder !== id, 'nip-taken', RANK.people),
    already: 'maybe',
    record: () => [
      ...(nip !== null && holder === undefined ? [{ type: 'numbered', staff: id, nip } as const] : []),
      ...(name === null ? [] : [{ type: 'named', staff: id, name } as const]),
    ],
  };
};

export const staffRules: Readonly<Record<string, Rule>> = {
  staff: enrol,
  'staff/transfer': transfer,
  'staff/depart': depart,
  'staff/correct': correct,
  transfers,
};
