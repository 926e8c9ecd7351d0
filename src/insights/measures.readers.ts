import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { CompetencyPeople } from './competency-people.js';
import {
  ReadAdoption,
  ReadAdoptionSeries,
  ReadCompetency,
  ReadCompetencySeries,
  ReadReadiness,
  ReadReadinessSeries,
} from './insights.queries.js';
import { MeasureReads } from './measure-reads.js';

@QueryHandler(ReadAdoption)
export class ReadAdoptionHandler implements IQueryHandler<ReadAdoption> {
  constructor(private readonly measures: MeasureReads) {}

  async execute(query: ReadAdoption): Promise<Read> {
    return this.measures.read('adoption@1', query);
  }
}

@QueryHandler(ReadReadiness)
export class ReadReadinessHandler implements IQueryHandler<ReadReadiness> {
  constructor(private readonly measures: MeasureReads) {}

  async execute(query: ReadReadiness): Promise<Read> {
    return this.measures.read(query.asked.formula ?? 'readiness@1', query);
  }
}

@QueryHandler(ReadCompetency)
export class ReadCompetencyHandler implements IQueryHandler<ReadCompetency> {
  constructor(
    private readonly measures: MeasureReads,
    private readonly people: CompetencyPeople,
  ) {}

  async execute(query: ReadCompetency): Promise<Read> {
    return this.measures.read('competency@1', query, async (placed) => {
      const people = await this.people.of(query.caller, query.asked.unit, placed);
      return people ? { people } : {};
    });
  }
}

@QueryHandler(ReadAdoptionSeries)
export class ReadAdoptionSeriesHandler implements IQueryHandler<ReadAdoptionSeries> {
  constructor(private readonly measures: MeasureReads) {}

  async execute(query: ReadAdoptionSeries): Promise<Read> {
    return this.measures.series('adoption@1', query);
  }
}

@QueryHandler(ReadReadinessSeries)
export class ReadReadinessSeriesHandler implements IQueryHandler<ReadReadinessSeries> {
  constructor(private readonly measures: MeasureReads) {}

  async execute(query: ReadReadinessSeries): Promise<Read> {
    return this.measures.series(query.asked.formula ?? 'readiness@1', query);
  }
}

@QueryHandler(ReadCompetencySeries)
export class ReadCompetencySeriesHandler implements IQueryHandler<ReadCompetencySeries> {
  constructor(private readonly measures: MeasureReads) {}

  async execute(query: ReadCompetencySeries): Promise<Read> {
    return this.measures.series('competency@1', query);
  }
}
