import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { UnitId } from '../kernel/ids.js';
import { ChartBook } from '../organisation/chart.queries.js';
import { UnitAccess } from '../organisation/unit-access.queries.js';
import { Caller } from '../platform/caller.js';
import { Problem } from '../platform/problem.js';
import type { IssueShowing } from './issue.answer.js';

const READ = 'issues:read';

const asHead = ({ subject, grants, today }: Caller): Caller =>
  new Caller(
    subject,
    grants.filter(({ role }) => role === 'unit-head'),
    today,
  );

/** Who may read which issues, and who what was written in them. */
@Injectable()
export class IssueAccess {
  constructor(
    private readonly charts: ChartBook,
    private readonly access: UnitAccess,
  ) {}

  /** Heads name a unit of theirs, else 403. */
  async mustList(caller: Caller, unit: UnitId | undefined, asOf: CalendarDate): Promise<void> {
    if (caller.reach(READ) === 'everywhere') return;
    if (unit === undefined) throw new Problem('forbidden');
    await this.access.mustCover(caller, READ, unit, [asOf]);
  }

  /** 403 where the issue's unit, mergers followed, is not the head's. */
  async mustRead(caller: Caller, unit: UnitId, asOf: CalendarDate): Promise<void> {
    await this.access.mustCover(caller, READ, await this.counted(unit, asOf), [asOf]);
  }

  /** The office reads what was written in every unit, a head in the units of theirs; an auditor how it went. */
  async showing(caller: Caller, unit: UnitId | undefined, asOf: CalendarDate): Promise<IssueShowing> {
    if (caller.has('reform-office') || (await this.isHeadOf(caller, unit, asOf))) return 'texts';
    return caller.has('auditor') ? 'steps' : 'figures';
  }

  private async isHeadOf(caller: Caller, unit: UnitId | undefined, asOf: CalendarDate): Promise<boolean> {
    if (unit === undefined) return false;
    return this.access.covers(asHead(caller), READ, await this.counted(unit, asOf), [asOf]);
  }

  private async counted(unit: UnitId, asOf: CalendarDate): Promise<UnitId> {
    return (await this.charts.on(asOf)).resolve(unit) ?? unit;
  }
}
