import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { Registers } from '../registers/registers.js';
import { ComplaintAccess } from './complaint-access.js';
import { ComplaintBook, COMPLAINTS } from './complaint-book.js';
import { ComplaintIndex } from './complaint-index.js';
import { ReadComplaint, ReadComplaints } from './complaints.queries.js';

@QueryHandler(ReadComplaints)
export class ReadComplaintsHandler implements IQueryHandler<ReadComplaints> {
  constructor(
    private readonly answers: RegisterAnswers,
    private readonly access: ComplaintAccess,
    private readonly book: ComplaintBook,
    private readonly index: ComplaintIndex,
  ) {}

  async execute({ asked, caller }: ReadComplaints): Promise<Read> {
    const at = await this.index.open(asked);
    await this.access.mustList(caller, asked.unit);
    const sight = await this.access.sight(caller);
    const complaints = await this.book.at(at);
    const among = this.index.among(asked, at, complaints.chart);
    const register = await complaints.register(asked, sight.reads);
    return this.answers.listed({ ...register, among }, { asked, caller, at }, async (found) =>
      complaints.shown(found, sight),
    );
  }
}

@QueryHandler(ReadComplaint)
export class ReadComplaintHandler implements IQueryHandler<ReadComplaint> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: ComplaintAccess,
    private readonly book: ComplaintBook,
  ) {}

  async execute({ asked, caller }: ReadComplaint): Promise<Read> {
    const { thing: complaint, history, ...one } = await this.registers.one(COMPLAINTS, asked.id, asked);
    const { unitNow } = complaint;
    await this.access.mustRead(caller, unitNow);
    const sight = await this.access.sight(caller);
    const [thing = {}] = await (await this.book.at(one.at)).shown([complaint], sight);
    const isTold = sight.showing(unitNow) !== 'figures';
    return this.answers.single({ ...one, caller, thing, ...(isTold ? { history } : {}) });
  }
}
