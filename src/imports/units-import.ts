import { Injectable } from '@nestjs/common';
import { setImmediate as turn } from 'node:timers/promises';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Wish as Envelope } from '../kernel/facts/wish.js';
import { asId, type CommandId, type UnitId } from '../kernel/words/ids.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { ChartDraft } from '../units/chart-draft.js';
import { chartDecider, type ChartState } from '../units/chart.decider.js';
import { CHART } from '../units/chart.events.js';
import { ChartJudge } from '../units/chart.judge.js';
import { type Judged, type Reason, Refusals, ruleReason } from './import-report.js';
import { parentsFirst, type UnitEntry, type UnitRow, type UnitsFile } from './units-file.js';
import { byDay } from './units-order.js';
import { BELOW_REFUSED, planUnit, type PlannedUnit, type UnitCount, type UnitPlan } from './units-plan.js';

/** Rows judged in one turn of the event loop. */
const ROWS_A_TURN = 100;

type Run = { readonly envelope: Envelope; readonly dryRun: boolean; readonly today: CalendarDate };

/** The judging of one file: the draft with all rows accepted so far, and what became of the others. */
class Judging {
  readonly refusals = new Refusals();
  readonly counts: Record<UnitCount, number> = { established: 0, renamed: 0, moved: 0, unchanged: 0 };
  private readonly rows: readonly UnitRow[];
  /** Codes of units whose row is refused. */
  private readonly refused: Set<string>;

  constructor(
    private readonly draft: ChartDraft,
    private readonly commandId: CommandId,
    entries: readonly UnitEntry[],
  ) {
    const ordered = parentsFirst(entries.flatMap((entry) => (entry.kind === 'row' ? [entry] : [])));
    const unusable = entries.flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));
    const refused = [...unusable, ...ordered.refused];
    for (const { line, ...reason } of refused) this.refusals.add(line, reason);
    this.rows = byDay(ordered.rows);
    const usable = new Set(ordered.rows.map(({ code }) => code));
    this.refused = new Set(refused.map(({ unitCode }) => unitCode).filter((code) => !usable.has(code)));
    this.refused.delete('');
  }

  async all(today: CalendarDate): Promise<void> {
    for (const [index, row] of this.rows.entries()) {
      if (index % ROWS_A_TURN === 0) await turn();
      const reason = await this.refusalOf(row, today);
      if (!reason) continue;
      this.refusals.add(row.line, reason);
      this.refused.add(row.code);
    }
  }

  /** Takes the row into the draft, or says why not. */
  private async refusalOf(row: UnitRow, today: CalendarDate): Promise<Reason | undefined> {
    if (this.refused.has(row.parentCode)) return BELOW_REFUSED;
    const fresh = asId<UnitId>(derivedId(this.commandId, 'unit', row.code));
    const plan = planUnit(row, this.draft.on(row.on), fresh);
    const far = changesNothing(plan) ? undefined : notTooFar(row.on, today);
    if (far) return ruleReason(far);
    return plan.kind === 'refused' ? plan.reason : this.take(plan, row.on);
  }

  private async take({ changes, counts }: PlannedUnit, on: CalendarDate): Promise<Reason | undefined> {
    const code = await this.draft.take(changes, on);
    if (code) return ruleReason(code);
    for (const count of counts) this.counts[count] += 1;
    return undefined;
  }
}

const changesNothing = (plan: UnitPlan): boolean => plan.kind === 'planned' && plan.changes.length === 0;

/** Brings the chart to what a file says, in one append: all rows that can be used, or after a crash none. */
@Injectable()
export class UnitsImport {
  constructor(
    private readonly handler: Handler,
    private readonly judge: ChartJudge,
  ) {}

  async run(file: UnitsFile, run: Run): Promise<Judged | Refusal> {
    const entries: UnitEntry[] = [];
    for await (const batch of file.batches()) for (const entry of batch) entries.push(entry);
    if (run.dryRun) {
      const state = await this.handler.state(chartDecider, CHART.id);
      const { judging } = await this.judged(state, entries, run);
      return reportOf(judging, entries, { dryRun: true, position: null });
    }
    return this.record(entries, run);
  }

  /** Nothing comes between the judging and the recording: other changes of the chart wait. */
  private async record(entries: readonly UnitEntry[], run: Run): Promise<Judged | Refusal> {
    let judging: Judging | undefined;
    const aim = { decider: chartDecider, id: CHART.id, wish: wishOf(run.envelope) };
    const outcome = await this.handler.handle(aim, async (state) => {
      const judged = await this.judged(state, entries, run);
      judging = judged.judging;
      return judged.draft.changed;
    });
    if (isRefusal(outcome)) return outcome;
    if (!judging) throw new Error('the chart judged nothing');
    return reportOf(judging, entries, { dryRun: false, position: outcome.position });
  }

  private async judged(
    state: ChartState,
    entries: readonly UnitEntry[],
    { envelope, today }: Run,
  ): Promise<{ draft: ChartDraft; judging: Judging }> {
    const draft = new ChartDraft(state, this.judge, today);
    const judging = new Judging(draft, envelope.commandId, entries);
    await judging.all(today);
    return { draft, judging };
  }
}

const wishOf = ({ actor, commandId, correlationId }: Envelope): Envelope => ({
  actor,
  commandId: asId<CommandId>(derivedId(commandId, 'chart')),
  correlationId,
  causationId: commandId,
});

const reportOf = (
  { counts, refusals }: Judging,
  entries: readonly UnitEntry[],
  rest: Pick<Judged, 'dryRun' | 'position'>,
): Judged => ({ ...rest, figures: { read: entries.length, ...counts }, ...refusals.told() });
