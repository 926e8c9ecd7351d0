import { factsOf } from '../facts.js';
import { planned } from './checks.js';
import { text, textOr } from './fields.js';
import type { Rule } from './verdict.js';
import { amendment } from './thing-corrections.js';

/** The same day again renames. */
const announce: Rule = ({ known, body, today }) => {
  const on = textOr(body, 'on', today);
  const name = text(body, 'name');
  const found = factsOf(known, 'holiday').find((fact) => fact.on === on);
  return {
    faults: planned(on, today),
    already: found?.name === name ? 'yes' : 'no',
    ...(found ? { existing: found.holiday } : {}),
    record: (holiday) => [found ? amendment(found, { name }) : { type: 'holiday', holiday, on, name }],
  };
};

/** One that was revoked is so already. */
const revoke: Rule = ({ known, log, id }) => {
  const found = factsOf(known, 'holiday').find(({ holiday }) => holiday === id);
  if (found) return { faults: [], record: () => [{ type: 'retracted', facts: [found.seq] }] };
  const isRevoked = factsOf(log, 'holiday').some(({ holiday }) => holiday === id);
  return { faults: [], record: () => [], ...(isRevoked ? { already: 'yes' } : { unclear: 'not a holiday' }) };
};

export const holidayRules: Readonly<Record<string, Rule>> = { holidays: announce, 'holidays/revoke': revoke };
