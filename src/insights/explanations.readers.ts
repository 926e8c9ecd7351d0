import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { Explanations } from './explanations.js';
import { ExplainAdoption, ExplainCompetency, ExplainReadiness } from './insights.queries.js';

@QueryHandler(ExplainAdoption)
export class ExplainAdoptionHandler implements IQueryHandler<ExplainAdoption> {
  constructor(private readonly explanations: Explanations) {}

  async execute(query: ExplainAdoption): Promise<Read> {
    return this.explanations.read('adoption@1', query);
  }
}

@QueryHandler(ExplainReadiness)
export class ExplainReadinessHandler implements IQueryHandler<ExplainReadiness> {
  constructor(private readonly explanations: Explanations) {}

  async execute(query: ExplainReadiness): Promise<Read> {
    return this.explanations.read(query.asked.formula ?? 'readiness@1', query);
  }
}

@QueryHandler(ExplainCompetency)
export class ExplainCompetencyHandler implements IQueryHandler<ExplainCompetency> {
  constructor(private readonly explanations: Explanations) {}

  async execute(query: ExplainCompetency): Promise<Read> {
    return this.explanations.read('competency@1', query);
  }
}
