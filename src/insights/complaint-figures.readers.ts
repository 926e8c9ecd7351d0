import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import { invalid } from '../platform/problems/problem.js';
import { Read } from '../platform/reading/read.js';
import { Registers } from '../registers/registers.js';
import { type Asked, ComplaintFigures, type FiguredTree, firstDayBefore } from './complaint-figures.queries.js';
import { complaintTable, type ShownFigures } from './complaint-tables.js';
import type { ComplaintFiguresQuery } from './insights.dto.js';
import { COMPLAINT_FIGURES_READ } from './insights.permissions.js';
import { ReadComplaintFigures } from './insights.queries.js';
import { LongReadings } from './long-readings.js';
import { Reach } from './reach.js';
import { shownUnits } from './unit-readings.js';

/** So many complaints are as much work as one unit of a reading. */
const COMPLAINTS_A_UNIT = 100;

@QueryHandler(ReadComplaintFigures)
export class ReadComplaintFiguresHandler implements IQueryHandler<ReadComplaintFigures> {
  constructor(
    private readonly registers: Registers,
    private readonly figures: ComplaintFigures,
    private readonly reach: Reach,
    private readonly long: LongReadings,
  ) {}

  async execute({ asked, caller }: ReadComplaintFigures): Promise<Read> {
    const started = performance.now();
    mustBeSpan(asked, caller.today);
    const { at } = await this.registers.open(asked);
    await this.reach.must(caller, COMPLAINT_FIGURES_READ, { unit: asked.unit, knownOn: at.knownOn });
    const { asOf, knownOn } = at;
    const span = spanOf(asked, asOf);
    const of = { asOf, knownOn, ...span, programme: await this.labelOf(asked, at), under: asked.unit };
    const size = (await this.figures.known(at.position)) / COMPLAINTS_A_UNIT;
    const figured = await this.long.take(caller, size, async () => this.figures.ofCity(of));
    const body = { asOf, knownOn, ...span, ...shownOf(figured, of) };
    const timing = `reading;dur=${(performance.now() - started).toFixed(1)}`;
    const nameUnit = await this.reach.naming(at);
    return new Read(body, at.position, () => complaintTable(body, at, nameUnit), { 'server-timing': timing });
  }

  /** A programme that is void by then labels nothing. */
  private async labelOf({ programme }: ComplaintFiguresQuery, pair: Pair): Promise<Asked['programme']> {
    if (programme === undefined) return undefined;
    return (await this.registers.voidAmong('programme', [programme], pair)).has(programme) ? null : programme;
  }
}

type Days = Pick<Asked, 'from' | 'to'>;

const spanOf = ({ from, to }: ComplaintFiguresQuery, asOf: CalendarDate): Days => ({
  from: from ?? firstDayBefore(asOf),
  to: to ?? asOf,
});

/** 400 for a span that ends before it begins, named or not. */
const mustBeSpan = (asked: ComplaintFiguresQuery, today: CalendarDate): void => {
  const { from, to } = spanOf(asked, asked.asOf ?? today);
  if (from > to) throw invalid('/query/from', 'tidak sesudah to | not after to');
};

const shownOf = ({ chart, tree, total, unassigned, units }: FiguredTree, { under }: Asked): ShownFigures => ({
  total,
  ...(under === undefined ? { unassigned } : {}),
  units: shownUnits(tree, (unit) => chart.parentOf(unit)).flatMap((unit, place) => {
    const figures = units[place];
    return figures ? [{ unit, ...figures }] : [];
  }),
});
