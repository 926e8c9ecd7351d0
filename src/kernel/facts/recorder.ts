import { type CalendarDate, dayIn, FIRST_DAY } from '../words/calendar-date.js';
import { type Clock, type ClockReport, clockState } from '../ports/clock.js';
import type { DomainEvent, Moment } from './decider.js';
import type { EventMetadata, EventStore, NewEvent } from '../ports/event-store.js';
import type { CommandId, EventId } from '../words/ids.js';
import { lastEvent } from '../ports/log-identity.js';
import type { Envelope } from './envelope.js';

const SCHEMA_VERSION = 1;
/** Of an instant, to its minute: in no zone does a day begin within one. */
const MINUTE = 'YYYY-MM-DDThh:mm'.length;

/** What facts are made with. */
export type HandleParts = {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly zone: string;
  /** UUIDv5 of a command id and an index: the ids of its events. Those of one attempt are no other's where it is named. */
  readonly eventId: (command: CommandId, index: number, attempt?: string) => EventId;
  /**
   * Where others write to the store, too: a new name for each attempt to record what was judged. Two processes may judge
   * one request, and differ; under the same ids the store would take the later facts for the earlier ones sent again.
   */
  readonly attempt?: () => string;
  /** Where others write to the store, too: one was faster, after so many times before; until what it holds is noted. */
  readonly overtaken?: (before: number) => Promise<void>;
};

/** Says of events who recorded them and when; neither instants nor days fall along the log. */
export class Recorder {
  private lastRecordedAt = '';
  private lastRecordedOn: CalendarDate = FIRST_DAY;
  private day = { minute: '', today: '' as CalendarDate };

  constructor(private readonly parts: HandleParts) {}

  /** Call once before the first command: what is recorded from now on is never dated before the log's head. */
  async start(): Promise<void> {
    const last = await lastEvent(this.parts.store);
    if (last) this.note(last.meta);
  }

  /** Nothing is dated before what was recorded, whoever recorded it. */
  note({ recordedAt, recordedOn }: Pick<EventMetadata, 'recordedAt' | 'recordedOn'>): void {
    if (recordedAt > this.lastRecordedAt) this.lastRecordedAt = recordedAt;
    if (recordedOn > this.lastRecordedOn) this.lastRecordedOn = recordedOn;
  }

  /** The clock dates nothing while it is ahead; what changes nothing is recorded where it is to be remembered. */
  mayRecord({ requestHash }: Envelope, events: readonly DomainEvent[]): boolean {
    const records = events.length > 0 || requestHash !== undefined;
    return !records || clockState(this.parts.clock, this.lastRecordedAt) !== 'ahead';
  }

  clockReport(): ClockReport {
    const newest = this.lastRecordedAt;
    const seen = { state: clockState(this.parts.clock, newest), now: this.parts.clock.now() };
    return newest === '' ? seen : { ...seen, newestEvent: newest };
  }

  /** The later of the clock and the last recording, and its day: another zone takes it back behind no recorded one. */
  moment(): Moment {
    const real = this.parts.clock.now();
    const now = real > this.lastRecordedAt ? real : this.lastRecordedAt;
    const minute = now.slice(0, MINUTE);
    if (minute !== this.day.minute) this.day = { minute, today: dayIn(now, this.parts.zone) };
    const { today } = this.day;
    return { now, today: today > this.lastRecordedOn ? today : this.lastRecordedOn };
  }

  /** The events of a command, to be appended at once: no time passes between them and what was recorded before. */
  recorded(envelope: Envelope, events: readonly DomainEvent[], attempt?: string): NewEvent[] {
    const { now, today } = this.moment();
    this.lastRecordedAt = now;
    this.lastRecordedOn = today;
    const meta: EventMetadata = {
      recordedAt: now,
      recordedOn: today,
      actor: envelope.actor,
      commandId: envelope.commandId,
      ...(envelope.requestHash === undefined ? {} : { requestHash: envelope.requestHash }),
      $correlationId: envelope.correlationId,
      $causationId: envelope.causationId ?? envelope.commandId,
      schemaVersion: SCHEMA_VERSION,
    };
    return events.map(({ type, ...data }, index) => ({
      id: this.parts.eventId(envelope.commandId, index, attempt),
      type,
      data,
      meta,
    }));
  }
}
