import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { addYears, type CalendarDate } from '../kernel/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/ids.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { UnitAccess } from '../organisation/unit-access.queries.js';
import type { Caller } from '../platform/caller.js';
import { Requires } from '../platform/guard.js';
import { IdParam } from '../platform/params.js';
import { invalid } from '../platform/problem.js';
import { AskedBy, Readings } from '../platform/reading.js';
import { Read } from '../platform/respond.js';
import { ReadingAnswers, SeriesAnswers } from './insights.answers.js';
import { SeriesQuery, UnitPairQuery } from './insights.dto.js';
import type { MeasureName } from './measures.js';
import { type Book, ProgrammeBook, VIEWS } from './programme-book.js';
import { readingTable, seriesTable } from './reading-tables.js';
import { MAX_POINTS, pointsOf, ProgrammeReadings } from './readings.service.js';
import { mustReach } from './reach.js';

@ApiTags('readings')
@Controller('/v1/programmes/:id')
export class ReadingsController {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly programmes: ProgrammeReadings,
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  @Get('adoption')
  @Requires('readings:read')
  @ReadingAnswers('adoption')
  async adoption(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: UnitPairQuery): Promise<Read> {
    return this.read('adoption', id, caller, query);
  }

  @Get('readiness')
  @Requires('readings:read')
  @ReadingAnswers('readiness')
  async readiness(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: UnitPairQuery): Promise<Read> {
    return this.read('readiness', id, caller, query);
  }

  @Get('adoption/series')
  @Requires('readings:read')
  @SeriesAnswers('adoption')
  async adoptionSeries(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: SeriesQuery,
  ): Promise<Read> {
    return this.series('adoption', id, caller, query);
  }

  @Get('readiness/series')
  @Requires('readings:read')
  @SeriesAnswers('readiness')
  async readinessSeries(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: SeriesQuery,
  ): Promise<Read> {
    return this.series('readiness', id, caller, query);
  }

  private async read(measure: MeasureName, id: ProgrammeId, caller: Caller, query: UnitPairQuery): Promise<Read> {
    const started = performance.now();
    const at = await this.readings.at(query, VIEWS);
    const book = await this.known(id, query.unit);
    this.books.registers(book, at);
    await mustReach(this.access, caller, 'readings:read', { unit: query.unit, asOf: at.asOf });
    const body = await this.programmes.reading(measure, book, at, query.unit);
    const timing = `reading;dur=${(performance.now() - started).toFixed(1)}`;
    return new Read(body, at.position, () => readingTable(body), { 'server-timing': timing });
  }

  private async series(measure: MeasureName, id: ProgrammeId, caller: Caller, query: SeriesQuery): Promise<Read> {
    const { unit, step = 'week', ...wanted } = query;
    const at = await this.readings.at({ ...wanted, ...(query.to ? { asOf: query.to } : {}) }, VIEWS);
    if (query.from !== undefined && query.from > at.asOf) throw invalid('/from', 'not after to');
    const book = await this.known(id, unit);
    const { programme } = this.books.registers(book, at);
    await mustReach(this.access, caller, 'readings:read', { unit, asOf: at.asOf });
    const to = at.asOf;
    const from = query.from ?? defaultFrom(programme.startsOn, to);
    const points = pointsOf({ from, to, step });
    if (!points) throw invalid('/step', `at most ${MAX_POINTS} points`);
    const found = await this.programmes.series(measure, book, {
      points,
      knownOn: at.knownOn,
      ...(unit ? { under: unit } : {}),
    });
    const { id: programmeId, code, title } = programme;
    const body = {
      programme: { id: programmeId, code, title },
      measure,
      unit: unit ?? null,
      from,
      to,
      step,
      knownOn: at.knownOn,
      points: found,
    };
    return new Read(body, at.position, () => seriesTable(found));
  }

  /** The programme's book; 404 for a programme or unit that nobody knows. */
  private async known(id: ProgrammeId, unit: UnitId | undefined): Promise<Book> {
    const book = await this.books.open(id);
    if (unit !== undefined) await this.charts.mustKnow([unit], () => '/query/unit');
    return book;
  }
}

/** The programme's first day, but not more than a year before `to`, and not after it. */
const defaultFrom = (startsOn: CalendarDate, to: CalendarDate): CalendarDate => {
  const yearAgo = addYears(to, -1);
  const from = startsOn < yearAgo ? yearAgo : startsOn;
  return from > to ? to : from;
};
