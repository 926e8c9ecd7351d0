import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import { Keys } from '../platform/ports/ports.js';
import { Sealing } from '../platform/ports/sealing.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../registers/stream-ends.js';
import { EraseTexts } from './erasures.commands.js';

/** Whose key the reasons of erasures are sealed under: no erasure of a thing reaches it. */
const REASONS = 'erasures';

/** Whatever the thing has become, void too: what was written in it can be erased. */
@CommandHandler(EraseTexts)
export class EraseTextsHandler implements ICommandHandler<EraseTexts> {
  constructor(
    private readonly handler: Handler,
    private readonly ends: StreamEnds,
    private readonly keys: Keys,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { kind, id, reason }, envelope }: EraseTexts): Promise<Outcome> {
    const { revision } = await this.ends.of(kind, id);
    if (revision < 0) throw notFound();
    return this.ends.kinds.of(kind).erase(this.handler, {
      id,
      envelope,
      seal: async () => this.sealing.text(REASONS, reason),
      destroy: async (keys) => this.keys.destroy(keys),
    });
  }
}
