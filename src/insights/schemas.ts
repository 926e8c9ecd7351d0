import { UNIT_KINDS } from '../kernel/organisation/chart-change.js';
import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';

export const ID: Schema = { type: 'string', format: 'uuid' };
export const DATE: Schema = { type: 'string', format: 'date' };
export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };

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
