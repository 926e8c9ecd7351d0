import type { BoxedSurvey } from '../kernel/ports/ballot-box.js';
import type { StoreRow } from './export-format.js';

/** Which boxes are closed or destroyed. */
export const shutIn = (surveys: readonly BoxedSurvey[]): string =>
  surveys
    .filter(({ state }) => state !== 'open')
    .map(({ survey, state }) => `${survey} ${state}`)
    .toSorted()
    .join('\n');

/** The boxes among the rows of a store, which come before its keys. */
export class BoxesMoved {
  private readonly surveys: BoxedSurvey[] = [];
  /** Names of the keys under which ballots are sealed. */
  private readonly sealedBy = new Set<string>();
  private destroyed = false;

  get shut(): string {
    return shutIn(this.surveys);
  }

  /** Ballots go along whose key has been destroyed. */
  get areUnreadable(): boolean {
    return this.destroyed;
  }

  note(rows: readonly StoreRow[]): void {
    for (const row of rows) {
      if (row.kind === 'survey') this.surveys.push(row);
      else if (row.kind === 'ballot') this.sealedBy.add(row.sealed.key);
      else if (row.kind === 'key' && row.wrapped === null) this.destroyed ||= this.sealedBy.has(row.owner);
    }
  }
}
