import { Injectable } from '@nestjs/common';
import type { Moment } from '../kernel/facts/decider.js';
import { streamName } from '../kernel/ports/event-store.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { CommandId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { Desk } from '../platform/bus/desk.js';
import { Events } from '../platform/ports/ports.js';
import { problemOf } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { importDecider } from './import.decider.js';
import type { ImportReport, ImportReported } from './import.events.js';

/**
 * Runs imports so that one under a key happens once: two at once run one after the other, and the answer is kept in a
 * stream of the import's own. What dies halfway is run again; its parts are harmless to repeat.
 */
@Injectable()
export class Imports {
  constructor(
    private readonly desk: Desk,
    private readonly events: Events,
  ) {}

  async once(asked: Asked, run: (moment: Moment) => Promise<ImportReport | Refusal>): Promise<ImportReport> {
    const aim = { decider: importDecider, id: asked.commandId, asked };
    let fresh: ImportReport | undefined;
    const outcome = await this.desk.handle(aim, async (_, moment) => {
      const report = await run(moment);
      if (isRefusal(report)) return report;
      fresh = report;
      return asked.keyed && !report.dryRun ? [{ type: 'ImportReported', report } as const] : [];
    });
    if (isRefusal(outcome)) throw problemOf(outcome);
    return fresh ?? this.kept(asked.commandId);
  }

  private async kept(id: CommandId): Promise<ImportReport> {
    const [event] = await this.events.read(streamName(importDecider.category, id), 0);
    if (!event) throw new Error('an answered import has no report');
    return domainEvent<ImportReported>(event).report;
  }
}
