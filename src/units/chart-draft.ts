import type { ChartChange } from '../kernel/organisation/chart-change.js';
import { type Chart } from '../kernel/organisation/chart.js';
import { chartAt } from '../kernel/organisation/chart-entries.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import { START } from '../kernel/ports/event-store.js';
import { asId, type CommandId, type EventId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { isUnit } from './chart-units.rules.js';
import type { UnitChanged } from './chart.events.js';
import type { ChartJudge } from './chart.judge.js';

const NOBODY = asId<CommandId>('draft');
const NOWHERE = asId<EventId>('draft');

const copyOf = (state: ChartState): ChartState => ({
  ...state,
  entries: [...state.entries],
  decrees: new Map(state.decrees),
  establishments: new Map(state.establishments),
  parts: new Map(state.parts),
  last: undefined,
});

/** The chart as it would be with some changes more; nothing of it is recorded yet. */
export class ChartDraft {
  readonly changed: UnitChanged[] = [];
  private readonly state: ChartState;
  private day: { readonly on: CalendarDate; readonly chart: Chart } | undefined;

  constructor(
    recorded: ChartState,
    private readonly judge: ChartJudge,
    private readonly today: CalendarDate,
  ) {
    this.state = copyOf(recorded);
  }

  /** The chart on a day; cheap while the day stays the same. */
  on(on: CalendarDate): Chart {
    if (this.day?.on !== on) this.day = { on, chart: chartAt(this.state.entries, on, LAST_DAY) };
    return this.day.chart;
  }

  /** Takes all of some changes, which do not touch each other, or none and says why. */
  async take(changes: readonly ChartChange[], on: CalendarDate): Promise<RuleCode | undefined> {
    for (const change of changes) {
      if (change.change === 'establish' && isUnit(this.state, change.unit)) return 'code-taken';
      const refusal = await this.judge.change(this.state, change, on);
      if (refusal) return refusal;
    }
    for (const change of changes) this.add({ type: 'UnitChanged', on, change });
    return undefined;
  }

  private add(event: UnitChanged): void {
    const { on, change } = event;
    const revision = this.state.revision + 1;
    if (this.day?.on === on) this.day.chart.apply({ on, revision, index: 0, change });
    else this.day = undefined;
    chartDecider.evolve(this.state, event, {
      id: NOWHERE,
      revision,
      position: START,
      recordedOn: this.today,
      commandId: NOBODY,
    });
    this.changed.push(event);
  }
}
