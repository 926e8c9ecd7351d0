import type { Binary, Collection, Db, ObjectId } from 'mongodb';
import type { Position } from '../../kernel/ports/event-store.js';
import type { ViewName, ViewState } from '../../kernel/ports/view-store.js';
import type { EventId } from '../../kernel/words/ids.js';

/** Where a view stands. One that was dropped keeps its row without a body, so that its epoch never starts again. */
export type Checkpoint = {
  readonly _id: ViewName;
  /** Names the collections that hold the view. */
  readonly body: string | null;
  readonly position: Position;
  readonly event: EventId | null;
  readonly epoch: number;
  /** Drawn by the commit that was the last: tells whether one whose answer was lost is stored. */
  readonly last: string;
  /** How many words the body has. */
  readonly words: number;
  /** The session that its writer commits in: who takes the view over ends what is left open there. */
  readonly session: Binary | null;
};

/** A document as JSON, beside `name\0value` of each of its indexes. */
export type DocumentRow = {
  readonly _id: string;
  readonly doc: string;
  /** The indexes as they were given, as JSON. */
  readonly indexes?: string;
  readonly under?: readonly string[];
};

/** Cells of one subject (segment.ts): `n` of them, on a level by how many they are. */
export type SegmentRow = {
  readonly _id: ObjectId;
  readonly subject: string;
  readonly level: number;
  readonly n: number;
  readonly cells: Buffer;
};

/** A unit or category by its number: from 0 on without a gap, and kept for good. */
export type WordRow = { readonly _id: number; readonly word: string };

/** What holds one view, and goes with it. */
export type Body = {
  readonly id: string;
  readonly documents: Collection<DocumentRow>;
  readonly segments: Collection<SegmentRow>;
  readonly words: Collection<WordRow>;
};

const DOCUMENTS = 'views_documents_';
const SEGMENTS = 'views_segments_';
const WORDS = 'views_words_';

export const UNDER = { under: 1, _id: 1 } as const;
export const BY_WORD = { word: 1 } as const;
export const BY_SUBJECT = { subject: 1, level: 1, n: 1 } as const;

export const bodyIn = (db: Db, id: string): Body => ({
  id,
  documents: db.collection(`${DOCUMENTS}${id}`),
  segments: db.collection(`${SEGMENTS}${id}`, { promoteBuffers: true }),
  words: db.collection(`${WORDS}${id}`),
});

/** The body that a collection belongs to; undefined for those of none. */
export const bodyOfCollection = (name: string): string | undefined => {
  const kind = [DOCUMENTS, SEGMENTS, WORDS].find((prefix) => name.startsWith(prefix));
  return kind === undefined ? undefined : name.slice(kind.length);
};

export const stateOf = ({ position, epoch, event }: Checkpoint): ViewState => ({
  position,
  epoch,
  ...(event === null ? {} : { event }),
});
