import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { causedBy, type Envelope } from '../kernel/facts/envelope.js';
import { asId, type CommandId, type UnitId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { type SettledUnit, ShowUnits, type UnitsSettled } from '../units/shown-units.commands.js';
import { batches } from '../kernel/words/batches.js';
import { type Judged, Refusals } from './import-report.js';
import { unitReason } from './units-faults.js';
import { parentsFirst, type UnitEntry, type UnitRow, type UnitsFile } from './units-file.js';
import { byDay } from './units-order.js';

type Settled = UnitsSettled | Refusal;
type Run = { readonly envelope: Envelope; readonly dryRun: boolean };

/** The rows to be judged by the chart, the rows refused before, and the codes of units that go with these. */
type Ordered = { readonly rows: readonly UnitRow[]; readonly refusals: Refusals; readonly refused: readonly string[] };

/** Units of one command: an append holds a megabyte at most on some stores, and a unit's changes some 2 kB. */
const MOST_UNITS = 400;

/** Brings the chart to what a file says, in one command where that is not too large. */
@Injectable()
export class UnitsImport {
  constructor(private readonly commands: CommandBus) {}

  async run(file: UnitsFile, { envelope, dryRun }: Run): Promise<Judged | Refusal> {
    const entries: UnitEntry[] = [];
    for await (const batch of file.batches()) for (const entry of batch) entries.push(entry);
    const { rows, refusals, refused } = ordered(entries);
    const { commandId } = envelope;
    const units = rows.map((row) => ({ ...row, fresh: asId<UnitId>(derivedId(commandId, 'unit', row.code)) }));
    const settled = await this.settle(envelope, { dryRun, units, refused });
    if (isRefusal(settled)) return settled;
    const counts = { established: 0, renamed: 0, moved: 0, unchanged: 0 };
    settled.units.forEach((one, index) => {
      const line = rows[index]?.line ?? 0;
      if (one.kind === 'refused') refusals.add(line, unitReason(one.fault));
      else for (const count of one.counts) counts[count] += 1;
    });
    const { position } = settled;
    return { dryRun, position, figures: { read: entries.length, ...counts }, ...refusals.told() };
  }

  /** In the order of the rows; what was refused before takes along what lies below it. */
  private async settle(envelope: Envelope, { dryRun, units, refused }: ShowUnits['body']): Promise<Settled> {
    const together = dryRun ? units.length : MOST_UNITS;
    const all: SettledUnit[] = [];
    let position: UnitsSettled['position'] = null;
    let known = refused;
    // A file without a usable row is answered all the same.
    const slices = units.length === 0 ? [units] : batches(units, together);
    for (const some of slices) {
      const id = asId<CommandId>(
        derivedId(envelope.commandId, 'chart', ...(all.length === 0 ? [] : [String(all.length)])),
      );
      const one = new ShowUnits({ dryRun, units: some, refused: known }, causedBy(envelope, id));
      const settled = await this.commands.execute(one);
      if (isRefusal(settled)) return settled;
      all.push(...settled.units);
      ({ position } = settled);
      known = [
        ...known,
        ...some.flatMap(({ code }, index) => (settled.units[index]?.kind === 'refused' ? [code] : [])),
      ];
    }
    return { kind: 'settled', position, units: all };
  }
}

const ordered = (entries: readonly UnitEntry[]): Ordered => {
  const { rows, refused: inCircles } = parentsFirst(entries.flatMap((entry) => (entry.kind === 'row' ? [entry] : [])));
  const unusable = entries.flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));
  const refused = [...unusable, ...inCircles];
  const refusals = new Refusals();
  for (const { line, ...reason } of refused) refusals.add(line, reason);
  const usable = new Set(['', ...rows.map(({ code }) => code)]);
  const codes = refused.map(({ unitCode }) => unitCode).filter((code) => !usable.has(code));
  return { rows: byDay(rows), refusals, refused: codes };
};
