import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import { NEVER, type Outcome, type Part, type Envelope } from '../kernel/facts/envelope.js';
import type { ChartChange } from '../kernel/organisation/chart-change.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { unreachable } from '../kernel/words/unreachable.js';
import { notFound } from '../platform/problems/problem.js';
import { changeUnit, chartDecider, type ChartState } from './chart.decider.js';
import { CHART } from './chart.events.js';
import { ChartJudge } from './chart.judge.js';
import { ChartBook } from './chart.queries.js';
import { isUnit } from './chart-units.rules.js';

/** What a change names beside its unit, and where in the body. */
const namedBy = (change: ChartChange): { readonly unit: UnitId; readonly pointer: string } | undefined => {
  switch (change.change) {
    case 'establish':
      return change.parent === null ? undefined : { unit: change.parent, pointer: '/parent' };
    case 'move':
      return { unit: change.parent, pointer: '/parent' };
    case 'merge':
      return { unit: change.into, pointer: '/into' };
    case 'rename':
    case 'abolish':
      return undefined;
    default:
      return unreachable(change);
  }
};

/** What the handlers of a unit's changes share: a unit is a part of the chart, which is one stream. */
@Injectable()
export class ChartChanges {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
    private readonly judge: ChartJudge,
  ) {}

  /** One change of one unit; dated today by default. */
  async make(change: ChartChange, day: CalendarDate | undefined, envelope: Envelope): Promise<Outcome> {
    const { unit } = change;
    const part = ({ parts }: ChartState): Part => parts.get(unit) ?? NEVER;
    const outcome = await this.handler.execute(
      { decider: chartDecider, id: CHART.id, envelope, part },
      {
        followsState: true,
        gather: async (state, { today }) => {
          await this.mustKnow(state, change);
          const on = day ?? today;
          return { on, chart: await this.charts.on(on), refused: await this.judge.change(state, change, on) };
        },
        decide: (_, { on, ...facts }, { today }) =>
          changeUnit({ type: 'UnitChanged', on, change }, { today, ...facts }),
      },
    );
    return outcome.kind === 'done' ? { ...outcome, id: unit, created: change.change === 'establish' } : outcome;
  }

  /** 404 for a unit that nobody knows. */
  private async mustKnow(state: ChartState, change: ChartChange): Promise<void> {
    if (change.change !== 'establish' && !isUnit(state, change.unit)) throw notFound();
    const named = namedBy(change);
    if (named) await this.charts.mustKnow([named.unit], () => named.pointer);
  }
}
