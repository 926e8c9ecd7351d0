import { Injectable } from '@nestjs/common';
import type { Decision } from '../kernel/facts/decider.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Wish } from '../kernel/facts/wish.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import { asId, type CommandId } from '../kernel/words/ids.js';
import { isRefusal } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type { RestructureEnacted, RestructurePutOff, RestructureRevoked } from '../units/chart.events.js';
import type { Policy } from '../platform/following/policy-runner.js';
import { problemOf } from '../platform/problems/problem.js';
import { type KnownReform, reformDecider } from './reform.decider.js';
import type { ReformEvent } from './reform.events.js';

type Followed = RestructureEnacted | RestructurePutOff | RestructureRevoked;

const reasonOf = ({ reason }: RestructurePutOff | RestructureRevoked): Pick<RestructurePutOff, 'reason'> =>
  reason === undefined ? {} : { reason };

/** What the reform's own stream still owes to a decision on the chart; nothing where it has been told. */
const owed = (reform: KnownReform, event: Followed): Decision<ReformEvent> => {
  const { programme } = reform;
  switch (event.type) {
    case 'RestructureEnacted': {
      const { number, signedOn, effectiveOn } = event;
      if (reform.phase !== 'proposed') return [];
      return [{ type: 'ReformDecreed', reform: event.reform, programme, number, signedOn, effectiveOn }];
    }
    case 'RestructurePutOff': {
      const { effectiveOn } = event;
      if (reform.phase !== 'decreed' || reform.effectiveOn >= effectiveOn) return [];
      return [{ type: 'ReformPutOff', reform: event.reform, programme, effectiveOn, ...reasonOf(event) }];
    }
    case 'RestructureRevoked':
      if (reform.phase !== 'decreed') return [];
      return [{ type: 'ReformCancelled', reform: event.reform, programme, on: event.on, ...reasonOf(event) }];
    default:
      return unreachable(event);
  }
};

/** Brings chart and reform together again, whatever step a crash fell between. */
@Injectable()
export class RestructurePolicy implements Policy {
  readonly name = 'restructures';
  readonly handles: ReadonlySet<string> = new Set<Followed['type']>([
    'RestructureEnacted',
    'RestructurePutOff',
    'RestructureRevoked',
  ]);

  constructor(private readonly handler: Handler) {}

  async follow(recorded: RecordedEvent): Promise<void> {
    const event = domainEvent<Followed>(recorded);
    const { actor, $correlationId: correlationId, $causationId: begun, requestHash } = recorded.meta;
    // As the request that began it: sent again under its key, it finds its answer.
    const wish: Wish = {
      actor,
      commandId: asId<CommandId>(begun),
      correlationId,
      causationId: recorded.id,
      ...(requestHash === undefined ? {} : { requestHash }),
    };
    const outcome = await this.handler.handle({ decider: reformDecider, id: event.reform, wish }, (reform) =>
      reform.phase === 'absent' ? [] : owed(reform, event),
    );
    // Too many others wrote meanwhile: the runner tries again.
    if (isRefusal(outcome)) throw problemOf(outcome);
  }
}
