import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import { notTooFar } from '../kernel/dates.js';
import { refuse, type Refusal } from '../kernel/refusal.js';
import { Events } from '../platform/ports.js';
import { Directory } from './directory.queries.js';
import type { ImportReport } from './import.events.js';
import type { Roster } from './roster-file.js';
import { RosterBatches, type RosterRun } from './roster-batches.js';
import { RosterMissing } from './roster-missing.js';
import { RosterTally } from './roster-tally.js';

type Wanted = Omit<RosterRun, 'tally' | 'on'> & { readonly on: CalendarDate | undefined };

/** Brings the directory to what a roster shows on a day, batch by batch; each row is harmless to repeat. */
@Injectable()
export class RosterImport {
  constructor(
    private readonly batches: RosterBatches,
    private readonly missing: RosterMissing,
    private readonly directory: Directory,
    private readonly events: Events,
  ) {}

  async run(file: Roster, wanted: Wanted): Promise<ImportReport | Refusal> {
    const { dryRun, today } = wanted;
    const on = wanted.on ?? today;
    const far = notTooFar(on, today);
    if (far) return refuse(far);
    const tally = new RosterTally();
    await this.directory.catchUp();
    await this.all(file, { ...wanted, on, tally });
    const missing = await this.missing.find(file, tally, on);
    const figures = tally.figures({ ...missing, droppedColumns: file.droppedColumns });
    const position = dryRun ? null : (tally.position ?? (await this.events.head()).position);
    return { dryRun, figures, ...tally.refusals.told(), position };
  }

  /** The next batch is read while the one before is recorded. */
  private async all(file: Roster, run: RosterRun): Promise<void> {
    let before: Promise<void> | undefined;
    for await (const batch of file.batches()) {
      await before;
      before = this.batches.take(batch, run);
      before.catch(() => undefined); // thrown where it is awaited
    }
    await before;
  }
}
