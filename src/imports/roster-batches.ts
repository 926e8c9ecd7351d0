import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { StaffId } from '../kernel/words/ids.js';
import type { Nip } from '../kernel/organisation/nip.js';
import { Keys } from '../platform/ports/ports.js';
import { Problem } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { Directory } from '../staff/directory.queries.js';
import { FreshStaff } from './fresh-staff.js';
import { ruleReason } from './import-report.js';
import { ROSTER_FAULTS } from './roster-faults.js';
import type { RosterEntry, RosterRow } from './roster-file.js';
import { type KnownPerson, planRow } from './roster-plan.js';
import { type PlannedCase, type RosterCase, RosterRecorder } from './roster-recorder.js';
import { RosterTally } from './roster-tally.js';
import { StaffOffice } from '../staff/staff-office.js';
import { type FindUnit, UNIT_FAULTS, unitFinder } from './roster-units.js';

export type RosterWish = {
  readonly asked: Asked;
  readonly dryRun: boolean;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
};

export type RosterRun = RosterWish & { readonly fresh: FreshStaff; readonly tally: RosterTally };

type Holders = ReadonlyMap<Nip, StaffId>;

/** How often a row is judged anew because others wrote about its person meanwhile. */
const ATTEMPTS = 20;

/** Judges and records the rows of a roster, some hundred at a time. */
@Injectable()
export class RosterBatches {
  constructor(
    private readonly directory: Directory,
    private readonly keys: Keys,
    private readonly office: StaffOffice,
    private readonly recorder: RosterRecorder,
  ) {}

  begin(wish: RosterWish): RosterRun {
    return { ...wish, fresh: new FreshStaff(wish.asked.commandId, this.keys), tally: new RosterTally() };
  }

  /** The rows that mean one unit, and a person whom no earlier row means. Call it batch after batch. */
  async usable(entries: readonly RosterEntry[], run: RosterRun): Promise<readonly RosterCase[]> {
    const { tally } = run;
    const holders = await this.holders(entries);
    const find = unitFinder((await this.office.chartsOn(run.on)).onDay);
    tally.read += entries.length;
    return entries.flatMap((entry) => {
      const repeats = isRepeated(entry, holders, tally);
      if (entry.kind === 'refused') tally.refusals.add(entry.line, entry);
      else if (repeats) tally.refusals.add(entry.line, ROSTER_FAULTS['duplicate-nip']);
      else return this.caseOf(entry, { holder: holders.get(entry.nip), find }, run);
      return [];
    });
  }

  /** Records what the rows come to; those that others were quicker with are judged again. */
  async settle(cases: readonly RosterCase[], run: RosterRun): Promise<void> {
    let left = cases;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Problem('too-busy');
      if (attempt > 0) await this.directory.catchUp();
      left = await this.settleOnce(left, run);
    }
  }

  private caseOf(
    row: RosterRow,
    { holder, find }: { holder: StaffId | undefined; find: FindUnit },
    run: RosterRun,
  ): RosterCase[] {
    const found = find(row);
    if (found.kind === 'unit') {
      return [{ row, unit: found.unit, staff: holder ?? run.fresh.idOf(row), held: holder !== undefined }];
    }
    run.tally.refusals.add(row.line, UNIT_FAULTS[found.fault]);
    return [];
  }

  private async holders(entries: readonly RosterEntry[]): Promise<Holders> {
    const nips = [...new Set(entries.flatMap(({ nip }) => nip ?? []))];
    const found = await this.office.holders(nips);
    const holders = new Map<Nip, StaffId>();
    nips.forEach((nip, index) => {
      const staff = found[index];
      if (staff !== undefined) holders.set(nip, staff);
    });
    return holders;
  }

  private async settleOnce(cases: readonly RosterCase[], run: RosterRun): Promise<readonly RosterCase[]> {
    const planned = await this.plan(cases, run);
    for (const { one } of planned) run.tally.inFile.add(one.staff);
    const changing = run.dryRun ? [] : planned.filter((one) => !changesNothing(one));
    const recorded = new Set(changing);
    for (const one of planned) if (!recorded.has(one)) this.count(one, run);
    const { done, again } = await this.recorder.record(changing, run.asked, run.on);
    for (const { planned: one, position } of done) {
      this.count(one, run);
      run.tally.recorded(position);
    }
    return again;
  }

  private async plan(cases: readonly RosterCase[], { on, today, tally }: RosterRun): Promise<PlannedCase[]> {
    const people = await this.known(cases);
    const charts = await this.office.chartsOn(on);
    return cases.flatMap((one) => {
      const { row, unit, staff } = one;
      const person = people.get(staff);
      const shown = { unit, name: row.name, position: row.position };
      const plan = planRow(shown, person, { on, today, charts });
      if (plan.kind !== 'refused') return [{ one, plan, revision: person?.record.revision ?? -1 }];
      tally.refusals.add(row.line, ruleReason(plan.code));
      return [];
    });
  }

  /** The people whose numbers are known, with their names: opened for this comparison alone. */
  private async known(cases: readonly RosterCase[]): Promise<ReadonlyMap<StaffId, KnownPerson>> {
    const held = cases.flatMap(({ held: known, staff }) => (known ? [staff] : []));
    const people = await this.directory.peopleNow(held);
    const named = [...people].flatMap(([id, { names }]) => names.slice(-1).map(({ sealed }) => ({ id, sealed })));
    const opened = named.length === 0 ? [] : await this.keys.open(named.map(({ sealed }) => sealed));
    const names = new Map(named.map(({ id }, index) => [id, opened[index] ?? null] as const));
    return new Map([...people].map(([id, record]) => [id, { record, name: names.get(id) ?? null }] as const));
  }

  private count({ one, plan, revision }: PlannedCase, { asked, fresh, tally }: RosterRun): void {
    const { row, staff } = one;
    if (plan.kind === 'enrolled') return tally.enrolled(row.line, revision < 0);
    if (plan.placing) tally.count(plan.placing.count);
    if (plan.renames) tally.count('renamed');
    if (plan.placing || plan.renames) return;
    const begunBefore = asked.keyed && staff === fresh.idOf(row);
    return begunBefore ? tally.enrolled(row.line, true) : tally.count('unchanged');
  }
}

const changesNothing = ({ plan }: PlannedCase): boolean => plan.kind === 'known' && !plan.placing && !plan.renames;

/** Notes that the person of a number is in the file; true where that is known already. */
const isRepeated = ({ nip }: RosterEntry, holders: Holders, { inFile }: RosterTally): boolean => {
  const holder = nip && holders.get(nip);
  if (holder === undefined) return false;
  const repeated = inFile.has(holder);
  inFile.add(holder);
  return repeated;
};
