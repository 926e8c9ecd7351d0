import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { SessionId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Read } from '../platform/reading/read.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import type { Register } from '../registers/register.js';
import { Registers } from '../registers/registers.js';
import { IssueAccess } from './issue-access.js';
import { ISSUE, issueShown } from './issue.answer.js';
import { type IssueSeen, issuesSeen } from './issue.register.js';
import { ReadIssue, ReadIssues } from './issues.queries.js';
import { PopulationBook } from './populations.js';

const LEDGER = 'ledger';

const ISSUES: Register<IssueSeen> = {
  ...issuesSeen,
  name: 'resistance-issues',
  day: ({ raisedOn }) => raisedOn,
  units: ({ unit }, chart) => {
    const counted = chart.resolve(unit);
    return counted === undefined ? [] : [counted];
  },
  columns: columnsOf(ISSUE),
};

/** The register of some issues alone. */
const only = (isReadable: (issue: IssueSeen) => boolean): Register<IssueSeen> => ({
  ...ISSUES,
  at: (record, pair) => {
    const issue = ISSUES.at(record, pair);
    return issue && isReadable(issue) ? issue : undefined;
  },
});

/** Says of sessions by which issues were answered which are void at a pair. */
const voidSessions = async (
  registers: Registers,
  issues: readonly IssueSeen[],
  pair: Pair,
): Promise<(session: SessionId) => boolean> => {
  const steps = issues.flatMap((issue) => issue.steps.map(({ event }) => event));
  const sessions = steps.flatMap((step) => ('session' in step && step.session !== undefined ? [step.session] : []));
  const gone = await registers.voidAmong('session', sessions, pair);
  return (session) => gone.has(session);
};

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
    const isReadable = await this.access.readable(caller);
    const readable = only(({ unitNow }) => isReadable(unitNow));
    const showing = await this.access.showing(caller);
    const populations = this.populations.knownOn(at.knownOn);
    return this.answers.listed(readable, { asked, caller, at }, async (issues) => {
      const isVoid = await voidSessions(this.registers, issues, at);
      return Promise.all(
        issues.map(async (issue) => {
          const population = await populations.of(issue.unit, issue.raisedOn);
          return issueShown(issue, { population, showing: showing(issue.unitNow), isVoid });
        }),
      );
    });
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
    const { unit, unitNow, raisedOn } = one.thing;
    await this.access.mustRead(caller, unitNow);
    const showing = (await this.access.showing(caller))(unitNow);
    const population = await this.populations.knownOn(one.at.knownOn).of(unit, raisedOn);
    const isVoid = await voidSessions(this.registers, [one.thing], one.at);
    const { history: _, ...rest } = one;
    const told = showing === 'figures' ? rest : one;
    return this.answers.single({ ...told, caller, thing: issueShown(one.thing, { population, showing, isVoid }) });
  }
}
