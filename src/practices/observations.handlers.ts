import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { observe, retractObservations } from './observation.rules.js';
import { practiceDecider } from './practice.decider.js';
import { ObservePractice, RetractObservations } from './practices.commands.js';
import { OBSERVATIONS_RECORD } from './practice.permissions.js';

const decider = practiceDecider;
const permission = OBSERVATIONS_RECORD;

const windowOf = ({ windowDays }: { windowDays?: number }): { windowDays?: number } =>
  windowDays === undefined ? {} : { windowDays };

@CommandHandler(ObservePractice)
export class ObservePracticeHandler implements ICommandHandler<ObservePractice> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: ObservePractice): Promise<Outcome> {
    const { practice: id, unit, staff, grade } = body;
    const { actor } = envelope;
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async (_, { today }) => {
          const on = body.on ?? today;
          const where = await this.reached.must({ actor, permission, unit, staff, days: () => [on], today });
          const unitEnded = !(await this.charts.existsOn(unit, [on, today]));
          return { on, where, unitEnded, source: await this.sealing.text(`practice:${id}`, body.source) };
        },
        decide: (practice, { on, where, unitEnded, source, programme, rules }, { today }) => {
          const named = { practice: id, programme, unit, on, grade, ...windowOf(practice), source, staff };
          const faults = where.faults(staff, { on, today, unit, targets: unitsOn(practice.targets, on) });
          const facts = { today, closed: rules.toRecord(on), unitEnded, faults };
          return observe(practice, { type: 'PracticeObserved', ...named }, facts);
        },
      },
    );
  }
}

@CommandHandler(RetractObservations)
export class RetractObservationsHandler implements ICommandHandler<RetractObservations> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: RetractObservations): Promise<Outcome> {
    const { practice: id, unit, staff, on } = body;
    const { actor } = envelope;
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async (_, { today }) => ({
          where: await this.reached.must({ actor, permission, unit, staff, days: () => [on], today }),
          reason: await this.sealing.text(`practice:${id}`, body.reason),
        }),
        decide: (practice, { where, reason, programme, rules }, { today }) => {
          const named = { practice: id, programme, unit, on, ...windowOf(practice), reason, staff };
          const inUnit = (person: (typeof staff)[number]): boolean => where.isWithin(person, unit, [on, today]);
          return retractObservations(
            practice,
            { type: 'ObservationsRetracted', ...named },
            { closed: rules.toRecord(on), inUnit },
          );
        },
      },
    );
  }
}
