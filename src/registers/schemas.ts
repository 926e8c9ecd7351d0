import { ID, DATE } from '../platform/document/schemas.js';
import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';

export const UNITS: Schema = { type: 'array', items: ID };

/** Text that was kept sealed. */
export const FREE_TEXT: Schema = {
  type: 'string',
  nullable: true,
  description: 'kept sealed; null where its key is gone',
};

/** The day on which something ends, as recorded. */
export const END: Schema = { ...DATE, description: 'as recorded, ahead of asOf too; status is that of asOf' };

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });

export const RESCHEDULED = titled('Rescheduled', objectOf({ recordedOn: DATE, reason: FREE_TEXT }));
export const RETARGETED = listOf(
  titled('Retargeted', objectOf({ on: DATE, units: UNITS, recordedOn: DATE, reason: FREE_TEXT })),
);
