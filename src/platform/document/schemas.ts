import { UNIT_KINDS } from '../../kernel/organisation/chart-change.js';
import { POSITION_TYPES } from '../../kernel/organisation/position.js';
import type { Schema } from './read-answers.js';

/** What fields of answers are made of. */
export const ID: Schema = { type: 'string', format: 'uuid' };
export const DATE: Schema = { type: 'string', format: 'date' };
export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };

/** A unit by its place on the chart. */
export const UNIT = {
  id: ID,
  code: TEXT,
  name: TEXT,
  kind: { type: 'string', enum: [...UNIT_KINDS], description: 'what kind of unit it is' },
  parent: { ...ID, nullable: true },
} satisfies Record<string, Schema>;

/** A post. */
export const POST = {
  title: { ...TEXT, description: 'the title of the post' },
  type: { type: 'string', enum: [...POSITION_TYPES], description: 'structural, functional, or executive (pelaksana)' },
  grade: { ...TEXT, description: 'the grade, such as III/d' },
} satisfies Record<string, Schema>;
