import { chartAt } from '../chart.js';
import { factsOf, type Id } from '../facts.js';
import { closingOf, scopeOf } from '../programmes.js';
import { adding, planned, seen, within } from './checks.js';
import { ids, text, textOr } from './fields.js';
import { RANK, when, type Case, type Fault, type Rule } from './verdict.js';

/** A scope may name any unit that exists on the day of recording, else `unit-ended` (domain.md, 3). */
const existingToday = ({ known, today }: Case, units: readonly Id[]): readonly Fault[] =>
  when(
    units.some((unit) => !chartAt(known, today).alive.has(unit)),
    'unit-ended',
    RANK.units,
  );

export const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));

const found: Rule = (asked) => {
  const { known, body } = asked;
  const code = text(body, 'code');
  const units = ids(body, 'units');
  return {
    faults: existingToday(asked, units),
    // Codes are promised to be unique among units; that programmes' are too is only likely.
    maybe: when(
      factsOf(known, 'founded').some((other) => other.code === code),
      'code-taken',
      RANK.programme,
      RANK.chart,
    ),
    record: (programme) => [
      { type: 'founded', programme, code, units },
      { type: 'spanned', programme, startsOn: text(body, 'startsOn'), endsOn: text(body, 'endsOn') },
    ],
  };
};

const reschedule: Rule = ({ known, id, body, today }) => {
  const now = factsOf(known, 'spanned').findLast((span) => span.programme === id);
  const same = now?.startsOn === text(body, 'startsOn') && now.endsOn === text(body, 'endsOn');
  return {
    faults: within(known, id, today),
    maybe: adding(known, id),
    already: same ? 'maybe' : 'no',
    record: () => [{ type: 'spanned', programme: id, startsOn: text(body, 'startsOn'), endsOn: text(body, 'endsOn') }],
  };
};

const scope: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const on = textOr(body, 'on', today);
  const units = ids(body, 'units');
  return {
    faults: [...adding(known, id), ...planned(on, today), ...existingToday(asked, units)],
    already: sameSet(units, scopeOf(known, id, on)) ? 'maybe' : 'no',
    record: () => [{ type: 'scoped', programme: id, units, on }],
  };
};

const close: Rule = ({ known, id, body, today }) => {
  const on = textOr(body, 'on', today);
  const closing = closingOf(known, id);
  return {
    // Every outcome that histories tell is the same.
    faults: [...when(closing !== undefined && closing.on !== on, 'already-recorded', RANK.already), ...seen(on, today)],
    already: closing?.on === on ? 'yes' : 'no',
    record: () => [{ type: 'closed', programme: id, on }],
  };
};

export const programmeRules: Readonly<Record<string, Rule>> = {
  programmes: found,
  'programmes/reschedule': reschedule,
  'programmes/scope': scope,
  'programmes/close': close,
};
