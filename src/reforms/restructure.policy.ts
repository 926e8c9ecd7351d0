import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import { asId, type CommandId } from '../kernel/words/ids.js';
import { isRefusal } from '../kernel/words/refusal.js';
import type { Policy } from '../platform/following/policy-runner.js';
import { problemOf } from '../platform/problems/problem.js';
import type { RestructureEvent } from '../units/chart.events.js';
import { FollowChart } from './reforms.commands.js';

/** Brings chart and reform together again, whatever step a crash fell between. */
@Injectable()
export class RestructurePolicy implements Policy {
  readonly name = 'restructures';
  readonly handles: ReadonlySet<string> = new Set<RestructureEvent['type']>([
    'RestructureEnacted',
    'RestructurePutOff',
    'RestructureRevoked',
    'RestructureCorrected',
  ]);

  constructor(private readonly commands: CommandBus) {}

  async follow(recorded: RecordedEvent): Promise<void> {
    const { actor, $correlationId: correlationId, $causationId: begun, requestHash } = recorded.meta;
    // As the request that began it: sent again under its key, it finds its answer.
    const envelope: Envelope = {
      actor,
      commandId: asId<CommandId>(begun),
      correlationId,
      causationId: recorded.id,
      ...(requestHash === undefined ? {} : { requestHash }),
    };
    const outcome = await this.commands.execute(new FollowChart(domainEvent<RestructureEvent>(recorded), envelope));
    // Too many others wrote meanwhile: the runner tries again.
    if (isRefusal(outcome)) throw problemOf(outcome);
  }
}
