import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { isExpected } from '../kernel/facts/aim.js';
import { settledBefore } from '../kernel/facts/answered.js';
import type { Moment } from '../kernel/facts/decider.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import { AppendTooLarge, streamName } from '../kernel/ports/event-store.js';
import type { CommandId } from '../kernel/words/ids.js';
import { Lines } from '../kernel/words/lines.js';
import { isRefusal, refuse, type Refusal } from '../kernel/words/refusal.js';
import { Events } from '../platform/ports/ports.js';
import { problemOf } from '../platform/problems/problem.js';
import { ProblemTexts } from '../platform/problems/problem.texts.js';
import { importDecider } from './import.decider.js';
import type { ImportReport, ImportReported } from './import.events.js';
import { type Judged, withSentences } from './import-report.js';
import { RecordImport } from './imports.commands.js';

/**
 * Runs imports so that one under a key happens once: two at once run one after the other, and the answer is kept in a
 * stream of the import's own. What dies halfway is run again; its parts are harmless to repeat.
 */
@Injectable()
export class Imports {
  private readonly lines = new Lines<CommandId>();

  constructor(
    private readonly commands: CommandBus,
    private readonly handler: Handler,
    private readonly events: Events,
    private readonly texts: ProblemTexts,
  ) {}

  async once(envelope: Envelope, run: (moment: Moment) => Promise<Judged | Refusal>): Promise<ImportReport> {
    return this.lines.inLine([envelope.commandId], async () => {
      const kept = await this.kept(envelope);
      if (kept) return kept;
      const report = withSentences(orProblem(await run(this.handler.moment())), this.texts);
      const isKept = envelope.requestHash !== undefined && !report.dryRun;
      if (isKept) await this.keep(report, envelope);
      return report;
    });
  }

  /** A report of so many rows that no append holds it is not remembered: all of the import is done all the same. */
  private async keep(report: ImportReport, envelope: Envelope): Promise<void> {
    try {
      orProblem(await this.commands.execute(new RecordImport({ report }, envelope)));
    } catch (fault) {
      if (!(fault instanceof AppendTooLarge)) throw fault;
    }
  }

  /** What was answered under the same key before. */
  private async kept(envelope: Envelope): Promise<ImportReport | undefined> {
    const { commandId: id } = envelope;
    const folded = await this.handler.folded(importDecider, id);
    const before = settledBefore(folded.answered, envelope, id);
    if (!before) {
      if (!(await isExpected({ envelope }, folded))) throw problemOf(refuse('revision-mismatch'));
      return undefined;
    }
    orProblem(before);
    const [event] = await this.events.read(streamName(importDecider.category, id), 0);
    if (!event) throw new Error('an answered import has no report');
    const { report } = domainEvent<ImportReported>(event);
    // Told in a log that has moved to another store since, it may name a place beyond this one's end.
    return report.position !== null && report.position > event.position
      ? { ...report, position: event.position }
      : report;
  }
}

const orProblem = <T extends object>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw problemOf(answer);
  return answer;
};
