import { ID, TEXT } from '../platform/document/schemas.js';
import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';

/** A unit as it is named beside figures. */
export const NAMED_UNIT = titled(
  'NamedUnit',
  objectOf({
    id: ID,
    code: TEXT,
    name: TEXT,
    kind: { type: 'string', enum: [...UNIT_KINDS], description: 'what kind of unit it is' },
    parent: { ...ID, nullable: true },
  }),
);

/** Figures of each unit, depth first. */
export const byUnit = (figures: Schema): Schema => ({
  type: 'array',
  items: objectOf({ unit: { ...NAMED_UNIT, description: 'which unit' }, own: figures, subtree: figures }),
  description: 'each unit covered, depth first',
});
