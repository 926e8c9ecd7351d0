import { expect } from '@jest/globals';
import { assignedWithin, type Career } from '../../src/kernel/organisation/career.js';
import { addDays, type CalendarDate, FIRST_DAY, LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { chartAt, type ChartEntry, toldAnew } from '../../src/kernel/organisation/chart-entries.js';
import { judgeChart, type LostDays } from '../../src/kernel/organisation/chart-rules.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { asId, type EventId, type UnitId } from '../../src/kernel/words/ids.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';

export const day = (n: number): CalendarDate => addDays(FIRST_DAY, n);
export const unit = (name: string): UnitId => asId<UnitId>(name);

/** A unit below another, or the root; its code is its name unless another is told. */
export const establish = (name: string, parent: string | null = 'city', code = name): ChartChange => ({
  change: 'establish',
  unit: unit(name),
  code,
  name,
  kind: 'agency',
  parent: parent === null ? null : unit(parent),
});
export const rename = (name: string, to: string): ChartChange => ({ change: 'rename', unit: unit(name), name: to });
export const move = (name: string, parent: string): ChartChange => ({
  change: 'move',
  unit: unit(name),
  parent: unit(parent),
});
export const merge = (name: string, into: string): ChartChange => ({
  change: 'merge',
  unit: unit(name),
  into: unit(into),
});
export const abolish = (name: string): ChartChange => ({ change: 'abolish', unit: unit(name) });

/** What is recorded of a chart, and who is where; wishes are judged by both. */
export class ChartStory {
  private entries: ChartEntry[] = [];
  private readonly careers: Career[] = [];

  /** A city on day 0, and units below it. */
  static ofCity(...units: readonly string[]): ChartStory {
    const story = new ChartStory();
    story.takes(0, establish('city', null), ...units.map((name) => establish(name)));
    return story;
  }

  /** Somebody works in a unit on the days from one to before another. */
  hasStaff(name: string, from: number, until?: number): this {
    const enrolled = { kind: 'enrolled', on: day(from), recordedOn: day(from), seq: 0, unit: unit(name) } as const;
    const departed = (n: number) => ({ kind: 'departed', on: day(n), recordedOn: day(from), seq: 1 }) as const;
    this.careers.push(until === undefined ? [enrolled] : [enrolled, departed(until)]);
    return this;
  }

  /** Records a decree of some changes, which the chart has to take; gives its number. */
  takes(on: number, ...changes: readonly ChartChange[]): number {
    const entry = this.candidate(on, changes);
    expect(this.judged(this.entries, entry)).toBe(undefined);
    this.entries.push(entry);
    return entry.revision;
  }

  refuses(code: RuleCode, on: number, ...changes: readonly ChartChange[]): void {
    expect(this.judged(this.entries, this.candidate(on, changes))).toBe(code);
  }

  /** Puts a decree off; it has to fit. */
  putsOff(decree: number, on: number): void {
    expect(this.judgedPutOff(decree, on)).toBe(undefined);
    this.replace(decree, (entry) => toldAnew(entry, { recordedOn: FIRST_DAY, on: day(on) }));
  }

  refusesToPutOff(code: RuleCode, decree: number, on: number): void {
    expect(this.judgedPutOff(decree, on)).toBe(code);
  }

  revokes(decree: number): void {
    expect(this.judged(this.without(decree), undefined)).toBe(undefined);
    this.replace(decree, (entry) => toldAnew(entry, { recordedOn: FIRST_DAY, on: undefined }));
  }

  refusesToRevoke(code: RuleCode, decree: number): void {
    expect(this.judged(this.without(decree), undefined)).toBe(code);
  }

  /** The chart on a day, by all that is recorded. */
  on(n: number): Chart {
    return chartAt(this.entries, day(n), LAST_DAY);
  }

  private candidate(on: number, changes: readonly ChartChange[]): ChartEntry {
    const recordedOn = FIRST_DAY;
    const revision = this.entries.length;
    return { id: asId<EventId>(`event-${revision}`), revision, known: [{ recordedOn, on: day(on), changes }] };
  }

  private judgedPutOff(decree: number, on: number): RuleCode | undefined {
    const entry = this.entries[decree];
    if (!entry) throw new Error(`no decree ${decree}`);
    return this.judged(this.without(decree), toldAnew(entry, { recordedOn: FIRST_DAY, on: day(on) }));
  }

  private judged(recorded: readonly ChartEntry[], candidate: ChartEntry | undefined): RuleCode | undefined {
    const judged = judgeChart(recorded, chartAt(this.entries, LAST_DAY, LAST_DAY), candidate);
    if (judged.kind === 'refused') return judged.code;
    return judged.lost.find((lost) => this.careers.some((career) => isIn(career, lost)))?.code;
  }

  private without(decree: number): ChartEntry[] {
    return this.entries.filter(({ revision }) => revision !== decree);
  }

  private replace(decree: number, change: (entry: ChartEntry) => ChartEntry): void {
    this.entries = this.entries.map((entry) => (entry.revision === decree ? change(entry) : entry));
  }
}

const isIn = (career: Career, lost: LostDays): boolean =>
  assignedWithin(career, new Set([lost.unit]), 'from' in lost ? { from: lost.from } : { until: lost.until });
