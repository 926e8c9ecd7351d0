import { TEXT, UNIT } from '../platform/document/schemas.js';
import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';

/** A unit as it is named beside figures. */
export const NAMED_UNIT = titled('NamedUnit', objectOf(UNIT));

/** How a person is called. */
export const NAME: Schema = { ...TEXT, nullable: true, description: 'null for whoever was forgotten' };

/** Figures of each unit, depth first. */
export const byUnit = (figures: Schema): Schema => ({
  type: 'array',
  items: objectOf({ unit: { ...NAMED_UNIT, description: 'which unit' }, own: figures, subtree: figures }),
  description: 'each unit covered, depth first',
});
