import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/callers/caller.js';
import { Turns } from '../platform/reading/turns.js';
import { PublishedSurveys } from '../surveys/published.queries.js';
import { ComplaintFigures } from './complaint-figures.queries.js';
import { type Outcome, outcomesIn } from './outcomes.js';
import type { Placed } from './places.js';
import type { Book } from './programme-registers.js';
import { ProgrammeReadings } from './readings.service.js';
import type { Counted } from './standing-rows.js';
import type { UnitId } from '../kernel/words/ids.js';

type Wish = {
  readonly caller: Caller;
  readonly book: Book;
  readonly placed: Placed;
  readonly under: UnitId | undefined;
  /** Whether figures of complaints are the caller's to see. */
  readonly seesComplaints: boolean;
};

/** The outcomes of a programme: its indices beside complaints and what citizens felt. */
@Injectable()
export class OutcomesBook {
  constructor(
    private readonly programmes: ProgrammeReadings,
    private readonly complaints: ComplaintFigures,
    private readonly surveys: PublishedSurveys,
    private readonly turns: Turns,
  ) {}

  async of({ caller, book, placed, under, seesComplaints }: Wish): Promise<Counted<Outcome>> {
    const { pair, programme } = placed;
    const wish = { caller, book, under };
    const adoption = await this.programmes.shownAlone({ ...wish, formula: 'adoption@1' }, placed);
    const readiness = await this.programmes.shownAlone({ ...wish, formula: 'readiness@1' }, placed);
    const competency = await this.programmes.shownAlone({ ...wish, formula: 'competency@1' }, placed);
    const complaints = seesComplaints ? await this.complaints.covered(programme.units, pair, under) : undefined;
    const surveys = await this.surveys.at(pair, { kind: 'satisfaction' });
    return this.turns.finish(outcomesIn({ adoption, readiness, competency, complaints, surveys, under }));
  }
}
