import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { UnitId } from '../kernel/words/ids.js';
import { Problem } from '../platform/problems/problem.js';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import type { Register } from '../registers/register.js';
import { Registers } from '../registers/registers.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { NIL_REPORTS } from './nil-report.answer.js';
import { NIL_REPORTS_READ } from './nil-report.permissions.js';
import type { NilReportAt } from './nil-report.register.js';
import { ReadNilReport, ReadNilReports } from './nil-reports.queries.js';

/** A list holds what may be read one by one: what stood below their unit then may be another's today. */
const readable = (isTheirs: (unit: UnitId) => boolean): Register<NilReportAt> => ({
  ...NIL_REPORTS,
  at: (record, pair) => {
    const report = NIL_REPORTS.at(record, pair);
    return report && isTheirs(report.unit) ? report : undefined;
  },
});

@QueryHandler(ReadNilReports)
export class ReadNilReportsHandler implements IQueryHandler<ReadNilReports> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: UnitAccess,
  ) {}

  async execute({ asked, caller }: ReadNilReports): Promise<Read> {
    const { at } = await this.registers.open(asked);
    await this.access.mustSee(caller, NIL_REPORTS_READ, asked.unit);
    const theirs = await this.access.theirs(caller, NIL_REPORTS_READ);
    const mine = readable((unit) => theirs.has(unit));
    return this.answers.listed(mine, { asked, caller, at }, async (reports) => reports);
  }
}

@QueryHandler(ReadNilReport)
export class ReadNilReportHandler implements IQueryHandler<ReadNilReport> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: UnitAccess,
  ) {}

  async execute({ asked, caller }: ReadNilReport): Promise<Read> {
    const one = await this.registers.one(NIL_REPORTS, asked.id, asked);
    const theirs = await this.access.theirs(caller, NIL_REPORTS_READ);
    if (!theirs.has(one.thing.unit)) throw new Problem('forbidden');
    return this.answers.single({ ...one, caller });
  }
}
