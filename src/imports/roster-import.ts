import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { refuse, type Refusal } from '../kernel/words/refusal.js';
import { Events } from '../platform/ports/ports.js';
import { Directory } from '../staff/directory.queries.js';
import type { Judged } from './import-report.js';
import type { Roster } from './roster-file.js';
import { RosterBatches, type RosterRun, type RosterWish } from './roster-batches.js';
import { RosterMissing } from './roster-missing.js';

type Wanted = Omit<RosterWish, 'on'> & { readonly on: CalendarDate | undefined; readonly today: CalendarDate };

/** Batches that are settled at the same time: while one waits for the disk, another is sealed. */
const IN_FLIGHT = 3;

/** Brings the directory to what a roster shows on a day, batch by batch; each row is harmless to repeat. */
@Injectable()
export class RosterImport {
  constructor(
    private readonly batches: RosterBatches,
    private readonly missing: RosterMissing,
    private readonly directory: Directory,
    private readonly events: Events,
  ) {}

  async run(file: Roster, wanted: Wanted): Promise<Judged | Refusal> {
    const { today, on = today, ...wish } = wanted;
    const { dryRun } = wish;
    const far = notTooFar(on, today);
    if (far) return refuse(far);
    const run = this.batches.begin({ ...wish, on });
    const { tally } = run;
    await this.directory.catchUp();
    await this.all(file, run);
    const missing = await this.missing.find(file, tally, on);
    const figures = tally.figures(missing);
    const position = dryRun ? null : (tally.position ?? (await this.events.head()).position);
    return { dryRun, figures, ...tally.refusals.told(), position };
  }

  /** Later batches are read and sealed while earlier ones are recorded. */
  private async all(file: Roster, run: RosterRun): Promise<void> {
    const settling: Promise<void>[] = [];
    for await (const batch of file.batches()) {
      const cases = await this.batches.usable(batch, run);
      if (settling.length === IN_FLIGHT) await settling.shift();
      const one = this.batches.settle(cases, run);
      one.catch(() => undefined); // thrown where it is awaited
      settling.push(one);
    }
    await Promise.all(settling);
  }
}
