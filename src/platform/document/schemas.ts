import type { Schema } from './read-answers.js';

/** What fields of answers are made of. */
export const ID: Schema = { type: 'string', format: 'uuid' };
export const DATE: Schema = { type: 'string', format: 'date' };
export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
