import type { BatchId, SurveyId, UnitId } from '../words/ids.js';
import type { Keyring, Sealed } from './keyring.js';

/** A code as it is kept: its keyed hash, 64 small hex digits. */
export type CodeHash = string;

/** Unused codes and ballots of these units together are never to be more. */
export type Room = { readonly units: readonly UnitId[]; readonly most: number };

/** Codes that are each good for one ballot of a unit. */
export type Issue = {
  readonly survey: SurveyId;
  readonly unit: UnitId;
  readonly codes: readonly CodeHash[];
  /** Without it, any number. */
  readonly room?: Room;
};

/** Ballots from paper, all of one unit. Whoever gives the same batch again changes nothing, nor once it was taken back. */
export type PaperBatch = {
  readonly survey: SurveyId;
  readonly unit: UnitId;
  readonly batch: BatchId;
  readonly ballots: readonly Sealed[];
  /** Without it, any number. */
  readonly room?: Room;
};

/** `closed`: the box of that survey takes nothing (any more). */
export type Taken = 'taken' | 'too-many' | 'closed';

/** `unknown`: never issued, or void. */
export type Cast = 'cast' | 'unknown' | 'used' | 'closed';

/** Whose code it is, also once the ballots are destroyed. */
export type FoundCode = { readonly survey: SurveyId; readonly used: boolean };

/** One response; from paper, in which batch it came. */
export type Ballot = { readonly unit: UnitId; readonly sealed: Sealed; readonly batch?: BatchId };

/** `ballots`: with those from paper. */
export type UnitNumbers = { readonly unit: UnitId; readonly unused: number; readonly ballots: number };

/** What a box takes of a survey that it knows: one that anything was ever issued or dropped for, or that was closed. */
export type BoxedSurvey = { readonly survey: SurveyId; readonly state: BoxState };

export type BoxState = 'open' | 'closed' | 'destroyed';
export type CodeState = 'unused' | 'used' | 'void';

/** What a box keeps, as it moves between stores. `key`: random. `unit` of a code is null once its ballots are destroyed. */
export type BallotRow =
  | ({ readonly kind: 'survey' } & BoxedSurvey)
  | {
      readonly kind: 'code';
      readonly hash: CodeHash;
      readonly survey: SurveyId;
      readonly unit: UnitId | null;
      readonly state: CodeState;
    }
  | { readonly kind: 'batch'; readonly batch: BatchId; readonly survey: SurveyId; readonly takenBack: boolean }
  | {
      readonly kind: 'ballot';
      readonly key: string;
      readonly survey: SurveyId;
      readonly unit: UnitId;
      readonly sealed: Sealed;
      readonly batch: BatchId | null;
    };

/**
 * Where the responses of surveys wait until they are counted: beside the keyring, in its store, sealed by whoever gives
 * them under a key of the survey's own. Nothing of a person, a time or a code stands beside a ballot, and what is kept
 * has no order but a random one. What a call answered is durable; each is done whole or not at all.
 */
export interface BallotBox {
  /** Codes that are there already stay what they are: used, or void. */
  issue(issue: Issue): Promise<Taken>;
  /** The unused codes of a unit are void. How many. */
  voidUnused(survey: SurveyId, unit: UnitId): Promise<number>;
  look(code: CodeHash): Promise<FoundCode | undefined>;
  /** Uses a code and drops its ballot, both at once: of several that use one code, one has cast. */
  cast(code: CodeHash, ballot: Sealed): Promise<Cast>;
  drop(batch: PaperBatch): Promise<Taken>;
  /** The ballots of a batch are gone, and whoever gives it again gives nothing. How many. */
  takeBack(survey: SurveyId, batch: BatchId): Promise<number>;
  /**
   * Paper of other batches is as if it had never come: whoever gives it again gives it anew. What was taken back stays so.
   * How many ballots are gone.
   */
  keepBatches(survey: SurveyId, batches: readonly BatchId[]): Promise<number>;
  /** Units that have unused codes or ballots, in order of their ids. */
  numbers(survey: SurveyId): Promise<readonly UnitNumbers[]>;
  /** How many ballots each of some surveys has, in their order. */
  responses(surveys: readonly SurveyId[]): Promise<readonly number[]>;
  /** The names of the keys under which the ballots of a survey are sealed, in order. */
  keys(survey: SurveyId): Promise<readonly string[]>;
  /** From the answer on nothing is taken for the survey, also nothing that is under way. */
  close(survey: SurveyId): Promise<void>;
  /** It takes ballots again, unless they were destroyed. */
  reopen(survey: SurveyId): Promise<void>;
  /** What it knows of, in order of their ids. */
  surveys(): Promise<readonly BoxedSurvey[]>;
  /** Every ballot once, in batches, in a random order. Close the box before, or some may be missed. */
  take(survey: SurveyId): AsyncIterable<readonly Ballot[]>;
  /**
   * Closes the box for good, and destroys ballots, batches and of which unit a code is; that a code was given, and
   * whether it was used, stays. Harmless to repeat, and to be repeated where it was interrupted. The key under which the
   * ballots were sealed is its owner's to destroy.
   */
  destroy(survey: SurveyId): Promise<void>;
  /** Every row, in batches: surveys, then codes, batches, ballots. */
  rows(): AsyncIterable<readonly BallotRow[]>;
  /** Puts rows in the place of those of the same name, all or none. */
  put(rows: readonly BallotRow[]): Promise<void>;
}

/** A keyring, and the box in its store. */
export type KeyringStore = Keyring & { readonly ballots: BallotBox };
