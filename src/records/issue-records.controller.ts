import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { IssueId, UnitId } from '../kernel/words/ids.js';
import { About } from '../platform/document/about.js';
import type { Caller } from '../platform/callers/caller.js';
import { Requires } from '../platform/callers/guard.js';
import { IdParam } from '../platform/input/params.js';
import { pageSchema, ReadAnswers, titled, withRevision } from '../platform/document/read-answers.js';
import { AskedBy, PairQuery } from '../platform/reading/reading.js';
import type { Read } from '../platform/edge/respond.js';
import { columnsOf } from '../platform/edge/table-rows.js';
import { IssueAccess } from './issue-access.service.js';
import { type IssueAt, issueAt } from '../../projections/registers/issue-at.js';
import { ISSUE, issueShown } from './issue.answer.js';
import { PopulationBook } from './populations.service.js';
import { IssuesQuery } from './records.dto.js';
import { Records } from './records.service.js';
import type { Register } from './register.js';
import { Registers } from './registers.service.js';

const LEDGER = 'ledger';

const ISSUES: Register<IssueAt> = {
  kind: 'issue',
  name: 'resistance-issues',
  at: issueAt,
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
    const issue = issueAt(record, pair);
    return issue && isReadable(issue.unit) ? issue : undefined;
  },
});

@ApiTags('resistance')
@Controller('/v1/resistance-issues')
export class IssueRecordsController {
  constructor(
    private readonly registers: Registers,
    private readonly records: Records,
    private readonly access: IssueAccess,
    private readonly populations: PopulationBook,
  ) {}

  @Get()
  @Requires('issues:read')
  @About(
    'List resistance issues',
    'Issues at the pair of dates: their figures; the steps and what was written only where the caller may read them. Heads name a `unit` of theirs.',
  )
  @ReadAnswers(pageSchema(titled('ResistanceIssue', ISSUE)), { table: true })
  async issues(@AskedBy() caller: Caller, @Query() query: IssuesQuery): Promise<Read> {
    const { at } = await this.registers.open(query, [LEDGER]);
    await this.access.mustList(caller, query.unit);
    const readable = only(await this.access.readable(caller));
    const showing = await this.access.showing(caller);
    const populations = this.populations.knownOn(at.knownOn);
    return this.records.listed(readable, { query, at }, async (issues) =>
      Promise.all(
        issues.map(async (issue) =>
          issueShown(issue, await populations.of(issue.unit, issue.raisedOn), showing(issue.unit)),
        ),
      ),
    );
  }

  @Get(':id')
  @Requires('issues:read')
  @About('One resistance issue', 'An issue at the pair of dates; before it was raised it is `not-found`.')
  @ReadAnswers(withRevision(ISSUE))
  async issue(@AskedBy() caller: Caller, @IdParam() id: IssueId, @Query() query: PairQuery): Promise<Read> {
    const one = await this.registers.one(ISSUES, id, query, [LEDGER]);
    const { unit, raisedOn } = one.thing;
    await this.access.mustRead(caller, unit);
    const showing = await this.access.showing(caller);
    const population = await this.populations.knownOn(one.at.knownOn).of(unit, raisedOn);
    return this.records.single({ ...one, thing: issueShown(one.thing, population, showing(unit)) });
  }
}
