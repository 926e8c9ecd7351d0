import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Defined } from '../kernel/evidence/evidenced.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { unitsOn } from '../kernel/organisation/dated.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { isRefusal, type Refusal } from '../kernel/words/refusal.js';
import { Sealing } from '../platform/ports/sealing.js';
import { type InProgramme, ProgrammeThings } from '../programmes/programme.things.js';
import { PeopleBook, type Whereabouts } from '../staff/people.queries.js';
import { courseDecider } from './course.decider.js';
import {
  type JudgedCompletions,
  judgeShown,
  type PlacedCompletion,
  type ShownFacts,
} from './shown-completion.rules.js';
import { type CompletionsSettled, ShowCompletions, type ShownCompletion } from './shown-completions.commands.js';

const decider = courseDecider;

/** What is told of the source of a result that stands in a file. */
const SOURCE = 'CSV';
/** A dry run seals nothing. */
const UNSEALED = { key: '', box: '' };

type Body = ShowCompletions['body'];
type Seen = InProgramme & Pick<ShownFacts, 'source' | 'today'> & { readonly where: Whereabouts };

@CommandHandler(ShowCompletions)
export class ShowCompletionsHandler implements ICommandHandler<ShowCompletions> {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly people: PeopleBook,
    private readonly sealing: Sealing,
  ) {}

  async execute({ body, envelope }: ShowCompletions): Promise<CompletionsSettled | Refusal> {
    if (body.dryRun) return this.dryRun(body);
    let completions: CompletionsSettled['completions'] = [];
    const outcome: Outcome = await this.things.judge(
      { decider, id: body.course, envelope },
      {
        gather: async (_, { today }) => ({
          where: await this.whereabouts(body.completions, today),
          source: await this.sealing.text(`course:${body.course}`, SOURCE),
        }),
        decide: (course, seen, { today }) => {
          const { verdicts, events } = judged(course, body, { ...seen, today });
          completions = verdicts;
          return events;
        },
      },
    );
    return isRefusal(outcome) ? outcome : { kind: 'settled', position: outcome.position, completions };
  }

  private async dryRun(body: Body): Promise<CompletionsSettled | Refusal> {
    const found = await this.things.look(decider, body.course);
    if (isRefusal(found)) return found;
    const { today } = this.things.moment();
    const where = await this.whereabouts(body.completions, today);
    const { verdicts } = judged(found.thing, body, { ...found, where, today, source: UNSEALED });
    return { kind: 'settled', position: null, completions: verdicts };
  }

  private async whereabouts(completions: readonly ShownCompletion[], today: CalendarDate): Promise<Whereabouts> {
    const staff = [...new Set(completions.map((one) => one.staff))];
    return this.people.whereabouts(staff, [...completions.map(({ on }) => on), today]);
  }
}

/** Each in the unit in which the person counts on that day, if that is targeted. */
const placed = (
  { targets }: Defined,
  { staff, on, result }: ShownCompletion,
  { where, today }: Pick<Seen, 'where' | 'today'>,
): PlacedCompletion => {
  const unit = where.unitOf(staff, on);
  const isFit = unit && where.faults([staff], { on, today, unit, targets: unitsOn(targets, on) }).size === 0;
  return { staff, on, result, unit: isFit ? unit : undefined };
};

const judged = (
  course: Defined,
  { course: id, completions }: Body,
  { programme, rules, source, ...seen }: Seen,
): JudgedCompletions => {
  const shown = completions.map((one) => placed(course, one, seen));
  const { today } = seen;
  return judgeShown(course, shown, { course: id, programme, source, today, closedOn: (on) => rules.toRecord(on) });
};
