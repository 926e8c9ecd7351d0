import { Injectable } from '@nestjs/common';
import type { UnitId } from '../kernel/words/ids.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import { Caller } from '../platform/callers/caller.js';
import { Problem } from '../platform/problems/problem.js';
import type { IssueShowing } from './issue.answer.js';
import { ISSUES_READ } from './issue.permissions.js';

const asHead = ({ subject, grants, today }: Caller): Caller =>
  new Caller(
    subject,
    grants.filter(({ role }) => role === 'unit-head'),
    today,
  );

/** Who may read which issues, and who what was written in them. */
@Injectable()
export class IssueAccess {
  constructor(private readonly access: UnitAccess) {}

  /** Heads name a unit of theirs, else 403. */
  async mustList(caller: Caller, unit: UnitId | undefined): Promise<void> {
    await this.access.mustSee(caller, ISSUES_READ, unit);
  }

  /** 403 where the issue's unit is not the head's. */
  async mustRead(caller: Caller, unit: UnitId): Promise<void> {
    if (!(await this.access.theirs(caller, ISSUES_READ)).has(unit)) throw new Problem('forbidden');
  }

  /** A list holds the issues that may be read one by one: what stood below their unit then may be another's today. */
  async readable(caller: Caller): Promise<(unit: UnitId) => boolean> {
    const theirs = await this.access.theirs(caller, ISSUES_READ);
    return (unit) => theirs.has(unit);
  }

  /** The office reads what was written in every unit, a head in the units of theirs; an auditor how it went. */
  async showing(caller: Caller): Promise<(unit: UnitId) => IssueShowing> {
    const headed = await this.access.theirs(asHead(caller), ISSUES_READ);
    const otherwise = caller.has('auditor') ? 'steps' : 'figures';
    return (unit) => (caller.has('reform-office') || headed.has(unit) ? 'texts' : otherwise);
  }
}
