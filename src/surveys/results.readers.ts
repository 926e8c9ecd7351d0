import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import { notFound, Problem } from '../platform/problems/problem.js';
import { resultsTable } from './results-table.js';
import { ResultsBook } from './results-book.js';
import { ResultsReach } from './results-reach.js';
import { ReadResults } from './surveys.queries.js';
import { SurveyThings } from './surveys.things.js';

@QueryHandler(ReadResults)
export class ReadResultsHandler implements IQueryHandler<ReadResults> {
  constructor(
    private readonly things: SurveyThings,
    private readonly book: ResultsBook,
    private readonly readings: Readings,
    private readonly reach: ResultsReach,
  ) {}

  async execute({ asked: { id, unit, after }, caller }: ReadResults): Promise<Read> {
    await this.readings.at({ asOf: undefined, knownOn: undefined, after }, []);
    const survey = await this.things.known(id);
    if (!survey) throw notFound();
    await this.reach.must(caller, unit);
    if (survey.phase === 'cancelled' || (await this.things.isVoid(survey))) throw new Problem('survey-cancelled');
    const published = await this.book.of(id);
    if (!published) throw new Problem('survey-not-published');
    const { closesOn, statements, weights } = published.about;
    const shown = published.shown(unit);
    const told = { ...(weights === undefined ? {} : { weights }), ...(statements === undefined ? {} : { statements }) };
    const { position } = await this.readings.at({ asOf: undefined, knownOn: undefined, after: undefined }, []);
    const nameUnit = await this.reach.naming(closesOn);
    const body = { survey: id, chartOn: closesOn, ...told, ...shown };
    return new Read(body, position, () => resultsTable(published, shown, nameUnit));
  }
}
