import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { Decision } from '../kernel/decider.js';
import { Handler } from '../kernel/handle.js';
import type { Outcome, Wish } from '../kernel/wish.js';
import { asId, type CommandId, type ReformId } from '../kernel/ids.js';
import { refuse, type RuleCode } from '../kernel/refusal.js';
import { derivedId } from '../platform/wish.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { CHART, type ChartEvent, type RestructureEnacted } from './chart.events.js';
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

  async putOff(reform: ReformId, effectiveOn: CalendarDate, wish: Wish): Promise<Outcome> {
    return this.change(wish, async (state) => {
      if (entryOf(state, reform)?.effective.at(-1)?.on === effectiveOn) return [];
      const event = { type: 'RestructurePutOff', reform, effectiveOn } as const;
      return orRefuse(await this.judge.putOff(state, reform, effectiveOn), event);
    });
  }

  async revoke(reform: ReformId, on: CalendarDate, wish: Wish): Promise<Outcome> {
    return this.change(wish, async (state) => {
      if (entryOf(state, reform)?.revokedOn !== undefined) return [];
      return orRefuse(await this.judge.revoke(state, reform), { type: 'RestructureRevoked', reform, on });
    });
  }

  private async change(
    { actor, commandId, correlationId }: Wish,
    decide: (state: ChartState) => Promise<Decision<ChartEvent>>,
  ): Promise<Outcome> {
    const wish: Wish = {
      actor,
      correlationId,
      commandId: asId<CommandId>(derivedId(commandId, 'chart')),
      causationId: commandId,
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
