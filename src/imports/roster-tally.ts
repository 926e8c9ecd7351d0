import type { Position } from '../kernel/ports/event-store.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { RosterFigures } from './import.events.js';
import { Refusals } from './import-report.js';

type RowCount = 'enrolled' | 'transferred' | 'repositioned' | 'renamed' | 'unchanged';

/** What an import has come to so far. Small for each row: an id, and for a new one its line. */
export class RosterTally {
  readonly refusals = new Refusals();
  /** Whose numbers stand in the file, whatever became of their rows. */
  readonly inFile = new Set<StaffId>();
  /** Lines of those who had no number here before. */
  readonly newLines = new Set<number>();
  read = 0;
  private last: Position | undefined;
  private readonly counts: Record<RowCount, number> = {
    enrolled: 0,
    transferred: 0,
    repositioned: 0,
    renamed: 0,
    unchanged: 0,
  };

  /** `isNew`: nobody had the number before. */
  enrolled(line: number, isNew: boolean): void {
    this.count('enrolled');
    if (isNew) this.newLines.add(line);
  }

  count(row: RowCount): void {
    this.counts[row] += 1;
  }

  recorded(position: Position): void {
    if (this.last === undefined || position > this.last) this.last = position;
  }

  /** Of the last event; undefined where nothing was recorded. */
  get position(): Position | undefined {
    return this.last;
  }

  figures(rest: Pick<RosterFigures, 'missingStaff' | 'possiblySame'>): RosterFigures {
    return { read: this.read, ...this.counts, missing: rest.missingStaff.length, ...rest };
  }
}
