import { Injectable } from '@nestjs/common';
import type { SurveyId, UnitId } from '../kernel/words/ids.js';
import { ChartBook } from '../units/chart.queries.js';
import { coveredUnits } from './covered-tree.js';
import { Publication } from './publication.js';
import { PublishedSurvey } from './published-survey.js';
import { type Asked, type Counts, resultsOf } from './results.js';
import { SurveyBallots } from './survey-ballots.js';
import type { Counted, KnownSurvey } from './survey.decider.js';
import { SurveyPeople } from './survey-people.js';

/** Surveys whose figures are at hand. */
const KEPT = 256;

const askedIn = ({ kind, statements = [], weights = 'ninth' }: KnownSurvey): Asked =>
  kind === 'pulse' ? { kind, statements: statements.length } : { kind, weights };

const sumOf = (a: Counts | undefined, b: Counts): Counts =>
  a === undefined ? b : b.map((row, statement) => row.map((n, answer) => n + (a[statement]?.[answer] ?? 0)));

/** What was published of surveys: of what was counted, on the chart and with the people of the last day as known then. */
@Injectable()
export class ResultsBook {
  private readonly kept = new Map<SurveyId, Promise<PublishedSurvey>>();

  constructor(
    private readonly publication: Publication,
    private readonly charts: ChartBook,
    private readonly people: SurveyPeople,
    private readonly ballots: SurveyBallots,
  ) {}

  /** Undefined while it is not published; what was published never changes. */
  async of(id: SurveyId): Promise<PublishedSurvey | undefined> {
    const kept = this.kept.get(id);
    if (kept) return kept;
    const survey = await this.publication.settled(id);
    if (survey?.counted === undefined) return undefined;
    const made = this.made(id, survey, survey.counted);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(id, made);
    // What could not be read now is read again.
    made.catch(() => this.kept.delete(id));
    return made;
  }

  private async made(id: SurveyId, survey: KnownSurvey, counted: Counted): Promise<PublishedSurvey> {
    const { kind, programme, closesOn, statements, weights, units } = survey;
    const chart = await this.charts.at(closesOn, closesOn);
    const covered = coveredUnits(chart, units);
    const places = new Map(covered.nodes.map((node, place) => [node.id, place] as const));
    /** In what a unit has become; outside the covered units nowhere. */
    const placeOf = (unit: UnitId): number => places.get(chart.resolve(unit) ?? unit) ?? -1;
    const counts: (Counts | undefined)[] = covered.nodes.map(() => undefined);
    for (const [unit, mine] of await this.ballots.counted(id, counted)) {
      const place = placeOf(unit);
      if (place >= 0) counts[place] = sumOf(counts[place], mine);
    }
    const population = covered.nodes.map(() => 0);
    for (const [unit, n] of kind === 'pulse' ? await this.people.on(closesOn) : []) {
      const place = placeOf(unit);
      if (place >= 0) population[place] = (population[place] ?? 0) + n;
    }
    const asked = askedIn(survey);
    const tree = { parents: covered.parents, codes: covered.nodes.map(({ code }) => code) };
    const results = resultsOf(asked, tree, { counts, population });
    const about = { survey: id, kind, programme, closesOn, statements, weights };
    return new PublishedSurvey({ about, asked, chart, covered, results });
  }
}
