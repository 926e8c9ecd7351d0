import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import { COMPLAINT_FIGURES_READ, READINGS_READ } from './insights.permissions.js';
import { ReadOutcomes } from './insights.queries.js';
import { OUTCOME_COLUMNS } from './outcomes.answers.js';
import { OutcomesBook } from './outcomes-book.js';
import { ProgrammeBook } from './programme-book.js';
import { Reach } from './reach.js';
import { standingTable } from './standing-tables.js';

const VIEWS = ['registers', 'ledger'];

@QueryHandler(ReadOutcomes)
export class ReadOutcomesHandler implements IQueryHandler<ReadOutcomes> {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly outcomes: OutcomesBook,
    private readonly reach: Reach,
  ) {}

  async execute({ asked, caller }: ReadOutcomes): Promise<Read> {
    const { id, unit: under } = asked;
    const at = await this.readings.at(asked, VIEWS);
    const { asOf, knownOn, position } = at;
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, under);
    await this.reach.must(caller, READINGS_READ, { unit: under, knownOn });
    const seesComplaints = await this.reach.has(caller, COMPLAINT_FIGURES_READ, under);
    const counted = await this.outcomes.of({ caller, book, placed, under, seesComplaints });
    const nameUnit = await this.reach.naming(at);
    const figures = OUTCOME_COLUMNS.filter((column) => seesComplaints || !column.startsWith('complaints.'));
    const table = () => standingTable(counted, { name: 'outcomes', pair: at, nameUnit, figures });
    return new Read({ asOf, knownOn, ...counted }, position, table);
  }
}
