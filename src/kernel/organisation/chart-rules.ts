import { LAST_DAY, type CalendarDate } from '../words/calendar-date.js';
import type { UnitId } from '../words/ids.js';
import type { RuleCode } from '../words/refusal.js';
import type { ChartChange } from './chart-change.js';
import { Chart, type ChartRefusal, type PlacedChange } from './chart.js';
import { type ChartEntry, placed } from './chart-entries.js';

/** Days on which staff recorded in a unit would count nowhere: from `from` on, or until `until`. */
export type LostDays = { readonly unit: UnitId; readonly code: RuleCode } & (
  { readonly from: CalendarDate } | { readonly until: CalendarDate }
);

export type Judged =
  | { readonly kind: 'refused'; readonly code: RuleCode }
  /** The chart takes it, provided that nobody is assigned to these units on these days. */
  | { readonly kind: 'fits'; readonly lost: readonly LostDays[] };

const named = (change: ChartChange): UnitId[] => {
  if (change.change === 'establish') return change.parent === null ? [] : [change.parent];
  if (change.change === 'move') return [change.unit, change.parent];
  if (change.change === 'merge') return [change.unit, change.into];
  return [change.unit];
};

/** A command names units that exist; only what is recorded already is read through mergers. */
const strictly = (chart: Chart, change: ChartChange): RuleCode | undefined =>
  named(change).some((unit) => !chart.exists(unit)) ? 'unit-ended' : chart.refusal(change)?.code;

const hasEnded = (chart: Chart, change: ChartChange): boolean =>
  change.change !== 'establish' && chart.node(change.unit)?.ended !== undefined;

const abolishes = (candidate: ChartEntry | undefined, unit: UnitId | undefined): boolean =>
  candidate?.known.at(-1)?.changes.some((one) => one.change === 'abolish' && one.unit === unit) ?? false;

type Refused = Extract<Judged, { kind: 'refused' }>;

/** Every change as it takes effect: the candidate's strictly, those recorded by the chart that each day ends with. */
class Play {
  readonly chart = new Chart();
  /** A recorded change did not fit when its turn came: the rest of its day may put that right. */
  private unsettled = false;

  constructor(private readonly candidate: ChartEntry | undefined) {}

  take(one: PlacedChange): Refused | undefined {
    const own = one.revision === this.candidate?.revision;
    if (!own && hasEnded(this.chart, one.change)) return undefined;
    const code = own ? strictly(this.chart, one.change) : this.leniently(one.change);
    if (code !== undefined) return { kind: 'refused', code };
    this.chart.apply(one);
    return undefined;
  }

  endDay(): Refused | undefined {
    const fault = this.unsettled ? this.chart.fault() : undefined;
    this.unsettled = false;
    return fault && { kind: 'refused', code: this.codeOf(fault) };
  }

  /** What a recorded change says to the chart that a candidate leaves it (domain.md, 9). */
  private leniently(change: ChartChange): RuleCode | undefined {
    const refusal = this.chart.refusal(change);
    if (!refusal) return undefined;
    this.unsettled ||= refusal.passing === true;
    return refusal.passing ? undefined : this.codeOf(refusal);
  }

  private codeOf({ code, ended }: ChartRefusal): RuleCode {
    if (code === 'unit-not-empty') return 'unit-ended';
    return abolishes(this.candidate, ended) ? 'unit-not-empty' : code;
  }
}

/** Plays every change, and gives the chart of the last day or the first refusal. */
const play = (changes: readonly PlacedChange[], candidate: ChartEntry | undefined): Chart | Refused => {
  const played = new Play(candidate);
  for (const [at, one] of changes.entries()) {
    const refused = played.take(one) ?? (changes[at + 1]?.on === one.on ? undefined : played.endDay());
    if (refused) return refused;
  }
  return played.chart;
};

/** Units that exist later than before, or never. */
const notYet = (before: Chart, after: Chart): LostDays[] =>
  [...before.all()].flatMap(({ id, since }) => {
    const until = after.node(id)?.since ?? LAST_DAY;
    return until > since ? [{ unit: id, code: 'unit-ended', until }] : [];
  });

const isEarlier = (from: CalendarDate, old: CalendarDate | undefined): boolean => old === undefined || from < old;

/** Units whose staff count nowhere earlier than before. */
const noMore = (before: Chart, after: Chart, candidate: ChartEntry | undefined): LostDays[] =>
  [...after.all()].flatMap(({ id }) => {
    const from = after.lostFrom(id);
    if (from === undefined || !isEarlier(from, before.lostFrom(id))) return [];
    return [{ unit: id, code: abolishes(candidate, after.lastOf(id)) ? 'unit-not-empty' : 'unit-ended', from }];
  });

/** Judges the chart with a candidate in its place among what is recorded, on every later day (domain.md, 9). */
export const judgeChart = (
  recorded: readonly ChartEntry[],
  before: Chart,
  candidate: ChartEntry | undefined,
): Judged => {
  const entries = candidate ? [...recorded, candidate] : recorded;
  const after = play(placed(entries, LAST_DAY), candidate);
  if (!(after instanceof Chart)) return after;
  return { kind: 'fits', lost: [...notYet(before, after), ...noMore(before, after, candidate)] };
};

/** As `judgeChart`, where the change takes effect after all that is recorded: the last chart alone tells. */
export const judgeLast = (last: Chart, change: ChartChange): RuleCode | undefined => strictly(last, change);
