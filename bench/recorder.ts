import type { CalendarDate } from '../src/kernel/words/calendar-date.js';
import { type EventStore, type NewEvent, type StreamName, streamName } from '../src/kernel/ports/event-store.js';
import { asId } from '../src/kernel/words/ids.js';
import type { DomainEvent } from '../src/kernel/facts/decider.js';
import type { Random } from './random.js';

const IN_FLIGHT = 256;

/** Writes facts straight to a log, as the recorder would have, on days of their own. */
export class Recorder {
  private readonly revisions = new Map<StreamName, number>();
  private flying: Promise<unknown>[] = [];

  constructor(
    private readonly events: EventStore,
    private readonly random: Random,
  ) {}

  /** Appends the facts of one stream; waits now and then, so that little is in flight. */
  async record(category: string, id: string, on: CalendarDate, facts: readonly DomainEvent[]): Promise<void> {
    const stream = streamName(category, id);
    const before = this.revisions.get(stream) ?? -1;
    this.revisions.set(stream, before + facts.length);
    const events = facts.map((fact) => this.recorded(on, fact));
    this.flying.push(this.events.append(stream, before < 0 ? 'none' : before, events));
    if (this.flying.length >= IN_FLIGHT) await this.settle();
  }

  async settle(): Promise<void> {
    await Promise.all(this.flying);
    this.flying = [];
  }

  private recorded(on: CalendarDate, { type, ...data }: DomainEvent): NewEvent {
    const commandId = this.random.uuid();
    return {
      id: asId(this.random.uuid()),
      type,
      data,
      meta: {
        recordedAt: `${on}T02:00:00.000Z`,
        recordedOn: on,
        actor: 'bench',
        commandId: asId(commandId),
        requestHash: `${commandId}${commandId}`.replaceAll('-', ''),
        $correlationId: commandId,
        $causationId: commandId,
        schemaVersion: 1,
      },
    };
  }
}
