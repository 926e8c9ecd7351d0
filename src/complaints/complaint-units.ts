import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { Callers } from '../platform/callers/callers.js';
import { Problem } from '../platform/problems/problem.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { COMPLAINTS_ANSWER } from './complaint.permissions.js';

type Acting = {
  readonly actor: string;
  readonly today: CalendarDate;
  /** The complaint's. */
  readonly its: UnitId | undefined;
  /** The one that a request gives it to. */
  readonly named: UnitId | undefined;
};

/** Whose complaints a head works on. */
@Injectable()
export class ComplaintUnits {
  constructor(
    private readonly access: UnitAccess,
    private readonly callers: Callers,
  ) {}

  /** 403 where the complaint's unit, or the one that is to have it, is not the actor's today. */
  async mustBeTheirs({ actor, today, its, named }: Acting): Promise<void> {
    const caller = await this.callers.of(actor, today);
    const theirs = await this.access.theirs(caller, COMPLAINTS_ANSWER);
    if (!theirs.has(its)) throw new Problem('forbidden');
    if (named !== undefined && !theirs.has(named))
      throw new Problem('forbidden', [{ pointer: '/unit', code: 'forbidden' }]);
  }
}
