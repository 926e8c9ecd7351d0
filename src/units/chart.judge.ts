import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ChartChange } from '../kernel/organisation/chart-change.js';
import { type ChartEntry, nowOf, toldAnew } from '../kernel/organisation/chart-entries.js';
import { judgeChart, judgeLast } from '../kernel/organisation/chart-rules.js';
import { asId, type EventId, type ReformId } from '../kernel/words/ids.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { type ChartState, lastChart } from './chart.decider.js';
import { Occupancy } from './occupancy.queries.js';

const ends = ({ change }: ChartChange): boolean => change === 'merge' || change === 'abolish';

/** Judges changes by the chart and the people that result on every later day (domain.md, 9). */
@Injectable()
export class ChartJudge {
  constructor(private readonly occupancy: Occupancy) {}

  /** One change from a day on, beside what is recorded. */
  async change(state: ChartState, change: ChartChange, on: CalendarDate): Promise<RuleCode | undefined> {
    if (on >= state.lastOn && !ends(change)) return judgeLast(lastChart(state), change);
    return this.entry(state, state.entries, candidateOf(state, [change], on));
  }

  /** The changes of a decree, together. */
  async decree(state: ChartState, changes: readonly ChartChange[], on: CalendarDate): Promise<RuleCode | undefined> {
    return this.entry(state, state.entries, candidateOf(state, changes, on));
  }

  /** A decree put off to another day; it keeps its place among the changes of that day. */
  async putOff(state: ChartState, reform: ReformId, on: CalendarDate): Promise<RuleCode | undefined> {
    const { entry, others } = without(state, reform);
    return entry && this.entry(state, others, toldAnew(entry, { recordedOn: on, on }));
  }

  /** A decree taken back. */
  async revoke(state: ChartState, reform: ReformId): Promise<RuleCode | undefined> {
    return this.entry(state, without(state, reform).others, undefined);
  }

  /** An entry as it is told now, in its place among the others. */
  async toldAnew(state: ChartState, told: ChartEntry): Promise<RuleCode | undefined> {
    return this.entry(state, others(state, told), told);
  }

  /** An entry as if it had never been told. */
  async undone(state: ChartState, entry: ChartEntry): Promise<RuleCode | undefined> {
    return this.entry(state, others(state, entry), undefined);
  }

  /** The first change that is refused gives the code: what was listed before is judged by itself. */
  private async entry(
    state: ChartState,
    recorded: readonly ChartEntry[],
    candidate: ChartEntry | undefined,
  ): Promise<RuleCode | undefined> {
    const code = await this.whole(state, recorded, candidate);
    if (code === undefined || candidate === undefined) return code;
    const { recordedOn, changes } = nowOf(candidate);
    for (let count = 1; count < changes.length; count += 1) {
      await turn(); // hundreds of changes are as many charts
      const earlier = toldAnew(candidate, { recordedOn, changes: changes.slice(0, count) });
      const first = await this.whole(state, recorded, earlier);
      if (first !== undefined) return first;
    }
    return code;
  }

  private async whole(
    state: ChartState,
    recorded: readonly ChartEntry[],
    candidate: ChartEntry | undefined,
  ): Promise<RuleCode | undefined> {
    const judged = judgeChart(recorded, lastChart(state), candidate);
    if (judged.kind === 'refused') return judged.code;
    return (await this.occupancy.firstLost(judged.lost))?.code;
  }
}

/** What is not recorded yet has no event. */
const CANDIDATE = asId<EventId>('candidate');

const candidateOf = (state: ChartState, changes: readonly ChartChange[], on: CalendarDate): ChartEntry => ({
  id: CANDIDATE,
  revision: state.revision + 1,
  known: [{ recordedOn: on, on, changes }],
});

const others = ({ entries }: ChartState, { revision }: ChartEntry): ChartEntry[] =>
  entries.filter((entry) => entry.revision !== revision);

const without = (state: ChartState, reform: ReformId): { entry: ChartEntry | undefined; others: ChartEntry[] } => {
  const index = state.decrees.get(reform);
  return {
    entry: index === undefined ? undefined : state.entries[index],
    others: state.entries.filter((_, at) => at !== index),
  };
};
