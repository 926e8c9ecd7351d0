import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { addYears, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { invalid } from '../platform/problems/problem.js';
import { AskedBy, type PairQuery, Readings } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { ReadingAnswers, SeriesAnswers } from './insights.answers.js';
import { ReadingQuery, SeriesQuery } from './insights.dto.js';
import type { MeasureName } from './measures.js';
import { ProgrammeBook, VIEWS } from './programme-book.js';
import { readingTable, seriesTable } from './reading-tables.js';
import { MAX_POINTS, pointsOf, ProgrammeReadings, type Span } from './readings.service.js';
import { Reach } from './reach.js';

@ApiTags('readings')
@Controller('/v1/programmes/:id')
export class ReadingsController {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly programmes: ProgrammeReadings,
    private readonly reach: Reach,
  ) {}

  @Get('adoption')
  @Requires('readings:read')
  @About(
    'Adoption',
    'How far the reform is in use: what is acknowledged (weight 0.4), practised (0.4) and implemented (0.2), in total and by unit. With `baseline` each figure is compared with another day.',
  )
  @ReadingAnswers('adoption')
  async adoption(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: ReadingQuery): Promise<Read> {
    return this.read('adoption', id, caller, query);
  }

  @Get('readiness')
  @Requires('readings:read')
  @About(
    'Readiness',
    'How ready people are: who was told (weight 0.4), what is acknowledged (0.3) and how calm it is (0.3), in total and by unit, with how many people stand at each step. With `baseline` each figure is compared with another day.',
  )
  @ReadingAnswers('readiness')
  async readiness(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: ReadingQuery): Promise<Read> {
    return this.read('readiness', id, caller, query);
  }

  @Get('adoption/series')
  @Requires('readings:read')
  @About(
    'Adoption over time',
    'The adoption index of a unit and all below it, or the total, day by day, by week or by month; 400 points at most.',
  )
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
  @About(
    'Readiness over time',
    'The readiness index of a unit and all below it, or the total, day by day, by week or by month; 400 points at most.',
  )
  @SeriesAnswers('readiness')
  async readinessSeries(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: SeriesQuery,
  ): Promise<Read> {
    return this.series('readiness', id, caller, query);
  }

  private async read(measure: MeasureName, id: ProgrammeId, caller: Caller, query: ReadingQuery): Promise<Read> {
    const started = performance.now();
    const at = await this.readings.at(query, VIEWS);
    const { unit: under, baseline } = query;
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, under);
    await this.reach.must(caller, 'readings:read', under);
    const body = await this.programmes.reading({ caller, measure, book, under }, placed, baseline);
    const timing = `reading;dur=${(performance.now() - started).toFixed(1)}`;
    const nameUnit = await this.reach.naming(at);
    const table = () => readingTable(body, { name: measure, pair: at, nameUnit });
    return new Read(body, at.position, table, { 'server-timing': timing });
  }

  private async series(measure: MeasureName, id: ProgrammeId, caller: Caller, query: SeriesQuery): Promise<Read> {
    const { unit, from } = query;
    const at = await this.readings.at(pairOf(query), VIEWS);
    if (from !== undefined) mustBePoints({ from, to: at.asOf, step: query.step ?? 'week' });
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, unit);
    await this.reach.must(caller, 'readings:read', unit);
    const span = spanOf(query, placed.programme.startsOn, at.asOf);
    const points = mustBePoints(span);
    const found = await this.programmes.series({ caller, measure, book, under: unit }, placed, points);
    const { code, title } = placed.programme;
    const head = { programme: { id, code, title }, measure, unit: unit ?? null, ...span, knownOn: at.knownOn };
    const of = { name: `${measure}-series`, pair: at, nameUnit: await this.reach.naming(at), unit };
    return new Read({ ...head, points: found }, at.position, () => seriesTable(found, of));
  }
}

const NOT_AFTER_TO = 'tidak sesudah to | not after to';
const TOO_MANY = `paling banyak ${MAX_POINTS} titik | at most ${MAX_POINTS} points` as const;

/** 400 where there are no such points, whatever they would tell of. */
const mustBePoints = (span: Span): readonly CalendarDate[] => {
  if (span.from > span.to) throw invalid('/query/from', NOT_AFTER_TO);
  const points = pointsOf(span);
  if (!points) throw invalid('/query/step', TOO_MANY);
  return points;
};

/** A series ends on `to`, which is the `asOf` of its last point. */
const pairOf = ({ to, knownOn, after }: SeriesQuery): PairQuery => ({
  ...(to === undefined ? {} : { asOf: to }),
  ...(knownOn === undefined ? {} : { knownOn }),
  ...(after === undefined ? {} : { after }),
});

const spanOf = ({ from, step = 'week' }: SeriesQuery, startsOn: CalendarDate, to: CalendarDate): Span => ({
  from: from ?? defaultFrom(startsOn, to),
  to,
  step,
});

/** The programme's first day, but not more than a year before `to`, and not after it. */
const defaultFrom = (startsOn: CalendarDate, to: CalendarDate): CalendarDate => {
  const yearAgo = addYears(to, -1);
  const from = startsOn < yearAgo ? yearAgo : startsOn;
  return from > to ? to : from;
};
