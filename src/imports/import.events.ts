import type { Position } from '../kernel/ports/event-store.js';
import type { StaffId } from '../kernel/words/ids.js';

/** Counts of rows; a row that renames and moves counts in both. */
export type UnitsFigures = {
  readonly read: number;
  readonly established: number;
  readonly renamed: number;
  readonly moved: number;
  readonly unchanged: number;
};

/** Counts of rows; a row that moves and renames counts in both. `missing` counts people. */
export type RosterFigures = {
  readonly read: number;
  readonly enrolled: number;
  readonly transferred: number;
  readonly repositioned: number;
  readonly renamed: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly missingStaff: readonly StaffId[];
  readonly possiblySame: readonly { readonly line: number; readonly staff: StaffId }[];
};

/** Counts of rows. */
export type CompletionsFigures = { readonly read: number; readonly recorded: number; readonly unchanged: number };

/** Counts of rows. */
export type HolidaysFigures = {
  readonly read: number;
  readonly added: number;
  readonly renamed: number;
  readonly unchanged: number;
};

/** `why` is a place among the report's sentences: a few of them tell of all rows. */
export type RefusedRow = { readonly line: number; readonly code: string; readonly why: number };

/**
 * What an import came to, in either language; never with the content of a cell, nor with a name of a column, which may be
 * anything in a file whose header is missing.
 */
export type ImportReport = {
  readonly dryRun: boolean;
  readonly figures: UnitsFigures | RosterFigures | CompletionsFigures | HolidaysFigures;
  /** In order of line. */
  readonly refused: readonly RefusedRow[];
  readonly sentences: readonly { readonly id: string; readonly en: string }[];
  /** Of the last event of the import; null in a dry run. */
  readonly position: Position | null;
};

/** An import under an idempotency key has been answered so. */
export type ImportReported = { readonly type: 'ImportReported'; readonly report: ImportReport };
