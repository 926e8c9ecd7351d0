import type { DirectiveCorrection } from '../../../src/directives/directive.events.js';
import type { LedgerEvent } from '../../../projections/ledger.tally.js';
import type { ChartChange } from '../../../src/kernel/organisation/chart-change.js';
import type { ChartEntry } from '../../../src/kernel/organisation/chart-entries.js';
import { type CalendarDate, FIRST_DAY } from '../../../src/kernel/words/calendar-date.js';
import { positionOf, type RecordedEvent, type StreamName, streamName } from '../../../src/kernel/ports/event-store.js';
import type { Sealed } from '../../../src/kernel/ports/keyring.js';
import { asId, type CommandId, type EventId, type StaffId } from '../../../src/kernel/words/ids.js';
import { july, ROOT, UNITS } from './city.js';

export const SEALED: Sealed = { key: 'key', box: 'box' };

/** A log in the making. The day of recording never falls. */
export class Recorder {
  readonly log: RecordedEvent[] = [];
  readonly chart: ChartEntry[] = [];
  private readonly revisions = new Map<StreamName, number>();
  private day = 0;

  constructor() {
    for (const unit of UNITS) {
      const parent = unit === ROOT ? null : ROOT;
      this.enact(FIRST_DAY, { change: 'establish', unit, code: unit, name: unit, kind: 'agency', parent }, FIRST_DAY);
    }
  }

  get today(): number {
    return this.day;
  }

  pass(days: number): void {
    this.day += days;
  }

  record(category: string, id: string, { type, ...data }: LedgerEvent | DirectiveCorrection): void {
    const stream = streamName(category, id);
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const at = this.log.length + 1;
    const commandId = asId<CommandId>(`command-${at}`);
    const recordedOn = july(this.day);
    this.log.push({
      id: asId<EventId>(`event-${at}`),
      type,
      data,
      stream,
      revision,
      position: positionOf(at * 3),
      meta: {
        recordedAt: `${recordedOn}T01:00:00.000Z`,
        recordedOn,
        actor: 'office',
        commandId,
        $correlationId: commandId,
        $causationId: commandId,
        schemaVersion: 1,
      },
    });
  }

  enact(on: CalendarDate, change: ChartChange, recordedOn = july(this.day)): void {
    const revision = this.chart.length;
    const id = asId<EventId>(`chart-${revision}`);
    this.chart.push({ id, revision, known: [{ recordedOn, on, changes: [change] }] });
  }
}

/** For each person, the revisions of facts that still stand. */
export class Standing {
  private readonly revisions = new Map<string, number[]>();

  /** Notes the facts that the last event of a log holds of some people. */
  note({ log }: Recorder, thing: string, staff: readonly StaffId[]): void {
    const revision = log.at(-1)?.revision ?? 0;
    for (const id of staff) this.of(thing, id).push(revision);
  }

  /** Takes back one fact of each of some people, or all, where any stands. */
  take(thing: string, staff: readonly StaffId[], pick: number): { staff: StaffId; revisions: number[] }[] {
    return staff.flatMap((id) => {
      const all = this.of(thing, id);
      const revisions = pick === 0 ? all.splice(0) : all.splice(pick % Math.max(all.length, 1), 1);
      return revisions.length === 0 ? [] : [{ staff: id, revisions }];
    });
  }

  private of(thing: string, staff: StaffId): number[] {
    const key = `${thing} ${staff}`;
    const known = this.revisions.get(key) ?? [];
    this.revisions.set(key, known);
    return known;
  }
}
