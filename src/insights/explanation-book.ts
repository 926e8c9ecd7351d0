import { Injectable } from '@nestjs/common';
import type { HoursDoc } from '../../projections/ledger.documents.js';
import { keyOfHours } from '../../projections/ledger.keys.js';
import { batches } from '../kernel/words/batches.js';
import { dayOf } from '../kernel/words/calendar-date.js';
import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { JsonObject } from '../kernel/words/json.js';
import { Turns } from '../platform/reading/turns.js';
import { Views } from '../platform/reading/views.js';
import { type Earner, earnedBy, type StreamOf } from './explained-hours.js';
import type { ComponentName, Explained, Explaining } from './explained.js';
import type { FormulaName } from './formulas.js';
import { ExplainedSources } from './explained-sources.js';
import { EXPLAINERS } from './explainers.js';
import { PeopleNames, type Person } from './people-names.js';
import type { Placed } from './places.js';
import { type Book, registersAt } from './programme-registers.js';

const PEOPLE_AT_A_TIME = 200;

/** A programme at a pair of dates, and everybody who counts in its units. */
export type Opened = { readonly explaining: Explaining; readonly people: readonly Person[] };

/** The facts of a programme, from the log's streams, as its figures take them. */
@Injectable()
export class ExplanationBook {
  constructor(
    private readonly sources: ExplainedSources,
    private readonly views: Views,
    private readonly people: PeopleNames,
    private readonly turns: Turns,
  ) {}

  async open(book: Book, placed: Placed, formula: FormulaName): Promise<Opened> {
    const { chart, tree, pair, programme } = placed;
    const units = new Set<UnitId>(tree.nodes.map(({ id }) => id));
    const people = await this.people.in({ units, chart, sees: () => true }, pair);
    const explaining: Explaining = {
      book,
      formula,
      placed,
      nilReports: () => this.sources.nilReports(book.id),
      registers: registersAt(book, programme, pair),
      asOf: dayOf(pair.asOf),
      people: new Map(people.map(({ staff, unit }) => [staff, unit])),
      known: async (category, id) => this.sources.known(category, id, pair.knownOn),
    };
    return { explaining, people };
  }

  /** Every fact that a component was made of or was not, thing by thing; others have a turn after each. */
  async *rows(component: ComponentName, opened: Opened): AsyncGenerator<readonly Explained[]> {
    // A pulse is published as a whole: what it is made of is destroyed.
    if (component === 'willing') return;
    const rows = component === 'developed' ? this.earned(opened) : EXPLAINERS[component](opened.explaining);
    for await (const some of rows) {
      yield some;
      await this.turns.next();
    }
  }

  private async *earned({ explaining, people }: Opened): AsyncGenerator<readonly Explained[]> {
    const { asOf, placed, known } = explaining;
    const streams = new Map<string, Promise<readonly RecordedEvent[]>>();
    const streamOf: StreamOf = async ({ of, elsewhere }) => {
      const found = streams.get(of) ?? known(elsewhere ? 'training' : 'course', of);
      streams.set(of, found);
      return found;
    };
    const days = { asOf, knownOn: dayOf(placed.pair.knownOn) };
    for (const some of batches(people, PEOPLE_AT_A_TIME)) {
      const keys = some.map(({ staff }) => keyOfHours(staff));
      const docs = await this.views.documents('ledger', keys);
      for (const earner of earnersIn(some, docs)) yield earnedBy(earner, days, streamOf);
    }
  }
}

/** Whoever of some people ever earned hours. */
const earnersIn = (people: readonly Person[], docs: ReadonlyMap<string, JsonObject>): Earner[] =>
  people.flatMap(({ staff, unit }) => {
    const doc = docs.get(keyOfHours(staff)) as unknown as HoursDoc | undefined;
    return doc ? [{ staff, unit, doc }] : [];
  });
