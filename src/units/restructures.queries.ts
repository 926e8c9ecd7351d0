import { Injectable } from '@nestjs/common';
import type { Decision } from '../kernel/facts/decider.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Outcome, Wish } from '../kernel/facts/wish.js';
import { asId, type CommandId, type ReformId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/wish.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import {
  CHART,
  type ChartEvent,
  type RestructureEnacted,
  type RestructurePutOff,
  type RestructureRevoked,
} from './chart.events.js';
import { ChartJudge } from './chart.judge.js';

/** Puts a decree on the chart, moves it or takes it back; each is harmless to repeat. */
@Injectable()
export class Restructures {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async enact(event: RestructureEnacted, wish: Wish): Promise<Outcome> {
    return this.change(wish, async (state) => {
      if (state.decrees.has(event.reform)) return [];
      return orRefuse(await this.judge.decree(state, event.changes, event.effectiveOn), event);
    });
  }

  async putOff(event: RestructurePutOff, wish: Wish): Promise<Outcome> {
    const { reform, effectiveOn } = event;
    return this.change(wish, async (state) => {
      if (entryOf(state, reform)?.effective.at(-1)?.on === effectiveOn) return [];
      return orRefuse(await this.judge.putOff(state, reform, effectiveOn), event);
    });
  }

  async revoke(event: RestructureRevoked, wish: Wish): Promise<Outcome> {
    const { reform } = event;
    return this.change(wish, async (state) => {
      if (entryOf(state, reform)?.revokedOn !== undefined) return [];
      return orRefuse(await this.judge.revoke(state, reform), event);
    });
  }

  /** The chart keeps what the request was known by: so its answer is found, whoever tells the reform (restructure.policy.ts). */
  private async change(
    { actor, commandId, correlationId, requestHash }: Wish,
    decide: (state: ChartState) => Promise<Decision<ChartEvent>>,
  ): Promise<Outcome> {
    const wish: Wish = {
      actor,
      correlationId,
      commandId: asId<CommandId>(derivedId(commandId, 'chart')),
      causationId: commandId,
      ...(requestHash === undefined ? {} : { requestHash }),
    };
    return this.handler.handle({ decider: chartDecider, id: CHART.id, wish }, decide);
  }
}

const entryOf = (state: ChartState, reform: ReformId): ChartState['entries'][number] | undefined => {
  const index = state.decrees.get(reform);
  return index === undefined ? undefined : state.entries[index];
};

const orRefuse = (code: RuleCode | undefined, event: ChartEvent): Decision<ChartEvent> =>
  code ? refuse(code) : [event];
