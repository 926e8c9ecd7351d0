import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Handler } from '../kernel/facts/handle.js';
import type { Position } from '../kernel/ports/event-store.js';
import { Problem } from '../platform/problems/problem.js';
import { ChartBook } from '../units/chart.queries.js';
import { NamedPeople } from './named-people.js';
import { type Settled, ShowStaff, type ShownChange, type ShownPerson } from './roster.commands.js';
import { planShown } from './shown.rules.js';
import { type PlannedPerson, ShownRecorder } from './shown-recorder.js';

/** How often a person is judged anew because others wrote about them meanwhile. */
const ATTEMPTS = 20;

type Left = { readonly index: number; readonly shown: ShownPerson };
type Round = { readonly command: ShowStaff; readonly settled: Settled[] };

@CommandHandler(ShowStaff)
export class ShowStaffHandler implements ICommandHandler<ShowStaff> {
  constructor(
    private readonly handler: Handler,
    private readonly charts: ChartBook,
    private readonly people: NamedPeople,
    private readonly recorder: ShownRecorder,
  ) {}

  /** Those whom others were quicker with are judged again. */
  async execute(command: ShowStaff): Promise<readonly Settled[]> {
    const settled: Settled[] = [];
    let left: readonly Left[] = command.body.people.map((shown, index) => ({ index, shown }));
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Problem('too-busy');
      if (attempt > 0) await this.people.catchUp();
      left = await this.settleOnce(left, { command, settled });
    }
    return settled;
  }

  private async settleOnce(left: readonly Left[], { command, settled }: Round): Promise<readonly Left[]> {
    const { body, envelope } = command;
    const places = new Map<PlannedPerson, number>();
    const changing: PlannedPerson[] = [];
    for (const [index, planned] of await this.plan(left, { command, settled })) {
      places.set(planned, index);
      if (body.dryRun || changesNothing(planned)) settled[index] = settledAs(planned, undefined);
      else changing.push(planned);
    }
    const { done, again } = await this.recorder.record(changing, envelope, body.on);
    for (const { planned, position } of done) settled[places.get(planned) ?? -1] = settledAs(planned, position);
    return again.map(({ planned, shown }) => ({ index: places.get(planned) ?? -1, shown }));
  }

  private async plan(
    left: readonly Left[],
    { command, settled }: Round,
  ): Promise<(readonly [number, PlannedPerson])[]> {
    const { on } = command.body;
    const { today } = this.handler.moment();
    const people = await this.people.known(left.flatMap(({ shown }) => (shown.held ? [shown.staff] : [])));
    const charts = await this.charts.around(on);
    return left.flatMap(({ index, shown }) => {
      const person = people.get(shown.staff);
      const plan = planShown(shown, person, { on, today, charts });
      if (plan.kind !== 'refused') return [[index, { shown, plan, revision: person?.record.revision ?? -1 }] as const];
      settled[index] = plan;
      return [];
    });
  }
}

const changesOf = ({ plan, revision }: PlannedPerson): ShownChange[] => {
  if (plan.kind === 'enrolled') return [revision < 0 ? 'joined' : 'enrolled'];
  return [...(plan.placing ? [plan.placing.count] : []), ...(plan.renames ? (['renamed'] as const) : [])];
};

const changesNothing = (planned: PlannedPerson): boolean => changesOf(planned).length === 0;

const settledAs = (planned: PlannedPerson, position: Position | undefined): Settled => ({
  kind: 'settled',
  staff: planned.shown.staff,
  changes: changesOf(planned),
  position,
});
