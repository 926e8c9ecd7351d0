import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../kernel/facts/envelope.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import { Sealing } from '../platform/ports/sealing.js';
import { invalid } from '../platform/problems/problem.js';
import { ProgrammeThings } from '../programmes/programme.things.js';
import { Reached } from '../staff/reached.queries.js';
import { ChartBook } from '../units/chart.queries.js';
import { answer, daysTaken, retract } from './answer.rules.js';
import { directiveDecider } from './directive.decider.js';
import { AnswerDirective, RetractAnswers } from './directives.commands.js';
import { OFFICE_WRITE } from '../platform/callers/permissions.js';
import { ANSWERS_RECORD } from './directive.permissions.js';

const decider = directiveDecider;
const permission = ANSWERS_RECORD;

@CommandHandler(AnswerDirective)
export class AnswerDirectiveHandler implements ICommandHandler<AnswerDirective> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly charts: ChartBook,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: AnswerDirective): Promise<Outcome> {
    const { directive: id, unit, staff, until, reason, on: day, ...kind } = body;
    const { today: now } = this.things.moment();
    // What is sent is judged before whether the directive is there.
    if (until !== undefined && until < (day ?? now)) throw invalid('/until', 'tidak sebelum on | not before on');
    return this.things.judge(
      { decider, id, envelope },
      {
        gather: async (_, { today }) => {
          const on = day ?? today;
          const where = await this.reached.must({
            actor: envelope.actor,
            permission,
            unit,
            staff,
            days: () => [on],
            today,
          });
          const unitEnded = !(await this.charts.existsOn(unit, [on, today]));
          return { on, where, unitEnded, texts: await this.sealing.texts(`directive:${id}`, { reason }) };
        },
        decide: (directive, { on, where, unitEnded, texts, programme, rules }, { today }) => {
          const ends = until === undefined ? {} : { until };
          const named = { directive: id, programme, unit, on, staff, ...kind, ...ends, ...texts };
          const faults = where.faults(staff, { on, today, unit, targets: unitsOn(directive.targets, on) });
          const facts = { today, closed: rules.toRecord(on), unitEnded, faults };
          return answer(directive, { type: 'DirectiveAnswered', ...named }, facts);
        },
      },
    );
  }
}

@CommandHandler(RetractAnswers)
export class RetractAnswersHandler implements ICommandHandler<RetractAnswers> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly reached: Reached,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: RetractAnswers): Promise<Outcome> {
    const { directive: id, unit, staff, on } = body;
    const { actor } = envelope;
    return this.things.judge(
      { decider, id, envelope },
      {
        // On which days somebody answered follows from the answers.
        followsState: true,
        gather: async (directive, { today }) => {
          const taken = daysTaken(directive, { on, staff }, today);
          const days = (person: (typeof staff)[number]) => taken.get(person) ?? [];
          const where = await this.reached.must({ actor, permission, unit, staff, days, today });
          const mayTakeExemptions = await this.reached.may(actor, OFFICE_WRITE, today);
          return { where, mayTakeExemptions, reason: await this.sealing.text(`directive:${id}`, body.reason) };
        },
        decide: (directive, { where, mayTakeExemptions, reason, programme, rules }, { today }) => {
          const event = { type: 'AnswersRetracted', directive: id, programme, unit, staff, reason } as const;
          return retract(directive, on === undefined ? event : { ...event, on }, {
            today,
            closed: (day) => rules.toRecord(day),
            mayTakeExemptions,
            inUnit: (person, day) => where.isWithin(person, unit, [day, today]),
          });
        },
      },
    );
  }
}
