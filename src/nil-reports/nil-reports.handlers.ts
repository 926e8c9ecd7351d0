import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { asId, type NilReportId, type ProgrammeId, type UnitId } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { Sealing, thingOwner } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { type KnownNilReport, nilReportDecider, report, retract } from './nil-report.decider.js';
import { NIL_REPORTS_RECORD } from './nil-report.permissions.js';
import { ReportNil, RetractNilReport } from './nil-reports.commands.js';
import { OpenIssues } from './open-issues.queries.js';

const decider = nilReportDecider;

type Said = { readonly programme: ProgrammeId; readonly unit: UnitId; readonly on: CalendarDate };

/**
 * The id of the `count`th report of a unit and day: those before it were taken back. Two requests for the same one so
 * meet in its stream, and one of them finds it there.
 */
const idOf = ({ programme, unit, on }: Said, count: number): NilReportId =>
  asId<NilReportId>(derivedId('nil-report', programme, unit, on, String(count)));

@CommandHandler(ReportNil)
export class ReportNilHandler implements ICommandHandler<ReportNil> {
  constructor(
    private readonly handler: Handler,
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly issues: OpenIssues,
  ) {}

  async execute({ body, envelope: { actor }, envelope }: ReportNil): Promise<Outcome> {
    const { programme, unit } = body;
    const said = { programme, unit, on: body.on ?? this.things.moment().today };
    const id = await this.standing(said);
    return this.things.add(
      { decider, id, envelope, programme, keepsAnswer: true },
      {
        gather: async (_, { today }) => {
          const chart = await this.reached.mustCover({ actor, permission: NIL_REPORTS_RECORD, ...said, today });
          return { unitEnded: !chart.exists(unit), hasOpenIssue: await this.hasOpenIssue(said, chart) };
        },
        decide: (known, { rules, ...facts }, { today }) =>
          report(
            known,
            { type: 'NilReported', nilReport: id, ...said },
            { ...facts, today, closed: rules.toAdd(), outside: rules.outside([unit]) },
          ),
      },
    );
  }

  private async hasOpenIssue(said: Said, chart: Chart): Promise<boolean> {
    return this.issues.has({ ...said, chart });
  }

  /** The report of the unit and day that stands, or the one that would. */
  private async standing(said: Said): Promise<NilReportId> {
    for (let count = 0; ; count += 1) {
      const id = idOf(said, count);
      if ((await this.handler.state(decider, id)).phase !== 'retracted') return id;
    }
  }
}

@CommandHandler(RetractNilReport)
export class RetractNilReportHandler implements ICommandHandler<RetractNilReport> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body: { nilReport: id, reason: why }, envelope }: RetractNilReport): Promise<Outcome> {
    const { actor } = envelope;
    const aim = { decider, id, envelope };
    return this.things.judge(aim, {
      gather: async ({ unit, on }: KnownNilReport, { today }) => {
        await this.reached.mustBeTheirs({ actor, permission: NIL_REPORTS_RECORD, unit, on, today });
        return { reason: await this.sealing.text(thingOwner(aim), why) };
      },
      decide: (known, { rules, reason }) => retract(known, { reason, closed: rules.toRecord(known.on) }),
    });
  }
}
