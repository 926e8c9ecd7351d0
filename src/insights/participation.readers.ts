import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import { Turns } from '../platform/reading/turns.js';
import { READINGS_READ } from './insights.permissions.js';
import { ReadParticipation } from './insights.queries.js';
import { heardIn } from './participation-register.js';
import { participationOf } from './participation.js';
import { ProgrammeBook } from './programme-book.js';
import { Reach } from './reach.js';
import { countedIn } from './standing-rows.js';
import { standingTable } from './standing-tables.js';

@QueryHandler(ReadParticipation)
export class ReadParticipationHandler implements IQueryHandler<ReadParticipation> {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly reach: Reach,
    private readonly turns: Turns,
  ) {}

  async execute({ asked, caller }: ReadParticipation): Promise<Read> {
    const { id, unit } = asked;
    const at = await this.readings.at(asked, ['registers']);
    const { asOf, knownOn, position } = at;
    const book = await this.books.open(id);
    const { tree, chart } = await this.books.place(book, at, unit);
    await this.reach.must(caller, READINGS_READ, { unit, knownOn });
    const { forums, suggestions } = heardIn(book, at);
    const figures = await this.turns.finish(participationOf(tree, forums, suggestions));
    const counted = countedIn(tree, chart, figures);
    const nameUnit = await this.reach.naming(at);
    const table = () => standingTable(counted, { name: 'participation', pair: at, nameUnit });
    return new Read({ asOf, knownOn, ...counted }, position, table);
  }
}
