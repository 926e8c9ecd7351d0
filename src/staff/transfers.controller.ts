import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import { positionOf } from '../kernel/ports/event-store.js';
import type { Outcome, Part } from '../kernel/facts/wish.js';
import { asId, type TransferId } from '../kernel/words/ids.js';
import { type FaultRow, type Refusal, refuse } from '../kernel/words/refusal.js';
import { About } from '../platform/document/about.js';
import { WriteAnswers } from '../platform/document/answers.js';
import { Desk } from '../platform/bus/desk.js';
import { Requires } from '../platform/callers/guard.js';
import { invalid, mustBeThere } from '../platform/problems/problem.js';
import { type Written, written } from '../platform/edge/respond.js';
import { type Asked, AskedWith } from '../platform/bus/wish.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory, type People } from './directory.queries.js';
import { type PlacementFault, rankedTransferFault } from './staff.decider.js';
import { type MoveDto, TransferTogetherDto } from './staff.dto.js';
import type { Move, StaffMovedTogether } from './staff.events.js';
import { NOBODY, StaffOffice } from './staff-office.js';
import { transferDecider } from './transfer.decider.js';

const PATH = '/v1/transfers';

const mustBeOnce = (moves: readonly MoveDto[]): void => {
  const seen = new Set<string>();
  moves.forEach(({ staff }, index) => {
    if (seen.has(staff)) throw invalid(`/moves/${index}/staff`, 'dipindahkan dua kali | moved twice in one transfer');
    seen.add(staff);
  });
};

@ApiTags('organisation')
@Controller(PATH)
export class TransfersController {
  constructor(
    private readonly desk: Desk,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
    private readonly office: StaffOffice,
  ) {}

  @Post()
  @Requires('office:write')
  @About(
    'Transfer people together',
    'Moves up to 1,000 people by one decree: all of them or nobody. Safe to repeat: whoever is there already is passed over, and where everyone is, it is `200`.',
  )
  @WriteAnswers({
    creates: true,
    refusals: ['date-too-far', 'unit-ended', 'before-enrolment', 'after-departure'],
  })
  async move(@Body() body: TransferTogetherDto, @AskedWith() asked: Asked): Promise<Written> {
    mustBeOnce(body.moves);
    const staff = body.moves.map((move) => move.staff);
    const units = body.moves.map(({ unit }) => unit);
    mustBeThere([
      ...(await this.directory.unknown(staff, (index) => `/moves/${index}/staff`)),
      ...(await this.charts.unknown(units, (index) => `/moves/${index}/unit`)),
    ]);
    const transfer = asId<TransferId>(asked.commandId);
    const decree = await this.desk.sealed(`transfer:${transfer}`, body.decree);
    // Everybody is there already: the answer points at the last fact about any of them.
    const elsewhere = async (): Promise<Part> => ({
      revision: 0,
      position: lastOf(await this.directory.peopleNow(staff)),
    });
    const aim = { decider: transferDecider, id: transfer, asked, elsewhere };
    const outcome = await this.desk.handle(aim, (_, moment) =>
      this.judge(
        { type: 'StaffMovedTogether', transfer, on: body.on ?? moment.today, decree, moves: body.moves },
        moment,
      ),
    );
    return written(await this.named(outcome), PATH);
  }

  /** What moved nobody is answered with the transfer that moved them last, where one did. */
  private async named(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'done' || outcome.created) return outcome;
    return { ...outcome, id: (await this.directory.transferAt(outcome.position)) ?? outcome.id };
  }

  private async judge(event: StaffMovedTogether, { today }: Moment): Promise<Decision<StaffMovedTogether>> {
    const { moves, on } = event;
    const people = await this.directory.people(moves.map(({ staff }) => staff));
    const fresh: { move: Move; index: number }[] = [];
    for (const [index, move] of moves.entries()) {
      const record = people.get(move.staff) ?? NOBODY;
      const there = await this.office.isThere(record, { unit: move.unit, position: move.position }, on);
      if (!there) fresh.push({ move, index });
    }
    if (fresh.length === 0) return [];
    const far = notTooFar(on, today);
    if (far) return refuse(far);
    const refusal = refusalOf(await this.faults(fresh, people, { on, today }));
    return refusal ?? [{ ...event, moves: fresh.map(({ move }) => move) }];
  }

  private async faults(
    fresh: readonly { move: Move; index: number }[],
    people: People,
    { on, today }: { on: CalendarDate; today: CalendarDate },
  ): Promise<RankedRow[]> {
    const charts = await this.office.chartsOn(on);
    return fresh.flatMap(({ move: { staff, unit }, index }) => {
      const fault = rankedTransferFault((people.get(staff) ?? NOBODY).career, { unit, on, today }, charts);
      if (!fault) return [];
      return [{ ...fault, pointer: `/moves/${index}/${fault.code === 'unit-ended' ? 'unit' : 'staff'}` }];
    });
  }
}

type RankedRow = FaultRow & PlacementFault;

const RANKS: readonly PlacementFault['rank'][] = ['unit', 'person', 'chart'];

/** Where rows differ, the first in the order of checks is named (api.md, 1): a unit may be ended for two reasons. */
const refusalOf = (rows: readonly RankedRow[]): Refusal | undefined => {
  const first = RANKS.flatMap((rank) => rows.filter((row) => row.rank === rank)).at(0);
  return (
    first &&
    refuse(
      first.code,
      rows.map(({ pointer, code }) => ({ pointer, code })),
    )
  );
};

const lastOf = (people: People): ReturnType<typeof positionOf> =>
  positionOf(Math.max(0, ...[...people.values()].flatMap(({ career }) => career.map(({ seq }) => seq))));
