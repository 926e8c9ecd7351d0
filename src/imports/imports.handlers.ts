import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome } from '../kernel/facts/wish.js';
import { importDecider, reportOn } from './import.decider.js';
import { RecordImport } from './imports.commands.js';

@CommandHandler(RecordImport)
export class RecordImportHandler implements ICommandHandler<RecordImport> {
  constructor(private readonly handler: Handler) {}

  async execute({ body: { report }, envelope: wish }: RecordImport): Promise<Outcome> {
    const aim = { decider: importDecider, id: wish.commandId, wish };
    return this.handler.handle(aim, (known) => reportOn(known, { type: 'ImportReported', report }));
  }
}
