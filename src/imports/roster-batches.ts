import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { Keys } from '../platform/ports/ports.js';
import { NumberHolders } from '../staff/numbers.queries.js';
import { type Settled, type ShownPerson, ShowStaff } from '../staff/roster.commands.js';
import { ChartBook } from '../units/chart.queries.js';
import { FreshStaff } from './fresh-staff.js';
import { ruleReason } from './import-report.js';
import { ROSTER_FAULTS } from './roster-faults.js';
import type { RosterEntry, RosterRow } from './roster-file.js';
import { RosterTally } from './roster-tally.js';
import { type FindUnit, UNIT_FAULTS, unitFinder } from './roster-units.js';

export type RosterWish = {
  readonly envelope: Envelope;
  readonly dryRun: boolean;
  readonly on: CalendarDate;
};

export type RosterRun = RosterWish & { readonly fresh: FreshStaff; readonly tally: RosterTally };

type Holders = ReadonlyMap<Nip, StaffId>;

/** A row whose unit is found, and what it shows. */
type RosterCase = { readonly row: RosterRow; readonly shown: ShownPerson };
type SettledPerson = Extract<Settled, { kind: 'settled' }>;

/** Has the rows of a roster judged and recorded, some hundred at a time. */
@Injectable()
export class RosterBatches {
  constructor(
    private readonly commands: CommandBus,
    private readonly charts: ChartBook,
    private readonly holders: NumberHolders,
    private readonly keys: Keys,
  ) {}

  begin(envelope: RosterWish): RosterRun {
    return { ...envelope, fresh: new FreshStaff(envelope.envelope.commandId, this.keys), tally: new RosterTally() };
  }

  /** The rows that mean one unit, and a person whom no earlier row means. Call it batch after batch. */
  async usable(entries: readonly RosterEntry[], run: RosterRun): Promise<readonly RosterCase[]> {
    const { tally } = run;
    const holders = await this.holders.of(nipsIn(entries));
    const find = unitFinder(await this.charts.on(run.on));
    tally.read += entries.length;
    return entries.flatMap((entry) => {
      const repeats = isRepeated(entry, holders, tally);
      if (entry.kind === 'refused') tally.refusals.add(entry.line, entry);
      else if (repeats) tally.refusals.add(entry.line, ROSTER_FAULTS['duplicate-nip']);
      else return this.caseOf(entry, { holder: holders.get(entry.nip), find }, run);
      return [];
    });
  }

  /** Has what the rows show recorded, in one command, and counts what it came to. */
  async settle(cases: readonly RosterCase[], run: RosterRun): Promise<void> {
    const { on, dryRun, envelope, tally } = run;
    const people = cases.map(({ shown }) => shown);
    const settled = await this.commands.execute(new ShowStaff({ on, dryRun, people }, envelope));
    cases.forEach(({ row }, index) => {
      const one = settled[index];
      if (one?.kind === 'settled') this.count(row, one, run);
      else if (one) tally.refusals.add(row.line, ruleReason(one.code));
    });
  }

  private caseOf(
    row: RosterRow,
    { holder, find }: { holder: StaffId | undefined; find: FindUnit },
    run: RosterRun,
  ): RosterCase[] {
    const found = find(row);
    if (found.kind === 'unit') {
      const { nip, name, employment, position } = row;
      const who = { staff: holder ?? run.fresh.idOf(row), held: holder !== undefined, nip, name };
      return [{ row, shown: { ...who, unit: found.unit, employment, position } }];
    }
    run.tally.refusals.add(row.line, UNIT_FAULTS[found.fault]);
    return [];
  }

  private count({ line, ...row }: RosterRow, { staff, changes, position }: SettledPerson, run: RosterRun): void {
    const { envelope, fresh, tally } = run;
    tally.inFile.add(staff);
    if (position !== undefined) tally.recorded(position);
    for (const change of changes) {
      if (change === 'joined' || change === 'enrolled') tally.enrolled(line, change === 'joined');
      else tally.count(change);
    }
    if (changes.length > 0) return;
    const begunBefore = envelope.requestHash !== undefined && staff === fresh.idOf({ line, ...row });
    return begunBefore ? tally.enrolled(line, true) : tally.count('unchanged');
  }
}

const nipsIn = (entries: readonly RosterEntry[]): Nip[] => [...new Set(entries.flatMap(({ nip }) => nip ?? []))];

/** Notes that the person of a number is in the file; true where that is known already. */
const isRepeated = ({ nip }: RosterEntry, holders: Holders, { inFile }: RosterTally): boolean => {
  const holder = nip && holders.get(nip);
  if (holder === undefined) return false;
  const repeated = inFile.has(holder);
  inFile.add(holder);
  return repeated;
};
