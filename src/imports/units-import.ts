import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { causedBy, type Envelope } from '../kernel/facts/envelope.js';
import { asId, type CommandId, type UnitId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { ShowUnits } from '../units/shown-units.commands.js';
import { type Judged, Refusals } from './import-report.js';
import { unitReason } from './units-faults.js';
import { parentsFirst, type UnitEntry, type UnitRow, type UnitsFile } from './units-file.js';
import { byDay } from './units-order.js';

type Run = { readonly envelope: Envelope; readonly dryRun: boolean };

/** The rows to be judged by the chart, the rows refused before, and the codes of units that go with these. */
type Ordered = { readonly rows: readonly UnitRow[]; readonly refusals: Refusals; readonly refused: readonly string[] };

/** Brings the chart to what a file says, in one command. */
@Injectable()
export class UnitsImport {
  constructor(private readonly commands: CommandBus) {}

  async run(file: UnitsFile, { envelope, dryRun }: Run): Promise<Judged | Refusal> {
    const entries: UnitEntry[] = [];
    for await (const batch of file.batches()) for (const entry of batch) entries.push(entry);
    const { rows, refusals, refused } = ordered(entries);
    const { commandId } = envelope;
    const units = rows.map((row) => ({ ...row, fresh: asId<UnitId>(derivedId(commandId, 'unit', row.code)) }));
    const onChart = causedBy(envelope, asId<CommandId>(derivedId(commandId, 'chart')));
    const settled = await this.commands.execute(new ShowUnits({ dryRun, units, refused }, onChart));
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
