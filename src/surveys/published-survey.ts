import type { Chart } from '../kernel/organisation/chart.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, SurveyId, UnitId } from '../kernel/words/ids.js';
import { type CoveredUnits, placesBelow } from './covered-tree.js';
import { type Asked, type Figure, type Results, resultsOf } from './results.js';
import type { SurveyKind, Weights } from './survey.events.js';

/** A unit as it is shown: on the chart of the last day. */
type ShownUnit = {
  readonly id: UnitId;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: UnitId | null;
};

export type FiguresOfUnit = { readonly own: Figure; readonly subtree: Figure };
export type ShownFigures = {
  readonly total: Figure;
  readonly units: readonly (FiguresOfUnit & { readonly unit: ShownUnit })[];
};

/** What a survey is published as, beside its figures. */
export type About = {
  readonly survey: SurveyId;
  readonly kind: SurveyKind;
  readonly programme: ProgrammeId | undefined;
  readonly closesOn: CalendarDate;
  readonly statements: readonly string[] | undefined;
  readonly weights: Weights | undefined;
};

type Parts = {
  readonly about: About;
  readonly asked: Asked;
  readonly chart: Chart;
  readonly covered: CoveredUnits;
  readonly results: Results;
};

/** A survey as it was published, for good. */
export class PublishedSurvey {
  private readonly places: ReadonlyMap<UnitId, number>;

  constructor(private readonly parts: Parts) {
    this.places = new Map(parts.covered.nodes.map(({ id }, place) => [id, place]));
  }

  get about(): About {
    return this.parts.about;
  }

  get survey(): SurveyId {
    return this.about.survey;
  }

  get closesOn(): CalendarDate {
    return this.about.closesOn;
  }

  get weights(): Weights | undefined {
    return this.about.weights;
  }

  get total(): Figure {
    return this.parts.results.total;
  }

  /** Whether it covered a unit, on the chart of its last day. */
  covers(unit: UnitId): boolean {
    return this.places.has(unit);
  }

  /** Undefined of a unit that it did not cover. */
  figure(unit: UnitId): FiguresOfUnit | undefined {
    const place = this.places.get(unit);
    return place === undefined ? undefined : this.parts.results.units[place];
  }

  /** All that is shown, or with a unit that and all below it; nothing of a unit that it did not cover. */
  shown(unit: UnitId | undefined): ShownFigures {
    if (unit === undefined)
      return { total: this.total, units: this.unitsAt(this.parts.covered.nodes.map((_, at) => at)) };
    const [place, figures] = [this.places.get(unit), this.figure(unit)];
    if (place === undefined || !figures) return { total: this.nothing(), units: [] };
    return { total: figures.subtree, units: this.unitsAt(placesBelow(this.parts.covered, place)) };
  }

  private nothing(): Figure {
    return resultsOf(this.parts.asked, { parents: [], codes: [] }, { counts: [] }).total;
  }

  private unitsAt(places: readonly number[]): ShownFigures['units'] {
    const { covered, chart, results } = this.parts;
    return places.flatMap((place) => {
      const [node, figures] = [covered.nodes[place], results.units[place]];
      if (!node || !figures) return [];
      const { id, code, name, kind } = node;
      return [{ unit: { id, code, name, kind, parent: chart.parentOf(id) }, ...figures }];
    });
  }
}
