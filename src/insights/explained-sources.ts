import { Injectable } from '@nestjs/common';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { type RecordedEvent, streamName } from '../kernel/ports/event-store.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Events } from '../platform/ports/ports.js';
import { Registers } from '../registers/registers.js';

/** What an explanation reads that no figure does. */
@Injectable()
export class ExplainedSources {
  constructor(
    private readonly events: Events,
    private readonly registers: Registers,
  ) {}

  /** The events of a thing's stream that were recorded by a day. */
  async known(category: string, id: string, knownOn: CalendarDate): Promise<readonly RecordedEvent[]> {
    const recorded = await this.events.read(streamName(category, id), 0);
    return recorded.filter(({ meta }) => meta.recordedOn <= knownOn);
  }

  /** Those of a programme, whatever the dates. */
  nilReports(programme: ProgrammeId): AsyncGenerator<RegisterRecord> {
    return this.registers.ofKind('nilReport', programme);
  }
}
