import { Injectable } from '@nestjs/common';
import { Holidays } from '../holidays/holidays.queries.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { Position } from '../kernel/ports/event-store.js';
import { addDays, type CalendarDate, dayOf } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { ChartBook } from '../units/chart.queries.js';
import { ComplaintBooks } from './complaint-books.js';
import type { TreeFigures } from './complaint-figures.js';
import { type ComplaintOutcomes, outcomesOf } from './complaint-outcomes.queries.js';
import { KeptTrees } from './kept-trees.js';
import type { Tree } from './tree.js';

/** Days that a figure looks back over, the day itself among them, where no span is named. */
const LOOKED_BACK = 90;

/** The first day of the span that ends on a day, where none is named (capabilities.md, 15). */
export const firstDayBefore = (asOf: CalendarDate): CalendarDate => addDays(asOf, 1 - LOOKED_BACK);

/** Complaints received from one day to another, as they stand at a pair; all of them, or those of a programme. */
export type Asked = Pair & {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Null of a label that nothing has. */
  readonly programme?: ProgrammeId | null | undefined;
  readonly under?: UnitId | undefined;
};

/** Figures beside the units that they are of, depth first. */
export type FiguredTree = TreeFigures & { readonly chart: Chart; readonly tree: Tree };

type Among = { readonly chart: Chart; readonly tops: readonly UnitId[]; readonly unassigned: boolean };

/**
 * Figures of complaints at any pair of dates, read off all complaints as the registers hold them. For others:
 * `covered(units, pair, under?)` gives what outcomes tell of the complaints of the 90 days that end on `asOf`, whatever
 * their programme, of some units and all below them, with `under` of those among it and below.
 */
@Injectable()
export class ComplaintFigures {
  constructor(
    private readonly books: ComplaintBooks,
    private readonly charts: ChartBook,
    private readonly holidays: Holidays,
    private readonly trees: KeptTrees,
  ) {}

  /** How many complaints there are by a position that the registers have reached; waits until they are at hand. */
  async known(position: Position): Promise<number> {
    return (await this.books.at(position)).size;
  }

  /** Of every unit that exists at the pair, and of no unit; or of those under one. */
  async ofCity(asked: Asked): Promise<FiguredTree> {
    const chart = await this.charts.at(asked.asOf, asked.knownOn);
    const tops = [...chart.standing()].flatMap(({ id }) => (chart.parentOf(id) === null ? [id] : []));
    return this.among(asked, { chart, tops, unassigned: asked.under === undefined });
  }

  async covered(units: readonly UnitId[], pair: Pair, under?: UnitId): Promise<ComplaintOutcomes> {
    const { asOf, knownOn } = pair;
    const chart = await this.charts.at(asOf, knownOn);
    const asked = { asOf, knownOn, from: firstDayBefore(asOf), to: asOf, under };
    return outcomesOf(await this.among(asked, { chart, tops: units, unassigned: false }));
  }

  private async among(
    { from, to, asOf, knownOn, programme, under }: Asked,
    { chart, tops, unassigned }: Among,
  ): Promise<FiguredTree> {
    const working = await this.holidays.known(knownOn);
    const tree = this.trees.of(chart, tops, { under });
    const span = { from: dayOf(from), to: dayOf(to), asOf: dayOf(asOf), knownOn: dayOf(knownOn) };
    return { chart, tree, ...(await this.books.figures({ span, programme, tree, working, unassigned })) };
  }
}
