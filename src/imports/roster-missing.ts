import { Injectable } from '@nestjs/common';
import type { StaffRecord } from '../../projections/directory.view.js';
import { isInService } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import { parseNip } from '../kernel/organisation/nip.js';
import { tidied } from '../kernel/words/text.js';
import { Keys } from '../platform/ports/ports.js';
import { Directory } from '../staff/directory.queries.js';
import type { RosterFigures } from './import.events.js';
import type { Roster } from './roster-file.js';
import type { RosterTally } from './roster-tally.js';

type Gone = readonly [StaffId, StaffRecord];
type Missing = Pick<RosterFigures, 'missingStaff' | 'possiblySame'>;
type Pair = RosterFigures['possiblySame'][number];

/** People in service by the directory and not in the file, and which new rows may be theirs under another number. */
@Injectable()
export class RosterMissing {
  constructor(
    private readonly directory: Directory,
    private readonly keys: Keys,
  ) {}

  async find(file: Roster, { inFile, newLines }: RosterTally, on: CalendarDate): Promise<Missing> {
    const missingStaff: StaffId[] = [];
    const marks = new Map<string, StaffId[]>();
    for await (const page of this.directory.everIn(undefined)) {
      const gone = page.filter(([id, { career }]) => !inFile.has(id) && isInService(career, on));
      for (const [id] of gone) missingStaff.push(id);
      if (newLines.size > 0 && gone.length > 0) await this.mark(gone, marks);
    }
    const possiblySame = marks.size > 0 ? await this.pairs(file, newLines, marks) : [];
    return { missingStaff: missingStaff.sort(), possiblySame };
  }

  /** Names and numbers are opened page by page and kept as keyed hashes only. */
  private async mark(gone: readonly Gone[], marks: Map<string, StaffId[]>): Promise<void> {
    const last = gone.flatMap(([id, { names, nips }]) => {
      const [name, nip] = [names.at(-1), nips.at(-1)];
      return name && nip ? [{ id, name: name.sealed, nip: nip.sealed }] : [];
    });
    const opened = await this.keys.open(last.flatMap(({ name, nip }) => [name, nip]));
    last.forEach(({ id }, index) => {
      const [name, nip] = [opened[2 * index], opened[2 * index + 1]];
      const read = nip && parseNip(nip);
      if (!name || !read) return;
      const mark = this.markOf(read.birthDate, name);
      marks.set(mark, [...(marks.get(mark) ?? []), id]);
    });
  }

  /** The file is read once more, rather than every new name kept. */
  private async pairs(
    file: Roster,
    newLines: ReadonlySet<number>,
    marks: ReadonlyMap<string, readonly StaffId[]>,
  ): Promise<Pair[]> {
    const pairs: Pair[] = [];
    for await (const batch of file.batches()) {
      const fresh = batch.flatMap((entry) => (entry.kind === 'row' && newLines.has(entry.line) ? [entry] : []));
      pairs.push(
        ...fresh.flatMap(({ line, birthDate, name }) =>
          (marks.get(this.markOf(birthDate, name)) ?? []).map((staff) => ({ line, staff })),
        ),
      );
    }
    return pairs;
  }

  private markOf(birthDate: CalendarDate, name: string): string {
    return this.keys.mac('same-person', `${birthDate} ${tidied(name)}`);
  }
}
