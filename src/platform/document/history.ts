import { objectOf, type Schema, titled, withRevision } from './read-answers.js';
import { DATE, ID } from './schemas.js';

const arrayOf = (items: Schema): Schema => ({ type: 'array', items });

const CORRECTION = {
  id: ID,
  kind: { type: 'string', description: 'the word of the request that told it; the first is `written`' },
  recordedOn: DATE,
} as const;

/** Whether a fact stands, and what has corrected it. */
export const TAKEN_BACK = {
  stands: { type: 'boolean', description: 'false once it was taken back' },
  corrections: arrayOf(titled('HistoryCorrection', objectOf(CORRECTION))),
} as const;

const HISTORY: Schema = {
  ...arrayOf(
    titled(
      'HistoryRow',
      objectOf({
        ...CORRECTION,
        on: DATE,
        ...TAKEN_BACK,
      }),
    ),
  ),
  description: 'every fact known on `knownOn`, as it was told and in that order, with what has corrected it',
};

/** One thing by its id, with all that was told of it. */
export const withHistory = (item: Schema, { optional = false } = {}): Schema => {
  const single = withRevision(item);
  return {
    ...single,
    required: [...(single.required ?? []), ...(optional ? [] : ['history'])],
    properties: { ...single.properties, history: HISTORY },
  };
};
