import { Injectable } from '@nestjs/common';
import { judgedOn } from '../../projections/corrections.marks.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import type { Chart } from '../kernel/organisation/chart.js';
import { chartAfter, type ChartEntry, nowOf, placed } from '../kernel/organisation/chart-entries.js';
import { type RecordedEvent, streamName } from '../kernel/ports/event-store.js';
import { dateOf, type Day, dayOf, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { EventId, UnitId } from '../kernel/words/ids.js';
import { Events } from '../platform/ports/ports.js';
import { chartDecider, type ChartState } from './chart.decider.js';
import { CHART, type ChartEvent } from './chart.events.js';

/** The units whose people count in another one by a correction of the chart, on the day by which that is judged. */
export type ChartShift = { readonly on: Day; readonly units: readonly UnitId[] };

type Entries = readonly ChartEntry[];

const KEPT = 1_000;

const chartOn = (entries: Entries, day: Day): Chart => {
  const date = dateOf(day);
  return chartAfter(placed(entries, LAST_DAY).filter(({ on }) => on <= date));
};

/** The units that are read as other ones, or as none, on one of two charts. */
const readOtherwise = (before: Chart, after: Chart): UnitId[] => {
  const units = new Set([...before.all(), ...after.all()].map(({ id }) => id));
  return [...units].filter((unit) => before.resolve(unit) !== after.resolve(unit));
};

const daysOf = (entries: Entries): Day[] => placed(entries, LAST_DAY).map(({ on }) => dayOf(on));

/** The first day of what was told otherwise: until then the charts are the same. */
const firstDay = (before: Entries, after: Entries): Day => {
  const changed = after.flatMap((entry, index) => (entry === before[index] ? [] : [before[index] ?? entry, entry]));
  const days = changed.flatMap((entry) => nowOf(entry).on ?? []);
  return days.map(dayOf).reduce((first, day) => Math.min(first, day), Infinity);
};

/** What one correction of the chart shifts; undefined for nothing. */
const shiftBetween = (before: Entries, after: Entries, recorded: Day): ChartShift | undefined => {
  const first = firstDay(before, after);
  const days = [...daysOf(before), ...daysOf(after)].filter((day) => day >= first);
  const unitsOn = (day: Day): UnitId[] => readOtherwise(chartOn(before, day), chartOn(after, day));
  const on = judgedOn(days, recorded, (day) => unitsOn(day).length > 0);
  return on === undefined ? undefined : { on, units: unitsOn(on) };
};

/** What corrections of the chart shifted, each read off what the chart was told before it. */
@Injectable()
export class ChartShifts {
  private readonly kept = new Map<EventId, ChartShift | undefined>();

  constructor(private readonly events: Events) {}

  /** By the events that told the chart; of one that shifted nothing there is none. */
  async of(corrections: readonly EventId[]): Promise<ReadonlyMap<EventId, ChartShift | undefined>> {
    const missing = new Set(corrections.filter((id) => !this.kept.has(id)));
    if (this.kept.size + missing.size > KEPT) this.kept.clear();
    if (missing.size > 0) await this.read(new Set(corrections));
    return this.kept;
  }

  private async read(wanted: ReadonlySet<EventId>): Promise<void> {
    let state = chartDecider.initial();
    for (const recorded of await this.events.read(streamName(CHART.category, CHART.id), 0)) {
      const before = wanted.has(recorded.id) ? [...state.entries] : undefined;
      state = evolved(state, recorded);
      if (before) this.kept.set(recorded.id, shiftBetween(before, state.entries, dayOf(recorded.meta.recordedOn)));
    }
  }
}

const evolved = (state: ChartState, recorded: RecordedEvent): ChartState => {
  const { id, revision, position, meta } = recorded;
  return chartDecider.evolve(state, domainEvent<ChartEvent>(recorded), {
    id,
    revision,
    position,
    recordedOn: meta.recordedOn,
    commandId: meta.commandId,
  });
};
