import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type SettledHoliday, ShowHolidays } from '../holidays/shown-holidays.commands.js';
import { causedBy, type Envelope } from '../kernel/facts/envelope.js';
import type { Position } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type CommandId, type HolidayId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { HOLIDAYS_FAULTS } from './holidays-faults.js';
import type { HolidayEntry, HolidayRow, HolidaysFile } from './holidays-file.js';
import { type Judged, Refusals, ruleReason } from './import-report.js';

export type HolidaysWish = { readonly envelope: Envelope; readonly dryRun: boolean };

/** What a file has come to so far. */
class Tally {
  readonly refusals = new Refusals();
  readonly counts = { added: 0, renamed: 0, unchanged: 0 };
  read = 0;
  position: Position | null = null;
  private readonly names = new Map<CalendarDate, string>();
  private readonly settled = new Map<CalendarDate, SettledHoliday>();

  /** The rows that can be used: a day that an earlier row has under another name is refused. */
  usable(entries: readonly HolidayEntry[]): readonly HolidayRow[] {
    this.read += entries.length;
    return entries.flatMap((entry) => {
      const fault = entry.kind === 'row' ? this.faultOf(entry) : entry.fault;
      if (fault) this.refusals.add(entry.line, HOLIDAYS_FAULTS[fault]);
      return entry.kind === 'row' && !fault ? [entry] : [];
    });
  }

  /** The first rows of days that no row before has shown. */
  fresh(rows: readonly HolidayRow[]): readonly HolidayRow[] {
    const first = new Map<CalendarDate, HolidayRow>();
    for (const row of rows) if (!this.settled.has(row.on) && !first.has(row.on)) first.set(row.on, row);
    return [...first.values()];
  }

  /** A row like one before is what that was: announced by then, so that it changes nothing, or refused. */
  take({ line, on }: HolidayRow, settled = this.settled.get(on)): void {
    if (!settled) return;
    this.settled.set(on, settled.kind === 'refused' ? settled : UNCHANGED);
    if (settled.kind === 'refused') this.refusals.add(line, ruleReason(settled.code));
    else this.counts[settled.kind] += 1;
  }

  private faultOf({ on, name }: HolidayRow): 'repeated-date' | undefined {
    const known = this.names.get(on);
    if (known === undefined) this.names.set(on, name);
    return known === undefined || known === name ? undefined : 'repeated-date';
  }
}

const UNCHANGED: SettledHoliday = { kind: 'unchanged' };

/** Announces the holidays that stand in a file, one command a batch; each is harmless to repeat. */
@Injectable()
export class HolidaysImport {
  constructor(private readonly commands: CommandBus) {}

  async run(file: HolidaysFile, wish: HolidaysWish): Promise<Judged | Refusal> {
    const tally = new Tally();
    for await (const entries of file.batches()) {
      const refusal = await this.settle(tally.usable(entries), wish, tally);
      if (refusal) return refusal;
    }
    const { read, counts, position } = tally;
    return { dryRun: wish.dryRun, position, figures: { read, ...counts }, ...tally.refusals.told() };
  }

  private async settle(
    rows: readonly HolidayRow[],
    { envelope, dryRun }: HolidaysWish,
    tally: Tally,
  ): Promise<Refusal | undefined> {
    const { commandId } = envelope;
    const fresh = tally.fresh(rows);
    const holidays = fresh.map(({ on, name }) => ({
      holiday: asId<HolidayId>(derivedId(commandId, 'holiday', on)),
      on,
      name,
    }));
    const id = asId<CommandId>(derivedId(commandId, 'holidays', String(tally.read)));
    const settled = await this.commands.execute(new ShowHolidays({ dryRun, holidays }, causedBy(envelope, id)));
    if (isRefusal(settled)) return settled;
    fresh.forEach((row, index) => tally.take(row, settled.holidays[index]));
    const isFresh = new Set(fresh);
    for (const row of rows) if (!isFresh.has(row)) tally.take(row);
    tally.position = settled.position;
    return undefined;
  }
}
