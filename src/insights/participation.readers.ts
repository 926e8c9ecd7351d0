import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Read } from '../platform/reading/read.js';
import { Readings } from '../platform/reading/reading.js';
import { READINGS_READ } from './insights.permissions.js';
import { ReadParticipation } from './insights.queries.js';
import { ParticipationBook } from './participation-book.js';
import { Reach } from './reach.js';
import { standingTable } from './standing-tables.js';

@QueryHandler(ReadParticipation)
export class ReadParticipationHandler implements IQueryHandler<ReadParticipation> {
  constructor(
    private readonly readings: Readings,
    private readonly book: ParticipationBook,
    private readonly reach: Reach,
  ) {}

  async execute({ asked, caller }: ReadParticipation): Promise<Read> {
    const { id, unit } = asked;
    const at = await this.readings.at(asked, ['registers']);
    const { asOf, knownOn, position } = at;
    const opened = await this.book.open(id, at, unit);
    await this.reach.must(caller, READINGS_READ, { unit, knownOn });
    const counted = await this.book.figures(opened);
    const nameUnit = await this.reach.naming(at);
    const table = () => standingTable(counted, { name: 'participation', pair: at, nameUnit });
    return new Read({ asOf, knownOn, ...counted }, position, table);
  }
}
