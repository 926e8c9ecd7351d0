import type { Db } from 'mongodb';
import { codeOf } from './faults.js';
import type { Checkpoints } from './view-checkpoints.js';
import { type Body, bodyIn, bodyOfCollection, BY_SUBJECT, BY_WORD, UNDER } from './view-rows.js';

const NOT_THERE = 26;

/** What each collection of a body is asked by, beside its ids. */
export const INDEXES = [
  ['documents', UNDER],
  ['segments', BY_SUBJECT],
  ['words', BY_WORD],
] as const;

/** Makes the collections of a body, with their indexes; those that are there stay. */
export const makeBody = async (db: Db, id: string): Promise<Body> => {
  const body = bodyIn(db, id);
  await Promise.all([
    body.documents.createIndex(UNDER),
    body.segments.createIndex(BY_SUBJECT),
    body.words.createIndex(BY_WORD, { unique: true }),
  ]);
  return body;
};

const dropped = async (dropping: Promise<boolean>): Promise<void> => {
  try {
    await dropping;
  } catch (fault) {
    if (codeOf(fault) !== NOT_THERE) throw fault;
  }
};

export const dropBody = async (db: Db, id: string): Promise<void> => {
  const { documents, segments, words } = bodyIn(db, id);
  for (const collection of [documents, segments, words]) await dropped(collection.drop());
};

/**
 * Drops bodies that no view has any more: a process ended before it came to that. A body is named by its view before
 * it is made, so that none is taken for one of these while it is made.
 */
export const sweep = async (db: Db, checkpoints: Checkpoints): Promise<void> => {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const used = new Set((await checkpoints.all()).map(({ body }) => body));
  const left = new Set(names.flatMap((name) => bodyOfCollection(name) ?? []).filter((id) => !used.has(id)));
  for (const id of left) await dropBody(db, id);
};
