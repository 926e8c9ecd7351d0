import type { Collection, Db } from 'mongodb';
import type { BoxState, CodeState } from '../../kernel/ports/ballot-box.js';
import { codeOf } from './faults.js';
import { KEPT_SAFE } from './kept-safe.js';

/** `turn` is written by whoever issues codes or brings paper: of two that cross, one begins again, and counts the other's. */
export type SurveyDocument = { readonly _id: string; readonly state: BoxState; readonly turn: number };

/**
 * A code by its hash. `closed`: whoever uses a code and whoever closes the box write the same document, so that one of
 * them sees what the other did.
 */
export type CodeDocument = {
  readonly _id: string;
  readonly survey: string;
  readonly unit: string | null;
  readonly state: CodeState;
  readonly closed?: true;
};

export type BatchDocument = { readonly _id: string; readonly survey: string; readonly takenBack?: boolean };

/** A random key, and no other: the server's own would tell second, process and order. */
export type BallotDocument = {
  readonly _id: Buffer;
  readonly survey: string;
  readonly unit: string;
  readonly key: string;
  readonly box: Buffer;
  readonly batch?: string;
};

export type BallotCollections = {
  readonly surveys: Collection<SurveyDocument>;
  readonly codes: Collection<CodeDocument>;
  readonly batches: Collection<BatchDocument>;
  readonly ballots: Collection<BallotDocument>;
};

const [SURVEYS, CODES, BATCHES, BALLOTS] = ['box.surveys', 'box.codes', 'box.batches', 'box.ballots'] as const;

export const ballotCollections = (db: Db): BallotCollections => ({
  surveys: db.collection(SURVEYS, KEPT_SAFE),
  codes: db.collection(CODES, KEPT_SAFE),
  batches: db.collection(BATCHES, KEPT_SAFE),
  ballots: db.collection(BALLOTS, KEPT_SAFE),
});

const NAMESPACE_EXISTS = 48;

/** In a collection that is not clustered, documents lie in the order in which they came. */
const makeClustered = async (db: Db, name: string): Promise<void> => {
  try {
    await db.createCollection(name, { clusteredIndex: { key: { _id: 1 }, unique: true } });
  } catch (fault) {
    if (codeOf(fault) !== NAMESPACE_EXISTS) throw fault;
  }
};

/** Makes what is missing. Within a transaction, collections would be made that are not clustered. */
export const makeBallotCollections = async (db: Db): Promise<void> => {
  for (const name of [SURVEYS, CODES, BATCHES, BALLOTS]) await makeClustered(db, name);
  const { codes, ballots } = ballotCollections(db);
  await codes.createIndex({ survey: 1, unit: 1, state: 1 });
  await ballots.createIndex({ survey: 1, unit: 1, batch: 1 });
  await ballots.createIndex({ survey: 1, _id: 1 });
};
