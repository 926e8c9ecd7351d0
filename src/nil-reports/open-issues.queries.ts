import { Injectable } from '@nestjs/common';
import type { Chart } from '../kernel/organisation/chart.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { Registers } from '../registers/registers.js';
import { issueKind } from '../resistance/issue.register.js';

type Asked = {
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  /** That of the day. */
  readonly chart: Chart;
};

/** Which issues are open, by all that is recorded: every write answered before is known. */
@Injectable()
export class OpenIssues {
  constructor(private readonly registers: Registers) {}

  /** True where an issue of a programme is a unit's own, mergers followed, and open on a day. */
  async has({ programme, unit, on, chart }: Asked): Promise<boolean> {
    await this.registers.catchUp();
    const pair = { asOf: on, knownOn: LAST_DAY };
    for await (const record of this.registers.ofKind('issue', programme)) {
      const issue = issueKind.counted(record, pair);
      if (issue?.open && chart.resolve(issue.unit) === unit) return true;
    }
    return false;
  }
}
