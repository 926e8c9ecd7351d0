import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { importDecider, reportOn } from './import.decider.js';
import { RecordImport } from './imports.commands.js';

@CommandHandler(RecordImport)
export class RecordImportHandler implements ICommandHandler<RecordImport> {
  constructor(private readonly handler: Handler) {}

  async execute({ body: { report }, envelope }: RecordImport): Promise<Outcome> {
    const aim = { decider: importDecider, id: envelope.commandId, envelope };
    return this.handler.judge(aim, (known) => reportOn(known, { type: 'ImportReported', report }));
  }
}
