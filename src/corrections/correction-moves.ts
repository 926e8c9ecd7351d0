import { Injectable } from '@nestjs/common';
import { HELD, movedBy } from '../../projections/ledger.keys.js';
import { registerKey, type RegisterRecord } from '../../projections/registers.view.js';
import type { RegisterKind } from '../../projections/registers/kinds.js';
import { dayOf, LAST_DAY } from '../kernel/words/calendar-date.js';
import { asId, type CourseId, type DirectiveId, type EventId, type PracticeId } from '../kernel/words/ids.js';
import { Views } from '../platform/reading/views.js';
import { ChartShifts } from '../units/chart-shifts.queries.js';
import { type FoundCorrection, LedgerBefore } from './ledger-before.js';
import { type Correcting, courseShift, directiveShift, practiceShift, type StandingShift } from './standing-shifts.js';

/** Corrections whose facts are remembered as counted: what was known before one never changes. */
const KEPT = 10_000;
const EVER = { asOf: dayOf(LAST_DAY), knownOn: dayOf(LAST_DAY) };

const total = (rows: readonly { readonly n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0);

const correcting = ({ id, recordedOn }: FoundCorrection, record: RegisterRecord): Correcting => ({
  record,
  correction: id,
  recorded: dayOf(recordedOn),
});

/**
 * How many facts of people corrections moved that name none of them: a fact is moved that by then counted in another
 * unit, or as something else, on the day by which that is judged (`judgedOn`).
 */
@Injectable()
export class CorrectionMoves {
  private readonly kept = new Map<EventId, number>();

  constructor(
    private readonly views: Views,
    private readonly before: LedgerBefore,
    private readonly shifts: ChartShifts,
  ) {}

  async counted(found: readonly FoundCorrection[]): Promise<readonly FoundCorrection[]> {
    await this.shifts.of(found.flatMap(({ chart }) => chart ?? []));
    const counted: FoundCorrection[] = [];
    for (const row of found) counted.push({ ...row, moved: row.moved + (await this.of(row)) });
    return counted;
  }

  private async of(row: FoundCorrection): Promise<number> {
    const known = this.kept.get(row.id);
    if (known !== undefined) return known;
    const moved = await this.count(row);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(row.id, moved);
    return moved;
  }

  private async count(row: FoundCorrection): Promise<number> {
    if (row.fact !== undefined) return this.byCareer(row);
    if (row.chart !== undefined) return this.byChart(row, row.chart);
    if (row.type === 'DirectiveAmended' || row.type === 'DirectiveUndone')
      return this.byStanding(row, 'directive', (record) =>
        directiveShift(asId<DirectiveId>(row.thing), record, row.id, dayOf(row.recordedOn)),
      );
    if (row.type === 'PracticeUndone')
      return this.byStanding(row, 'practice', (record) =>
        practiceShift(asId<PracticeId>(row.thing), correcting(row, record)),
      );
    if (row.type === 'CourseUndone')
      return this.byStanding(row, 'course', (record) =>
        courseShift(asId<CourseId>(row.thing), correcting(row, record)),
      );
    return 0;
  }

  /** The ledger counted them when the career was told anew. */
  private async byCareer({ id, position }: FoundCorrection): Promise<number> {
    await this.views.reach('ledger', position);
    return total(await this.views.sum('ledger', { subjects: [movedBy(id)], ...EVER }));
  }

  private async byChart(row: FoundCorrection, chart: EventId): Promise<number> {
    const shift = (await this.shifts.of([chart])).get(chart);
    if (!shift) return 0;
    const { on: asOf, units } = shift;
    return total(await this.before.sum(row, { subjects: [HELD], asOf, units }));
  }

  private async byStanding(
    row: FoundCorrection,
    kind: RegisterKind,
    shiftOf: (record: RegisterRecord) => StandingShift | undefined,
  ): Promise<number> {
    await this.views.reach('registers', row.position);
    const key = registerKey(kind, row.thing);
    const record = (await this.views.documents('registers', [key])).get(key) as unknown as RegisterRecord | undefined;
    const shift = record && shiftOf(record);
    if (!shift) return 0;
    const rows = await this.before.sum(row, { subjects: shift.subjects, asOf: shift.on });
    return total(rows.filter(({ subject, category }) => shift.stands(subject, category)));
  }
}
