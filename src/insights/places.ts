import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import type { Pair } from '../kernel/words/pair.js';
import type { ProgrammeAt } from '../programmes/programme.register.js';
import { ChartBook } from '../units/chart.queries.js';
import { type Going, KeptTrees } from './kept-trees.js';
import { type Book, programmeIn } from './programme-registers.js';
import type { Tree } from './tree.js';

/** Where a programme stands at a pair of dates: on which chart, and over which units. */
export type Placed = {
  readonly pair: Pair;
  readonly programme: ProgrammeAt;
  readonly chart: Chart;
  readonly tree: Tree;
};

/** Where programmes stand. */
@Injectable()
export class Places {
  constructor(
    private readonly charts: ChartBook,
    private readonly trees: KeptTrees,
  ) {}

  /** 404 where nothing was recorded of the programme by then. */
  async of(book: Book, pair: Pair, going: Going): Promise<Placed> {
    const programme = programmeIn(book, pair);
    const chart = await this.charts.at(pair.asOf, pair.knownOn);
    return { pair, programme, chart, tree: this.trees.of(chart, programme.units, going) };
  }
}
