import { Injectable } from '@nestjs/common';
import { batches } from '../kernel/words/batches.js';
import type { StaffRecord } from '../../projections/directory.view.js';
import { assignedOn } from '../kernel/organisation/career.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { domainEvent } from '../kernel/facts/domain-event.js';
import { type Position, positionOf, streamName } from '../kernel/ports/event-store.js';
import type { StaffId, TransferId, UnitId } from '../kernel/words/ids.js';
import type { ListQuery, ViewDocument } from '../kernel/ports/view-store.js';
import type { FaultRow } from '../kernel/words/refusal.js';
import { Events } from '../platform/ports/ports.js';
import { mustBeThere, unknownIn } from '../platform/problems/problem.js';
import { Views } from '../platform/reading/views.js';
import type { StaffMovedTogether } from './staff.events.js';

const DIRECTORY = 'directory';
const PAGE = 1_000;
const UNITS_AT_A_TIME = 20;

/** People by id, each as the directory knows them. */
export type People = ReadonlyMap<StaffId, StaffRecord>;

/** Who is where: what rules about people ask. Every answer holds at least every write answered before. */
@Injectable()
export class Directory {
  constructor(
    private readonly views: Views,
    private readonly events: Events,
  ) {}

  async catchUp(): Promise<void> {
    const { position } = await this.events.head();
    await this.views.reach(DIRECTORY, position);
  }

  /** Those of some ids that anybody has, whoever was enrolled by mistake alone not among them. */
  async people(ids: readonly StaffId[]): Promise<People> {
    await this.catchUp();
    return new Map([...(await this.peopleNow(ids))].filter(([, { career }]) => career.length > 0));
  }

  /** Of what the directory holds by now, everybody of whom it ever knew. */
  async peopleNow(ids: readonly StaffId[]): Promise<People> {
    return (await this.views.documents(DIRECTORY, ids)) as unknown as People;
  }

  /** As `people`; 404 with a row for each id that nobody has. */
  async known(ids: readonly StaffId[], pointer = (index: number): string => `/staff/${index}`): Promise<People> {
    const people = await this.people(ids);
    mustBeThere(unknownIn(ids, people, pointer));
    return people;
  }

  /** A row for each id that nobody has. */
  async unknown(ids: readonly StaffId[], pointer = (index: number): string => `/staff/${index}`): Promise<FaultRow[]> {
    return ids.length === 0 ? [] : unknownIn(ids, await this.people(ids), pointer);
  }

  /** Where the facts about a person stand in the log that are in no stream of the person's own. */
  async elsewhere(staff: StaffId): Promise<readonly Position[]> {
    await this.catchUp();
    return this.elsewhereNow(staff);
  }

  /** As `elsewhere`, up to what was recorded at a position: that is done, and told though the view be held up. */
  async elsewhereBy(staff: StaffId, position: Position): Promise<readonly Position[]> {
    await this.views.hasReached(DIRECTORY, position);
    return (await this.elsewhereNow(staff)).filter((other) => other <= position);
  }

  private async elsewhereNow(staff: StaffId): Promise<readonly Position[]> {
    const record = (await this.peopleNow([staff])).get(staff);
    if (!record) return [];
    const own = new Set((await this.events.read(streamName('staff', staff), 0)).map(({ position }) => position));
    const facts = [...record.career, ...(record.undone ?? []), ...record.posts].map(({ seq }) => positionOf(seq));
    return facts.filter((position) => !own.has(position));
  }

  /** The bulk transfer that stands in the log at a position, if one does. */
  async transferAt(position: Position): Promise<TransferId | undefined> {
    const event = await this.events.at(position);
    if (event?.type !== 'StaffMovedTogether') return undefined;
    return domainEvent<StaffMovedTogether>(event).transfer;
  }

  /** Everybody ever assigned to one of some units (mergers not followed), in pages, by id. */
  async *everIn(
    units: readonly UnitId[] | undefined,
    after?: string,
  ): AsyncGenerator<readonly (readonly [StaffId, StaffRecord])[]> {
    if (units?.length === 0) return;
    const where = units === undefined ? {} : { where: { index: 'unit', values: units } };
    let page = await this.page({ ...where, ...afterKey(after) });
    while (page.length > 0) {
      yield page.map(personIn);
      page = page.length < PAGE ? [] : await this.page({ ...where, ...afterKey(page.at(-1)?.key) });
    }
  }

  /**
   * As `everIn` to its end, in no particular order, each person once: a few units at a time, as every page of many
   * units looks at each of them.
   */
  async *everyoneEverIn(units: readonly UnitId[]): AsyncGenerator<readonly (readonly [StaffId, StaffRecord])[]> {
    const seen = new Set<StaffId>();
    for (const few of batches(units, UNITS_AT_A_TIME)) {
      for await (const page of this.everIn(few)) {
        const fresh = page.filter(([staff]) => !seen.has(staff));
        fresh.forEach(([staff]) => seen.add(staff));
        yield fresh;
      }
    }
  }

  private async page(query: Omit<ListQuery, 'limit'>): Promise<readonly ViewDocument[]> {
    return this.views.list(DIRECTORY, { ...query, limit: PAGE });
  }
}

const afterKey = (after: string | undefined): Pick<ListQuery, 'after'> => (after === undefined ? {} : { after });

const personIn = ({ key, doc }: ViewDocument): readonly [StaffId, StaffRecord] =>
  [key as StaffId, doc as unknown as StaffRecord] as const;

/** The unit as recorded (mergers not followed) that a person is assigned to on a day. */
export const unitOf = (people: People, staff: StaffId, on: CalendarDate): UnitId | undefined => {
  const record = people.get(staff);
  return record && assignedOn(record.career, on);
};
