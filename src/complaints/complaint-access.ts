import { Injectable } from '@nestjs/common';
import type { UnitId } from '../kernel/words/ids.js';
import { Caller } from '../platform/callers/caller.js';
import { Problem } from '../platform/problems/problem.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import type { ComplaintShowing } from './complaint.answer.js';
import { COMPLAINTS_READ } from './complaint.permissions.js';

const asHead = ({ subject, grants, today }: Caller): Caller =>
  new Caller(
    subject,
    grants.filter(({ role }) => role === 'unit-head'),
    today,
  );

/** What may be read of complaints, by the unit of each. */
export type ComplaintSight = {
  readonly reads: (unit: UnitId | undefined) => boolean;
  readonly showing: (unit: UnitId | undefined) => ComplaintShowing;
};

/** Who may read which complaints, and who what was written in them. */
@Injectable()
export class ComplaintAccess {
  constructor(private readonly access: UnitAccess) {}

  /** Heads name a unit of theirs, else 403. */
  async mustList(caller: Caller, unit: UnitId | undefined): Promise<void> {
    await this.access.mustSee(caller, COMPLAINTS_READ, unit);
  }

  /** 403 where the complaint's unit is not the head's. */
  async mustRead(caller: Caller, unit: UnitId | undefined): Promise<void> {
    if (!(await this.sight(caller)).reads(unit)) throw new Problem('forbidden');
  }

  /** Officers and the office read all that was written, a head what is for the units of theirs; an auditor how it went. */
  async sight(caller: Caller): Promise<ComplaintSight> {
    const theirs = await this.access.theirs(caller, COMPLAINTS_READ);
    const headed = await this.access.theirs(asHead(caller), COMPLAINTS_READ);
    const readsAll = caller.has('reform-office') || caller.has('complaint-officer');
    const otherwise = caller.has('auditor') ? 'steps' : 'figures';
    return {
      reads: (unit) => theirs.has(unit),
      showing: (unit) => {
        if (readsAll) return 'all';
        return headed.has(unit) ? 'unit' : otherwise;
      },
    };
  }
}
