import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { setImmediate as turn } from 'node:timers/promises';
import { Handler } from '../kernel/facts/handle.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { ChartDraft } from './chart-draft.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { CHART, type UnitChanged } from './chart.events.js';
import { ChartJudge } from './chart.judge.js';
import { planUnit, type UnitPlan } from './shown-unit.rules.js';
import { type SettledUnit, ShowUnits, type ShownUnit, type UnitsSettled } from './shown-units.commands.js';

/** Units judged in one turn of the event loop. */
const UNITS_A_TURN = 100;

type Judged = { readonly changed: readonly UnitChanged[]; readonly units: readonly SettledUnit[] };

@CommandHandler(ShowUnits)
export class ShowUnitsHandler implements ICommandHandler<ShowUnits> {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  /** What is judged follows from the chart: it is judged inside the chart's line where another change came between. */
  async execute({ body, envelope }: ShowUnits): Promise<UnitsSettled | Refusal> {
    if (body.dryRun) {
      const { units } = await this.judged(await this.handler.state(chartDecider, CHART.id), body);
      return { kind: 'settled', position: null, units };
    }
    let units: readonly SettledUnit[] = [];
    const outcome = await this.handler.execute(
      { decider: chartDecider, id: CHART.id, envelope },
      {
        followsState: true,
        gather: async (chart) => this.judged(chart, body),
        decide: (_, judged) => {
          ({ units } = judged);
          return judged.changed;
        },
      },
    );
    return isRefusal(outcome) ? outcome : { kind: 'settled', position: outcome.position, units };
  }

  private async judged(chart: ChartState, { units, refused }: ShowUnits['body']): Promise<Judged> {
    const { today } = this.handler.moment();
    const judging = new Judging(new ChartDraft(chart, this.judge, today), refused);
    return judging.all(units, today);
  }
}

/** The judging of what is shown: the draft with all that was accepted so far, and which units were not. */
class Judging {
  private readonly refused: Set<string>;

  constructor(
    private readonly draft: ChartDraft,
    refused: readonly string[],
  ) {
    this.refused = new Set(refused);
  }

  async all(shown: readonly ShownUnit[], today: CalendarDate): Promise<Judged> {
    const units: SettledUnit[] = [];
    for (const [index, one] of shown.entries()) {
      if (index % UNITS_A_TURN === 0) await turn();
      const settled = await this.one(one, today);
      if (settled.kind === 'refused') this.refused.add(one.code);
      units.push(settled);
    }
    return { changed: this.draft.changed, units };
  }

  /** Takes what is shown of a unit into the draft, or says why not. */
  private async one(shown: ShownUnit, today: CalendarDate): Promise<SettledUnit> {
    const { on, parentCode, fresh } = shown;
    if (this.refused.has(parentCode)) return { kind: 'refused', fault: 'below-refused' };
    const plan = planUnit(shown, this.draft.on(on), fresh);
    const far = changesNothing(plan) ? undefined : notTooFar(on, today);
    if (far) return { kind: 'refused', fault: far };
    if (plan.kind === 'refused') return plan;
    const fault = await this.draft.take(plan.changes, on);
    return fault ? { kind: 'refused', fault } : { kind: 'settled', counts: plan.counts };
  }
}

const changesNothing = (plan: UnitPlan): boolean => plan.kind === 'planned' && plan.changes.length === 0;
