import { factsOf } from '../facts.js';
import { ALWAYS, weighings } from '../suggestions.js';
import { textOr } from './fields.js';
import { outside, placedFaults } from './meeting-corrections.js';
import { alreadyOf, amendment, nothing, voiding } from './thing-corrections.js';
import type { Rule } from './verdict.js';

const amend: Rule = (asked) => {
  const { known, id, body } = asked;
  const told = factsOf(known, 'suggested').find((fact) => fact.suggestion === id);
  if (!told) return { faults: [], unclear: 'not a suggestion', record: () => [] };
  const first = weighings(known, id, ALWAYS)[0];
  const unit = textOr(body, 'unit', told.unit);
  const on = textOr(body, 'receivedOn', told.on);
  const placed = { told, first, unit, on };
  const source = textOr(body, 'source', told.source);
  const isThere = unit === told.unit && on === told.on;
  return {
    faults: isThere ? [] : placedFaults(asked, placed),
    // Whether a unit that is told as it was is held to today's programme is left open.
    maybe: body['unit'] === undefined ? [] : outside(asked, placed),
    already: alreadyOf(body, ['text'], isThere && source === told.source),
    record: () => [amendment(told, { unit, on, source })],
  };
};

/** A link that was added to an adoption goes with it. */
const undo: Rule = ({ known, id }) => {
  const step = weighings(known, id, ALWAYS).at(-1);
  const links = factsOf(known, 'linked').filter(({ adoption }) => adoption === step?.seq);
  return {
    faults: nothing(step === undefined),
    record: () => [{ type: 'retracted', facts: [...(step ? [step] : []), ...links].map(({ seq }) => seq) }],
  };
};

export const suggestionCorrections: Readonly<Record<string, Rule>> = {
  'suggestions/amend': amend,
  'suggestions/undo': undo,
  'suggestions/void': voiding(() => false),
};
