import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { UnitId } from '../kernel/words/ids.js';
import type { Read } from '../platform/reading/read.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import type { Register } from '../registers/register.js';
import { Registers } from '../registers/registers.js';
import { IssueAccess } from './issue-access.js';
import { ISSUE, issueShown } from './issue.answer.js';
import { type IssueAt, issueKind } from './issue.register.js';
import { ReadIssue, ReadIssues } from './issues.queries.js';
import { PopulationBook } from './populations.js';

const LEDGER = 'ledger';

const ISSUES: Register<IssueAt> = {
  ...issueKind,
  name: 'resistance-issues',
  day: ({ raisedOn }) => raisedOn,
  units: ({ unit }, chart) => {
    const counted = chart.resolve(unit);
    return counted === undefined ? [] : [counted];
  },
  columns: columnsOf(ISSUE),
};

/** The register of some issues alone, by their units. */
const only = (isReadable: (unit: UnitId) => boolean): Register<IssueAt> => ({
  ...ISSUES,
  at: (record, pair) => {
    const issue = issueKind.at(record, pair);
    return issue && isReadable(issue.unit) ? issue : undefined;
  },
});

@QueryHandler(ReadIssues)
export class ReadIssuesHandler implements IQueryHandler<ReadIssues> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: IssueAccess,
    private readonly populations: PopulationBook,
  ) {}

  async execute({ asked, caller }: ReadIssues): Promise<Read> {
    const { at } = await this.registers.open(asked, [LEDGER]);
    await this.access.mustList(caller, asked.unit);
    const readable = only(await this.access.readable(caller));
    const showing = await this.access.showing(caller);
    const populations = this.populations.knownOn(at.knownOn);
    return this.answers.listed(readable, { asked, caller, at }, async (issues) =>
      Promise.all(
        issues.map(async (issue) =>
          issueShown(issue, await populations.of(issue.unit, issue.raisedOn), showing(issue.unit)),
        ),
      ),
    );
  }
}

@QueryHandler(ReadIssue)
export class ReadIssueHandler implements IQueryHandler<ReadIssue> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: IssueAccess,
    private readonly populations: PopulationBook,
  ) {}

  async execute({ asked, caller }: ReadIssue): Promise<Read> {
    const one = await this.registers.one(ISSUES, asked.id, asked, [LEDGER]);
    const { unit, raisedOn } = one.thing;
    await this.access.mustRead(caller, unit);
    const showing = await this.access.showing(caller);
    const population = await this.populations.knownOn(one.at.knownOn).of(unit, raisedOn);
    const shows = showing(unit);
    const { history: _, ...rest } = one;
    const told = shows === 'figures' ? rest : one;
    return this.answers.single({ ...told, caller, thing: issueShown(one.thing, population, shows) });
  }
}
