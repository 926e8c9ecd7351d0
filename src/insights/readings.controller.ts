import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { About } from '../platform/document/about.js';
import { IdParam } from '../platform/input/params.js';
import type { Read } from '../platform/reading/read.js';
import { AskedBy } from '../platform/reading/reading.js';
import { ReadingAnswers, SeriesAnswers } from './insights.answers.js';
import { ReadinessQuery, ReadinessSeriesQuery, ReadingQuery, SeriesQuery } from './insights.dto.js';
import {
  ReadAdoption,
  ReadAdoptionSeries,
  ReadCompetency,
  ReadCompetencySeries,
  ReadReadiness,
  ReadReadinessSeries,
} from './insights.queries.js';
import { COMPETENCY_READ, READINGS_READ } from './insights.permissions.js';

@ApiTags('readings')
@Controller('/v1/programmes/:id')
export class ReadingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('adoption')
  @Requires(READINGS_READ)
  @About(
    'Adoption',
    'How far the reform is in use: what is acknowledged (weight 0.4), practised (0.4) and implemented (0.2), in total and by unit. With `baseline` each figure is compared with another day.',
  )
  @ReadingAnswers('adoption')
  async adoption(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: ReadingQuery): Promise<Read> {
    return this.queries.execute(new ReadAdoption({ ...query, id }, caller));
  }

  @Get('readiness')
  @Requires(READINGS_READ)
  @About(
    'Readiness',
    'How ready people are: who was told (weight 0.4), what is acknowledged (0.3) and how calm it is (0.3), in total and by unit, with how many people stand at each step. `formula=readiness@2` also knows who is trained and willing, and is calm about the units that were heard of late only. With `baseline` each figure is compared with another day.',
  )
  @ReadingAnswers('readiness')
  async readiness(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: ReadinessQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadReadiness({ ...query, id }, caller));
  }

  @Get('competency')
  @Requires(COMPETENCY_READ)
  @About(
    'Competency',
    'How far people are trained for the reform (weight 0.6), and developed at all by 20 hours in the year that ends on `asOf` (0.4), in total and by unit; with `unit` also people and their hours where the caller may see them. With `baseline` each figure is compared with another day.',
  )
  @ReadingAnswers('competency')
  async competency(@AskedBy() caller: Caller, @IdParam() id: ProgrammeId, @Query() query: ReadingQuery): Promise<Read> {
    return this.queries.execute(new ReadCompetency({ ...query, id }, caller));
  }

  @Get('adoption/series')
  @Requires(READINGS_READ)
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
    return this.queries.execute(new ReadAdoptionSeries({ ...query, id }, caller));
  }

  @Get('readiness/series')
  @Requires(READINGS_READ)
  @About(
    'Readiness over time',
    'The readiness index of a unit and all below it, or the total, day by day, by week or by month; 400 points at most.',
  )
  @SeriesAnswers('readiness')
  async readinessSeries(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: ReadinessSeriesQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadReadinessSeries({ ...query, id }, caller));
  }

  @Get('competency/series')
  @Requires(READINGS_READ)
  @About(
    'Competency over time',
    'The competency index of a unit and all below it, or the total, day by day, by week or by month; 400 points at most.',
  )
  @SeriesAnswers('competency')
  async competencySeries(
    @AskedBy() caller: Caller,
    @IdParam() id: ProgrammeId,
    @Query() query: SeriesQuery,
  ): Promise<Read> {
    return this.queries.execute(new ReadCompetencySeries({ ...query, id }, caller));
  }
}
