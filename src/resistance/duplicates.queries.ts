import { Injectable } from '@nestjs/common';
import { factsBy } from '../../projections/registers/facts.js';
import { LAST_DAY } from '../kernel/words/calendar-date.js';
import type { IssueId } from '../kernel/words/ids.js';
import { Registers } from '../registers/registers.js';
import { issueKind } from './issue.register.js';

const EVER = { asOf: LAST_DAY, knownOn: LAST_DAY };

/** Which issues repeat which, by all that is recorded: every write answered before is known. */
@Injectable()
export class Duplicates {
  constructor(private readonly registers: Registers) {}

  /** True where another issue is closed as a duplicate of this one. */
  async has(of: IssueId): Promise<boolean> {
    await this.registers.catchUp();
    for await (const record of this.registers.ofKind('issue')) {
      if (!factsBy(record, LAST_DAY, 'IssueFoundDuplicate').some(({ event }) => event.of === of)) continue;
      const last = issueKind.counted(record, EVER)?.steps.at(-1)?.event;
      if (last?.type === 'IssueFoundDuplicate' && last.of === of) return true;
    }
    return false;
  }
}
